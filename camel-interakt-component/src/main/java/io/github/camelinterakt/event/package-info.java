/** The events that Interakt posts to a webhook, as a typed and immutable view on their JSON, which is always at hand. */
package io.github.camelinterakt.event;
