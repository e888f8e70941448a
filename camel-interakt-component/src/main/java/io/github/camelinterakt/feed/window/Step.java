package io.github.camelinterakt.feed.window;

import java.util.List;

/**
 * What a reading makes of a page.
 *
 * @param outcome how it goes on
 * @param contacts what the page adds, to be handed out in this order
 * @param checkpoint where a feed would have to start again to see these contacts again
 */
record Step(Outcome outcome, List<FeedContact> contacts, Checkpoint checkpoint) {

    enum Outcome {
        /** There is more to read. */
        MORE,
        /** All has been read. */
        DONE,
        /** The page does not join the one before: what has been asked for ahead is of no use. */
        GAP,
        /** The contacts do not come in the order that the reading relies on. */
        DISORDER
    }

    static Step more(List<FeedContact> contacts, Checkpoint checkpoint) {
        return new Step(Outcome.MORE, contacts, checkpoint);
    }

    static Step done(List<FeedContact> contacts, Checkpoint checkpoint) {
        return new Step(Outcome.DONE, contacts, checkpoint);
    }

    static Step gap(Checkpoint checkpoint) {
        return new Step(Outcome.GAP, List.of(), checkpoint);
    }

    static Step disorder(Checkpoint checkpoint) {
        return new Step(Outcome.DISORDER, List.of(), checkpoint);
    }
}
