/**
 * The typed model: immutable requests with builders, and answers as views on the JSON that came back.
 *
 * <p>Every request is a {@link io.github.camelinterakt.model.WireDocument} and may be the body of a message that goes to
 * the endpoint of its operation. In all builders, {@code null} for an optional part means that the part is absent and is
 * left out of the JSON; {@code null} for a required part, or inside a list, is refused at once. Limits of the API on
 * lengths and counts are not checked here. No {@code toString} of the model shows a phone number, a text or a value.
 *
 * <p>This package holds what all others share; each concern has its package below it: contacts and events, WhatsApp
 * messages, RCS messages, orders, templates, campaigns.
 */
package io.github.camelinterakt.model;
