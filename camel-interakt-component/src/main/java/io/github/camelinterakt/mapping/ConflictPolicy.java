package io.github.camelinterakt.mapping;

/** Who wins where a field was changed in the CRM and in Interakt since both were last the same. */
public enum ConflictPolicy {
    /** The CRM's value goes to Interakt. */
    crmWins,
    /** Interakt's value goes to the CRM. */
    interaktWins,
    /** The value of the side that was changed last; needs the field that says when a record was changed. */
    newestWins
}
