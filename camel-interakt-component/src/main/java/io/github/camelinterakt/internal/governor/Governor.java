package io.github.camelinterakt.internal.governor;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.ObjLongConsumer;
import java.util.random.RandomGenerator;

import io.github.camelinterakt.Priority;
import io.github.camelinterakt.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps all calls of one account within its quota. It never blocks a thread: a call starts at once, on the thread that offers
 * it, or waits in memory until the timer or the end of another call starts it.
 */
public final class Governor {

    /** The period of Interakt's rate limit. */
    public static final Duration WINDOW = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Governor.class);

    /** A short hash of the account's key. */
    final String account;
    /** The account's name in logs. */
    final String name;

    final LongSupplier clock;
    private final long start;
    /** The period of the rate limit, in nanoseconds. */
    final long window;

    private final ObjLongConsumer<Runnable> timer;
    private final Object lock = new Object();
    /** Completes when it is closed and no call is in flight any more. */
    final CompletableFuture<Void> over = new CompletableFuture<>();

    // guarded by the Governors
    int endpoints;

    // guarded by lock
    final Quota quota;
    private boolean dispatching;
    private long wakeAt = Long.MAX_VALUE;
    private boolean pausing;
    private boolean loggedWaiting;

    private volatile ObjLongConsumer<Priority> waitListener = (priority, nanos) -> {};

    /** A call that needs a permit for each attempt. */
    public abstract static class QueuedCall {

        /** The time to live of a call that never expires. */
        public static final long NEVER = Long.MAX_VALUE;

        final Priority priority;
        final long timeToLive;

        // guarded by the governor's lock
        long sequence;
        long expiresAt;
        long queuedAt;
        long dueAt;
        long admittedAt;
        Reason refusal;
        String refusalDetail;
        LongConsumer permit;

        /** A call that may wait so many nanoseconds from its first offer; {@link #NEVER} for no limit. */
        protected QueuedCall(Priority priority, long timeToLive) {
            this.priority = priority;
            this.timeToLive = timeToLive;
        }

        /** Starts an attempt, which has a permit. Must not block. */
        protected abstract void start();

        /** Fails the call, which gets no permit; the detail is null if the reason says it all. Must not block. */
        protected abstract void refuse(Reason why, String detail);
    }

    /** The clock has nanoseconds that never go back, and the timer runs a task, which does not block, after so many. */
    Governor(
            String account,
            String name,
            GovernorSettings settings,
            LongSupplier clock,
            ObjLongConsumer<Runnable> timer,
            RandomGenerator random,
            Duration window) {
        this.account = account;
        this.name = name;
        this.clock = clock;
        this.start = clock.getAsLong();
        this.timer = timer;
        this.window = window.toNanos();
        this.quota = new Quota(settings, this.window, random);
    }

    private long now() {
        return clock.getAsLong() - start;
    }

    /** Starts a new call, now or later, or refuses it. */
    public void offer(QueuedCall call) {
        update(now -> quota.offer(call, now));
    }

    /**
     * Queues a failed call for its next attempt, after the delay and the account's pause, and ahead of the calls that were
     * offered after it; false, and nothing is queued, if it expires before.
     */
    public boolean retry(QueuedCall call, Duration delay) {
        long dueAt = now() + delay.toNanos();
        synchronized (lock) {
            if (call.expiresAt <= Math.max(dueAt, quota.pausedUntil())) {
                return false;
            }
        }
        update(now -> quota.retry(call, dueAt));
        return true;
    }

    /** Ends an attempt that got a response other than 429. Its permit is free a window later. */
    public void answered(QueuedCall call) {
        update(now -> quota.ended(call, now, window, true));
    }

    /** Ends an attempt without a response whose request may reach the server so long: its permit is free a window after. */
    public void unanswered(QueuedCall call, Duration untilDeadline) {
        update(now -> quota.ended(call, now, untilDeadline.toNanos() + window, false));
    }

    /** Ends an attempt of which no byte was written. Its permit is free at once. */
    public void unsent(QueuedCall call) {
        update(now -> quota.ended(call, now, 0, false));
    }

    /** Ends an attempt that the server refused with 429, and pauses the account; {@code retryAfter} may be null. */
    public void refused(QueuedCall call, Duration retryAfter) {
        update(now -> {
            int before = quota.capacity(now);
            if (quota.refused(call, now, retryAfter == null ? 0 : TimeUnit.NANOSECONDS.convert(retryAfter))) {
                logPause(now, before);
            }
        });
    }

    /** Changes the quota, which includes the permits of this node, and starts calls with it. */
    void update(LongConsumer change) {
        synchronized (lock) {
            long now = now();
            int before = quota.waiting();
            change.accept(now);
            quota.advance(now);
            if (pausing && now >= quota.pausedUntil()) {
                pausing = false;
                LOG.info("Account {} resumes; {} calls wait", name, quota.waiting());
            }
            Priority lane = quota.laneWithoutPermit(now);
            if (lane == null && quota.waiting() > before) {
                logWaiting();
            }
            if (quota.shared != null) {
                quota.shared.request(lane, lane == null ? 0 : quota.ready(lane, now));
            }
            wakeUpInTime(now);
            if (quota.isOver()) {
                over.complete(null);
            }
        }
        dispatch();
    }

    private void wakeUpInTime(long now) {
        long next = quota.nextChange(now);
        if (next < wakeAt) {
            wakeAt = next;
            timer.accept(() -> update(then -> wakeAt = wakeAt == next ? Long.MAX_VALUE : wakeAt), next - now);
        }
    }

    /** Starts or refuses the decided calls, one at a time and never within one another: each may end at once. */
    private void dispatch() {
        for (QueuedCall call = nextDecided(true); call != null; call = nextDecided(false)) {
            try {
                if (call.refusal != null) {
                    call.refuse(call.refusal, call.refusalDetail);
                    continue;
                }
                long waited = call.admittedAt - call.queuedAt;
                call.start();
                waitListener.accept(call.priority, waited);
            } catch (Throwable e) {
                // Errors too: otherwise no other call would ever be started.
                LOG.warn("A call of account {} failed to start", name, e);
            }
        }
    }

    /** The next decided call; null if there is none, or if another dispatch is running. */
    private QueuedCall nextDecided(boolean first) {
        synchronized (lock) {
            if (first && dispatching) {
                return null;
            }
            QueuedCall call = quota.nextDecided();
            dispatching = call != null;
            return call;
        }
    }

    /** Sets the listener that gets the waiting time of each call, in nanoseconds, when it gets its permit. */
    public void onWaited(ObjLongConsumer<Priority> listener) {
        waitListener = listener;
    }

    /** Announces calls of high priority: from now on their reserve is kept. */
    public void highIsInUse() {
        update(now -> quota.highInUse = true);
    }

    /** Sets the rate limit at once; if more calls were made within the last minute, the next ones wait until fewer were. */
    public void requestsPerMinute(int requestsPerMinute) {
        if (requestsPerMinute < 1) {
            throw new IllegalArgumentException("requestsPerMinute must be at least 1, and is " + requestsPerMinute);
        }
        update(now -> quota.limit = requestsPerMinute);
    }

    /** How many permits calls of lower priority leave for those of high priority; 0 until these are in use. */
    int reserve() {
        synchronized (lock) {
            return quota.reserve(now());
        }
    }

    /** From now on each call needs a permit of a quota that several nodes share. */
    void share(NodePermits permits) {
        update(now -> quota.shared = permits);
    }

    /** The current figures. */
    public GovernorFigures figures() {
        synchronized (lock) {
            return quota.figures(now());
        }
    }

    /** Refuses all waiting and all later calls; calls in flight continue. */
    public void close() {
        update(now -> quota.closed = true);
    }

    /** Logs it once: the figures show how many calls wait. */
    void logWaiting() {
        synchronized (lock) {
            if (!loggedWaiting && !pausing && quota.waiting() > 0) {
                loggedWaiting = true;
                LOG.info(
                        "Calls of account {} wait for the quota: {} a minute, of which the first minute after a start begins with"
                                + " a tenth. This is logged once; JMX, the metrics and the developer console interakt show how"
                                + " many wait",
                        name,
                        quota.capacity(now()));
            }
        }
    }

    private void logPause(long now, int capacityBefore) {
        pausing = true;
        LOG.warn(
                "Interakt refused a call of account {} with 429: all its calls pause for {} ms; {} wait",
                name,
                TimeUnit.NANOSECONDS.toMillis(quota.pausedUntil() - now),
                quota.waiting());
        if (quota.capacity(now) < capacityBefore) {
            LOG.warn(
                    "Account {} continues with {} calls a minute instead of {}, and tries more from time to time. Set the option"
                            + " plan (or requestsPerMinute, or quotaShare) to what the account has",
                    name,
                    quota.capacity(now),
                    quota.limit);
        }
    }
}
