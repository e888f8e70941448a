package io.github.camelinterakt.sandbox.account;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A customer's order from the WhatsApp catalogue. */
public record CartOrder(
        long number,
        UUID contactId,
        List<Shown.Item> items,
        String orderStatus,
        String paymentStatus,
        Instant createdAt) {

    /** What the order costs. */
    public BigDecimal total() {
        return Shown.order(items).order().total();
    }

    CartOrder with(String newOrderStatus, String newPaymentStatus) {
        return new CartOrder(
                number,
                contactId,
                items,
                newOrderStatus == null ? orderStatus : newOrderStatus,
                newPaymentStatus == null ? paymentStatus : newPaymentStatus,
                createdAt);
    }

    /** Prints the number only. */
    @Override
    public String toString() {
        return "CartOrder[" + number + "]";
    }
}
