package io.github.camelinterakt.lease;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.ObjIntConsumer;

import io.github.camelinterakt.Priority;
import io.github.camelinterakt.governor.Governor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One node's permits of a shared quota. It takes them from the store only when calls wait for them, each for one call, and until
 * the latest moment at which that call can count: the deadline plus a window. After the response it corrects that.
 *
 * <p>A node takes its fair share at once, and more only of what has been free for a while, which the others do not need.
 */
final class NodePermits implements ObjIntConsumer<Priority> {

    private static final Logger LOG = LoggerFactory.getLogger(NodePermits.class);

    private final Governor governor;
    private final QuotaStore store;
    private final String node;
    private final Duration window;
    private final Clock wall;
    private final LongSupplier nanos;
    private final Consumer<Duration> schedule;
    private final Queue<Released> released = new ConcurrentLinkedQueue<>();
    private volatile Duration deadline;
    private volatile int requested;
    private volatile boolean urgent;
    private boolean failing;

    /** What the store has answered: permits, what the other nodes leave for bulk, and when they were asked for. */
    record Taken(List<QuotaStore.Permit> permits, int bulkPace, long askedNanos, long askedMillis) {}

    private record Released(QuotaStore.Permit permit, long at, long after) {}

    /**
     * The permits of a governor.
     *
     * @param deadline the longest time from a call's start to its response or time-out
     * @param schedule runs {@link #exchange} after a delay, if not before, on a thread that may block
     */
    NodePermits(
            Governor governor,
            QuotaStore store,
            String node,
            Duration window,
            Duration deadline,
            Clock wall,
            LongSupplier nanos,
            Consumer<Duration> schedule) {
        this.governor = governor;
        this.store = store;
        this.node = node;
        this.window = window;
        this.deadline = deadline;
        this.wall = wall;
        this.nanos = nanos;
        this.schedule = schedule;
    }

    QuotaStore store() {
        return store;
    }

    /** Considers calls that take as long as that. */
    void deadline(Duration longest) {
        deadline = longest.compareTo(deadline) > 0 ? longest : deadline;
    }

    @Override
    public void accept(Priority lane, int permits) {
        boolean forHigh = lane == Priority.high;
        boolean more = permits > 0 && (requested == 0 || forHigh && !urgent);
        requested = permits;
        urgent = forHigh;
        if (more) {
            schedule.accept(Duration.ZERO);
        }
    }

    private void release(QuotaStore.Permit permit, long after) {
        released.add(new Released(permit, nanos.getAsLong(), after));
        schedule.accept(batch());
    }

    /** Talks to the store, and starts calls. */
    void exchange() {
        use(ask());
    }

    /** The interval between two requests of what was not there, and the longest delay of a correction. */
    private Duration batch() {
        return window.dividedBy(240);
    }

    /** Tells the store what was released, and takes what is requested; null if the store fails. */
    Taken ask() {
        long askedNanos = nanos.getAsLong();
        long askedMillis = wall.millis();
        try {
            flush();
            int wanted = requested;
            int plan = governor.requestsPerMinute();
            Map<String, Integer> held = wanted == 0 ? Map.of() : store.held(governor.account());
            int own = held.getOrDefault(node, 0);
            int all = held.values().stream().mapToInt(Integer::intValue).sum();
            int share = Math.max(1, plan / (held.size() + (own == 0 ? 1 : 0)));
            // Few at a time: nodes that start together would find the first one holding everything.
            int most = Math.min(Math.min(wanted, Math.max(1, plan / 10)), plan - all);
            boolean fair = own < share;
            int count = fair ? Math.min(most, share - own) : most;
            List<QuotaStore.Permit> permits = count <= 0
                    ? List.of()
                    : store.take(
                            governor.account(),
                            node,
                            plan,
                            count,
                            fair ? Duration.ZERO : window.dividedBy(60),
                            useWithin().plus(deadline).plus(window));
            if (failing) {
                failing = false;
                LOG.info("The quota store works again");
            }
            return new Taken(permits, Math.max(share, plan - (all - own)), askedNanos, askedMillis);
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

    /** Starts calls with the permits, releases those that are left, and asks for more if some are still requested. */
    void use(Taken taken) {
        boolean some = taken != null && !taken.permits().isEmpty();
        if (taken != null && (some || requested > 0)) {
            start(taken);
        }
        if (requested > 0 || !released.isEmpty()) {
            schedule.accept(
                    some && requested > 0 ? Duration.ZERO : urgent && taken != null ? batch().dividedBy(10) : batch());
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

    private Duration useWithin() {
        return window.dividedBy(10);
    }

    private void flush() throws Exception {
        List<Released> some = new ArrayList<>(released);
        if (!some.isEmpty()) {
            long now = nanos.getAsLong();
            Map<QuotaStore.Permit, Duration> free = new HashMap<>();
            some.forEach(one -> free.put(one.permit(), Duration.ofNanos(Math.max(0, one.after() - (now - one.at())))));
            store.release(governor.account(), free);
            some.forEach(released::remove);
        }
    }
}
