package io.github.camelinterakt.lease;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.ObjIntConsumer;
import java.util.function.ObjLongConsumer;
import java.util.random.RandomGenerator;

import io.github.camelinterakt.Priority;
import io.github.camelinterakt.internal.governor.Governor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One node's permits of a shared quota. The node takes them from the store only when calls wait for them, each for one call, and
 * until the latest moment at which that call can count: the deadline plus a window. After the response it corrects that.
 *
 * <p>A node takes its fair share at once, and more only of permits that have been free for a while, so that no other node needs
 * them. It leaves the reserve to calls of high priority, and a few permits to nodes that hold none.
 */
class NodePermits implements ObjIntConsumer<Priority> {

    private static final Logger LOG = LoggerFactory.getLogger(NodePermits.class);
    /** A node that holds permits leaves one of so many to nodes that hold none. */
    private static final int FOR_NEWCOMERS = 300;

    private final Governor governor;
    private final QuotaStore store;
    private final String id;
    private final Duration window;
    private final Clock wall;
    private final LongSupplier nanos;
    private final ObjLongConsumer<Runnable> timer;
    /** Varies the delays; guarded by this. */
    private final RandomGenerator random;
    /** When released permits are free, in nanoseconds, until the store has been told. */
    private final Map<QuotaStore.Permit, Long> released = new ConcurrentHashMap<>();

    private volatile Duration deadline;
    private volatile int requested;
    private volatile Priority lane;
    private boolean failing;
    /** When the next exchange is; guarded by this. */
    private long next = Long.MAX_VALUE;

    /** The store's response: permits, the calls a minute that the other nodes leave for bulk, and when it was asked. */
    record Taken(List<QuotaStore.Permit> permits, int bulkPace, long askedNanos, long askedMillis) {}

    /**
     * The permits of a governor.
     *
     * @param id the node's id
     * @param deadline the longest time from a call's start to its response or time-out
     * @param timer runs a task after so many nanoseconds, one at a time, on a thread that may block
     */
    NodePermits(
            Governor governor,
            QuotaStore store,
            String id,
            Duration window,
            Duration deadline,
            Clock wall,
            LongSupplier nanos,
            ObjLongConsumer<Runnable> timer,
            RandomGenerator random) {
        this.governor = governor;
        this.store = store;
        this.id = id;
        this.window = window;
        this.deadline = deadline;
        this.wall = wall;
        this.nanos = nanos;
        this.timer = timer;
        this.random = random;
    }

    QuotaStore store() {
        return store;
    }

    /** Considers calls that take as long as that. */
    void deadline(Duration longest) {
        deadline = longest.compareTo(deadline) > 0 ? longest : deadline;
    }

    /** Requests permits for calls of the lane, instead of those that were requested before. */
    @Override
    public void accept(Priority highest, int permits) {
        boolean more = permits > 0 && (requested == 0 || highest.compareTo(lane) < 0);
        lane = permits > 0 ? highest : Priority.bulk;
        requested = permits;
        if (more) {
            schedule(Duration.ZERO);
        }
    }

    private void release(QuotaStore.Permit permit, long after) {
        released.put(permit, nanos.getAsLong() + after);
        schedule(batch());
    }

    /** Exchanges permits after the delay, if not before. Jitter lets another node be the first from time to time. */
    synchronized void schedule(Duration delay) {
        long jittered = (long) (delay.toNanos() * (0.5 + random.nextDouble()));
        long at = nanos.getAsLong() + jittered;
        if (next == Long.MAX_VALUE || at < next) {
            next = at;
            timer.accept(() -> run(at), jittered);
        }
    }

    private void run(long planned) {
        synchronized (this) {
            if (next != planned) {
                return;
            }
            next = Long.MAX_VALUE;
        }
        exchange();
    }

    /** Talks to the store, and starts calls. */
    void exchange() {
        use(ask());
    }

    /** The interval between two requests while no permit is free, and the longest delay of a correction. */
    private Duration batch() {
        return window.dividedBy(240);
    }

    private Duration useWithin() {
        return window.dividedBy(10);
    }

