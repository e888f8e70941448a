package io.github.camelinterakt.internal.jdbc;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;

import org.apache.camel.CamelExecutionException;

/** Describes an exception without the data of an event that its message may quote. */
public final class FailureReason {

    private static final int LONGEST = 300;
    /** The part of a message that is read: it may quote a whole document. */
    private static final int LONGEST_READ = 4_000;

    /** Quoted text, documents, mail addresses, and digits that may be a phone number. */
    private static final Pattern PERSONAL = Pattern.compile("\"[^\"]*\"?"
            + "|(?<![\\p{L}\\p{N}])'[^']*'?"
            + "|[\\[{].*"
            + "|[\\w.%+-]+@[\\w.-]+"
            + "|\\+?\\d(?:[ ().-]{0,2}\\d){5,}");

    private FailureReason() {}

    /** The exception's class and message, on one line of at most 300 characters. */
    public static String of(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null
                && (cause instanceof CompletionException
                        || cause instanceof ExecutionException
                        || cause instanceof CamelExecutionException)) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        String name = cause.getClass().getName();
        return message == null || message.isBlank() ? name : bounded(name + ": " + masked(message));
    }

    private static String masked(String message) {
        String text = message.substring(0, Math.min(message.length(), LONGEST_READ));
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cs}\\s]+", " ").strip();
        return PERSONAL.matcher(line).replaceAll("***");
    }

    private static String bounded(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
    }
}
