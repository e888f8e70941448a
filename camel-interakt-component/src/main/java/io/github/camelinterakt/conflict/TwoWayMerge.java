package io.github.camelinterakt.conflict;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.camelinterakt.mapping.ConflictPolicy;
import io.github.camelinterakt.mapping.CrmMapping;
import io.github.camelinterakt.mapping.Direction;
import io.github.camelinterakt.mapping.MappedField;
import io.github.camelinterakt.memory.Canonical;
import io.github.camelinterakt.model.Contact;

/**
 * Merges a contact that somebody has changed in Interakt with the CRM's record of it, field by field: what only one side has
 * changed goes to the other; what both have, as the mapping's {@link ConflictPolicy} of the field says. A field that is mapped one
 * way only is its source's.
 *
 * <p>Interakt says when a contact was changed, not when one of its fields was; so does a record. By these times
 * {@code newestWins} decides; of equal ones the CRM wins.
 */
public final class TwoWayMerge {

    private static final String TRAIT = "traits.";

    private final CrmMapping mapping;

    /**
     * Merges by that mapping.
     *
     * @param mapping a mapping that makes contacts and rows
     * @throws IllegalArgumentException if it does not make both
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
     * @return all that the mapping makes of it, and nothing for Interakt
     * @throws io.github.camelinterakt.mapping.MappingException if values cannot be mapped
     */
    public Merge merge(Contact contact) {
        return new Merge(mapping.row(contact), Optional.empty());
    }

    /**
     * Merges a contact with its record.
     *
     * @param record the CRM's record as it is now
     * @param syncedAt when the record was last sent, or written from Interakt; null if that is not known, and then it counts as
     *     changed since
     * @param contact the contact as Interakt shows it
     * @param changedTraits the traits that somebody has changed in Interakt since: the feed's header
     *     {@code CamelInteraktChangedTraits}
     * @throws io.github.camelinterakt.mapping.MappingException if values cannot be mapped
     */
    public Merge merge(Map<String, ?> record, Instant syncedAt, Contact contact, Collection<String> changedTraits) {
        Contact wanted = mapping.contact(record);
        Instant modifiedAt = mapping.modifiedAt(record).orElse(null);
        boolean crmIsChanged = syncedAt == null || modifiedAt == null || modifiedAt.isAfter(syncedAt);
        Map<String, Object> row = mapping.row(contact);
        Map<String, Object> update = new LinkedHashMap<>();
        Set<String> toRow = new LinkedHashSet<>();
        Set<String> notToRow = new LinkedHashSet<>();
        for (MappedField field : mapping.fields()) {
            Winner winner = Winner.NONE;
            if (field.target().startsWith(TRAIT)) {
                String trait = field.target().substring(TRAIT.length());
                Object ours = wanted.getTraits().get(trait);
                Object theirs = contact.getTraits().get(trait);
                winner = winner(
                        field,
                        ours,
                        theirs,
                        new Winner.Side(ours != null, crmIsChanged, modifiedAt),
                        new Winner.Side(theirs != null, changedTraits.contains(trait), contact.getModifiedAt()));
                if (winner == Winner.CRM) {
                    update.put(trait, ours);
                }
            }
            if (field.field() != null) {
                (winner == Winner.INTERAKT ? toRow : notToRow).add(field.field());
            }
        }
        notToRow.removeAll(toRow);
        notToRow.forEach(field -> remove(row, field));
        return new Merge(
                row,
                update.isEmpty()
                        ? Optional.empty()
                        : Optional.of(contact.toUpdate().withTraits(update)));
    }

    private static Winner winner(MappedField field, Object ours, Object theirs, Winner.Side crm, Winner.Side interakt) {
        if (Canonical.text(ours).equals(Canonical.text(theirs))) {
            return Winner.NONE;
        }
        if (field.direction() == Direction.both) {
            return Winner.of(crm, interakt, field.conflict());
        }
        boolean isCrms = field.direction() == Direction.toInterakt;
        return isCrms ? crm.hasValue() ? Winner.CRM : Winner.NONE : interakt.hasValue() ? Winner.INTERAKT : Winner.NONE;
    }

    /** The field, or, of names joined by dots, the field of fields. */
    private static void remove(Map<String, Object> row, String field) {
        int dot = field.indexOf('.');
        if (dot < 0) {
            row.remove(field);
        } else if (row.get(field.substring(0, dot)) instanceof Map<?, ?> inner) {
            Map<String, Object> rest = new LinkedHashMap<>();
            inner.forEach((name, value) -> rest.put(name.toString(), value));
            remove(rest, field.substring(dot + 1));
            if (rest.isEmpty()) {
                row.remove(field.substring(0, dot));
            } else {
                row.put(field.substring(0, dot), rest);
            }
        }
    }
}
