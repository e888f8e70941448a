package io.github.camelinterakt.examples.crmsync.twoway;

import java.time.Duration;
import java.time.Instant;

import io.github.camelinterakt.feed.UsersConsumer;
import org.apache.camel.CamelContext;

/** How far a feed is, for somebody who moves its clock. */
record FeedProgress(UsersConsumer consumer) {

    /** The option's default. */
    static final Duration LAG = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long PAUSE = 2;

    static FeedProgress of(CamelContext camel, String route) {
        return new FeedProgress((UsersConsumer) camel.getRoute(route).getConsumer());
    }

    /**
     * Waits until everything up to the lag before that moment is done with.
     *
     * @throws IllegalStateException if the feed does not get there
     */
    void await(Instant now) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (consumer.getCheckpoint() == null || consumer.getCheckpoint().isBefore(now.minus(LAG))) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("The feed stands at " + consumer.getCheckpoint());
            }
            Thread.sleep(PAUSE);
        }
    }
}
