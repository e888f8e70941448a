package io.github.camelinterakt.model;

import java.math.BigDecimal;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One line of an order.
 *
 * @param name            what was ordered
 * @param quantity        how many
 * @param amount          the price, in the order's currency
 * @param countryOfOrigin where it comes from, such as {@code India}, or null
 */
public record OrderItem(
        String name,
        int quantity,
        BigDecimal amount,
        @JsonProperty("country_of_origin") String countryOfOrigin) {

    /**
     * Checks that nothing required is missing.
     *
     * @throws IllegalArgumentException if the name or the amount is null
     */
    public OrderItem {
        if (name == null || amount == null) {
            throw new IllegalArgumentException("An order's item needs a name and an amount");
        }
    }

    /** Does not show what was ordered. */
    @Override
    public String toString() {
        return "OrderItem";
    }
}
