/** The durable inbox: events are stored in a table before they are acknowledged, and delivered from it with retries. */
package io.github.camelinterakt.internal.inbox;
