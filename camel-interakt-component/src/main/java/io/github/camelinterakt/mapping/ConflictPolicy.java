package io.github.camelinterakt.mapping;

/** Which value wins if a field was changed in the CRM and in Interakt since both were last the same. */
public enum ConflictPolicy {
    /** The CRM's value goes to Interakt. */
    crmWins,
    /** Interakt's value goes to the CRM. */
    interaktWins,
    /** The value of the side that was changed last; the mapping must have {@code modified}. */
    newestWins
}
