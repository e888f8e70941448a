package io.github.camelinterakt.governor.quota;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

import io.github.camelinterakt.Priority;

/**
 * The quota of one account: who may call now, who waits, and who has waited too long.
 *
 * <p>The high lane may use every permit. The others leave it its reserve from the moment it is in use: as many permits as its
 * own calls have not taken of it. A lower lane goes when no higher one wants to, or when it was passed over too often. Times
 * are nanoseconds that never go back.
 */
public final class Quota {

    /** What became of an offered call. */
    public enum Answer {
        /** It has a permit. */
        ADMITTED,
        /** It waits. */
        QUEUED,
        /** It may not wait, because too many do. */
        FULL
    }

    /** A lower lane gets at least every tenth call of the quota. */
    private static final int MAX_PASSED_OVER = 9;

    /** Most answers have come by then, and none has cooled yet. */
    private static final long JUDGED_WITHIN = 10_000_000_000L;

    private static final Comparator<QueuedCall> FIRST_TO_EXPIRE =
            Comparator.<QueuedCall>comparingLong(call -> call.expiresAt).thenComparingLong(call -> call.sequence);
    private static final Comparator<QueuedCall> FIRST_DUE =
            Comparator.<QueuedCall>comparingLong(call -> call.dueAt).thenComparingLong(call -> call.sequence);

    private final PermitLog permits = new PermitLog();
    /** Those of the permits that calls of high priority have taken. */
    private final PermitLog highPermits = new PermitLog();

    private final TimeRing refusals = new TimeRing();
    private final Lane high = new Lane();
    private final Lane normal = new Lane();
    private final Lane bulk = new Lane();
    private final TreeSet<QueuedCall> expiring = new TreeSet<>(FIRST_TO_EXPIRE);
    private final Queue<QueuedCall> delayed = new PriorityQueue<>(FIRST_DUE);
    private final Pause pause;
    private final Pace pace;
    private final Adaptation adaptation;

    private QuotaRules rules;
    private BooleanSupplier permitted = () -> true;
    private int limit;
    private int leased = Integer.MAX_VALUE;
    private boolean highInUse;
    private long judgeBy = Long.MAX_VALUE;
    private long sequence;

    /**
     * A quota.
     *
     * @param limit how many permits may be out or cooling
     * @param now the time of its start
     * @param random jitters the back-off
     */
    public Quota(QuotaRules rules, int limit, long now, RandomGenerator random) {
        this.rules = rules;
        this.limit = limit;
        this.pause = new Pause(random);
        this.pace = new Pace(rules.window());
        this.adaptation = new Adaptation(rules.window(), now);
    }

    /** A new call. */
    public Answer offer(QueuedCall call, long now) {
        call.sequence = ++sequence;
        call.expiresAt = call.timeToLive() == QueuedCall.NEVER ? QueuedCall.NEVER : now + call.timeToLive();
        call.queuedAt = now;
        if (call.priority() == Priority.high) {
            highInUse = true;
        }
        Lane lane = lane(call.priority());
        if (waiting() == 0 && mayGo(lane, now, false)) {
            admit(call, lane, now);
            return Answer.ADMITTED;
        }
        if (lane.size() >= rules.maxQueued()) {
            call.refusal = Refusal.QUEUE_FULL;
            return Answer.FULL;
        }
        enqueue(call, lane);
        return Answer.QUEUED;
    }

    /** A call that is to be tried again: it gets its old place, even where the queue is full. */
    public void returned(QueuedCall call) {
        enqueue(call, lane(call.priority()));
    }

    /** Likewise, from a moment on. */
    public void returned(QueuedCall call, long dueAt) {
        call.dueAt = dueAt;
        delayed.add(call);
    }

