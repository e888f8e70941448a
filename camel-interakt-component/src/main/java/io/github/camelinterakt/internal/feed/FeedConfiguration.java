package io.github.camelinterakt.internal.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.github.camelinterakt.Echoes;
import io.github.camelinterakt.FeedField;
import io.github.camelinterakt.OnFailure;
import io.github.camelinterakt.model.Timestamps;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.util.TimeUtils;

/** The options of the feeds {@code interakt:users} and {@code interakt:templates}. */
@UriParams
public class FeedConfiguration {

    @UriParam(label = "consumer,feed")
    private String since;

    @UriParam(label = "consumer,feed")
    private StateRepository<String, String> checkpoint;

    @UriParam(label = "consumer,feed")
    private String checkpointKey;

    @UriParam(label = "consumer,feed")
    private boolean checkpointRequired;

    @UriParam(label = "consumer,feed", defaultValue = "modified")
    private FeedField filterBy = FeedField.modified;

    @UriParam(label = "consumer,feed", javaType = "java.time.Duration", defaultValue = "5000")
    private long overlap = 5_000;

    @UriParam(label = "consumer,feed", defaultValue = "0")
    private int batchSize;

    @UriParam(label = "consumer,feed", defaultValue = "0")
    private int maxMessagesPerPoll;

    @UriParam(label = "consumer,feed", defaultValue = "4")
    private int feedAttempts = 4;

    @UriParam(label = "consumer,feed", defaultValue = "park")
    private OnFailure onFailure = OnFailure.park;

    final String checkpointFile;
    final Duration lag;
    // Constants that tests replace.
    Duration retryDelay = Duration.ofSeconds(5);
    int maxInFlight = 100;

    /** Options with their defaults, besides what is set on the component. */
    public FeedConfiguration(String checkpointFile, long lag) {
        this.checkpointFile = checkpointFile;
        this.lag = Duration.ofMillis(lag);
    }

    /** Refuses an option that is out of its range, or contradicts another. */
    public void check(Echoes echoes) {
        if (batchSize > 0 && echoes == Echoes.mark) {
            throw new IllegalArgumentException(
                    "The option echoes=mark cannot mark the contacts of a list: remove batchSize, or set echoes=drop");
        }
        checkAtLeast("overlap", overlap, 0);
        checkAtLeast("lag", lag.toMillis(), 0);
        checkAtLeast("batchSize", batchSize, 0);
        checkAtLeast("maxMessagesPerPoll", maxMessagesPerPoll, 0);
        checkAtLeast("feedAttempts", feedAttempts, 1);
        start(Clock.systemUTC());
    }

    private static void checkAtLeast(String option, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(
                    "The option " + option + " must be at least " + least + ", and is " + value);
        }
    }

    /** Where a feed without a checkpoint starts. */
    Instant start(Clock clock) {
        if (since == null || since.isBlank()) {
            return Instant.EPOCH;
        }
        String text = since.strip();
        // The beginning of this millisecond: Interakt may note a change of it with a time that is less exact.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        try {
            return "now".equalsIgnoreCase(text) ? now : Timestamps.parse(text);
        } catch (IllegalArgumentException notATime) {
            return now.minusMillis(millis(text));
        }
    }

    private static long millis(String duration) {
        try {
            Duration ago = duration.startsWith("P") ? Duration.parse(duration) : TimeUtils.toDuration(duration);
            checkAtLeast("since", ago.toMillis(), 1);
            return ago.toMillis();
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "The option since must be a date or a time such as 2026-01-31 or 2026-01-31T09:00:00Z, how long ago such"
                            + " as 7d or PT12H, or now",
                    e);
        }
    }

    public String getSince() {
        return since;
    }

    /**
     * Where the feed starts while it has no checkpoint: a date or time (2026-01-31, 2026-01-31T09:00:00Z; UTC unless it
     * has a zone), how long ago (7d, PT12H), or now. By default at the account's first contact. For users.
     */
    public void setSince(String since) {
        this.since = since;
    }

    public StateRepository<String, String> getCheckpoint() {
        return checkpoint;
    }

    /**
     * The repository that stores the feed's checkpoint: a reference to a bean (#bean:name), such as a
     * JdbcCheckpointRepository. By default the file that the component's option checkpointFile names. For users,
     * templates.
     */
    public void setCheckpoint(StateRepository<String, String> checkpoint) {
        this.checkpoint = checkpoint;
    }

    public String getCheckpointKey() {
        return checkpointKey;
    }

    /**
     * The name under which the feed stores its checkpoint. Feeds that share a repository need different ones, those of
     * different accounts too: a second feed under the same name is refused at start. By default interakt.users.modified,
     * interakt.users.created or interakt.templates. For users, templates.
     */
    public void setCheckpointKey(String checkpointKey) {
        this.checkpointKey = checkpointKey;
    }

    public boolean isCheckpointRequired() {
        return checkpointRequired;
    }

    /**
     * Whether the feed refuses to start without a checkpoint, so that a checkpoint which was lost is no gap. Set it after
     * the first start. By default a feed without a checkpoint logs a warning with the time from which it reads. For users.
     */
    public void setCheckpointRequired(boolean checkpointRequired) {
        this.checkpointRequired = checkpointRequired;
    }

    public FeedField getFilterBy() {
        return filterBy;
    }

    /**
     * Which contacts the feed delivers. modified: each one when it is created and after each change. created: each one
     * once. For users.
     */
    public void setFilterBy(FeedField filterBy) {
        this.filterBy = filterBy;
    }

    public long getOverlap() {
        return overlap;
    }

    /**
     * How far the feed reads back into what it has read, for contacts that became visible late; it delivers none of them
     * again. Milliseconds, or a duration such as 5s. For users.
     */
    public void setOverlap(long overlap) {
        this.overlap = overlap;
    }

    public int getBatchSize() {
        return batchSize;
    }

    /**
     * The most contacts of one exchange, whose body is then a list of them. With 0, each contact has an exchange of its
     * own. For users.
     */
    public void setBatchSize(int batchSize) {
        this.batchSize = batchSize;
    }

    public int getMaxMessagesPerPoll() {
        return maxMessagesPerPoll;
    }

    /**
     * The most exchanges of one poll; the next poll follows at once with the rest. With 0, all of a page. For users,
     * templates.
     */
    public void setMaxMessagesPerPoll(int maxMessagesPerPoll) {
        this.maxMessagesPerPoll = maxMessagesPerPoll;
    }

    public int getFeedAttempts() {
        return feedAttempts;
    }

    /**
     * How often the feed delivers what the route fails with (an exception that it has not handled), the first attempt
     * included: 5 seconds apart at first, and doubling up to 5 minutes. Then the option onFailure applies. At least 1.
     * For users, templates.
     */
    public void setFeedAttempts(int feedAttempts) {
        this.feedAttempts = feedAttempts;
    }

    public OnFailure getOnFailure() {
        return onFailure;
    }

    /**
     * What the feed does when the route failed in all attempts. park: stores the id beside the checkpoint, logs a warning
     * and continues. stop: stops the route, with the checkpoint before the failure. For users, templates.
     */
    public void setOnFailure(OnFailure onFailure) {
        this.onFailure = onFailure;
    }
}
