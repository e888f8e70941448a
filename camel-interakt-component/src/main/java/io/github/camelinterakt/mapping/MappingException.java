package io.github.camelinterakt.mapping;

import java.util.List;
import java.util.stream.Collectors;

/** A record or contact that does not fit its mapping. The message names it by its key, and every field; never their content. */
public final class MappingException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final List<Problem> problems;

    /**
     * What is wrong with a field.
     *
     * @param field the field's name
     * @param problem what is wrong, as the end of a sentence
     */
    public record Problem(String field, String problem) {}

    MappingException(String what, String key, String mapping, List<Problem> problems) {
        super("The " + what + " " + key + " cannot be mapped with " + mapping + ": "
                + problems.stream()
                        .map(problem -> problem.field() + " " + problem.problem())
                        .collect(Collectors.joining("; ")));
        this.key = key;
        this.problems = List.copyOf(problems);
    }

    /** The key by which the record is found. */
    public String getKey() {
        return key;
    }

    /** What is wrong, field by field. */
    public List<Problem> getProblems() {
        return problems;
    }
}
