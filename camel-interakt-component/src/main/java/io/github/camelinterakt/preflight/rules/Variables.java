package io.github.camelinterakt.preflight.rules;

import java.util.HashSet;
import java.util.Set;

/** The variables of a template's text: <code>{{1}}</code>, <code>{{2}}</code>... */
public final class Variables {

    private Variables() {}

    /** How many different variables a text has. */
    public static int count(String text) {
        Set<String> names = new HashSet<>();
        int start = text.indexOf("{{");
        while (start >= 0) {
            int end = text.indexOf("}}", start);
            if (end < 0) {
                break;
            }
            String name = text.substring(start + 2, end).strip();
            if (!name.isEmpty()) {
                names.add(name);
            }
            start = text.indexOf("{{", end);
        }
        return names.size();
    }
}
