package io.github.camelinterakt.model;

import java.math.BigDecimal;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * An order to be paid, for an order details template. All amounts are in the order's currency and are sent as given; they
 * must add up, which the API checks, not this class.
 *
 * @param referenceId       the caller's reference of the order
 * @param items             what was ordered, at least one
 * @param shippingAddresses where it goes, or null
 * @param subtotal          the sum of the items, or null
 * @param discount          what is taken off, or null
 * @param tax               the tax, or null
 * @param shipping          the cost of shipping, or null
 * @param totalAmount       what is to be paid
 * @param currency          the currency's code, such as {@code INR}
 * @param paymentExpiry     how long it may be paid, or null
 */
public record OrderDetails(
        @JsonProperty("reference_id") String referenceId,
        @JsonProperty("order_items") List<OrderItem> items,
        @JsonProperty("shipping_addresses") List<ShippingAddress> shippingAddresses,
        BigDecimal subtotal,
        BigDecimal discount,
        BigDecimal tax,
        BigDecimal shipping,
        @JsonProperty("total_amount") BigDecimal totalAmount,
        String currency,
        @JsonProperty("payment_option_expires_in") PaymentExpiry paymentExpiry) {

    /** Copies the lists. */
    public OrderDetails {
        items = items == null ? null : List.copyOf(items);
        shippingAddresses = shippingAddresses == null ? null : List.copyOf(shippingAddresses);
    }

    /**
     * Starts an order.
     *
     * @param referenceId the caller's reference of the order
     * @param currency    the currency's code, such as {@code INR}
     * @return a builder
     * @throws IllegalArgumentException if one of them is null
     */
    public static Builder builder(String referenceId, String currency) {
        return new Builder(referenceId, currency);
    }

    /** Shows the number of items only. */
    @Override
    public String toString() {
        return "OrderDetails[items=" + (items == null ? 0 : items.size()) + "]";
    }

    /** Builds {@link OrderDetails}. At least one item and the total amount are required. */
    public static final class Builder extends RequestBuilder<OrderDetails> {

        private final String referenceId;
        private final String currency;
        private List<OrderItem> items;
        private List<ShippingAddress> shippingAddresses;
        private BigDecimal subtotal;
        private BigDecimal discount;
        private BigDecimal tax;
        private BigDecimal shipping;
        private BigDecimal totalAmount;
        private PaymentExpiry paymentExpiry;

        private Builder(String referenceId, String currency) {
            this.referenceId = required(referenceId, "the referenceId of an order");
            this.currency = required(currency, "the currency of an order");
        }

        /**
         * Adds lines to the order.
         *
         * @param items the items
         * @return this builder
         * @throws IllegalArgumentException if one is null
         */
        public Builder items(OrderItem... items) {
            this.items = append(this.items, "items", items);
            return this;
        }

        /**
         * Adds a line to the order.
         *
         * @param name            what was ordered
         * @param quantity        how many
         * @param amount          the price
         * @param countryOfOrigin where it comes from, or null
         * @return this builder
         * @throws IllegalArgumentException if the name or the amount is null
         */
        public Builder item(String name, int quantity, BigDecimal amount, String countryOfOrigin) {
            return items(new OrderItem(name, quantity, amount, countryOfOrigin));
        }

        /**
         * Adds addresses that the order goes to.
         *
         * @param addresses the addresses
         * @return this builder
         * @throws IllegalArgumentException if one is null
         */
        public Builder shippingAddresses(ShippingAddress... addresses) {
            shippingAddresses = append(shippingAddresses, "shippingAddresses", addresses);
            return this;
        }

        /**
         * The sum of the items.
         *
         * @param subtotal the amount
         * @return this builder
         */
        public Builder subtotal(BigDecimal subtotal) {
            this.subtotal = subtotal;
            return this;
        }

        /**
         * What is taken off.
         *
         * @param discount the amount
         * @return this builder
         */
        public Builder discount(BigDecimal discount) {
            this.discount = discount;
            return this;
        }

        /**
         * The tax.
         *
         * @param tax the amount
         * @return this builder
         */
        public Builder tax(BigDecimal tax) {
            this.tax = tax;
            return this;
        }

        /**
         * The cost of shipping.
         *
         * @param shipping the amount
         * @return this builder
         */
        public Builder shipping(BigDecimal shipping) {
            this.shipping = shipping;
            return this;
        }

        /**
         * What is to be paid.
         *
         * @param totalAmount the amount
         * @return this builder
         */
        public Builder totalAmount(BigDecimal totalAmount) {
            this.totalAmount = totalAmount;
            return this;
        }

        /**
         * How long the order may be paid.
         *
         * @param value             the time
         * @param unit              its unit, such as {@code minutes}
         * @param expirationMessage what the customer reads afterwards; may be empty, or null
         * @return this builder
         * @throws IllegalArgumentException if the unit is null
         */
        public Builder paymentExpiry(int value, String unit, String expirationMessage) {
            paymentExpiry = new PaymentExpiry(value, unit, expirationMessage);
            return this;
        }

        @Override
        public OrderDetails build() {
            return new OrderDetails(
                    referenceId,
                    present(items, "the items of the order"),
                    shippingAddresses,
                    subtotal,
                    discount,
                    tax,
                    shipping,
                    present(totalAmount, "the totalAmount of the order"),
                    currency,
                    paymentExpiry);
        }
    }
}
