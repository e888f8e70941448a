package io.github.camelinterakt.internal.preflight;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.github.camelinterakt.model.Template;

/** The templates of an account, by name and language. */
final class Templates {

    private static final int NEAREST = 3;

    private final Map<String, Map<String, Template>> byName = new HashMap<>();

    /** An approved template takes precedence over rejected ones of the same name and language, which the API lists too. */
    Templates(List<Template> templates) {
        for (Template template : templates) {
            if (template.getName() != null && template.getLanguage() != null) {
                byName.computeIfAbsent(template.getName(), name -> new TreeMap<>())
                        .merge(template.getLanguage(), template, (one, other) -> one.isApproved() ? one : other);
            }
        }
    }

    /** The template; {@code null} if there is none. */
    Template find(String name, String language) {
        return byName.getOrDefault(name, Map.of()).get(language);
    }

    /** The language codes of a template; empty if there is no such name. */
    Set<String> languages(String name) {
        return byName.getOrDefault(name, Map.of()).keySet();
    }

    /** Describes a missing name or language. */
    String missing(String name) {
        if (!languages(name).isEmpty()) {
            return "the template does not exist in this language; it exists in " + String.join(", ", languages(name));
        }
        List<String> nearest = nearest(name);
        return "the account has no template with this name"
                + (nearest.isEmpty()
                        ? ", and none with a similar name"
                        : "; similar names: " + String.join(", ", nearest));
    }

    /** Names similar to a misspelled one, the most similar first. */
    List<String> nearest(String name) {
        Map<String, Integer> distances = new TreeMap<>();
        for (String known : byName.keySet()) {
            int distance = distance(known.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (distance <= Math.max(2, name.length() / 2) || known.contains(name) || name.contains(known)) {
                distances.put(known, distance);
            }
        }
        return distances.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .limit(NEAREST)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The Levenshtein distance. */
    static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (i > 0 && one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = i == 0 ? j : Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