    /**
     * Decides about those who wait: who goes, and who has waited too long.
     *
     * @param decided gets each of them, to be told by {@link QueuedCall#go()} without the lock
     */
    public void advance(long now, Consumer<QueuedCall> decided) {
        while (!delayed.isEmpty() && delayed.element().dueAt <= now) {
            returned(delayed.remove());
        }
        while (!expiring.isEmpty() && expiring.first().expiresAt <= now) {
            QueuedCall call = expiring.pollFirst();
            call.lane.remove(call);
            call.refusal = Refusal.EXPIRED;
            decided.accept(call);
        }
        for (Lane lane = next(now); lane != null; lane = next(now)) {
            QueuedCall call = lane.removeFirst();
            if (call.expiresAt != QueuedCall.NEVER) {
                expiring.remove(call);
            }
            passOver(lane);
            admit(call, lane, now);
            decided.accept(call);
        }
    }

    /** Takes all out who wait. */
    public List<QueuedCall> removeWaiting() {
        List<QueuedCall> all = new ArrayList<>(delayed);
        delayed.clear();
        expiring.clear();
        for (Lane lane : List.of(high, normal, bulk)) {
            while (!lane.isEmpty()) {
                all.add(lane.removeFirst());
            }
        }
        all.forEach(call -> call.refusal = Refusal.SHUTDOWN);
        return all;
    }

    /** When something may change by time alone; {@link Long#MAX_VALUE} if nothing will. */
    public long nextChange(long now) {
        long next = expiring.isEmpty() ? judgeBy : Math.min(judgeBy, expiring.first().expiresAt);
        if (!delayed.isEmpty()) {
            next = Math.min(next, delayed.element().dueAt);
        }
        if (!pause.isOver(now)) {
            return Math.min(next, pause.until());
        }
        if (waiting() == 0 || pause.awaitsScout() || !permitted.getAsBoolean()) {
            return next;
        }
        next = Math.min(next, nextTurn(high, now));
        next = Math.min(next, nextTurn(normal, now));
        return Math.min(next, nextTurn(bulk, now));
    }

    private long nextTurn(Lane lane, long now) {
        if (lane.isEmpty()) {
            return Long.MAX_VALUE;
        }
        int missing = permits.used(now) - available(lane, now, isDue(lane)) + 1;
        long permit = missing <= 0 ? now : permits.timeOfReturn(missing);
        return lane == bulk ? Math.max(permit, pace.next()) : permit;
    }

    /** A call's answer is here. */
    public void answered(QueuedCall call, long now) {
        coolUntil(call, now + rules.window());
        pause.over(call, true);
    }

    /** A call is over without an answer; until its deadline the server may still get the request. */
    public void unanswered(QueuedCall call, long deadline) {
        coolUntil(call, deadline + rules.window());
        pause.over(call, false);
    }

    /** A call is over, and surely nothing of it was written. */
    public void unsent(QueuedCall call) {
        permits.giveBack();
        if (call.priority() == Priority.high) {
            highPermits.giveBack();
        }
        pause.over(call, false);
    }

    /**
     * The server refused a call for the rate.
     *
     * @param retryAfter what it asks for; 0 or less if it says nothing
     * @return whether this begins a pause, rather than belonging to one
     */
    public boolean refused(QueuedCall call, long now, long retryAfter) {
        coolUntil(call, now + rules.window());
        refusals.add(now + rules.window());
        boolean paused = pause.refused(call, now, retryAfter, rules.maxPause());
        if (paused && judgeBy == Long.MAX_VALUE) {
            judgeBy = now + JUDGED_WITHIN;
        }
        return paused;
    }

    /**
     * Judges, once after each first refusal, whether more is set than the server lets through: as soon as that is clear, at
     * the latest when the answers to all that was under way are here, or should be.
     *
     * @return whether fewer calls go from now on
     */
    public boolean judge(long now) {
        if (judgeBy == Long.MAX_VALUE) {
            return false;
        }
        refusals.removeUpTo(now);
        int cooling = permits.cooling(now);
        int accepted = cooling - refusals.size();
        int set = Math.min(limit, leased);
        if (permits.out() > 0 && now < judgeBy && !adaptation.isClear(set, accepted)) {
            return false;
        }
        judgeBy = Long.MAX_VALUE;
        long since = cooling == 0 ? now : permits.firstReturn() - rules.window();
        return adaptation.refused(pause.began(), now, set, accepted, since);
    }

    private void coolUntil(QueuedCall call, long until) {
        permits.coolUntil(until);
        if (call.priority() == Priority.high) {
            highPermits.coolUntil(until);
        }
    }

