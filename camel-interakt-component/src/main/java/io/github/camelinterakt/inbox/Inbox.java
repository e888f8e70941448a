package io.github.camelinterakt.inbox;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;

import org.apache.camel.SuspendableService;

/**
 * Takes events in durably and hands each to its handler until that succeeds, or has failed too often. Of the events of one
 * {@linkplain InboxEvent#orderKey order key} it hands out one at a time over all nodes, in the order in which they were stored.
 *
 * <p>Several nodes may share one inbox. While it is suspended it takes events in and hands none out.
 */
public interface Inbox extends SuspendableService {

    /**
     * Stores an event.
     *
     * @return completes once the event is committed, on a thread that other answers wait for: what follows must not block.
     *     Completes with an {@link InboxUnavailableException} if the event may not have been stored, at the latest after the
     *     time-out for storing; it can then be in the inbox all the same, and is known as a duplicate when it comes again
     */
    CompletionStage<Intake> store(InboxEvent event);

    /**
     * Whether at least one of these events is done: handled with success, or discarded.
     *
     * @param keys the keys of events, at most 16
     * @throws InboxUnavailableException if the database cannot be reached
     */
    boolean isAnyDone(Collection<String> keys);

    /** How full the inbox is; counted every few seconds, so that asking costs nothing. */
    InboxFigures figures();

    /** The name of the inbox's table. */
    String table();

    /**
     * Events that have failed for good, oldest first.
     *
     * @param limit how many at most, at least 1
     * @throws InboxUnavailableException if the database cannot be reached
     */
    List<ParkedEvent> parked(int limit);

    /**
     * Hands an event out once more, whether it is parked or done, with all attempts anew.
     *
     * @return whether there is such an event that is parked or done
     * @throws InboxUnavailableException if the database cannot be reached
     */
    boolean replay(String key);

    /**
     * Likewise, all events that came within a time and are parked or done.
     *
     * @param from the first moment
     * @param to the first moment after
     * @return how many
     * @throws InboxUnavailableException if the database cannot be reached
     */
    int replay(Instant from, Instant to);

    /**
     * Likewise, all parked events.
     *
     * @return how many
     * @throws InboxUnavailableException if the database cannot be reached
     */
    int replayParked();

    /**
     * Gives a parked event up: it counts as done, and is removed with the others after the retention.
     *
     * @return whether there is such a parked event
     * @throws InboxUnavailableException if the database cannot be reached
     */
    boolean discard(String key);
}