    /** Corrects the released permits in the store, and takes the requested ones; null if the store fails. */
    Taken ask() {
        long askedNanos = nanos.getAsLong();
        long askedMillis = wall.millis();
        try {
            flush();
            int wanted = requested;
            Taken taken = wanted == 0
                    ? new Taken(List.of(), 1, askedNanos, askedMillis)
                    : take(wanted, lane, askedNanos, askedMillis);
            if (failing) {
                failing = false;
                LOG.info("The quota store works again");
            }
            return taken;
        } catch (Throwable e) {
            // Errors too, as drivers have them: nothing would ask the store again.
            if (!failing) {
                failing = true;
                LOG.warn(
                        "The quota store fails. Calls to Interakt wait, or expire by their ttl, until it works again",
                        e);
            }
            return null;
        }
    }

    private Taken take(int wanted, Priority priority, long askedNanos, long askedMillis) throws Exception {
        int own = 0;
        int all = 0;
        int plan = governor.requestsPerMinute();
        int largestPlan = plan;
        int reserve = governor.reserve();
        QuotaStore.Node self = new QuotaStore.Node(id, plan, reserve);
        Set<String> nodes = new HashSet<>(Set.of(id));
        for (Map.Entry<QuotaStore.Node, Integer> held :
                store.held(governor.account()).entrySet()) {
            QuotaStore.Node node = held.getKey();
            nodes.add(node.id());
            all += held.getValue();
            own += node.id().equals(id) ? held.getValue() : 0;
            plan = Math.min(plan, node.plan());
            largestPlan = Math.max(largestPlan, node.plan());
            reserve = Math.max(reserve, node.reserve());
        }
        if (reserve > 0) {
            governor.highIsInUse();
        }
        boolean urgent = priority == Priority.high;
        int leave = urgent ? 0 : Math.min(reserve, plan - 1) + (own > 0 ? plan / FOR_NEWCOMERS : 0);
        int share = Math.max(1, (plan - leave) / nodes.size());
        boolean fair = urgent || own < share;
        // Few at a time: otherwise, of nodes that start together, the first one would take everything.
        int most = Math.min(wanted, Math.max(1, plan / 10));
        List<QuotaStore.Permit> permits = largestPlan - all <= leave
                ? List.of()
                : store.take(
                        governor.account(),
                        new QuotaStore.Request(
                                self,
                                plan,
                                own < share ? Math.min(most, share - own) : most,
                                leave,
                                fair ? Duration.ZERO : window.dividedBy(60),
                                useWithin().plus(deadline).plus(window)));
        return new Taken(permits, Math.max(share, plan - (all - own)), askedNanos, askedMillis);
    }

    /** Starts calls with the permits, releases those that are left, and asks for more if some are still requested. */
    void use(Taken taken) {
        boolean some = taken != null && !taken.permits().isEmpty();
        if (taken != null && (some || requested > 0)) {
            start(taken);
        }
        if (requested > 0 || !released.isEmpty()) {
            boolean urgent = taken != null && lane == Priority.high;
            schedule(some && requested > 0 ? Duration.ZERO : urgent ? batch().dividedBy(10) : batch());
        }
    }

    private void start(Taken taken) {
        List<LongConsumer> permits = new ArrayList<>();
        taken.permits().forEach(permit -> permits.add(after -> release(permit, after)));
        // The monotonic clock may stand still while a machine sleeps, and the wall clock may be set.
        boolean late = nanos.getAsLong() - taken.askedNanos() > useWithin().toNanos()
                || Math.abs(wall.millis() - taken.askedMillis()) > useWithin().toMillis();
        List<LongConsumer> unused = late ? permits : governor.grant(permits, taken.bulkPace());
        unused.forEach(permit -> permit.accept(0));
    }

    private void flush() throws Exception {
        long now = nanos.getAsLong();
        Map<QuotaStore.Permit, Duration> free = new HashMap<>();
        released.forEach((permit, freeAt) -> free.put(permit, Duration.ofNanos(Math.max(0, freeAt - now))));
        if (!free.isEmpty()) {
            store.release(governor.account(), free);
            released.keySet().removeAll(free.keySet());
        }
    }
}
