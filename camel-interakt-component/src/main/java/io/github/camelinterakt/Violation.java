package io.github.camelinterakt;

import java.io.Serializable;

/**
 * One rule that a request breaks. It tells place, rule and length, and nothing of the content.
 *
 * @param pointer the JSON pointer (RFC 6901) of the offending value in the wire document; empty for the document as a whole
 * @param rule the rule
 * @param length how long the value is: a text's characters, a list's or object's elements, the request's bytes; 0 where
 *     there is none
 * @param problem what is wrong and what to do, in words that name the value's place or the allowed values where the rule's
 *     own text cannot
 */
public record Violation(String pointer, Rule rule, int length, String problem) implements Serializable {

    private static final int SHOWN = 200;

    /** A violation that the rule's text describes. */
    public Violation(String pointer, Rule rule, int length) {
        this(pointer, rule, length, rule.text());
    }

    /** Pointer, problem and length, if there is one, in one line whatever the keys of the document are. */
    @Override
    public String toString() {
        String place = pointer.length() > SHOWN ? pointer.substring(0, SHOWN) + "..." : pointer;
        return (place.isEmpty() ? "the request" : place.replaceAll("\\p{Cc}", "?")) + ": " + problem
                + (length == 0 ? "" : " (length " + length + ")");
    }
}
