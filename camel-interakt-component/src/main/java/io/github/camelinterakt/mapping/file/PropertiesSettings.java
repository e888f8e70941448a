package io.github.camelinterakt.mapping.file;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

import io.github.camelinterakt.mapping.file.Setting.Scalar;
import io.github.camelinterakt.mapping.file.Setting.Section;
import io.github.camelinterakt.mapping.problem.Place;
import io.github.camelinterakt.mapping.problem.Problems;

/**
 * Reads settings as Java properties. Dots in a key lead into sections; a name that has dots itself is put in brackets, as in
 * {@code contact.traits[first.name]}.
 */
final class PropertiesSettings {

    /** A key, a space, and no separator before the next word, although there is one after it: to Java the rest is the value. */
    private static final Pattern KEY_WITH_SPACE = Pattern.compile("\\s*(?:[^\\s=:\\\\]|\\\\.)+[ \\t]+[^\\s=:][^=:]*=");

    private final String file;
    private final Problems problems;

    private PropertiesSettings(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The settings of a file. */
    static Section read(String file, String text, Problems problems) {
        return new PropertiesSettings(file, problems).read(text);
    }

    private Section read(String text) {
        Section root = new Section(new LinkedHashMap<>(), new Place(file, 1));
        String[] lines = text.split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            Place place = new Place(file, i + 1);
            StringBuilder logical = new StringBuilder(lines[i]);
            if (isComment(lines[i])) {
                continue;
            }
            while (goesOn(lines[i]) && i + 1 < lines.length) {
                i++;
                logical.append('\n').append(lines[i]);
            }
            parsed(logical.toString(), place).forEach((key, value) -> put(root, (String) key, (String) value, place));
        }
        if (root.entries().isEmpty()) {
            problems.add(root.place(), "the file is empty");
        }
        return root;
    }

    private static boolean isComment(String line) {
        String text = line.stripLeading();
        return text.startsWith("#") || text.startsWith("!");
    }

    /** A line goes on with the next one if it ends with a backslash that is not itself escaped. */
    private static boolean goesOn(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == '\\') {
            end--;
        }
        return (line.length() - end) % 2 == 1;
    }

    /** The property of a line with its continuations, with Java's own rules for escapes; none for an empty line. */
    private Properties parsed(String logical, Place place) {
        if (KEY_WITH_SPACE.matcher(logical).lookingAt()) {
            problems.add(place, "a key ends at its first space: write a space in a name as '\\ '");
            return new Properties();
        }
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(logical));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            problems.add(place, "\\u must be followed by four hexadecimal digits, and \\\\ is a backslash");
        }
        return properties;
    }

    private void put(Section root, String key, String value, Place place) {
        List<String> names = names(key);
        if (names.isEmpty()) {
            problems.add(place, "'" + key + "' is no key: names are joined by dots, or put in brackets");
            return;
        }
        Section at = root;
        for (String name : names.subList(0, names.size() - 1)) {
            Setting inner = at.entries().computeIfAbsent(name, none -> new Section(new LinkedHashMap<>(), place));
            if (!(inner instanceof Section section)) {
                problems.add(place, "'" + name + "' has a value already, at " + inner.place());
                return;
            }
            at = section;
        }
        String last = names.get(names.size() - 1);
        Setting before = at.entries().get(last);
        if (before != null) {
            problems.add(place, "the key '" + key + "' is there already, at " + before.place());
            return;
        }
        at.entries().put(last, new Scalar(value.isBlank() ? null : value.strip(), place));
    }

    private static List<String> names(String key) {
        List<String> names = new ArrayList<>();
        int at = 0;
        while (at < key.length()) {
            boolean bracket = key.charAt(at) == '[';
            int from = bracket ? at + 1 : at;
            int end = bracket ? key.indexOf(']', from) : endOfName(key, from);
            if (end <= from) {
                return List.of();
            }
            names.add(key.substring(from, end));
            at = bracket ? end + 1 : end;
            if (at < key.length() && key.charAt(at) == '.') {
                at++;
                if (at == key.length()) {
                    return List.of();
                }
            } else if (at < key.length() && key.charAt(at) != '[') {
                return List.of();
            }
        }
        return names;
    }

    private static int endOfName(String key, int from) {
        int end = from;
        while (end < key.length() && key.charAt(end) != '.' && key.charAt(end) != '[') {
            end++;
        }
        return end;
    }
}
