package io.github.camelinterakt.governor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

import io.github.camelinterakt.Priority;

/**
 * The quota of one account: which calls start, which wait, and which have waited too long. It has no thread, clock or lock;
 * times are nanoseconds that never go back.
 *
 * <p>A permit is in use while its call is under way, and cools for a window after the response: the server stamped the
 * request no later than that, so the permit's next call arrives more than a window after the stamp, whatever kind of
 * window the server keeps.
 *
 * <p>The high lane may use every permit. The others leave it its reserve once it is in use. A lower lane goes when no higher
 * one wants to, or when it was passed over too often.
 */
final class Quota {

    /** A lower lane gets at least every tenth permit. */
    private static final int MAX_PASSED_OVER = 9;
    /** Slightly faster than the quota, which remains the limit: so delays are made up for. */
    private static final double HURRY = 0.99;
    /** How many paced calls may make up for delays at once. */
    private static final int BURST = 4;

    private static final Comparator<QueuedCall> FIRST_OFFERED = Comparator.comparingLong(call -> call.sequence);
    private static final Comparator<QueuedCall> FIRST_TO_EXPIRE =
            Comparator.<QueuedCall>comparingLong(call -> call.expiresAt).thenComparing(FIRST_OFFERED);
    private static final Comparator<QueuedCall> FIRST_DUE =
            Comparator.<QueuedCall>comparingLong(call -> call.dueAt).thenComparing(FIRST_OFFERED);

    private final long window;
    private final Throttle throttle;
    private final Map<Priority, NavigableSet<QueuedCall>> lanes = new EnumMap<>(Priority.class);
    /** How often higher lanes went first while a call of the lane waited, since the lane's last turn. */
    private final Map<Priority, Integer> passedOver = new EnumMap<>(Priority.class);

    private final NavigableSet<QueuedCall> expiring = new TreeSet<>(FIRST_TO_EXPIRE);
    private final NavigableSet<QueuedCall> delayed = new TreeSet<>(FIRST_DUE);
    /** When the permits that cool are free again; those of high calls in the second queue too. */
    private final Queue<Long> cooling = new PriorityQueue<>();

    private final Queue<Long> highCooling = new PriorityQueue<>();
    /** Permits of a shared quota that are at hand; null if the quota is this node's alone. */
    private Queue<SharedQuota.Permit> granted;

    private GovernorSettings settings;
    private int limit;
    private int pace = Integer.MAX_VALUE;
    private int inFlight;
    private int highInFlight;
    private boolean highInUse;
    private long nextPaced;
    private long sequence;

    Quota(GovernorSettings settings, long window, RandomGenerator random) {
        this.window = window;
        this.throttle = new Throttle(window, random);
        for (Priority priority : Priority.values()) {
            lanes.put(priority, new TreeSet<>(FIRST_OFFERED));
        }
        settings(settings);
    }

    void settings(GovernorSettings other) {
        settings = other;
        limit = other.requestsPerMinute();
    }

    void limit(int requestsPerMinute) {
        limit = requestsPerMinute;
    }

    int limit() {
        return limit;
    }

    void highIsInUse() {
        highInUse = true;
    }

    /** From now on each call needs a permit that was granted. */
    void share() {
        granted = new ArrayDeque<>();
    }

    /** Adds permits; bulk is paced to no more than that many a window. */
    void grant(List<SharedQuota.Permit> permits, int bulkPace) {
        granted.addAll(permits);
        pace = bulkPace;
    }

    /** Removes the granted permits that no call has used. */
    List<SharedQuota.Permit> ungranted() {
        List<SharedQuota.Permit> left = new ArrayList<>(granted);
        granted.clear();
        return left;
    }

