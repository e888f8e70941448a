package io.github.camelinterakt.conflict;

import java.time.Instant;

import io.github.camelinterakt.mapping.ConflictPolicy;

/** Whose value of a field goes to the other side. */
enum Winner {
    NONE,
    CRM,
    INTERAKT;

    /**
     * A side, as far as one field is concerned.
     *
     * @param hasValue whether it has a value at all
     * @param isChanged whether it was changed since both were last the same
     * @param changedAt when it was changed last; null if it does not say
     */
    record Side(boolean hasValue, boolean isChanged, Instant changedAt) {}

    /** Decides about a field that is not the same on both sides. */
    static Winner of(Side crm, Side interakt, ConflictPolicy policy) {
        if (!crm.hasValue() || !interakt.hasValue()) {
            // Who says nothing contradicts nothing.
            return crm.hasValue() ? CRM : interakt.hasValue() ? INTERAKT : NONE;
        }
        if (crm.isChanged() != interakt.isChanged()) {
            return crm.isChanged() ? CRM : INTERAKT;
        }
        return switch (policy) {
            case crmWins -> CRM;
            case interaktWins -> INTERAKT;
            case newestWins -> newest(crm.changedAt(), interakt.changedAt());
        };
    }

    private static Winner newest(Instant crm, Instant interakt) {
        if (crm == null) {
            return interakt == null ? CRM : INTERAKT;
        }
        return interakt != null && interakt.isAfter(crm) ? INTERAKT : CRM;
    }
}
