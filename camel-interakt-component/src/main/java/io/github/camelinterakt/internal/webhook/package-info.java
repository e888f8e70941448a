/**
 * The webhook: verifies what Interakt posts, responds in time however long the route takes, and delivers each event to the
 * route once.
 */
package io.github.camelinterakt.internal.webhook;
