/** The webhook: verifies what Interakt posts, responds in time, and delivers each event to the route once. */
package io.github.camelinterakt.internal.webhook;
