package io.github.camelinterakt.model;

import java.math.BigDecimal;

/** An order to pay, for an order details template. Amounts are in the order's currency. */
public final class OrderDetails extends RequestPart<OrderDetails> {

    /** Creates an order: the caller's reference, a currency such as {@code INR}, the amount to pay, and at least one item. */
    public OrderDetails(String referenceId, String currency, BigDecimal totalAmount, OrderItem... items) {
        super(json("total_amount", required(totalAmount, "The total amount of an order"))
                .put("reference_id", required(referenceId, "The reference of an order"))
                .put("currency", required(currency, "The currency of an order"))
                .set("order_items", JsonValues.of("items", atLeastOne("items", items))));
    }

    /** Sets the shipping addresses. */
    public OrderDetails withShippingAddresses(ShippingAddress... addresses) {
        return set(list("shippingAddresses", addresses), "shipping_addresses");
    }

    /** Sets the subtotal of the items. */
    public OrderDetails withSubtotal(BigDecimal subtotal) {
        return set(subtotal, "subtotal");
    }

    /** Sets the discount. */
    public OrderDetails withDiscount(BigDecimal discount) {
        return set(discount, "discount");
    }

    /** Sets the tax. */
    public OrderDetails withTax(BigDecimal tax) {
        return set(tax, "tax");
    }

    /** Sets the cost of shipping. */
    public OrderDetails withShipping(BigDecimal shipping) {
        return set(shipping, "shipping");
    }

    /** Sets the time to pay, in a unit such as {@code minutes}; the text that is shown afterwards may be empty or null. */
    public OrderDetails withPaymentExpiry(int value, String unit, String expirationMessage) {
        required(unit, "The unit of the time to pay");
        return set(
                json("value", value, "unit", unit, "expiration_message", expirationMessage),
                "payment_option_expires_in");
    }
}
