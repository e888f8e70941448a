/** The events that Interakt posts to a webhook: typed and immutable views of their JSON. */
package io.github.camelinterakt.event;
