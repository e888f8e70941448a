package io.github.camelinterakt.docs.example;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

import io.github.camelinterakt.InteraktComponent;
import io.github.camelinterakt.internal.inbox.Inbox;
import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.junit5.InteraktSandbox;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The snippets of the page about the durable inbox. */
@InteraktSandbox
class InboxTest {

    private static final String SECRET = "examplesecret";
    private static final String PHONE = "919999999999";

    @Test
    void anEventHasItsEffectOnceAlsoWhenItIsPostedTwiceAndReplayed(Sandbox sandbox) throws Exception {
        JdbcConnectionPool crm =
                JdbcConnectionPool.create("jdbc:h2:mem:crm;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE", "sa", "");
        execute(crm, "create table booked_events (event_key varchar(512) primary key)");
        execute(crm, "create table customers (phone varchar(20) primary key, events int not null)");
        execute(crm, "insert into customers values ('919999999999', 0)");
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            VertxPlatformHttpServer server = SandboxedCamel.server(context);
            context.getRegistry().bind("crm", DataSource.class, crm);
            context.getRegistry().bind("ledger", new Ledger(crm));
            context.getComponent("interakt", InteraktComponent.class)
                    .getWebhookConfiguration()
                    .setWebhookSecret(SECRET);
            context.start();
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(PluginHelper.getResourceLoader(context).resolveResource("classpath:routes/inbox.yaml"));
            sandbox.webhook().save("http://127.0.0.1:" + server.getPort() + "/interakt", SECRET);

            sandbox.webhook().hold();
            sandbox.customer(PHONE).says("Hello");
            sandbox.webhook().releaseShuffled(new Random(1), 1);
            assertThat(sandbox.webhook().awaitPosted(Duration.ofSeconds(20))).isTrue();

            assertThat(sandbox.webhook().posts()).hasSize(2).allSatisfy(post -> assertThat(post.failed())
                    .isFalse());
            awaitStates(crm, "DONE");
            assertThat(number(crm, "select events from customers")).isOne();

            Instant monday = Instant.now().minusSeconds(60);
            Instant tuesday = Instant.now().plusSeconds(60);
            context.hasService(Inbox.class).replayBetween(monday.toString(), tuesday.toString());

            awaitStates(crm, "DONE");
            assertThat(number(crm, "select events from customers")).isOne();
        } finally {
            crm.dispose();
        }
    }

    private static void awaitStates(DataSource crm, String state) throws SQLException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        String others = "select count(*) from interakt_inbox where state <> '" + state + "'";
        while (number(crm, others) > 0) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static int number(DataSource crm, String sql) throws SQLException {
        try (Connection connection = crm.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void execute(DataSource crm, String sql) throws SQLException {
        try (Connection connection = crm.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
