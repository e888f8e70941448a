package io.github.camelinterakt;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

import io.github.camelinterakt.lease.JdbcQuotaStore;
import io.github.camelinterakt.lease.QuotaStore;
import org.apache.camel.Exchange;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** The options that let several nodes share one account. */
class SeveralNodesTest {

    private static final int PLAN = 20;

    private final RecordingServer server = new RecordingServer();
    private final DataSource memory = database();
    private volatile boolean outage;
    /** Fails during an outage. */
    private final DataSource database = (DataSource) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                if (outage) {
                    throw new SQLException("The database is down");
                }
                return method.invoke(memory, arguments);
            });

    private final List<CompletableFuture<Exchange>> calls = new ArrayList<>();
    private CamelFixture one;
    private CamelFixture other;

    @BeforeEach
    void start() {
        one = node(new JdbcQuotaStore(database));
        other = node(new JdbcQuotaStore(database));
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
        server.close();
    }

    @Test
    void twoNodesTogetherUseThePlanAndNoMore() {
        for (int i = 0; i < PLAN; i++) {
            calls.add(one.sendText());
            calls.add(other.sendText());
        }
        await().until(() -> server.requests().size() >= PLAN);
        assertThat(server.requests()).hasSize(PLAN);
        assertThat(calls.stream().filter(CompletableFuture::isDone)).hasSizeLessThanOrEqualTo(PLAN);
    }

    @Test
    void aStoppedNodeLeavesItsUnusedPermitsToTheOther() {
        calls.add(one.sendText());
        calls.add(other.sendText());
        await().until(() -> server.requests().size() == 2);
        one.close();
        for (int i = 0; i < PLAN; i++) {
            calls.add(other.sendText());
        }
        await().until(() -> server.requests().size() == PLAN);
    }

    @Test
    void anOutageOfTheDatabaseDelaysNoCallThatHasAPermitInStockAndLosesNone() throws Exception {
        try (Witness witness = new Witness()) {
            one.sendText().get(60, TimeUnit.SECONDS);
            await("a permit in stock").until(() -> takenPermits() == 2);
            outage = true;
            one.sendText().get(60, TimeUnit.SECONDS);

            CompletableFuture<Exchange> waiting = one.sendText();
            Exchange late = one.sendAsync("interakt:trackUser", Map.of("userId", "1"), Map.of("CamelInteraktTtl", "1s"))
                    .get(60, TimeUnit.SECONDS);
            assertThat(late.getException(InteraktException.class))
                    .hasMessageContaining("EXPIRED, NOT_SENT")
                    .hasMessageContaining("the store of the shared quota (quotaStore), which fails");
            assertThat(waiting).isNotDone();
            outage = false;
            assertThat(waiting.get(60, TimeUnit.SECONDS).getException()).isNull();

            assertThat(server.requests()).hasSize(3);
            assertThat(witness.logged("shared quota fails"))
                    .singleElement()
                    .asString()
                    .contains(" WARN ", "Check its database");
            assertThat(witness.logged("shared quota works again")).hasSize(1);
        }
    }

    private int takenPermits() throws SQLException {
        String sql = "select count(*) from interakt_permit where node <> ''";
        try (Connection connection = memory.getConnection();
                ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void endpointsOfOneAccountMustHaveTheSameQuota() {
        QuotaStore another = new JdbcQuotaStore(database);
        one.context().getRegistry().bind("another", another);
        one.context().getEndpoint("interakt:getUsers");
        one.options("quotaStore=#bean:another");
        assertThatThrownBy(() -> one.context().getEndpoint("interakt:getUsers?limit=99"))
                .rootCause()
                .hasMessageContaining("Two endpoints")
                .hasMessageContaining("quotaStore");
    }

    private CamelFixture node(QuotaStore store) {
        return new CamelFixture(server.baseUrl())
                .options("requestsPerMinute=" + PLAN)
                .account(account -> account.setQuotaStore(store))
                .start();
    }

    private static DataSource database() {
        JdbcDataSource memory = new JdbcDataSource();
        memory.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return memory;
    }
}
