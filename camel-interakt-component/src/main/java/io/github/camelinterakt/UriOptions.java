package io.github.camelinterakt;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The options that an endpoint's URI itself gives. None of them goes unused without a word: what the operation cannot use is
 * refused when the endpoint is made.
 */
public final class UriOptions {

    private final InteraktOperation operation;
    private final Set<String> given;

    /**
     * The options of a URI.
     *
     * @param names their names, as the URI has them
     */
    public UriOptions(InteraktOperation operation, Collection<String> names) {
        this.operation = operation;
        this.given = names.stream().map(UriOptions::canonical).collect(Collectors.toUnmodifiableSet());
    }

    /** Camel binds an option in any case, with dashes between its words, and parts of a map after a dot. */
    private static String canonical(String option) {
        int dot = option.indexOf('.');
        return (dot < 0 ? option : option.substring(0, dot)).replace("-", "").toLowerCase(Locale.ROOT);
    }

    /** Whether the URI gives the option. */
    public boolean contain(String option) {
        return given.contains(canonical(option));
    }

    /**
     * Refuses options that only some operations can use, if this is none of them.
     *
     * @throws IllegalArgumentException if the URI gives one of them nevertheless; the message names it
     */
    public void refuseUnlessFor(Set<InteraktOperation> operations, Collection<String> options) {
        if (operations.contains(operation)) {
            return;
        }
        for (String option : options) {
            if (contain(option)) {
                throw new IllegalArgumentException("interakt:" + operation + " cannot use the option " + option
                        + ": take it out of the URI. It is for "
                        + operations.stream().map(Enum::name).collect(Collectors.joining(", ")));
            }
        }
    }
}
