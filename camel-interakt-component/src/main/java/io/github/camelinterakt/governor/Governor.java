package io.github.camelinterakt.governor;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.ObjLongConsumer;
import java.util.random.RandomGenerator;

import io.github.camelinterakt.Priority;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps all calls of one account within its quota. It never blocks a thread: a call starts at once, on the thread that offers
 * it, or waits as an object until the timer or the end of another call starts it.
 */
public final class Governor {

    /** The period of Interakt's rate limit. */
    public static final Duration WINDOW = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Governor.class);

    private final String account;
    private final Timeline timeline;
    private final Object lock = new Object();

    // guarded by lock
    private final Quota quota;
    /** Calls that waited and are decided, in the order in which they are to be told. */
    private final Queue<QueuedCall> decided = new ArrayDeque<>();

    private boolean dispatching;
    private SharedQuota shared;
    private long wakeAt = Long.MAX_VALUE;
    private Runnable cancelWake = () -> {};
    private boolean closed;
    private boolean pausing;
    private boolean loggedWaiting;
    private long admitted;
    private long refused;
    private long expired;
    private long rejected;

    private volatile ObjLongConsumer<Priority> waitListener = (priority, nanos) -> {};

    /** The account is a short hash of its key, for logs. */
    public Governor(String account, GovernorSettings settings, Timeline timeline, RandomGenerator random) {
        this(account, settings, timeline, random, WINDOW);
    }

    Governor(String account, GovernorSettings settings, Timeline timeline, RandomGenerator random, Duration window) {
        this.account = account;
        this.timeline = timeline;
        this.quota = new Quota(settings, window.toNanos(), random);
    }

    /** A short hash of the account's key. */
    public String account() {
        return account;
    }

    /** Starts a new call, now or later, or refuses it. */
    public void offer(QueuedCall call) {
        boolean now;
        synchronized (lock) {
            now = admitOrQueue(call);
        }
        if (now) {
            tell(call);
        } else {
            dispatch();
        }
    }

    /** Whether the call need not wait. */
    private boolean admitOrQueue(QueuedCall call) {
        if (closed) {
            call.refusal = Refusal.SHUTDOWN;
            return true;
        }
        long now = timeline.now();
        if (quota.offer(call, now)) {
            admitted += call.refusal == null ? 1 : 0;
            rejected += call.refusal == null ? 0 : 1;
            return true;
        }
        advance(now);
        if (quota.lacking(now) == 0) {
            logWaiting(now);
        }
        return false;
    }

    /** Queues a call that failed for its next try, at its old place, after a delay. */
    public void retry(QueuedCall call, Duration delay) {
        update(now -> {
            if (closed) {
                call.refusal = Refusal.SHUTDOWN;
                decided.add(call);
            } else {
                quota.retry(call, now + delay.toNanos());
            }
        });
    }

    /** A call got a response other than 429. Its permit is free after a window. */
    public void answered(QueuedCall call) {
        over(now -> quota.answered(call, now));
    }

    /**
     * A call is over without a response, and bytes of it may have reached the server.
     *
     * @param untilDeadline how long its response could still have come
     */
    public void unanswered(QueuedCall call, Duration untilDeadline) {
        over(now -> quota.unanswered(call, now, untilDeadline.toNanos()));
    }

    /** A call is over, and no byte of it was written. Its permit is free at once. */
    public void unsent(QueuedCall call) {
        over(now -> quota.unsent(call, now));
    }

    /**
     * The server refused a call with 429: the account pauses.
     *
     * @param retryAfter what the server asks for; null if nothing
     */
    public void refused(QueuedCall call, Duration retryAfter) {
        over(now -> {
            refused++;
            int before = quota.capacity(now);
            if (quota.refused(call, now, retryAfter == null ? 0 : nanos(retryAfter))) {
                logPause(now, before);
            }
        });
    }

    private void over(LongConsumer change) {
        synchronized (lock) {
            long now = timeline.now();
            change.accept(now);
            if (closed && quota.inFlight() == 0) {
                lock.notifyAll();
            }
            if (quota.waiting() > 0 || pausing) {
                advance(now);
            }
        }
        dispatch();
    }

    /** How long the account still pauses; zero if it does not. */
    public Duration pause() {
        synchronized (lock) {
            return Duration.ofNanos(Math.max(0, quota.pausedUntil() - timeline.now()));
        }
    }

    /** Whether the call's time to live ends before it could be tried again after that delay. */
    public boolean expiresWithin(QueuedCall call, Duration delay) {
        return call.expiresAt <= timeline.now() + nanos(delay);
    }

    private void onWake() {
        update(now -> wakeAt = Long.MAX_VALUE);
    }

    private void advance(long now) {
        quota.advance(now, call -> {
            admitted += call.refusal == null ? 1 : 0;
            expired += call.refusal == null ? 0 : 1;
            decided.add(call);
        });
        if (pausing && now >= quota.pausedUntil()) {
            pausing = false;
            LOG.info("Account {} resumes; {} calls wait", account, quota.waiting());
        }
        long next = quota.nextChange(now);
        if (next < wakeAt) {
            cancelWake.run();
            wakeAt = next;
            cancelWake = timeline.at(next, this::onWake);
        }
        if (shared != null) {
            shared.request(quota.lacking(now), quota.waiting(Priority.high) > 0);
        }
    }

    /** Tells the decided calls, one thread at a time and never within one another: each may end at once and start the next. */
    private void dispatch() {
        QueuedCall call;
        synchronized (lock) {
            if (dispatching || decided.isEmpty()) {
                return;
            }
            dispatching = true;
            call = decided.remove();
        }
        while (call != null) {
            try {
                tell(call);
            } catch (RuntimeException e) {
                LOG.warn("A call of account {} could not be started", account, e);
            }
            synchronized (lock) {
                call = decided.poll();
                dispatching = call != null;
            }
        }
    }

    private void tell(QueuedCall call) {
        if (call.refusal == null) {
            waitListener.accept(call.priority(), call.admittedAt - call.queuedAt);
            call.start();
        } else {
            call.refuse(call.refusal);
        }
    }

    /** Sets the listener that gets the waiting time of each call, in nanoseconds, when it gets its permit. */
    public void onWaited(ObjLongConsumer<Priority> listener) {
        waitListener = listener;
    }

    /** Announces calls of high priority: from now on their reserve is kept. */
    public void highIsInUse() {
        synchronized (lock) {
            quota.highIsInUse();
        }
    }

    /** Replaces the settings; earlier calls still count. */
    void settings(GovernorSettings settings) {
        update(now -> quota.settings(settings));
    }

    /**
     * Sets the rate limit, at once and without blocking. If more calls were made within the last minute, the next ones wait
     * until fewer were.
     *
     * @param requestsPerMinute at least 1
     * @throws IllegalArgumentException if it is less
     */
    public void requestsPerMinute(int requestsPerMinute) {
        if (requestsPerMinute < 1) {
            throw new IllegalArgumentException("requestsPerMinute must be at least 1, and is " + requestsPerMinute);
        }
        update(now -> quota.limit(requestsPerMinute));
    }

    /** The rate limit that is set. */
    public int requestsPerMinute() {
        synchronized (lock) {
            return quota.limit();
        }
    }

    /** Takes all permits from a quota that several nodes share: from now on a call starts only with one that was granted. */
    public void share(SharedQuota sharedQuota) {
        update(now -> {
            shared = sharedQuota;
            quota.share();
        });
    }

    /**
     * Starts waiting calls with permits of the shared quota.
     *
     * @param bulkPace how many calls of a minute bulk is spread for: what the other nodes leave to this one
     * @return the permits that no call needs
     */
    public List<SharedQuota.Permit> grant(List<SharedQuota.Permit> permits, int bulkPace) {
        List<SharedQuota.Permit> left;
        synchronized (lock) {
            long now = timeline.now();
            quota.grant(permits, bulkPace);
            advance(now);
            left = quota.ungranted();
            if (permits.isEmpty() && quota.waiting() > 0) {
                logWaiting(now);
            }
        }
        dispatch();
        return left;
    }

    private void update(LongConsumer change) {
        synchronized (lock) {
            long now = timeline.now();
            change.accept(now);
            advance(now);
        }
        dispatch();
    }

    /** The current figures. */
    public GovernorFigures figures() {
        synchronized (lock) {
            long now = timeline.now();
            return new GovernorFigures(
                    quota.limit(),
                    quota.capacity(now),
                    quota.used(now),
                    quota.inFlight(),
                    quota.waiting(Priority.high),
                    quota.waiting(Priority.normal),
                    quota.waiting(Priority.bulk),
                    quota.delayed(),
                    admitted,
                    refused,
                    expired,
                    rejected,
                    TimeUnit.NANOSECONDS.toMillis(Math.max(0, quota.pausedUntil() - now)));
        }
    }

    /** Refuses all calls that wait and all later ones; calls under way are left alone. */
    public void close() {
        synchronized (lock) {
            closed = true;
            cancelWake.run();
            wakeAt = Long.MAX_VALUE;
            decided.addAll(quota.close());
            if (shared != null) {
                shared.request(0, false);
            }
        }
        dispatch();
    }

    /**
     * Waits until no call is under way.
     *
     * @return whether that came true within the time
     * @throws InterruptedException if the thread is interrupted
     */
    boolean awaitInFlight(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        synchronized (lock) {
            for (long left = atMost.toNanos(); quota.inFlight() > 0; left = end - System.nanoTime()) {
                if (left <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(lock, left);
            }
            return true;
        }
    }

    /** Once: that a route is slow for this reason is news, how many calls wait is for the figures. */
    private void logWaiting(long now) {
        if (!loggedWaiting && !pausing) {
            loggedWaiting = true;
            LOG.info(
                    "The quota of account {} is used up: its calls wait for a permit, {} a minute. This is logged once; JMX,"
                            + " the metrics and the developer console interakt show how many wait",
                    account,
                    quota.capacity(now));
        }
    }

    private void logPause(long now, int capacityBefore) {
        pausing = true;
        LOG.warn(
                "Interakt refused a call of account {} with 429: all its calls pause for {} ms; {} wait",
                account,
                TimeUnit.NANOSECONDS.toMillis(quota.pausedUntil() - now),
                quota.waiting());
        if (quota.capacity(now) < capacityBefore) {
            LOG.warn(
                    "Account {} continues with {} calls a minute instead of {}, and tries more from time to time. Set the option"
                            + " plan (or requestsPerMinute, or quotaShare) to what the account has",
                    account,
                    quota.capacity(now),
                    quota.limit());
        }
    }

    private static long nanos(Duration duration) {
        return duration.compareTo(Duration.ofDays(1)) > 0 ? Duration.ofDays(1).toNanos() : duration.toNanos();
    }

    @Override
    public String toString() {
        return "Governor[" + account + "]";
    }
}
