package io.github.camelinterakt.docs.example;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

import io.github.camelinterakt.InteraktComponent;
import io.github.camelinterakt.InteraktEndpoint;
import io.github.camelinterakt.lease.JdbcQuotaStore;
import io.github.camelinterakt.lease.Ledger;
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
            assertThat(endpoint.getConfiguration().getQuotaShare()).isEqualTo(0.5);
        } finally {
            main.stop();
        }
    }

    @Test
    void yamlSharesTheQuotaByLeases() throws Exception {
        try (SandboxedCamel camel = new SandboxedCamel(INTERAKT.sandbox())) {
            camel.context().getRegistry().bind("dataSource", dataSource);
            camel.file("routes/several-nodes.yaml").start();
            camel.request("direct:reminder", "hello", TO);
            assertThat(leases()).isPositive();
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
        interakt.getConfiguration().setQuotaStore(new JdbcQuotaStore(dataSource));
        // end::java[]
    }

    @Test
    void aStoreOfOnesOwnIsSmall() {
        try (SandboxedCamel camel = new SandboxedCamel(INTERAKT.sandbox())) {
            camel.context()
                    .getComponent("interakt", InteraktComponent.class)
                    .getConfiguration()
                    .setQuotaStore(new OneProcessStore());
            assertThat(camel.start().request(TEXT, "hello", TO)).isNotNull();
        }
    }

    // tag::own[]
    /** For several Camel contexts in one process. */
    static final class OneProcessStore implements QuotaStore {

        private final Map<String, Ledger> ledgers = new ConcurrentHashMap<>();

        @Override
        public Ledger update(String account, Change change) {
            return ledgers.compute(
                    account, (key, ledger) -> change.apply(ledger == null ? Ledger.EMPTY : ledger, Instant.now()));
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
                ResultSet rows =
                        connection.createStatement().executeQuery("SELECT count(*) FROM interakt_quota_lease")) {
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
