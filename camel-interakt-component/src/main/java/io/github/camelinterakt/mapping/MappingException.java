package io.github.camelinterakt.mapping;

import java.util.List;
import java.util.stream.Collectors;

/** A record or contact that cannot be mapped. The message has its key and the names of all wrong fields, but no values. */
public final class MappingException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final List<Problem> problems;

    /** A field that cannot be mapped, and why. */
    public record Problem(String field, String problem) {}

    MappingException(String what, String key, String mapping, List<Problem> problems) {
        super("The " + what + " " + key + " cannot be mapped with " + mapping + ": "
                + problems.stream()
                        .map(problem -> problem.field() + " " + problem.problem())
                        .collect(Collectors.joining("; ")));
        this.key = key;
        this.problems = List.copyOf(problems);
    }

    /** Returns the key of the record. */
    public String getKey() {
        return key;
    }

    /** Returns the problems of all fields. */
    public List<Problem> getProblems() {
        return problems;
    }
}
