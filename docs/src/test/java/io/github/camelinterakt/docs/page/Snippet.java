package io.github.camelinterakt.docs.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A file that is compiled or executed, or the lines of it between {@code tag::name[]} and {@code end::name[]}. */
record Snippet(Path file, String tag) {

    /** Reads {@code path#tag} or {@code path}, below the docs module. */
    static Snippet of(String reference) {
        int hash = reference.indexOf('#');
        return hash < 0
                ? new Snippet(Page.MODULE.resolve(reference), null)
                : new Snippet(Page.MODULE.resolve(reference.substring(0, hash)), reference.substring(hash + 1));
    }

    /** The lines, without marks, moved to the left margin. */
    List<String> lines() {
        List<String> found = new ArrayList<>();
        boolean inside = tag == null;
        for (String line : fileLines()) {
            if (line.contains("tag::") || line.contains("end::")) {
                if (line.contains("tag::" + tag + "[]")) {
                    inside = true;
                } else if (line.contains("end::" + tag + "[]")) {
                    inside = false;
                }
            } else if (inside) {
                found.add(line);
            }
        }
        if (found.isEmpty()) {
            throw new IllegalStateException(file + " has nothing between tag::" + tag + "[] and end::" + tag + "[]");
        }
        int margin = found.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        return found.stream()
                .map(line -> line.isBlank() ? "" : line.substring(margin))
                .collect(Collectors.toList());
    }

    private List<String> fileLines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException("A page takes a snippet from " + file, e);
        }
    }
}
