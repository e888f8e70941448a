package io.github.camelinterakt.model;

import java.math.BigDecimal;

/** An item of an order. */
public final class OrderItem extends RequestPart<OrderItem> {

    /**
     * Creates an item.
     *
     * @param name the item's name
     * @param amount the price, in the order's currency
     * @param countryOfOrigin such as {@code India}, or null
     */
    public OrderItem(String name, int quantity, BigDecimal amount, String countryOfOrigin) {
        super(json("amount", required(amount, "The amount of an item"), "country_of_origin", countryOfOrigin)
                .put("name", required(name, "The name of an item"))
                .put("quantity", quantity));
    }
}
