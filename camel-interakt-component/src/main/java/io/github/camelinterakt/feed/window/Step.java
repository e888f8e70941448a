package io.github.camelinterakt.feed.window;

import java.time.Instant;
import java.util.List;

/**
 * What a reading makes of a page.
 *
 * @param outcome how it goes on
 * @param contacts what the page adds, to be handed out in this order
 * @param floor where a feed would have to start again to see these contacts again; null if each one's own time is enough
 * @param order with {@link Outcome#DISORDER}, the order to go on with
 */
record Step(Outcome outcome, List<FeedContact> contacts, Instant floor, Order order) {

    enum Outcome {
        /** There is more to read. */
        MORE,
        /** All has been read. */
        DONE,
        /** The page does not join the one before: what has been asked for ahead is of no use. */
        GAP,
        /** The contacts do not come in the order that the reading relies on. */
        DISORDER,
        /** The window holds more than the reading can tell apart. */
        OVERFLOW
    }

    static Step more(List<FeedContact> contacts, Instant floor) {
        return new Step(Outcome.MORE, contacts, floor, null);
    }

    static Step done(List<FeedContact> contacts, Instant floor) {
        return new Step(Outcome.DONE, contacts, floor, null);
    }

    static Step gap() {
        return new Step(Outcome.GAP, List.of(), null, null);
    }

    static Step disorder(Order order) {
        return new Step(Outcome.DISORDER, List.of(), null, order);
    }

    static Step overflow() {
        return new Step(Outcome.OVERFLOW, List.of(), null, null);
    }
}
