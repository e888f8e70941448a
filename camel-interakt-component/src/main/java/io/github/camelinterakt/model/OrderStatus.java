package io.github.camelinterakt.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The status of an order that was sent before, for an order status template.
 *
 * @param referenceId the order's reference, as in its {@link OrderDetails}
 * @param order       the order's new state
 */
public record OrderStatus(@JsonProperty("reference_id") String referenceId, State order) {

    /**
     * Checks that nothing is missing.
     *
     * @throws IllegalArgumentException if the reference or the state is null
     */
    public OrderStatus {
        if (referenceId == null || order == null) {
            throw new IllegalArgumentException("The status of an order needs the order's reference and its state");
        }
    }

    /**
     * The status of an order.
     *
     * @param referenceId the order's reference
     * @param status      the status, such as {@code shipped}
     * @param description a text on it for the customer, or null
     * @return the status
     * @throws IllegalArgumentException if the reference or the status is null
     */
    public static OrderStatus of(String referenceId, String status, String description) {
        return new OrderStatus(referenceId, new State(status, description));
    }

    /** Shows the status only. */
    @Override
    public String toString() {
        return "OrderStatus[status=" + order.status + "]";
    }

    /**
     * A state of an order.
     *
     * @param status      the status, such as {@code shipped}
     * @param description a text on it for the customer, or null
     */
    public record State(String status, String description) {

        /**
         * Checks that the status is given.
         *
         * @throws IllegalArgumentException if it is null
         */
        public State {
            if (status == null) {
                throw new IllegalArgumentException("The state of an order needs a status");
            }
        }

        /** Does not show the text. */
        @Override
        public String toString() {
            return "State[status=" + status + "]";
        }
    }
}
