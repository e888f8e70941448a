package io.github.camelinterakt.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is known of one field of a contact: the value that Interakt holds, where that is certain, and the values that this
 * side (the CRM) knows already, because it sent them or was told of them. A value that another has followed stays known for
 * what Interakt showed until then.
 */
record FieldState(List<Value> values) {

    static final FieldState UNKNOWN = new FieldState(List.of());

    /** Far more than change in the time for which they are kept. */
    private static final int MOST_VALUES = 6;

    private static final int RADIX = 36;
    private static final Pattern VALUE = Pattern.compile("([=+!])([\\w-]{16})([0-9a-z]+)(?:~([0-9a-z]+))?");

    /**
     * A value.
     *
     * @param hash its hash
     * @param isHeld whether Interakt holds it
     * @param isKnown whether this side knows it
     * @param since since when it has been what it is
     * @param until until when it was the field's value, as far as this side knows; null if it is
     */
    record Value(String hash, boolean isHeld, boolean isKnown, Instant since, Instant until) {

        private boolean isCurrent() {
            return isKnown && until == null;
        }

        private Value endedAt(Instant moment) {
            return new Value(hash, isHeld, isKnown, since, moment);
        }
    }

    /** Whether Interakt is certain to hold it. */
    boolean isHeld(String hash) {
        return values.stream().anyMatch(value -> value.isHeld() && value.hash().equals(hash));
    }

    /** Whether Interakt, showing it as of that moment, tells this side something that it does not know. */
    boolean isNews(String hash, Instant at) {
        return values.stream()
                .noneMatch(value -> value.hash().equals(hash)
                        && value.isKnown()
                        && (value.until() == null || !at.isAfter(value.until())));
    }

    /** It is about to be sent: from now on it is known, and what Interakt holds is not certain. */
    FieldState sending(String hash, Instant now) {
        return noneHeld().with(new Value(hash, false, true, now, null));
    }

    /** Interakt has taken it. */
    FieldState confirmed(String hash, Instant now) {
        return noneHeld()
                .each(value -> value.isCurrent() ? value.endedAt(now) : value)
                .with(new Value(hash, true, true, now, null));
    }

    /** Interakt shows it as of that moment. */
    FieldState observed(String hash, Instant at) {
        Value latest = latest();
        if (isNews(hash, at)) {
            // Where this side has written since, it is not certain which came last.
            boolean isCertain = latest == null || !latest.since().isAfter(at);
            return isCertain ? noneHeld().with(new Value(hash, true, false, at, null)) : noneHeld();
        }
        boolean isLatest = latest != null && latest.hash().equals(hash);
        return isLatest && !latest.isHeld() ? noneHeld().with(new Value(hash, true, true, latest.since(), null)) : this;
    }

    /** This side has been told of it as of that moment. */
    FieldState told(String hash, Instant at) {
        boolean isHeld = isHeld(hash);
        Value latest = latest();
        Value told = new Value(hash, isHeld, true, at, null);
        if (latest != null && latest.since().isAfter(at)) {
            // This side has written since. If the same, then that is still the field's value.
            told = latest.hash().equals(hash) ? latest : told.endedAt(latest.since());
        }
        return each(value -> value.isCurrent() && !value.since().isAfter(at) ? value.endedAt(at) : value)
                .with(told);
    }

    /** Without what was followed by another value before that moment. */
    FieldState keptSince(Instant moment) {
        List<Value> kept = values.stream()
                .filter(value -> value.isHeld()
                        || value.isCurrent()
                        || value.until() != null && !value.until().isBefore(moment))
                .toList();
        return kept.size() == values.size() ? this : new FieldState(kept);
    }

    /** What this side has sent, or was told of, last. */
    private Value latest() {
        return values.stream()
                .filter(Value::isCurrent)
                .max(Comparator.comparing(Value::since))
                .orElse(null);
    }

    private FieldState noneHeld() {
        return new FieldState(values.stream()
                .filter(Value::isKnown)
                .map(value ->
                        value.isHeld() ? new Value(value.hash(), false, true, value.since(), value.until()) : value)
                .toList());
    }

    private FieldState each(UnaryOperator<Value> change) {
        return new FieldState(values.stream().map(change).toList());
    }

    private FieldState with(Value value) {
        List<Value> all = new ArrayList<>(values);
        all.removeIf(other -> other.hash().equals(value.hash()));
        all.add(value);
        while (all.size() > MOST_VALUES) {
            all.remove(all.stream()
                    .min(Comparator.comparing(Value::isHeld).thenComparing(Value::since))
                    .orElseThrow());
        }
        return new FieldState(List.copyOf(all));
    }

    void write(StringBuilder to) {
        for (Value value : values) {
            to.append(value.isKnown() ? value.isHeld() ? '=' : '+' : '!')
                    .append(value.hash())
                    .append(time(value.since()));
            if (value.until() != null) {
                to.append('~').append(time(value.until()));
            }
        }
    }

    /** Null if it is nothing that was written here. */
    static FieldState read(String text) {
        List<Value> values = new ArrayList<>();
        Matcher matcher = VALUE.matcher(text);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            char mark = matcher.group(1).charAt(0);
            values.add(new Value(
                    matcher.group(2),
                    mark != '+',
                    mark != '!',
                    time(matcher.group(3)),
                    matcher.group(4) == null ? null : time(matcher.group(4))));
            end = matcher.end();
        }
        return end == text.length() ? new FieldState(values) : null;
    }

    private static String time(Instant moment) {
        return Long.toString(Math.max(0, moment.toEpochMilli()), RADIX);
    }

    private static Instant time(String text) {
        return Instant.ofEpochMilli(Long.parseLong(text, RADIX));
    }
}
