package io.github.camelinterakt.mapping.file;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.github.camelinterakt.mapping.Names;
import io.github.camelinterakt.mapping.file.Setting.Place;

/** Everything that is wrong with a mapping file, so that it can be told at once. */
final class Problems {

    private final List<String> problems = new ArrayList<>();

    void add(Place place, String problem) {
        add(place + ": " + problem);
    }

    void add(String problem) {
        problems.add(problem);
    }

    /** A name that does not exist: says those that do, and which was probably meant. */
    void unknown(Place place, String what, String name, Collection<String> known) {
        add(
                place,
                "there is no " + what + " '" + name + "'."
                        + Names.nearest(name, known)
                                .map(near -> " Is it " + near + "?")
                                .orElse("")
                        + " Allowed here: " + String.join(", ", known));
    }

    void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("The mapping is wrong: " + String.join("\n", problems));
        }
    }
}
