package io.github.camelinterakt.preflight;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms of ISO-8601 moments in UTC that the API takes at its different places. */
enum UtcTime {
    /** In a filter: a date alone too, and without a zone, which means UTC. */
    FILTER("(D)(?:(T(?:S)?)(?:Z|\\+00:?00)?)?"),
    /** In a contact: with its zone, which must be UTC. */
    MOMENT("(D)(T(?:S)?)(?:Z|\\+00:?00)"),
    /** In a calendar event: RFC 3339, with seconds. */
    RFC_3339("(D)(TS)(?:Z|\\+00:00)");

    private final Pattern form;

    UtcTime(String form) {
        this.form = Pattern.compile(form.replace("T", "T\\d\\d:\\d\\d")
                .replace("S", ":\\d\\d(?:\\.\\d{1,9})?")
                .replace("D", "\\d{4}-\\d\\d-\\d\\d"));
    }

    boolean matches(String text) {
        Matcher matcher = form.matcher(text);
        try {
            return matcher.matches()
                    && LocalDateTime.parse(matcher.group(1) + (matcher.group(2) == null ? "T00:00" : matcher.group(2)))
                            != null;
        } catch (DateTimeException notOnTheCalendar) {
            return false;
        }
    }
}
