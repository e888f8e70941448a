/**
 * The durable inbox: events are stored before they are acknowledged, and handed to a route from there, again if need be.
 *
 * <p>It knows nothing of where events come from or what is in them: an event is bytes, a key and a customer.
 */
package io.github.camelinterakt.inbox;
