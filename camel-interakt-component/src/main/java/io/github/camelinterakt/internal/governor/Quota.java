package io.github.camelinterakt.internal.governor;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import io.github.camelinterakt.Priority;
import io.github.camelinterakt.Reason;
import io.github.camelinterakt.internal.governor.Governor.QueuedCall;

/**
 * The quota of one account: decides which calls start, which wait, and which have waited too long. It has no thread, clock or
 * lock; times are nanoseconds that never go back.
 *
 * <p>A permit is in use while its call is in flight, and cools down for a window after the response: the server stamped the
 * request no later than that, so the permit's next call arrives more than a window after the stamp, whatever kind of
 * window the server keeps.
 *
 * <p>Each priority has a lane. The high lane may use every permit; once it is in use, the others leave it a reserve. The
 * highest lane with a waiting call is next, or a lower one that was passed over too often.
 */
final class Quota {

    /** A lower lane gets at least every tenth permit. */
    private static final int MAX_PASSED_OVER = 9;
    /** Paces slightly faster than the quota allows, which makes up for delays; permits remain the limit. */
    private static final double HURRY = 0.99;
    /** After a start without knowledge of earlier calls, this part of the quota is free at once. */
    private static final int FREE_AT_START = 10;
    /** How many paced calls may make up for delays at once. */
    private static final int BURST = 4;

    private static final String OUTAGE =
            "It waited for the store of the shared quota (quotaStore), which fails: check its database";

    private static final Comparator<QueuedCall> FIRST_OFFERED = Comparator.comparingLong(call -> call.sequence);

    GovernorSettings settings;
    int limit;
    boolean highInUse;
    /** Whether all calls that wait, and that will come, are refused. */
    boolean closed;
    /** The permits that each call needs too; null if the quota is not shared with other nodes. */
    NodePermits shared;

    private final long window;
    private final Throttle throttle;
    private final Map<Priority, NavigableSet<QueuedCall>> lanes = new EnumMap<>(Priority.class);
    /** How often a higher lane went first while a call of this lane waited, since its last turn. */
    private final Map<Priority, Integer> passedOver = new EnumMap<>(Priority.class);

    private final NavigableSet<QueuedCall> expiring = new TreeSet<>(
            Comparator.<QueuedCall>comparingLong(call -> call.expiresAt).thenComparing(FIRST_OFFERED));
    private final NavigableSet<QueuedCall> delayed = new TreeSet<>(
            Comparator.<QueuedCall>comparingLong(call -> call.dueAt).thenComparing(FIRST_OFFERED));
    /** When the permits that cool down are free again; the second queue repeats those of high calls. */
    private final Queue<Long> cooling = new PriorityQueue<>();

    private final Queue<Long> highCooling = new PriorityQueue<>();
    private final Queue<QueuedCall> decided = new ArrayDeque<>();
    private int maxQueued;
    private double highReserve;
    private int inFlight;
    private int highInFlight;
    private long withheldUntil;
    private int limitAtStart;
    private long nextPaced;
    private long sequence;
    private long admitted;
    private long rateLimited;
    private long expired;
    private long rejected;

    Quota(GovernorSettings settings, long window, RandomGenerator random) {
        this.window = window;
        this.throttle = new Throttle(window, random);
        for (Priority priority : Priority.values()) {
            lanes.put(priority, new TreeSet<>(FIRST_OFFERED));
        }
        settings(settings);
    }

    void settings(GovernorSettings others) {
        settings = others;
        limit = others.requestsPerMinute();
        maxQueued = others.maxQueued();
        highReserve = others.highReserve();
    }

    /** An earlier process may have used the quota: frees a part of it at once, and the rest evenly over a window. */
    void warmUp(long now) {
        withheldUntil = now + window;
        limitAtStart = limit;
    }

    /** How many permits are not free yet after the start. */
    private int withheld(long now) {
        return now >= withheldUntil ? 0 : (int) Math.ceil(mostWithheld() * ((withheldUntil - now) / (double) window));
    }

    private int mostWithheld() {
        int least = Math.min(limit, limitAtStart);
        return least - Math.max(1, least / FREE_AT_START);
    }

