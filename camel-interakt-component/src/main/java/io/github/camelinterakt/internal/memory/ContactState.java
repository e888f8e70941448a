package io.github.camelinterakt.internal.memory;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelinterakt.internal.memory.Fingerprints.Fingerprint;

/**
 * The remembered fields of one contact: the hash of the value that Interakt and this side (the CRM) share, and since when. Stored as
 * one line of text. Not thread-safe.
 */
final class ContactState {

    private static final int RADIX = 36;
    /** The end of a write whose outcome is unknown. */
    private static final long OPEN = Long.MAX_VALUE;

    /**
     * The state of a field.
     *
     * @param known the value's hash; empty while others have set a value that was not delivered yet
     * @param since it was sent, or delivered as of this moment: what is shown as of an earlier one is out of date
     * @param own what this side has sent besides: values of unknown outcome, or, once one is confirmed, what that has replaced
     * @param until as of a later moment a value of {@code own} is somebody else's
     */
    private record Field(String known, long since, List<String> own, long until) {

        private static final Field UNKNOWN = new Field("", 0, List.of(), 0);
        private static final int MOST_OWN = 3;

        boolean isHeld(String hash) {
            return hash.equals(known) && until != OPEN;
        }

        boolean isNews(String hash, long at, long tolerance) {
            boolean isOutOfDate = at + tolerance < since;
            return !hash.equals(known) && !isOutOfDate && (!own.contains(hash) || at > until);
        }

        Field sending(String hash) {
            return new Field(known, since, until == OPEN ? ownWith(hash) : List.of(hash), OPEN);
        }

        Field confirmed(String hash, long sent, long now) {
            List<String> replaced =
                    ownWith(known).stream().filter(other -> !other.equals(hash)).toList();
            return new Field(hash, Math.max(since, sent), replaced, now);
        }

        Field observed(String hash, long at, boolean isNews) {
            if (isNews) {
                return new Field("", since, own, until);
            }
            boolean hasArrived = until == OPEN && hash.equals(own.get(0)) && at >= since;
            return hasArrived ? confirmed(hash, at, at) : this;
        }

        Field delivered(String hash, long at) {
            if (at < since) {
                return this;
            } else if (until != OPEN && at < until) {
                // A write was in flight, so it is uncertain which value came last.
                return hash.equals(known) ? this : new Field("", since, own, until);
            }
            return until == OPEN ? new Field(hash, at, own, OPEN) : new Field(hash, at, List.of(), at);
        }

        private List<String> ownWith(String hash) {
            return Stream.concat(Stream.of(hash), own.stream())
                    .filter(other -> !other.isEmpty())
                    .distinct()
                    .limit(MOST_OWN)
                    .toList();
        }

        String toText() {
            return known + "," + Long.toString(since, RADIX) + ","
                    + (until == OPEN ? "" : Long.toString(until - since, RADIX)) + "," + String.join(".", own);
        }

        static Field parse(String text) {
            String[] parts = text.split(",", -1);
            long since = Long.parseLong(parts[1], RADIX);
            long until = parts[2].isEmpty() ? OPEN : since + Long.parseLong(parts[2], RADIX);
            return new Field(parts[0], since, parts[3].isEmpty() ? List.of() : List.of(parts[3].split("\\.")), until);
        }
    }

    private final Map<String, Field> fields = new LinkedHashMap<>();

    /** Parses the result of {@link #toText()}; any other text, or null, gives an empty state. */
    static ContactState parse(String text) {
        ContactState state = new ContactState();
        try {
            for (String field : text == null || text.isEmpty() ? new String[0] : text.split(" ", -1)) {
                state.fields.put(
                        field.substring(0, Fingerprints.NAME_LENGTH),
                        Field.parse(field.substring(Fingerprints.NAME_LENGTH)));
            }
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            state.fields.clear();
        }
        return state;
    }

    String toText() {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + field.getValue().toText())
                .collect(Collectors.joining(" "));
    }

    boolean isUnknown() {
        return fields.isEmpty();
    }

    /** Whether Interakt certainly holds this value. */
    boolean isHeld(Fingerprint print) {
        return field(print).isHeld(print.value());
    }

    /** Records that a request with the field is about to be sent. */
    void sending(Fingerprint print) {
        change(print, field -> field.sending(print.value()));
    }

    /** Records that the response confirms the field, which was sent at that moment. */
    void confirmed(Fingerprint print, Instant sent, Instant now) {
        change(print, field -> field.confirmed(print.value(), sent.toEpochMilli(), now.toEpochMilli()));
    }

    /** Records a field that was read; returns whether it is news: changed by somebody else and not yet delivered. */
    boolean observed(Fingerprint print, Instant at, long tolerance) {
        boolean neverSet = print.isNull() && !fields.containsKey(print.field());
        boolean isNews = !neverSet && field(print).isNews(print.value(), at.toEpochMilli(), tolerance);
        if (!neverSet) {
            change(print, field -> field.observed(print.value(), at.toEpochMilli(), isNews));
        }
        return isNews;
    }

    /** Records that the route has processed the field as it was at that moment. */
    void delivered(Fingerprint print, Instant at) {
        change(print, field -> field.delivered(print.value(), at.toEpochMilli()));
    }

    private Field field(Fingerprint print) {
        return fields.getOrDefault(print.field(), Field.UNKNOWN);
    }

    private void change(Fingerprint print, UnaryOperator<Field> change) {
        fields.put(print.field(), change.apply(field(print)));
    }
}
