/**
 * The events that Interakt posts to a webhook, as a typed and immutable view on the JSON that came in. It knows the wire's
 * quirks, so that a route does not have to; what it does not know stays in the JSON, which is always at hand.
 *
 * <p>Facts about the wire are the API's notes'.
 */
package io.github.camelinterakt.event;
