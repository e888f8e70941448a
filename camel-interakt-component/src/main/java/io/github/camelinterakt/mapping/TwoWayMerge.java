package io.github.camelinterakt.mapping;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.camelinterakt.internal.memory.Canonical;
import io.github.camelinterakt.mapping.Field.ConflictPolicy;
import io.github.camelinterakt.mapping.Field.Direction;
import io.github.camelinterakt.model.Contact;

/**
 * Merges a contact that was changed in Interakt with its CRM record, field by field. A change of one side is applied to the other; if
 * both sides have changed a field, its {@code conflict} in the mapping decides. Fields with one direction are applied in that direction.
 *
 * <p>{@code newestWins} compares the times of the last change of the contact and of the record, as neither side has a time for each
 * field; if they are equal, the CRM wins.
 */
public final class TwoWayMerge {

    /**
     * The changes that make both sides equal.
     *
     * @param row the fields to update in the CRM, by name; may be empty
     * @param contact the changed fields to send with {@code trackUser}, if any
     */
    public record Changes(Map<String, Object> row, Optional<Contact> contact) {

        /** Shows no personal data. */
        @Override
        public String toString() {
            return "Changes[row=" + row.keySet() + ", contact=" + contact.isPresent() + "]";
        }
    }

    /** The side whose value is applied to the other. */
    enum Winner {
        NONE,
        CRM,
        INTERAKT
    }

    /** A field's value on one side, whether it was changed since the last sync, and when, or null. */
    record Side(Object value, boolean isChanged, Instant changedAt) {}

    private final CrmMapping mapping;

    /**
     * Creates a merge.
     *
     * @throws IllegalArgumentException if the mapping does not map in both directions
     */
    public TwoWayMerge(CrmMapping mapping) {
        if (!mapping.hasContact() || !mapping.hasRow()) {
            throw new IllegalArgumentException(mapping
                    + " does not map both ways: it requires a contact section, and fields that are mapped back");
        }
        this.mapping = mapping;
    }

    /**
     * Merges a contact that has no CRM record yet: returns the complete row, and no contact.
     *
     * @throws MappingException if values cannot be mapped
     */
    public Changes merge(Contact contact) {
        return new Changes(mapping.row(contact), Optional.empty());
    }

    /**
     * Merges a contact with its CRM record.
     *
     * @param record the current record
     * @param syncedAt the time of the record's last sync in either direction; null if unknown, which counts as changed since
     * @param contact the contact as read from Interakt
     * @param changedTraits the traits that were changed in Interakt: the header {@code CamelInteraktChangedTraits}
     * @throws MappingException if values cannot be mapped
     */
    public Changes merge(Map<String, ?> record, Instant syncedAt, Contact contact, Collection<String> changedTraits) {
        Contact wanted = mapping.contact(record);
        Instant modifiedAt = mapping.modifiedAt(record).orElse(null);
        boolean crmIsChanged = syncedAt == null || modifiedAt == null || modifiedAt.isAfter(syncedAt);
        Map<String, Object> update = new LinkedHashMap<>();
        Set<FieldPath> toRow = new HashSet<>();
        Set<FieldPath> notToRow = new HashSet<>();
        for (Field field : mapping.fields()) {
            Winner winner = Winner.NONE;
            if (field.target.startsWith(CrmMapping.TRAITS)) {
                String trait = field.target.substring(CrmMapping.TRAITS.length());
                Side crm = new Side(wanted.getTraits().get(trait), crmIsChanged, modifiedAt);
                Side interakt = new Side(
                        contact.getTraits().get(trait), changedTraits.contains(trait), contact.getModifiedAt());
                winner = winner(crm, interakt, field.direction, field.conflict);
                if (winner == Winner.CRM) {
                    update.put(trait, crm.value);
                }
            }
            field.paths.stream().findFirst().ifPresent((winner == Winner.INTERAKT ? toRow : notToRow)::add);
        }
        notToRow.removeAll(toRow);
        Contact changed = update.isEmpty() ? null : contact.toUpdate().withTraits(update);
        return new Changes(mapping.rowWithout(contact, notToRow), Optional.ofNullable(changed));
    }

    /** Decides which side wins; a side without a value never conflicts with the other. */
    static Winner winner(Side crm, Side interakt, Direction direction, ConflictPolicy policy) {
        if (Canonical.text(crm.value).equals(Canonical.text(interakt.value))) {
            return Winner.NONE;
        } else if (direction != Direction.both) {
            Winner source = direction == Direction.toInterakt ? Winner.CRM : Winner.INTERAKT;
            return (source == Winner.CRM ? crm : interakt).value == null ? Winner.NONE : source;
        } else if (crm.value == null || interakt.value == null) {
            return crm.value == null ? Winner.INTERAKT : Winner.CRM;
        } else if (crm.isChanged != interakt.isChanged) {
            return crm.isChanged ? Winner.CRM : Winner.INTERAKT;
        }
        boolean crmWins =
                switch (policy) {
                    case crmWins -> true;
                    case interaktWins -> false;
                    case newestWins ->
                        interakt.changedAt == null
                                || crm.changedAt != null && !interakt.changedAt.isAfter(crm.changedAt);
                };
        return crmWins ? Winner.CRM : Winner.INTERAKT;
    }
}
