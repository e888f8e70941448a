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
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
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
    private final Clock wall;
    private final ObjLongConsumer<Runnable> timer;
    /** Varies the delays; guarded by this. */
    private final RandomGenerator random;
    /** The interval between two requests while no permit is free, and the longest delay of a correction. */
    private final long batch;
    /** For how long a permit may stay in stock. */
    private final long useWithin;
    /** When released permits are free, in nanoseconds, until the store has been told. */
    private final Map<QuotaStore.Permit, Long> released = new ConcurrentHashMap<>();

    /** Permits that no call has used yet, the oldest first; taken from it under the governor's lock. */
    private final Queue<Held> stock = new ConcurrentLinkedQueue<>();

    private volatile long deadline;
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

    /** The deadline is the longest time from a call's start to its end; the timer runs one task at a time, which may block. */
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
        this.batch = governor.window / 240;
        this.useWithin = governor.window / 3;
        this.wall = wall;
        this.timer = timer;
        this.random = random;
        deadline(deadline);
    }

    /** Considers calls that take as long as that. */
    final void deadline(Duration longest) {
        deadline = Math.max(deadline, longest.toNanos());
    }

    /** Whether this node holds no permit that a call may use now. */
    boolean isEmpty() {
        while (!stock.isEmpty() && age(stock.element()) > useWithin) {
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
            schedule(0);
        }
    }

    private void release(QuotaStore.Permit permit, long after) {
        released.put(permit, governor.clock.getAsLong() + after);
        schedule(batch);
    }

    /** Exchanges permits after the delay, if not before. Jitter lets another node be the first from time to time. */
    private synchronized void schedule(long delay) {
        long jittered = (long) (delay * (0.5 + random.nextDouble()));
        long at = governor.clock.getAsLong() + jittered;
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
        governor.update(now -> {
            stock.forEach(held -> release(held.permit(), 0));
            stock.clear();
        });
        ask();
    }

    /** The monotonic clock may stand still while a machine sleeps, and the wall clock may be set. */
    private long age(Held held) {
        long byWall = TimeUnit.MILLISECONDS.toNanos(Math.abs(wall.millis() - held.millis()));
        return Math.max(governor.clock.getAsLong() - held.nanos(), byWall);
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
        long held = stock.stream().filter(each -> age(each) < useWithin / 2).count();
        return (int) Math.max(0, next - held);
    }

    /** Takes permits for waiting calls, the highest of that priority; for the stock if it is null. */
    private Taken take(int wanted, Priority priority) throws Exception {
        long askedNanos = governor.clock.getAsLong();
        long askedMillis = wall.millis();
        int own = 0;
        int all = 0;
        int plan = governor.figures().requestsPerMinute();
        int largestPlan = plan;
        int reserve = governor.reserve();
        QuotaStore.Node self = new QuotaStore.Node(id, plan, reserve);
        Set<String> nodes = new HashSet<>(Set.of(id));
        for (Map.Entry<QuotaStore.Node, Integer> held :
                store.held(governor.account).entrySet()) {
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
                        governor.account,
                        new QuotaStore.Request(
                                self,
                                plan,
                                own < share ? Math.min(most, share - own) : most,
                                leave,
                                Duration.ofNanos(fair ? 0 : governor.window / 60),
                                Duration.ofNanos(useWithin + deadline + governor.window)));
        List<Held> held = permits.stream()
                .map(permit -> new Held(permit, askedNanos, askedMillis))
                .toList();
        return new Taken(held, Math.max(share, plan - (all - own)));
    }

    /** Starts calls with the permits, and asks for more if some are still requested. */
    void use(Taken taken) {
        governor.update(now -> {
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
            schedule(some ? 0 : urgent ? batch / 10 : batch);
        } else if (!released.isEmpty()) {
            schedule(batch);
        } else if (!stock.isEmpty()) {
            schedule(useWithin / 4);
        }
    }

    /** Corrects the released permits; false if there are none, so that the store was not asked. */
    private boolean flush() throws Exception {
        long now = governor.clock.getAsLong();
        Map<QuotaStore.Permit, Duration> free = new HashMap<>();
        released.forEach((permit, freeAt) -> free.put(permit, Duration.ofNanos(Math.max(0, freeAt - now))));
        if (!free.isEmpty()) {
            store.release(governor.account, free);
            released.keySet().removeAll(free.keySet());
        }
        return !free.isEmpty();
    }
}
