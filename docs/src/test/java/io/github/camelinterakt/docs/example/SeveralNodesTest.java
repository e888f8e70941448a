package io.github.camelinterakt.docs.example;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;

import io.github.camelinterakt.InteraktComponent;
import io.github.camelinterakt.InteraktEndpoint;
import io.github.camelinterakt.lease.JdbcQuotaStore;
import io.github.camelinterakt.lease.QuotaStore;
import io.github.camelinterakt.sandbox.junit5.InteraktSandboxExtension;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The settings of several-nodes.md lease the quota, and calls go. */
class SeveralNodesTest {

    private static final String TEXT = "interakt:message?type=Text";
    private static final Map<String, Object> TO = Map.of("CamelInteraktTo", "+919999999999");

    @RegisterExtension
    static final InteraktSandboxExtension INTERAKT = InteraktSandboxExtension.with(builder -> builder.sampleData(true));

    private final DataSource dataSource = database();

    @Test
    void propertiesShareTheQuotaByLeases() throws Exception {
        Main main = main("several-nodes.properties");
        try {
            main.start();
            main.getCamelTemplate().requestBodyAndHeaders(TEXT, "hello", TO);
            assertThat(leases()).isPositive();
        } finally {
            main.stop();
        }
    }

    @Test
    void propertiesShareTheQuotaByAFixedPart() throws Exception {
        Main main = main("quota-share.properties");
        try {
            main.start();
            InteraktEndpoint endpoint = main.getCamelContext().getEndpoint(TEXT, InteraktEndpoint.class);
            InteraktComponent interakt = (InteraktComponent) endpoint.getComponent();
            assertThat(interakt.getAccountConfiguration().getQuotaShare()).isEqualTo(0.5);
        } finally {
            main.stop();
        }
    }

    @Test
    void javaSharesTheQuotaByLeases() throws Exception {
        try (SandboxedCamel camel = new SandboxedCamel(INTERAKT.sandbox())) {
            share(camel.context(), dataSource);
            camel.start().request(TEXT, "hello", TO);
            assertThat(leases()).isPositive();
        }
    }

    private static void share(CamelContext context, DataSource dataSource) {
        // tag::java[]
        InteraktComponent interakt = context.getComponent("interakt", InteraktComponent.class);
        interakt.getAccountConfiguration().setQuotaStore(new JdbcQuotaStore(dataSource));
        // end::java[]
    }

    @Test
    void aStoreOfOnesOwnIsSmall() {
        try (SandboxedCamel camel = new SandboxedCamel(INTERAKT.sandbox())) {
            camel.context()
                    .getComponent("interakt", InteraktComponent.class)
                    .getAccountConfiguration()
                    .setQuotaStore(new OneProcessStore());
            assertThat(camel.start().request(TEXT, "hello", TO)).isNotNull();
        }
    }

    // tag::own[]
    /** For several Camel contexts in one process. */
    static final class OneProcessStore implements QuotaStore {

        private record Key(String account, int permit) {}

        private record Taken(Node node, long until) {}

        private final Map<Key, Taken> permits = new HashMap<>();

        @Override
        public synchronized Map<Node, Integer> held(String account) {
            Map<Node, Integer> held = new HashMap<>();
            permits.forEach((key, taken) -> {
                if (key.account().equals(account) && taken.until() > millis()) {
                    held.merge(taken.node(), 1, Integer::sum);
                }
            });
            return held;
        }

        @Override
        public synchronized List<Permit> take(String account, Request request) {
            long until = millis() + request.duration().toMillis();
            List<Permit> free = IntStream.rangeClosed(1, request.highest())
                    .filter(permit -> isFree(permits.get(new Key(account, permit)), request.idle()))
                    .mapToObj(permit -> new Permit(permit, until))
                    .toList();
            int count = Math.min(request.count(), free.size() - request.leave());
            List<Permit> taken = free.subList(0, Math.max(0, count));
            taken.forEach(permit -> permits.put(new Key(account, permit.number()), new Taken(request.node(), until)));
            return taken;
        }

        private static boolean isFree(Taken taken, Duration idle) {
            return taken == null || taken.until() <= millis() - idle.toMillis();
        }

        @Override
        public synchronized void release(String account, Map<Permit, Duration> released) {
            released.forEach((permit, after) -> permits.computeIfPresent(
                    new Key(account, permit.number()),
                    (key, taken) -> taken.until() == permit.takenUntil()
                            ? new Taken(taken.node(), millis() + after.toMillis())
                            : taken));
        }

        private static long millis() {
            return System.nanoTime() / 1_000_000;
        }
    }
    // end::own[]

    private Main main(String properties) {
        Main main = new Main();
        main.bind("dataSource", dataSource);
        main.setPropertyPlaceholderLocations("classpath:" + properties);
        main.addOverrideProperty(
                "camel.component.interakt.apiKey", INTERAKT.sandbox().apiKey());
        main.addOverrideProperty("camel.component.interakt.baseUrl", INTERAKT.baseUrl());
        return main;
    }

    private int leases() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("SELECT count(*) FROM interakt_permit WHERE free_at > 0")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static DataSource database() {
        JdbcDataSource memory = new JdbcDataSource();
        memory.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return memory;
    }
}
