package io.github.camelinterakt.preflight.template;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.github.camelinterakt.model.Template;

/** The templates of an account at one moment. */
final class Templates {

    private static final int NEAREST = 3;

    private final Instant fetchedAt;
    private final Map<String, Map<String, KnownTemplate>> byName = new HashMap<>();

    /** Of one name and language an approved one counts; the API lists rejected ones beside it. */
    Templates(List<Template> templates, Instant fetchedAt) {
        this.fetchedAt = fetchedAt;
        for (Template template : templates) {
            if (template.getName() != null && template.getLanguage() != null) {
                byName.computeIfAbsent(template.getName(), name -> new TreeMap<>())
                        .merge(
                                template.getLanguage(),
                                KnownTemplate.of(template),
                                (one, other) -> one.approved() ? one : other);
            }
        }
    }

    Instant fetchedAt() {
        return fetchedAt;
    }

    /** The template; {@code null} if there is none. */
    KnownTemplate find(String name, String language) {
        return byName.getOrDefault(name, Map.of()).get(language);
    }

    /** The codes of the languages that a template has; empty if there is no such name. */
    Set<String> languages(String name) {
        return new TreeSet<>(byName.getOrDefault(name, Map.of()).keySet());
    }

    /** The names that a mistyped one may mean, the nearest first. */
    List<String> nearest(String name) {
        int near = Math.max(2, name.length() / 2);
        Map<String, Integer> distances = new TreeMap<>();
        for (String known : byName.keySet()) {
            int distance = distance(known.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (distance <= near || known.contains(name) || name.contains(known)) {
                distances.put(known, distance);
            }
        }
        return distances.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry<String, Integer>::getValue)
                        .thenComparing(Map.Entry::getKey))
                .limit(NEAREST)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How many letters have to be typed, left out or replaced (Levenshtein). */
    static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
