package io.github.camelinterakt.governor;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

import io.github.camelinterakt.Priority;
import io.github.camelinterakt.governor.quota.QueuedCall;
import io.github.camelinterakt.governor.quota.Quota;
import io.github.camelinterakt.governor.quota.QuotaRules;
import io.github.camelinterakt.governor.quota.Refusal;

/**
 * Keeps all calls of one account within its quota. It never blocks a thread: a call goes at once, on the thread that brings
 * it, or waits as an object until the timer or another call's end lets it go.
 */
public final class Governor implements LeasableQuota {

    /** Over which Interakt counts. */
    public static final Duration WINDOW = Duration.ofMinutes(1);

    private final String account;
    private final Timeline timeline;
    private final Object lock = new Object();

    // guarded by lock
    private final Quota quota;
    private final QuotaLog log;
    private final Alarm alarm;
    private final Decisions decisions = new Decisions(lock, this::tell);
    private boolean closed;
    private long admitted;
    private long refused;
    private long expired;
    private long rejected;

    private volatile WaitListener listener;

    /**
     * A governor.
     *
     * @param account a short hash of the account's key, for logs
     */
    public Governor(String account, GovernorSettings settings, Timeline timeline, RandomGenerator random) {
        this.account = account;
        this.timeline = timeline;
        this.quota = new Quota(rules(settings), settings.requestsPerMinute(), timeline.now(), random);
        this.log = new QuotaLog(account, quota);
        this.alarm = new Alarm(timeline, this::onWake);
    }

    private static QuotaRules rules(GovernorSettings settings) {
        return new QuotaRules(
                WINDOW.toNanos(),
                settings.maxQueued(),
                settings.highReserve(),
                settings.maxPause().toNanos());
    }

    /** Replaces its settings; what was called before still counts. */
    void settings(GovernorSettings settings) {
        synchronized (lock) {
            quota.rules(rules(settings));
        }
        requestsPerMinute(settings.requestsPerMinute());
    }

    /** A short hash of the account's key. */
    public String account() {
        return account;
    }

    /** Lets a new call go, now or later, or refuses it. */
    public void offer(QueuedCall call) {
        boolean now;
        synchronized (lock) {
            now = offered(call);
        }
        if (now) {
            tell(call);
        } else {
            decisions.tell();
        }
    }

    private boolean offered(QueuedCall call) {
        if (closed) {
            call.refuseWith(Refusal.SHUTDOWN);
            return true;
        }
        long now = timeline.now();
        Quota.Answer answer = quota.offer(call, now);
        if (answer == Quota.Answer.QUEUED) {
            advance(now);
            if (quota.waiting() > 0) {
                log.waiting(now);
            }
            return false;
        }
        if (answer == Quota.Answer.ADMITTED) {
            admitted++;
        } else {
            rejected++;
        }
        return true;
    }

    /** Lets a call that was made and failed go again, at its old place in the queue, after a delay. */
    public void again(QueuedCall call, Duration delay) {
        boolean refuse;
        synchronized (lock) {
            refuse = closed;
            if (closed) {
                call.refuseWith(Refusal.SHUTDOWN);
            } else {
                long now = timeline.now();
                if (delay.isZero()) {
                    quota.returned(call);
                } else {
                    quota.returned(call, now + delay.toNanos());
                }
                advance(now);
            }
        }
        if (refuse) {
            tell(call);
        } else {
            decisions.tell();
        }
    }

    /** A call's answer is here. Its permit returns after a window. */
    public void answered(QueuedCall call) {
        synchronized (lock) {
            long now = timeline.now();
            quota.answered(call, now);
            ended(now);
        }
        decisions.tell();
    }

    /**
     * A call is over without an answer, and bytes of it may have reached the server.
     *
     * @param untilDeadline how long its answer could still have come
     */
    public void unanswered(QueuedCall call, Duration untilDeadline) {
        synchronized (lock) {
            long now = timeline.now();
            quota.unanswered(call, now + untilDeadline.toNanos());
            ended(now);
        }
        decisions.tell();
    }

    /** A call is over, and surely nothing of it was written. Its permit is free at once. */
    public void unsent(QueuedCall call) {
        synchronized (lock) {
            quota.unsent(call);
            ended(timeline.now());
        }
        decisions.tell();
    }

    /**
     * The server refused a call with 429: the account pauses.
     *
     * @param retryAfter what the server asks for; null if it says nothing
     */
    public void refused(QueuedCall call, Duration retryAfter) {
        synchronized (lock) {
            long now = timeline.now();
            refused++;
            if (quota.refused(call, now, retryAfter == null ? 0 : nanos(retryAfter))) {
                log.paused(now);
            }
            ended(now);
        }
        decisions.tell();
    }

