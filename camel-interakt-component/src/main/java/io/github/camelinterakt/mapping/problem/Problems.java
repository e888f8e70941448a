package io.github.camelinterakt.mapping.problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Everything that is wrong with a mapping, so that it can be told at once. */
public final class Problems {

    private final List<Problem> problems = new ArrayList<>();

    /** What is wrong, and where; the place is null for mappings that are built in Java. */
    private record Problem(Place place, String text) {
        @Override
        public String toString() {
            return place == null ? text : place + ": " + text;
        }
    }

    /**
     * Adds a problem.
     *
     * @param place where it is; {@code null} if it is in no file
     * @param problem what is wrong, and what is allowed
     */
    public void add(Place place, String problem) {
        problems.add(new Problem(place, problem));
    }

    /** Adds what others have found. */
    public void addAll(Problems others) {
        problems.addAll(others.problems);
    }

    /** Adds a name that does not exist: says those that do, and which was probably meant. */
    public void unknown(Place place, String what, String name, Collection<String> known) {
        add(
                place,
                "there is no " + what + " '" + name + "'." + Names.suggestion(name, known) + " Allowed here: "
                        + String.join(", ", known));
    }

    /** Whether nothing is wrong. */
    public boolean isEmpty() {
        return problems.isEmpty();
    }

    /**
     * Tells everything, in the order of files and lines, if anything is wrong.
     *
     * @throws IllegalArgumentException if there is a problem
     */
    public void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("The mapping is wrong: "
                    + problems.stream()
                            .sorted(Comparator.comparing(
                                    Problem::place, Comparator.nullsFirst(Comparator.naturalOrder())))
                            .map(Problem::toString)
                            .distinct()
                            .collect(Collectors.joining("\n")));
        }
    }
}