    /** Sets how many permits may be out or cooling. */
    public void limit(int permitsAllowed) {
        limit = permitsAllowed;
    }

    /** What is set. */
    public int limit() {
        return limit;
    }

    /** Sets how many of the permits this node has leased. */
    public void leased(int permitsLeased) {
        leased = permitsLeased;
    }

    /** Sets what is asked before each call is started; when it comes to allow again what it refused, {@link #advance} is due. */
    public void startOnlyWhile(BooleanSupplier mayStart) {
        permitted = mayStart;
    }

    /** Sets other rules; the window must be the same. */
    public void rules(QuotaRules other) {
        rules = other;
    }

    /** There are calls of high priority: from now on its reserve is kept. */
    public void highIsInUse() {
        highInUse = true;
    }

    /** How many permits may be out or cooling now. */
    public int capacity(long now) {
        int set = Math.min(limit, leased);
        return Math.min(set, adaptation.ceiling(now, set));
    }

    /** How many permits are out or cooling. */
    public int used(long now) {
        return permits.used(now);
    }

    /** How many permits that are out or cooling now will still be so then, if no call is started. */
    public int usedAt(long then) {
        return permits.usedAt(then);
    }

    /** How many calls are under way. */
    public int inFlight() {
        return permits.out();
    }

    /** How many calls wait for a permit. */
    public int waiting() {
        return high.size() + normal.size() + bulk.size();
    }

    /** How many calls of a priority wait for a permit. */
    public int waiting(Priority priority) {
        return lane(priority).size();
    }

    /** How many calls wait until they are due to be tried again. */
    public int delayed() {
        return delayed.size();
    }

    /** When the pause after a 429 ends or ended. */
    public long pausedUntil() {
        return pause.until();
    }

    private void enqueue(QueuedCall call, Lane lane) {
        lane.add(call);
        if (call.expiresAt != QueuedCall.NEVER) {
            expiring.add(call);
        }
    }

    private void admit(QueuedCall call, Lane lane, long now) {
        permits.take();
        if (call.priority() == Priority.high) {
            highPermits.take();
        }
        call.admittedAt = now;
        pause.admitted(call);
        if (lane == bulk) {
            pace.admitted(now, capacity(now) - reserve(capacity(now)));
        }
    }

    private Lane next(long now) {
        for (Lane lane = normal; lane != null; lane = lane == normal ? bulk : null) {
            if (isDue(lane) && mayGo(lane, now, true)) {
                return lane;
            }
        }
        if (!high.isEmpty()) {
            return mayGo(high, now, false) ? high : null;
        }
        if (!normal.isEmpty()) {
            return mayGo(normal, now, false) ? normal : null;
        }
        return !bulk.isEmpty() && mayGo(bulk, now, false) ? bulk : null;
    }

    private void passOver(Lane gone) {
        if (gone == high) {
            normal.passOver();
        }
        if (gone != bulk) {
            bulk.passOver();
        }
    }

    private static boolean isDue(Lane lane) {
        return lane.passedOver() >= MAX_PASSED_OVER;
    }

    private boolean mayGo(Lane lane, long now, boolean due) {
        return pause.isOver(now)
                && !pause.awaitsScout()
                && permits.used(now) < available(lane, now, due)
                && (lane != bulk || now >= pace.next())
                && permitted.getAsBoolean();
    }

    /** How many permits may be used when a call of that lane wants to go. */
    private int available(Lane lane, long now, boolean due) {
        int capacity = capacity(now);
        return lane == high || due ? capacity : capacity - Math.max(0, reserve(capacity) - highPermits.used(now));
    }

    /** At least one permit, and never all. */
    private int reserve(int capacity) {
        if (!highInUse || rules.highReserve() == 0) {
            return 0;
        }
        return Math.max(0, Math.min(capacity - 1, Math.max(1, (int) Math.round(capacity * rules.highReserve()))));
    }

    private Lane lane(Priority priority) {
        return switch (priority) {
            case high -> high;
            case normal -> normal;
            case bulk -> bulk;
        };
    }
}
