package io.github.camelinterakt.memory;

import io.github.camelinterakt.context.Figure;

/** The current figures of what is known of an account's contacts. */
public record MemoryFigures(
        @Figure(value = "Calls that trackUser with delta has made", counter = true)
        long calls,

        @Figure(value = "Calls that delta has saved, because nothing had changed", counter = true)
        long savedCalls,

        @Figure(
                value = "Traits, tags and other fields that delta has not sent, because they had not changed",
                counter = true)
        long unchangedFields,

        @Figure(value = "Contacts of feed and webhook that nobody else had changed", counter = true)
        long echoes,

        @Figure(value = "Contacts of feed and webhook that somebody else had changed", counter = true)
        long news) {}
