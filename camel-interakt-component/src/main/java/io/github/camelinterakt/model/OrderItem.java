package io.github.camelinterakt.model;

import java.math.BigDecimal;

/** An item of an order. */
public final class OrderItem extends RequestPart<OrderItem> {

    /** Creates an item with its price in the order's currency; its country of origin, such as {@code India}, may be null. */
    public OrderItem(String name, int quantity, BigDecimal amount, String countryOfOrigin) {
        super(json("amount", required(amount, "The amount of an item"), "country_of_origin", countryOfOrigin)
                .put("name", required(name, "The name of an item"))
                .put("quantity", quantity));
    }
}
