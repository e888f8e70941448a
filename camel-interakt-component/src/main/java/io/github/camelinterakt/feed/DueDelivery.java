package io.github.camelinterakt.feed;

import java.util.List;

import io.github.camelinterakt.feed.window.FeedContact;
import io.github.camelinterakt.memory.Sighting;

/**
 * A delivery whose turn it is.
 *
 * @param delivery what was read
 * @param contacts those of its contacts that are handed out
 * @param sightings what was known of each of them; empty if nobody asked
 */
record DueDelivery(Delivery delivery, List<FeedContact> contacts, List<Sighting> sightings) {

    /** The route has coped with it. */
    void told() {
        sightings.forEach(Sighting::told);
    }
}
