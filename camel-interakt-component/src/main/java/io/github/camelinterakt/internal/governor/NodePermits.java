package io.github.camelinterakt.internal.governor;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.ObjLongConsumer;
import java.util.random.RandomGenerator;

import io.github.camelinterakt.Priority;
import io.github.camelinterakt.lease.QuotaStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One node's permits of a shared quota. The node takes them from the store when calls wait for them, each for one call, and
 * until the latest moment at which that call can count: the deadline plus a window. After the response it corrects that.
 *
 * <p>A node takes its fair share at once, and more only of permits that have been free for a while, so that no other node needs
 * them. It leaves the reserve to calls of high priority, and a few permits to nodes that hold none. Of what is left then it
 * keeps the permits of its next calls in stock, so that a short outage of the store delays no call.
 */
class NodePermits {

    private static final Logger LOG = LoggerFactory.getLogger(NodePermits.class);
    /** A node that holds permits leaves one of so many to nodes that hold none. */
    private static final int FOR_NEWCOMERS = 300;
    /** The stock has permits for this part of a window, at the rate of the last window's calls. */
    private static final int STOCK = 5;
    /** The stock leaves this part of the plan free. */
    private static final int FREE = 10;

    private final Governor governor;
    final QuotaStore store;
    private final String id;
    private final Duration window;
    private final Clock wall;
    private final LongSupplier nanos;
    private final ObjLongConsumer<Runnable> timer;
    /** Varies the delays; guarded by this. */
    private final RandomGenerator random;
    /** When released permits are free, in nanoseconds, until the store has been told. */
    private final Map<QuotaStore.Permit, Long> released = new ConcurrentHashMap<>();

    /** Permits that no call has used yet, the oldest first; taken from it under the governor's lock. */
    private final Queue<Held> stock = new ConcurrentLinkedQueue<>();

    private volatile Duration deadline;
    private volatile int requested;
    private volatile Priority lane;
    /** How many calls a minute bulk is spread for: what the other nodes leave to this one. */
    volatile int bulkPace = Integer.MAX_VALUE;

    volatile boolean failing;
    private volatile boolean stopping;
    /** When the next exchange is; guarded by this. */
    private long next = Long.MAX_VALUE;

    /** A permit, and when the store was asked for it. */
    private record Held(QuotaStore.Permit permit, long nanos, long millis) {}

