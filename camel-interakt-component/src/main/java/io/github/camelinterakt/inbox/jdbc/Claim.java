package io.github.camelinterakt.inbox.jdbc;

import io.github.camelinterakt.inbox.InboxEvent;

/**
 * An event that this node has, for an attempt.
 *
 * @param id the row
 * @param token whose claim it is: no two claims have the same
 * @param attempt which attempt it is
 * @param event the event
 */
record Claim(long id, String token, int attempt, InboxEvent event) {}
