package io.github.camelinterakt.internal.memory;

import io.github.camelinterakt.internal.context.Figure;

/** The figures of an account's contact memory. */
public record MemoryFigures(
        @Figure(value = "Calls made by trackUser with delta", counter = true)
        long calls,

        @Figure(value = "Calls that delta saved, because nothing had changed", counter = true)
        long savedCalls,

        @Figure(
                value = "Fields (traits, tags and others) that delta did not send, because they had not changed",
                counter = true)
        long unchangedFields,

        @Figure(value = "Contacts of feed and webhook that only this account had changed", counter = true)
        long echoes,

        @Figure(value = "Contacts of feed and webhook that somebody else had changed", counter = true)
        long news) {}
