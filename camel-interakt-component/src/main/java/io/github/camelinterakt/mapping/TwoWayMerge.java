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
 * Merges a contact that was changed in Interakt with the CRM's record of it, field by field: what only one side has changed goes
 * to the other; what both have changed, as the field's {@link ConflictPolicy} says. A field that is mapped one way only goes
 * that way.
 *
 * <p>Interakt says when a contact was changed, not when one of its fields was; so does a record. {@code newestWins} compares
 * these times; of equal ones the CRM wins.
 */
public final class TwoWayMerge {

    /**
     * What makes both sides equal.
     *
     * @param row the fields to write to the CRM's record, by name; empty if there are none
     * @param contact what to send by {@code trackUser}: only what changes; empty if nothing does
     */
    public record Changes(Map<String, Object> row, Optional<Contact> contact) {

        /** Shows no personal data. */
        @Override
        public String toString() {
            return "Changes[row=" + row.keySet() + ", contact=" + contact.isPresent() + "]";
        }
    }

    /** Whose value of a field goes to the other side. */
    enum Winner {
        NONE,
        CRM,
        INTERAKT
    }

    /** A field's value on one side, whether it was changed since both were last equal, and when; null if that is not known. */
    record Side(Object value, boolean isChanged, Instant changedAt) {}

    private final CrmMapping mapping;

    /**
     * Merges by that mapping.
     *
     * @throws IllegalArgumentException if it does not map both ways
     */
    public TwoWayMerge(CrmMapping mapping) {
        if (!mapping.hasContact() || !mapping.hasRow()) {
            throw new IllegalArgumentException(
                    mapping + " does not map both ways: it needs a contact section, and fields that are mapped back");
        }
        this.mapping = mapping;
    }

    /**
     * Merges a contact of which the CRM has no record yet.
     *
     * @return the whole row, and nothing for Interakt
     * @throws MappingException if values cannot be mapped
     */
    public Changes merge(Contact contact) {
        return new Changes(mapping.row(contact), Optional.empty());
    }

    /**
     * Merges a contact with its record.
     *
     * @param record the CRM's record as it is now
     * @param syncedAt when the record was last sent, or written from Interakt; null if that is not known: then it counts as
     *     changed since
     * @param contact the contact as Interakt shows it
     * @param changedTraits the traits that somebody has changed in Interakt since: the feed's header
     *     {@code CamelInteraktChangedTraits}
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

    /** Decides about one field; a side without a value does not contradict the other. */
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
