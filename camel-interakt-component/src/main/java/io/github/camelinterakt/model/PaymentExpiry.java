package io.github.camelinterakt.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How long an order may be paid.
 *
 * @param value             the time, in {@code unit}
 * @param unit              the unit, such as {@code minutes}
 * @param expirationMessage what the customer reads afterwards; may be empty, or null
 */
public record PaymentExpiry(
        int value,
        String unit,
        @JsonProperty("expiration_message") String expirationMessage) {

    /**
     * Checks that the unit is given.
     *
     * @throws IllegalArgumentException if it is null
     */
    public PaymentExpiry {
        if (unit == null) {
            throw new IllegalArgumentException("The time to pay needs a unit, such as minutes");
        }
    }

    /** Does not show the text. */
    @Override
    public String toString() {
        return "PaymentExpiry[" + value + " " + unit + "]";
    }
}
