package io.github.camelinterakt.lease;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class QuotaLeasesTest {

    private static final Duration LEASE = Duration.ofMillis(600);
    private static final Duration DEADLINE = Duration.ofSeconds(1);
    private static final Duration WINDOW = Duration.ofSeconds(60);

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final MemoryStore store = new MemoryStore();
    private final SlidingLog quota = new SlidingLog(WINDOW, Clock.systemUTC());

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void theQuotaGetsItsLeaseAndKeepsItWhileTheContextRuns() {
        lease(quota, store);
        await().until(() -> quota.capacity() == 10);
        int renewals = store.updates.get();
        await().until(() -> store.updates.get() >= renewals + 5);
        assertThat(quota.capacity()).isEqualTo(10);
        assertThat(store.ledger().leases()).hasSize(1);
    }

    @Test
    void theContextsEndGivesBackWhatIsNotUsed() {
        lease(quota, store);
        await().until(() -> quota.capacity() == 10);
        quota.arrive(2);
        quota.start();
        quota.start();
        quota.responded();
        context.stop();
        assertThat(quota.capacity()).isZero();
        assertThat(store.ledger().taken()).isEqualTo(2);
    }

    @Test
    void callsWaitWhileTheStoreFailsAndGoOnByThemselvesAfterwards() {
        lease(quota, store);
        await().until(() -> quota.capacity() == 10);
        store.fails.set(true);
        await().until(() -> quota.capacity() == 0);
        quota.arrive(1);
        assertThat(quota.start()).isFalse();
        store.fails.set(false);
        await().until(() -> quota.capacity() > 0);
        assertThat(quota.start()).isTrue();
        assertThat(quota.waiting()).isZero();
    }

    @Test
    void aStoreThatHangsHoldsUpNeitherTheLeasesEndNorAnotherAccount() {
        SlidingLog other = new SlidingLog(WINDOW, Clock.systemUTC());
        lease(quota, store);
        await().until(() -> quota.capacity() == 10);
        synchronized (store) {
            lease(other, new MemoryStore());
            await().until(() -> quota.capacity() == 0);
            await().until(() -> other.capacity() == 10);
        }
        await().until(() -> quota.capacity() == 10);
    }

    @Test
    void aQuotaIsLeasedOnceHoweverManyEndpointsUseIt() {
        lease(quota, store);
        lease(quota, store);
        await().until(() -> store.updates.get() >= 5);
        assertThat(store.ledger().leases()).hasSize(1);
    }

    @Test
    void endpointsOfOneAccountHaveToAgree() {
        lease(quota, store);
        SlidingLog unleased = new SlidingLog(WINDOW, Clock.systemUTC());
        lease(unleased, null);
        lease(unleased, null);
        assertThatThrownBy(() -> lease(quota, new MemoryStore())).hasMessageContaining("quotaStore");
        assertThatThrownBy(() -> lease(quota, null)).hasMessageContaining("quotaStore");
        assertThatThrownBy(() -> lease(quota, store, LEASE.multipliedBy(2))).hasMessageContaining("quotaLeaseTime");
        assertThatThrownBy(() -> lease(unleased, store)).hasMessageContaining("quotaStore");
    }

    @Test
    void aLeaseThatIsTooShortToBeRenewedIsRefused() {
        assertThatThrownBy(() -> lease(quota, store, Duration.ofMillis(5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("quotaLeaseTime");
    }

    private void lease(SlidingLog of, QuotaStore in) {
        lease(of, in, LEASE);
    }

    private void lease(SlidingLog of, QuotaStore in, Duration lease) {
        QuotaLeases.of(context).lease(of, "account", in, () -> 300, new LeaseTimes(lease, DEADLINE, WINDOW));
    }

    private static final class MemoryStore implements QuotaStore {

        private final AtomicBoolean fails = new AtomicBoolean();
        private final AtomicInteger updates = new AtomicInteger();
        private volatile Ledger ledger = Ledger.EMPTY;
        private int failures;

        @Override
        public synchronized Ledger update(String account, Change change) throws IOException {
            if (fails.get()) {
                if (failures++ % 2 == 0) {
                    throw new IOException("the store is down");
                }
                throw new AssertionError("as PostgreSQL's driver does on a lost connection");
            }
            ledger = change.apply(ledger, Clock.systemUTC().instant());
            updates.incrementAndGet();
            return ledger;
        }

        Ledger ledger() {
            return ledger;
        }
    }
}
