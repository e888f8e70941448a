package io.github.camelinterakt.examples.crmsync.twoway;

import java.time.Duration;
import java.time.Instant;

import io.github.camelinterakt.feed.UsersConsumer;
import org.apache.camel.CamelContext;
import org.apache.camel.support.task.ForegroundTask;
import org.apache.camel.support.task.Tasks;
import org.apache.camel.support.task.budget.Budgets;

/** How far a feed is, for somebody who moves its clock. */
record FeedProgress(UsersConsumer consumer) {

    /** The option's default. */
    static final Duration LAG = Duration.ofSeconds(5);

    /** The checkpoint stays this far behind what was read. */
    private static final Duration OVERLAP = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(2);

    static FeedProgress of(CamelContext camel, String route) {
        return new FeedProgress((UsersConsumer) camel.getRoute(route).getConsumer());
    }

    /**
     * Waits until everything up to the lag before that moment is done with.
     *
     * @throws IllegalStateException if the feed does not get there
     */
    void await(Instant now) {
        ForegroundTask waiting = Tasks.foregroundTask()
                .withName("feed-progress")
                .withBudget(Budgets.iterationTimeBudget()
                        .withInterval(PAUSE)
                        .withMaxDuration(PATIENCE)
                        .build())
                .build();
        Instant wanted = now.minus(LAG).minus(OVERLAP);
        boolean isThere = waiting.run(consumer.getEndpoint().getCamelContext(), () -> !consumer.checkpoint()
                .isBefore(wanted));
        if (!isThere) {
            throw new IllegalStateException("The feed stands at " + consumer.checkpoint());
        }
    }
}
