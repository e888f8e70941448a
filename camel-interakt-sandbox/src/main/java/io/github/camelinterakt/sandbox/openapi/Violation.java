package io.github.camelinterakt.sandbox.openapi;

/**
 * A violation of the API's rules by a request. Contains no value of the request, because it may be personal data.
 *
 * @param pointer the location: a JSON pointer into the body, or the name of a parameter
 * @param rule the violated rule
 */
public record Violation(String pointer, String rule) {

    @Override
    public String toString() {
        return (pointer.isEmpty() ? "/" : pointer) + ": " + rule;
    }
}