    /** The store's response: permits, and the calls a minute that the other nodes leave for bulk. */
    record Taken(List<Held> permits, int bulkPace) {}

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
            Duration deadline,
            Clock wall,
            ObjLongConsumer<Runnable> timer,
            RandomGenerator random) {
        this.governor = governor;
        this.store = store;
        this.id = id;
        this.window = Duration.ofNanos(governor.window);
        this.deadline = deadline;
        this.wall = wall;
        this.nanos = governor.clock;
        this.timer = timer;
        this.random = random;
    }

    /** Considers calls that take as long as that. */
    void deadline(Duration longest) {
        deadline = longest.compareTo(deadline) > 0 ? longest : deadline;
    }

    /** Whether this node holds no permit that a call may use now. */
    boolean isEmpty() {
        while (!stock.isEmpty() && age(stock.element()).compareTo(useWithin()) > 0) {
            release(stock.remove().permit(), 0);
        }
        return stock.isEmpty();
    }

    /** Takes a permit, which accepts after how many nanoseconds it is free again; under the governor's lock, as what follows. */
    LongConsumer take() {
        QuotaStore.Permit permit = stock.remove().permit();
        return after -> release(permit, after);
    }

    /** Requests permits for waiting calls of that highest priority, or of none, instead of those that were requested before. */
    void request(Priority highest, int permits) {
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
    private synchronized void schedule(Duration delay) {
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

    /** Releases what no call uses any more; to be called when the last call has ended, or may be abandoned. */
    void stop() {
        stopping = true;
        governor.permitsChanged(() -> {
            stock.forEach(held -> release(held.permit(), 0));
            stock.clear();
        });
        ask();
    }

    /** The interval between two requests while no permit is free, and the longest delay of a correction. */
    private Duration batch() {
        return window.dividedBy(240);
    }

    /** For how long a permit may stay in stock. */
    private Duration useWithin() {
        return window.dividedBy(3);
    }

    /** The monotonic clock may stand still while a machine sleeps, and the wall clock may be set. */
    private Duration age(Held held) {
        long byWall = Duration.ofMillis(Math.abs(wall.millis() - held.millis())).toNanos();
        return Duration.ofNanos(Math.max(nanos.getAsLong() - held.nanos(), byWall));
    }

    /** Corrects the released permits in the store, and takes those that are needed; null if none is, or the store fails. */
    Taken ask() {
        try {
            boolean works = flush();
            int calls = requested;
            int missing = calls > 0 ? calls : missingInStock();
            Taken taken = missing == 0 ? null : take(missing, calls > 0 ? lane : null);
            if (failing && (works || taken != null)) {
                failing = false;
                LOG.info("The store of account {}'s shared quota works again; its calls continue", governor.name);
            }
            return taken;
        } catch (Throwable e) {
            // Errors too, as drivers have them: nothing would ask the store again.
            if (!failing) {
                failing = true;
                LOG.warn(
                        "The store of account {}'s shared quota fails. Its calls use the few permits that this node holds;"
                                + " then they wait, or expire by their ttl, and continue by themselves when the store works"
                                + " again. Check its database",
                        governor.name,
                        e);
            }
            return null;
        }
    }

    /** How many permits the next calls may need; those that are soon too old do not count. */
    private int missingInStock() {
        int next = stopping ? 0 : (governor.figures().used() + STOCK - 1) / STOCK;
        long held = stock.stream()
                .filter(each -> age(each).compareTo(useWithin().dividedBy(2)) < 0)
                .count();
        return (int) Math.max(0, next - held);
    }

    /**
     * Takes permits.
     *
     * @param priority the highest of the waiting calls; null if there are none, and the permits are for the stock
     */
    private Taken take(int wanted, Priority priority) throws Exception {
        long askedNanos = nanos.getAsLong();
        long askedMillis = wall.millis();
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
        boolean fair = urgent || priority != null && own < share;
        // Few at a time: otherwise, of nodes that start together, the first one would take everything.
        int most = Math.min(wanted, Math.max(1, plan / 10));
        leave += priority == null ? plan / FREE : 0;
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
        List<Held> held = permits.stream()
                .map(permit -> new Held(permit, askedNanos, askedMillis))
                .toList();
        return new Taken(held, Math.max(share, plan - (all - own)));
    }

    /** Starts calls with the permits, and asks for more if some are still requested. */
    void use(Taken taken) {
        governor.permitsChanged(() -> {
            if (taken != null) {
                stock.addAll(taken.permits());
                bulkPace = taken.bulkPace();
            }
            // Releases those that are too old.
            isEmpty();
        });
        boolean some = taken != null && !taken.permits().isEmpty();
        if (requested > 0) {
            if (taken != null && !some) {
                governor.logWaiting();
            }
            boolean urgent = !failing && lane == Priority.high;
            schedule(some ? Duration.ZERO : urgent ? batch().dividedBy(10) : batch());
        } else if (!released.isEmpty()) {
            schedule(batch());
        } else if (!stock.isEmpty()) {
            schedule(useWithin().dividedBy(4));
        }
    }

    /** Corrects the released permits; false if there are none, so that the store was not asked. */
    private boolean flush() throws Exception {
        long now = nanos.getAsLong();
        Map<QuotaStore.Permit, Duration> free = new HashMap<>();
        released.forEach((permit, freeAt) -> free.put(permit, Duration.ofNanos(Math.max(0, freeAt - now))));
        if (!free.isEmpty()) {
            store.release(governor.account(), free);
            released.keySet().removeAll(free.keySet());
        }
        return !free.isEmpty();
    }
}
