package io.github.camelinterakt.memory;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** What is known of one contact, field by field, as hashes. Immutable; written as one line of text. */
final class ContactState {

    /** Nothing is known. */
    public static final ContactState UNKNOWN = new ContactState(Map.of());

    private static final int NAME = 8;

    private final Map<String, FieldState> fields;

    private ContactState(Map<String, FieldState> fields) {
        this.fields = fields;
    }

    /** Reads what {@link #toText()} has written; nothing is known where it is something else. */
    public static ContactState parse(String text) {
        if (text == null || text.isEmpty()) {
            return UNKNOWN;
        }
        Map<String, FieldState> fields = new LinkedHashMap<>();
        for (String part : text.split(" ", -1)) {
            FieldState field = part.length() > NAME ? FieldState.read(part.substring(NAME)) : null;
            if (field == null) {
                return UNKNOWN;
            }
            fields.put(part.substring(0, NAME), field);
        }
        return new ContactState(fields);
    }

    /** One line: of each field the hash of its name, and its values' hashes and times. */
    public String toText() {
        StringBuilder text = new StringBuilder();
        fields.forEach((name, field) -> {
            text.append(text.isEmpty() ? "" : " ").append(name);
            field.write(text);
        });
        return text.toString();
    }

    /** Whether nothing is known. */
    public boolean isUnknown() {
        return fields.isEmpty();
    }

    /**
     * Those of the fields that Interakt is not certain to hold.
     *
     * @param prints the fields' hashes, by their names
     * @return their names
     */
    public Set<String> notHeld(Map<String, Fingerprint> prints) {
        Set<String> names = new LinkedHashSet<>();
        prints.forEach((name, print) -> {
            if (!field(print).isHeld(print.value())) {
                names.add(name);
            }
        });
        return names;
    }

    /**
     * Those of the fields that tell this side what it does not know: somebody else has changed them. A value that this side
     * has sent and then replaced is none as long as it is shown as of a moment before the replacement was confirmed; later, somebody
     * has set it anew.
     *
     * @param prints the fields' hashes, by their names
     * @param at the contact is shown as it was at this moment, or later
     * @return their names
     */
    public Set<String> news(Map<String, Fingerprint> prints, Instant at) {
        Set<String> names = new LinkedHashSet<>();
        prints.forEach((name, print) -> {
            boolean neverSet = print.isNull() && !fields.containsKey(print.field());
            if (!neverSet && field(print).isNews(print.value(), millis(at))) {
                names.add(name);
            }
        });
        return names;
    }

    /** The fields are about to be sent. */
    public ContactState sending(Collection<Fingerprint> prints, Instant now) {
        return changed(prints, (field, hash) -> field.sending(hash, millis(now)));
    }

    /** Interakt has taken the fields. */
    public ContactState confirmed(Collection<Fingerprint> prints, Instant now) {
        return changed(prints, (field, hash) -> field.confirmed(hash, millis(now)));
    }

    /** Interakt shows the fields, as of that moment. */
    public ContactState observed(Collection<Fingerprint> prints, Instant at) {
        return changed(prints, (field, hash) -> field.observed(hash, millis(at)));
    }

    /** This side knows the fields now, as of that moment. */
    public ContactState told(Collection<Fingerprint> prints, Instant at) {
        return changed(prints, (field, hash) -> field.told(hash, millis(at)));
    }

    /** Without values that others followed before that moment. */
    public ContactState keptSince(Instant moment) {
        Map<String, FieldState> kept = new LinkedHashMap<>();
        fields.forEach((name, field) -> kept.put(name, field.keptSince(millis(moment))));
        return new ContactState(kept);
    }

    private ContactState changed(Collection<Fingerprint> prints, BiFunction<FieldState, String, FieldState> change) {
        Map<String, FieldState> changed = new LinkedHashMap<>(fields);
        for (Fingerprint print : prints) {
            FieldState field = change.apply(changed.getOrDefault(print.field(), FieldState.UNKNOWN), print.value());
            if (!field.values().isEmpty()) {
                changed.put(print.field(), field);
            }
        }
        return new ContactState(changed);
    }

    private FieldState field(Fingerprint print) {
        return fields.getOrDefault(print.field(), FieldState.UNKNOWN);
    }

    /** As finely as they are written. */
    private static Instant millis(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ContactState that && fields.equals(that.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return "ContactState[" + fields.size() + " fields]";
    }
}
