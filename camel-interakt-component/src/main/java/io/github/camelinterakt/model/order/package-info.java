/** Orders, as templates show them: order details with a payment, and the status of an order. */
package io.github.camelinterakt.model.order;
