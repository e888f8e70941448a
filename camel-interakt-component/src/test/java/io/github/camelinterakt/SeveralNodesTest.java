package io.github.camelinterakt;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
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
    private final DataSource database = database();
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
    void twoNodesTogetherMakeAsManyCallsAsThePlanHasAndNoMore() {
        for (int i = 0; i < PLAN; i++) {
            calls.add(one.sendText());
            calls.add(other.sendText());
        }
        await().until(() -> server.requests().size() >= PLAN);
        assertThat(server.requests()).hasSize(PLAN);
        assertThat(calls.stream().filter(CompletableFuture::isDone)).hasSizeLessThanOrEqualTo(PLAN);
    }

    @Test
    void aNodeThatStopsLeavesWhatItDidNotUseToTheOther() {
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
    void endpointsOfOneAccountHaveToAgree() {
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
