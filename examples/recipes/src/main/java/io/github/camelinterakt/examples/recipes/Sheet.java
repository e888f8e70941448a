package io.github.camelinterakt.examples.recipes;

import java.util.ArrayList;
import java.util.List;

/** The rows of a CSV file, one text each, so that one that cannot be read does not hold up the others. */
public class Sheet {

    private String titles;

    /**
     * The rows below the titles, empty ones too. A line break inside quotation marks becomes a space, because bindy reads
     * line by line. A sheet with other columns is refused: their values must not get into the wrong places of a message.
     */
    public List<String> rows(String csv) {
        List<String> rows = new ArrayList<>();
        StringBuilder row = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            quoted ^= c == '"';
            if (c == '\n' && !quoted) {
                rows.add(row.toString());
                row.setLength(0);
            } else {
                row.append(c == '\n' || c == '\r' ? ' ' : c);
            }
        }
        rows.add(row.toString());
        // Excel puts a byte order mark before the first title.
        String found = rows.remove(0).replaceAll("[\"\\s\uFEFF]", "");
        if (quoted || !found.equalsIgnoreCase(titles)) {
            throw new IllegalArgumentException(
                    quoted
                            ? "A quotation mark of the sheet is not closed"
                            : "The first line of the sheet must be " + titles + ", but is " + found);
        }
        return rows;
    }

    /** The titles of the columns, separated by commas, in the order of the fields of a row. */
    public void setTitles(String titles) {
        this.titles = titles;
    }
}
