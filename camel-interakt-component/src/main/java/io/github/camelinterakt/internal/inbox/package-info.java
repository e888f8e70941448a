/**
 * The durable inbox: a table in which events are stored before they are acknowledged, and from which a route is fed, with
 * retries. An event is bytes, a key and an order key: the inbox does not know where it comes from or what is in it.
 */
package io.github.camelinterakt.internal.inbox;
