package io.github.camelinterakt.sandbox.openapi;

/**
 * One way in which a request breaks the API's rules. Never holds what the request held, which may be personal data.
 *
 * @param pointer where: a JSON pointer into the body, or the name of a parameter
 * @param rule the rule that is broken
 */
public record Violation(String pointer, String rule) {

    @Override
    public String toString() {
        return (pointer.isEmpty() ? "/" : pointer) + ": " + rule;
    }
}
