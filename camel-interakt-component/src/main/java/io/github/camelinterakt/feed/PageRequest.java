package io.github.camelinterakt.feed;

import java.time.Instant;

/**
 * A page of the contacts of {@code [from, to)}. Both are whole milliseconds: the API's notes do not say whether its filters are
 * exact to the microsecond, as its time stamps are.
 *
 * @param from {@link Instant#EPOCH} for no lower bound
 * @param offset how many contacts come before the page
 */
record PageRequest(Instant from, Instant to, int offset) {}
