package io.github.camelinterakt.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.github.camelinterakt.memory.Echoes;
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

    private String checkpointFile = ".camel-interakt/checkpoints.properties";

    @UriParam(label = "consumer,feed", defaultValue = "modified")
    private FeedField filterBy = FeedField.modified;

    @UriParam(label = "consumer,feed", javaType = "java.time.Duration", defaultValue = "5000")
    private long overlap = 5_000;

    private long lag = 5_000;

    @UriParam(label = "consumer,feed", defaultValue = "0")
    private int batchSize;

    @UriParam(label = "consumer,feed", defaultValue = "0")
    private int maxMessagesPerPoll;

    @UriParam(label = "consumer,feed", defaultValue = "4")
    private int feedAttempts = 4;

    @UriParam(label = "consumer,feed", defaultValue = "park")
    private OnFailure onFailure = OnFailure.park;

    private Duration retryDelay = Duration.ofSeconds(5);

    /**
     * Checks what can be checked before a feed starts.
     *
     * @param echoes what happens to echoes
     * @throws IllegalArgumentException if an option is out of its range, or does not go with another; the message names it
     */
    public void check(Echoes echoes) {
        if (batchSize > 0 && echoes == Echoes.mark) {
            throw new IllegalArgumentException(
                    "The option echoes=mark cannot mark the contacts of a list: remove batchSize, or set echoes=drop");
        }
        atLeast("overlap", overlap, 0);
        atLeast("lag", lag, 0);
        atLeast("batchSize", batchSize, 0);
        atLeast("maxMessagesPerPoll", maxMessagesPerPoll, 0);
        atLeast("feedAttempts", feedAttempts, 1);
        start(Clock.systemUTC());
    }

    private static void atLeast(String option, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(
                    "The option " + option + " must be at least " + least + ", and is " + value);
        }
    }

    Duration overlapDuration() {
        return Duration.ofMillis(overlap);
    }

    Duration lagDuration() {
        return Duration.ofMillis(lag);
    }

    Duration retryDelay() {
        return retryDelay;
    }

    /** For tests, which do not want to wait. */
    void setRetryDelay(Duration retryDelay) {
        this.retryDelay = retryDelay;
    }

    /** Where a feed without a checkpoint starts. */
    Instant start(Clock clock) {
        if (since == null || since.isBlank()) {
            return Instant.EPOCH;
        }
        String text = since.strip();
        // The beginning of this millisecond: Interakt may note a change of it with a time that is less exact.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if ("now".equalsIgnoreCase(text)) {
            return now;
        }
        try {
            return Timestamps.parse(text);
        } catch (IllegalArgumentException notATime) {
            return now.minus(ago(text));
        }
    }

    private static Duration ago(String text) {
        try {
            Duration duration = text.startsWith("P") ? Duration.parse(text) : TimeUtils.toDuration(text);
            if (duration.isNegative() || duration.isZero()) {
                throw new IllegalArgumentException("it is not positive");
            }
            return duration;
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
     * Where interakt:users starts while there is no checkpoint: a date or a time (2026-01-31, 2026-01-31T09:00:00Z;
     * without a zone it is UTC), how long ago (7d, PT12H), or now. Without it, with the account's first contact. For
     * users.
     */
    public void setSince(String since) {
        this.since = since;
    }

    public StateRepository<String, String> getCheckpoint() {
        return checkpoint;
    }

    /**
     * Where the feed stores its checkpoint: any StateRepository, as a reference to a bean (#bean:name), such as
     * JdbcCheckpointRepository. Without it, the file of the option checkpointFile. For users, templates.
     */
    public void setCheckpoint(StateRepository<String, String> checkpoint) {
        this.checkpoint = checkpoint;
    }

    public String getCheckpointKey() {
        return checkpointKey;
    }

    /**
     * The name under which the feed stores its checkpoint. Feeds of a Camel context that share a repository need
     * different ones, also those of different accounts: a second feed under the same name is refused when it starts. By
     * default interakt.users.modified, interakt.users.created or interakt.templates. For users, templates.
     */
    public void setCheckpointKey(String checkpointKey) {
        this.checkpointKey = checkpointKey;
    }

    public String getCheckpointFile() {
        return checkpointFile;
    }

    /**
     * The file in which the feed stores its checkpoint, if there is no option checkpoint; relative to the working
     * directory. It is replaced atomically. Feeds of one process may share it; processes may not.
     */
    public void setCheckpointFile(String checkpointFile) {
        this.checkpointFile = checkpointFile;
    }

    public FeedField getFilterBy() {
        return filterBy;
    }

    /**
     * What interakt:users filters by: modified hands out contacts that are created and every change of theirs; created
     * hands out each contact once. For users.
     */
    public void setFilterBy(FeedField filterBy) {
        this.filterBy = filterBy;
    }

    public long getOverlap() {
        return overlap;
    }

    /**
     * How far interakt:users reads back into what it has read, for contacts that became visible late. What was handed
     * out already is not handed out again. Milliseconds, or a duration such as 5s. For users.
     */
    public void setOverlap(long overlap) {
        this.overlap = overlap;
    }

    public long getLag() {
        return lag;
    }

    /**
     * How far interakt:users stays behind the present, so that a contact is not read before all changes of its time are
     * visible. It must be longer than this machine's clock may be ahead of Interakt's. Milliseconds, or a duration such as
     * 5s.
     */
    public void setLag(long lag) {
        this.lag = lag;
    }

    public int getBatchSize() {
        return batchSize;
    }

    /**
     * With 1 or more, interakt:users hands out lists of at most so many contacts, one list an exchange. With 0, one
     * contact an exchange. For users.
     */
    public void setBatchSize(int batchSize) {
        this.batchSize = batchSize;
    }

    public int getMaxMessagesPerPoll() {
        return maxMessagesPerPoll;
    }

    /**
     * How many exchanges a poll hands out at most; what is left comes with the next poll, which follows at once. With
     * 0, all of a page. For users, templates.
     */
    public void setMaxMessagesPerPoll(int maxMessagesPerPoll) {
        this.maxMessagesPerPoll = maxMessagesPerPoll;
    }

    public int getFeedAttempts() {
        return feedAttempts;
    }

    /**
     * How often the feed hands out what the route fails with (an exception that it has not handled), the first time
     * included; 5 seconds apart at first, and doubling up to 5 minutes. After the last time, onFailure says what
     * happens. At least 1. For users, templates.
     */
    public void setFeedAttempts(int feedAttempts) {
        this.feedAttempts = feedAttempts;
    }

    public OnFailure getOnFailure() {
        return onFailure;
    }

    /**
     * What happens with what the route failed with in all its attempts: park stores its id beside the checkpoint, logs
     * a warning and continues; stop stops the route, with the checkpoint before it. For users, templates.
     */
    public void setOnFailure(OnFailure onFailure) {
        this.onFailure = onFailure;
    }
}
