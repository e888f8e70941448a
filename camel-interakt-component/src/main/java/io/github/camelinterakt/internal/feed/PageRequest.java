package io.github.camelinterakt.internal.feed;

import java.time.Instant;

/**
 * A page of the contacts of {@code [from, to)}, both in whole milliseconds: the API does not document whether its filters are
 * exact to the microsecond, as its time stamps are. There is no lower bound at {@link Instant#EPOCH}.
 */
record PageRequest(Instant from, Instant to, int offset) {}
