package io.github.camelinterakt.internal.feed;

import java.util.Map;

import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.support.ScheduledPollConsumerHealthCheck;

/** Camel's check of a polling consumer, with the feed's details. */
final class FeedHealth extends ScheduledPollConsumerHealthCheck {

    private final FeedConsumer feed;

    FeedHealth(FeedConsumer feed, String id) {
        super(feed, id);
        this.feed = feed;
    }

    @Override
    public Result call(Map<String, Object> options) {
        Result polls = super.call(options);
        HealthCheckResultBuilder result = HealthCheckResultBuilder.on(this)
                .state(polls.getState())
                .details(polls.getDetails())
                .detail("feed.clock.skew.seconds", feed.clockSkew().toSeconds());
        if (feed.deliveries != null) {
            result.detail("feed.paused", feed.deliveries.isPaused())
                    .detail("feed.parked", feed.deliveries.parked().size());
        }
        polls.getMessage().ifPresent(result::message);
        polls.getError().ifPresent(result::error);
        return result.build();
    }
}