    /** Queues a new call, or refuses it. */
    void offer(QueuedCall call, long now) {
        call.sequence = ++sequence;
        call.expiresAt = call.timeToLive == QueuedCall.NEVER ? QueuedCall.NEVER : now + call.timeToLive;
        call.queuedAt = now;
        highInUse |= call.priority == Priority.high;
        if (waiting(call.priority) >= maxQueued) {
            rejected++;
            refuse(call, Reason.QUEUE_FULL);
        } else {
            enqueue(call);
        }
    }

    /** Queues a call for its next attempt, at its old place; even if the lane is full. */
    void retry(QueuedCall call, long dueAt) {
        call.dueAt = dueAt;
        delayed.add(call);
    }

    private void refuse(QueuedCall call, Reason why) {
        call.refusal = why;
        decided.add(call);
    }

    private void enqueue(QueuedCall call) {
        lanes.get(call.priority).add(call);
        if (call.expiresAt != QueuedCall.NEVER) {
            expiring.add(call);
        }
    }

    private void dequeue(QueuedCall call) {
        lanes.get(call.priority).remove(call);
        expiring.remove(call);
    }

    /** Decides which waiting calls start and which have expired. */
    void advance(long now) {
        if (closed) {
            refuseAll();
        }
        while (!delayed.isEmpty() && delayed.first().dueAt <= now) {
            enqueue(delayed.pollFirst());
        }
        while (!expiring.isEmpty() && expiring.first().expiresAt <= now) {
            QueuedCall call = expiring.first();
            dequeue(call);
            expired++;
            call.refusalDetail = shared != null && shared.failing ? OUTAGE : null;
            refuse(call, Reason.EXPIRED);
        }
        for (Priority lane = nextLane(now); lane != null; lane = nextLane(now)) {
            QueuedCall call = lanes.get(lane).first();
            dequeue(call);
            passedOver.remove(lane);
            for (Priority lower : lanes.keySet()) {
                if (lower.compareTo(lane) > 0 && waiting(lower) > 0) {
                    passedOver.merge(lower, 1, Integer::sum);
                }
            }
            admit(call, now);
        }
    }

    /** A call that starts, or is refused; null if there is none. Each is returned once. */
    QueuedCall nextDecided() {
        return decided.poll();
    }

    /** A lane that is due, or else the highest with a waiting call, if one of its calls may start. */
    private Priority nextLane(long now) {
        if (shared != null && shared.isEmpty() || !throttle.isOpen(now)) {
            return null;
        }
        Stream<Priority> due = lanes.keySet().stream().filter(this::isDue);
        Stream<Priority> highest =
                lanes.keySet().stream().filter(lane -> waiting(lane) > 0).limit(1);
        return firstReady(Stream.concat(due, highest), now);
    }

    private boolean isDue(Priority lane) {
        return passedOver.getOrDefault(lane, 0) >= MAX_PASSED_OVER;
    }

    private Priority firstReady(Stream<Priority> among, long now) {
        return among.filter(lane -> ready(lane, now) > 0).findFirst().orElse(null);
    }

    /** How many waiting calls of the lane could start, if the account does not pause and each has a shared permit. */
    int ready(Priority lane, long now) {
        int most = lane == Priority.bulk ? Math.min(1, waiting(lane)) : waiting(lane);
        return lane == Priority.bulk && now < nextPaced ? 0 : Math.min(most, free(lane, now));
    }

    /** How many more permits calls of the lane may use. */
    private int free(Priority lane, long now) {
        int free = Math.min(capacity(now), limit - withheld(now)) - used(now);
        if (lane == Priority.high || isDue(lane)) {
            return free;
        }
        return free - Math.max(0, reserve(now) - highInFlight - cooling(highCooling, now));
    }

    /** How many permits the other lanes leave to the high lane: at least one, and never all. */
    int reserve(long now) {
        if (!highInUse || highReserve == 0) {
            return 0;
        }
        int capacity = capacity(now);
        return Math.max(0, Math.min(capacity - 1, Math.max(1, (int) Math.round(capacity * highReserve))));
    }