    /**
     * Admits a new call or queues it.
     *
     * @return whether it need not wait: it has a permit, or is refused because its lane is full
     */
    boolean offer(QueuedCall call, long now) {
        call.sequence = ++sequence;
        call.expiresAt = call.timeToLive() == QueuedCall.NEVER ? QueuedCall.NEVER : now + call.timeToLive();
        call.queuedAt = now;
        highInUse |= call.priority() == Priority.high;
        if (waiting() == 0 && mayGo(call.priority(), now)) {
            admit(call, now);
            return true;
        }
        if (waiting(call.priority()) >= settings.maxQueued()) {
            call.refusal = Refusal.QUEUE_FULL;
            return true;
        }
        enqueue(call);
        return false;
    }

    /** Queues a call for its next try, at its old place; even if the lane is full. */
    void retry(QueuedCall call, long dueAt) {
        call.dueAt = dueAt;
        delayed.add(call);
    }

    private void enqueue(QueuedCall call) {
        lanes.get(call.priority()).add(call);
        if (call.expiresAt != QueuedCall.NEVER) {
            expiring.add(call);
        }
    }

    private void dequeue(QueuedCall call) {
        lanes.get(call.priority()).remove(call);
        expiring.remove(call);
    }

    /** Decides about the waiting calls: those that start and those that have expired go to the consumer. */
    void advance(long now, Consumer<QueuedCall> decided) {
        while (!delayed.isEmpty() && delayed.first().dueAt <= now) {
            enqueue(delayed.pollFirst());
        }
        while (!expiring.isEmpty() && expiring.first().expiresAt <= now) {
            QueuedCall call = expiring.first();
            dequeue(call);
            call.refusal = Refusal.EXPIRED;
            decided.accept(call);
        }
        for (Priority lane = nextLane(now); lane != null; lane = nextLane(now)) {
            QueuedCall call = lanes.get(lane).first();
            dequeue(call);
            passedOver.remove(lane);
            for (Priority lower : Priority.values()) {
                if (lower.compareTo(lane) > 0 && waiting(lower) > 0) {
                    passedOver.merge(lower, 1, Integer::sum);
                }
            }
            admit(call, now);
            decided.accept(call);
        }
    }

    private Priority nextLane(long now) {
        Priority next = null;
        for (Priority lane : Priority.values()) {
            if (waiting(lane) > 0) {
                if (isDue(lane) && mayGo(lane, now)) {
                    return lane;
                }
                next = next == null ? lane : next;
            }
        }
        return next != null && mayGo(next, now) ? next : null;
    }

    private boolean isDue(Priority lane) {
        return passedOver.getOrDefault(lane, 0) >= MAX_PASSED_OVER;
    }

    private boolean mayGo(Priority lane, long now) {
        return (granted == null || !granted.isEmpty()) && isOpen(now) && free(lane, now) > 0 && isItsTime(lane, now);
    }

    private boolean isOpen(long now) {
        return !throttle.isPaused(now) && !throttle.awaitsScout();
    }

    private boolean isItsTime(Priority lane, long now) {
        return lane != Priority.bulk || now >= nextPaced;
    }

    /** How many more permits calls of the lane may use. */
    private int free(Priority lane, long now) {
        int free = capacity(now) - used(now);
        if (lane == Priority.high || isDue(lane)) {
            return free;
        }
        return free - Math.max(0, reserve(now) - highInFlight - highCooling.size());
    }

    /** At least one permit, and never all. */
    private int reserve(long now) {
        if (!highInUse || settings.highReserve() == 0) {
            return 0;
        }
        int capacity = capacity(now);
        return Math.max(0, Math.min(capacity - 1, Math.max(1, (int) Math.round(capacity * settings.highReserve()))));
    }

    private void admit(QueuedCall call, long now) {
        inFlight++;
        highInFlight += call.priority() == Priority.high ? 1 : 0;
        call.admittedAt = now;
        call.permit = granted == null ? null : granted.remove();
        throttle.admitted(call);
        if (call.priority() == Priority.bulk) {
            long interval = (long) (HURRY * window / Math.max(1, Math.min(capacity(now) - reserve(now), pace)));
            nextPaced = Math.max(nextPaced, now - BURST * interval) + interval;
        }
    }

