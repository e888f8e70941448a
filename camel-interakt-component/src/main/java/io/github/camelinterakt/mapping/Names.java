package io.github.camelinterakt.mapping;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Suggests the name that was probably meant. */
public final class Names {

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
        return known.stream()
                .filter(name -> distance(lower, name.toLowerCase(Locale.ROOT)) <= near)
                .min(Comparator.comparingInt(name -> distance(lower, name.toLowerCase(Locale.ROOT))));
    }

    /** How many letters must be changed, put in or taken out to make one name of the other. */
    private static int distance(String from, String to) {
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
            }
            above = row;
        }
        return above[to.length()];
    }
}