    private void ended(long now) {
        if (closed && quota.inFlight() == 0) {
            lock.notifyAll();
        }
        if (quota.waiting() > 0 || log.isPausing()) {
            advance(now);
        }
    }

    /** How long the account still pauses; zero if it does not. */
    public Duration pause() {
        synchronized (lock) {
            return Duration.ofNanos(Math.max(0, quota.pausedUntil() - timeline.now()));
        }
    }

    /** Whether the call's time to live ends before it could be tried again after that delay. */
    public boolean expiresWithin(QueuedCall call, Duration delay) {
        return call.expiresBy(timeline.now() + nanos(delay));
    }

    private void onWake() {
        synchronized (lock) {
            alarm.rung();
            advance(timeline.now());
        }
        decisions.tell();
    }

    private void advance(long now) {
        if (quota.judge(now)) {
            log.lowered(now);
        }
        quota.advance(now, this::decide);
        log.resumedIfDue(now);
        alarm.at(quota.nextChange(now));
    }

    private void decide(QueuedCall call) {
        if (call.refusal() == null) {
            admitted++;
        } else {
            expired++;
        }
        decisions.add(call);
    }

    private void tell(QueuedCall call) {
        WaitListener hears = listener;
        if (hears != null && call.refusal() == null) {
            hears.waited(call.priority(), call.waited());
        }
        call.go();
    }

    /** The one who hears how long calls waited; null for nobody. */
    public void listener(WaitListener waitListener) {
        listener = waitListener;
    }

    /** There are calls of high priority: from now on its reserve is kept. */
    public void highIsInUse() {
        synchronized (lock) {
            quota.highIsInUse();
        }
    }

    /**
     * Sets the rate, at once; nobody is blocked. If more calls than that were made within the last minute, the next ones
     * wait until fewer were.
     *
     * @param requestsPerMinute at least 1
     * @throws IllegalArgumentException if it is less
     */
    public void requestsPerMinute(int requestsPerMinute) {
        if (requestsPerMinute < 1) {
            throw new IllegalArgumentException("requestsPerMinute must be at least 1, and is " + requestsPerMinute);
        }
        synchronized (lock) {
            quota.limit(requestsPerMinute);
            advance(timeline.now());
        }
        decisions.tell();
    }

    /** What is set. */
    public int requestsPerMinute() {
        synchronized (lock) {
            return quota.limit();
        }
    }

    @Override
    public int capacity() {
        synchronized (lock) {
            return quota.capacity(timeline.now());
        }
    }

    @Override
    public int unused() {
        synchronized (lock) {
            long now = timeline.now();
            return Math.max(0, quota.capacity(now) - quota.used(now));
        }
    }

    @Override
    public int waiting() {
        synchronized (lock) {
            return quota.waiting();
        }
    }

    @Override
    public int demand() {
        synchronized (lock) {
            return quota.used(timeline.now()) + quota.waiting();
        }
    }

    @Override
    public int[] usedAfter(Duration... ahead) {
        int[] used = new int[ahead.length];
        synchronized (lock) {
            long now = timeline.now();
            for (int i = 0; i < ahead.length; i++) {
                used[i] = quota.usedAt(now + ahead[i].toNanos());
            }
        }
        return used;
    }

    @Override
    public void capacity(int permits) {
        synchronized (lock) {
            quota.leased(permits);
            advance(timeline.now());
        }
        decisions.tell();
    }

    @Override
    public void startOnlyWhile(BooleanSupplier permitted) {
        synchronized (lock) {
            quota.startOnlyWhile(permitted);
        }
    }

    /** What it shows. */
    public GovernorFigures figures() {
        synchronized (lock) {
            long now = timeline.now();
            return new GovernorFigures(
                    account,
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
                    Duration.ofNanos(Math.max(0, quota.pausedUntil() - now)));
        }
    }

    /** Refuses all calls that wait, and all that come from now on; those under way are left alone. */
    public void close() {
        synchronized (lock) {
            closed = true;
            alarm.cancel();
            decisions.addAll(quota.removeWaiting());
        }
        decisions.tell();
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

    private static long nanos(Duration duration) {
        return duration.compareTo(Duration.ofDays(1)) > 0 ? Duration.ofDays(1).toNanos() : duration.toNanos();
    }

    @Override
    public String toString() {
        return "Governor[" + account + "]";
    }
}