    void answered(QueuedCall call, long now) {
        release(call, now, window);
        throttle.over(call, true);
    }

    /** Until the deadline the server may still get the request. */
    void unanswered(QueuedCall call, long now, long untilDeadline) {
        release(call, now, untilDeadline + window);
        throttle.over(call, false);
    }

    /** The server surely got no byte of the request. */
    void unsent(QueuedCall call, long now) {
        release(call, now, 0);
        throttle.over(call, false);
    }

    /**
     * The server refused a call with 429.
     *
     * @param retryAfter what it asks for; 0 or less if nothing
     * @return whether a pause begins
     */
    boolean refused(QueuedCall call, long now, long retryAfter) {
        release(call, now, window);
        return throttle.refused(call, now, retryAfter, limit);
    }

    private void release(QueuedCall call, long now, long cools) {
        boolean high = call.priority() == Priority.high;
        inFlight--;
        highInFlight -= high ? 1 : 0;
        if (cools > 0) {
            cooling.add(now + cools);
            if (high) {
                highCooling.add(now + cools);
            }
        }
        if (call.permit != null) {
            call.permit.release(cools);
            call.permit = null;
        }
    }

    /** Removes all waiting calls, refused. */
    List<QueuedCall> close() {
        List<QueuedCall> all = new ArrayList<>(delayed);
        lanes.values().forEach(lane -> {
            all.addAll(lane);
            lane.clear();
        });
        delayed.clear();
        expiring.clear();
        all.forEach(call -> call.refusal = Refusal.SHUTDOWN);
        return all;
    }

    /** How many calls wait for nothing but a grant. */
    int lacking(long now) {
        int lacking = 0;
        if (granted != null && granted.isEmpty() && isOpen(now)) {
            for (Priority lane : Priority.values()) {
                int most = !isItsTime(lane, now) ? 0 : lane == Priority.bulk ? 1 : waiting(lane);
                lacking += Math.max(0, Math.min(most, free(lane, now) - lacking));
            }
        }
        return lacking;
    }

    /** When time alone changes something; {@link Long#MAX_VALUE} if it does not. */
    long nextChange(long now) {
        long next = expiring.isEmpty() ? Long.MAX_VALUE : expiring.first().expiresAt;
        if (!delayed.isEmpty()) {
            next = Math.min(next, delayed.first().dueAt);
        }
        if (throttle.isPaused(now)) {
            return Math.min(next, throttle.pausedUntil());
        }
        if (throttle.awaitsScout()) {
            return next;
        }
        for (Priority lane : Priority.values()) {
            if (waiting(lane) > 0) {
                next = Math.min(next, nextTurn(lane, now));
            }
        }
        return next;
    }

    private long nextTurn(Priority lane, long now) {
        if (free(lane, now) <= 0) {
            return cooling.isEmpty() ? Long.MAX_VALUE : cooling.element();
        }
        if (!isItsTime(lane, now)) {
            return nextPaced;
        }
        return Long.MAX_VALUE;
    }

    /** How many permits may be in use or cooling now. */
    int capacity(long now) {
        return Math.min(limit, throttle.rate(now, limit));
    }

    /** How many permits are in use or cooling. */
    int used(long now) {
        while (!cooling.isEmpty() && cooling.element() <= now) {
            cooling.remove();
        }
        while (!highCooling.isEmpty() && highCooling.element() <= now) {
            highCooling.remove();
        }
        return inFlight + cooling.size();
    }

    int inFlight() {
        return inFlight;
    }

    int waiting() {
        return lanes.values().stream().mapToInt(NavigableSet::size).sum();
    }

    int waiting(Priority lane) {
        return lanes.get(lane).size();
    }

    /** How many calls wait until their next try is due. */
    int delayed() {
        return delayed.size();
    }

    long pausedUntil() {
        return throttle.pausedUntil();
    }
}
