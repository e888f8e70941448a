package io.github.camelinterakt;

import java.io.Serializable;

/**
 * A violation of a rule by a request: location, rule and length, without the content.
 *
 * @param pointer the JSON pointer (RFC 6901) of the offending value in the wire document; empty for the document as a whole
 * @param rule the violated rule
 * @param length the value's length: the characters of a text, the elements of a list or object, or the bytes of the request; 0 if
 *     the value is missing
 * @param problem the violation and how to correct it; names the allowed values or other details where the rule's own text
 *     cannot
 */
public record Violation(String pointer, Rule rule, int length, String problem) implements Serializable {

    private static final int SHOWN = 200;

    /** Pointer, problem and length, if there is one, in one line whatever the keys of the document are. */
    @Override
    public String toString() {
        String place = pointer.length() > SHOWN ? pointer.substring(0, SHOWN) + "..." : pointer;
        return (place.isEmpty() ? "the request" : place.replaceAll("\\p{Cc}", "?")) + ": " + problem
                + (length == 0 ? "" : " (length " + length + ")");
    }
}