    private void admit(QueuedCall call, long now) {
        admitted++;
        inFlight++;
        highInFlight += call.priority == Priority.high ? 1 : 0;
        call.admittedAt = now;
        call.permit = shared == null ? null : shared.take();
        throttle.admitted(call);
        if (call.priority == Priority.bulk) {
            int rate = capacity(now) - reserve(now);
            rate = Math.max(1, shared == null ? rate : Math.min(rate, shared.bulkPace));
            long interval = (long) (HURRY * window / rate);
            nextPaced = Math.max(nextPaced, now - BURST * interval) + interval;
        }
        decided.add(call);
    }

    /** Ends an attempt that was not refused; its permit cools down for so long. */
    void ended(QueuedCall call, long now, long coolDown, boolean answered) {
        release(call, now, coolDown);
        throttle.ended(call, answered);
    }

    /** Ends an attempt that the server refused with 429, and asked for no more calls so long; returns whether a pause begins. */
    boolean refused(QueuedCall call, long now, long retryAfter) {
        rateLimited++;
        release(call, now, window);
        return throttle.refused(call, now, retryAfter, limit);
    }

    private void release(QueuedCall call, long now, long coolDown) {
        boolean high = call.priority == Priority.high;
        inFlight--;
        highInFlight -= high ? 1 : 0;
        if (coolDown > 0) {
            cooling.add(now + coolDown);
            if (high) {
                highCooling.add(now + coolDown);
            }
        }
        if (call.permit != null) {
            call.permit.accept(coolDown);
            call.permit = null;
        }
    }

    private void refuseAll() {
        delayed.forEach(call -> refuse(call, Reason.SHUTDOWN));
        lanes.values().forEach(lane -> {
            lane.forEach(call -> refuse(call, Reason.SHUTDOWN));
            lane.clear();
        });
        delayed.clear();
        expiring.clear();
    }

    /** The highest lane with a call that waits only for a shared permit; null if there is none. */
    Priority laneWithoutPermit(long now) {
        boolean waits = shared != null && shared.isEmpty() && throttle.isOpen(now);
        return waits ? firstReady(lanes.keySet().stream(), now) : null;
    }

    /** When the passing of time changes something; {@link Long#MAX_VALUE} if it does not. */
    long nextChange(long now) {
        if (closed) {
            return Long.MAX_VALUE;
        }
        long next = expiring.isEmpty() ? Long.MAX_VALUE : expiring.first().expiresAt;
        next = delayed.isEmpty() ? next : Math.min(next, delayed.first().dueAt);
        if (now < throttle.pausedUntil()) {
            return Math.min(next, throttle.pausedUntil());
        }
        if (waiting() == 0 || !throttle.isOpen(now)) {
            return next;
        }
        if (waiting(Priority.bulk) > 0 && now < nextPaced) {
            next = Math.min(next, nextPaced);
        }
        int withheld = withheld(now);
        if (withheld > 0) {
            long freed = withheldUntil - (long) ((withheld - 1) * (double) window / mostWithheld());
            next = Math.min(next, Math.max(now + 1, freed));
        }
        return used(now) == inFlight ? next : Math.min(next, cooling.element());
    }

    /** How many permits may be in use or cooling down. */
    int capacity(long now) {
        return Math.min(limit, throttle.rate(now, limit));
    }

    /** How many permits are in use or cooling down. */
    private int used(long now) {
        return inFlight + cooling(cooling, now);
    }

    private static int cooling(Queue<Long> permits, long now) {
        while (!permits.isEmpty() && permits.element() <= now) {
            permits.remove();
        }
        return permits.size();
    }

    /** Whether it is closed, and no call is in flight any more. */
    boolean isOver() {
        return closed && inFlight == 0;
    }

    int waiting() {
        return lanes.values().stream().mapToInt(NavigableSet::size).sum();
    }

    private int waiting(Priority lane) {
        return lanes.get(lane).size();
    }

    long pausedUntil() {
        return throttle.pausedUntil();
    }

    GovernorFigures figures(long now) {
        return new GovernorFigures(
                limit,
                capacity(now),
                used(now),
                inFlight,
                waiting(Priority.high),
                waiting(Priority.normal),
                waiting(Priority.bulk),
                delayed.size(),
                admitted,
                rateLimited,
                expired,
                rejected,
                (Math.max(0, pausedUntil() - now) + 999_999) / 1_000_000);
    }
}
