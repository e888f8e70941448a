package io.github.camelinterakt.mapping.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Suggests the name that was probably meant. */
public final class Names {

    /** So many letters are enough to be meant as the beginning of a name. */
    private static final int MIN_BEGINNING = 4;

    private Names() {}

    /**
     * The name that is nearest to a wrong one.
     *
     * @param wrong the name that does not exist
     * @param known the names that do
     * @return the nearest of them; empty if none is near
     */
    public static Optional<String> nearest(String wrong, Collection<String> known) {
        String lower = wrong.toLowerCase(Locale.ROOT);
        int near = Math.max(1, (wrong.length() + 1) / 3);
        Optional<String> nearest =
                known.stream().min(Comparator.comparingInt(name -> distance(lower, name.toLowerCase(Locale.ROOT))));
        return nearest.filter(name -> distance(lower, name.toLowerCase(Locale.ROOT)) <= near)
                .or(() -> known.stream()
                        .filter(name -> lower.length() >= MIN_BEGINNING
                                && name.toLowerCase(Locale.ROOT).startsWith(lower))
                        .findFirst());
    }

    /** The same as the end of a message: {@code " Is it phone?"}, or nothing if no name is near. */
    public static String suggestion(String wrong, Collection<String> known) {
        return nearest(wrong, known).map(name -> " Is it " + name + "?").orElse("");
    }

    /** How many letters must be changed, put in, taken out or swapped with their neighbour to make one name of the other. */
    private static int distance(String from, String to) {
        int[] twoAbove = new int[to.length() + 1];
        int[] above = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(above[j], row[j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    row[j] = Math.min(row[j], twoAbove[j - 2] + 1);
                }
            }
            twoAbove = above;
            above = row;
        }
        return above[to.length()];
    }
}
