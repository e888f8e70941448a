package io.github.camelinterakt.inbox.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.github.camelinterakt.inbox.Inbox;
import io.github.camelinterakt.inbox.InboxHandler;
import io.github.camelinterakt.inbox.InboxUnavailableException;
import io.github.camelinterakt.inbox.Intake;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

import static io.github.camelinterakt.inbox.jdbc.Nodes.counting;
import static io.github.camelinterakt.inbox.jdbc.Nodes.event;
import static io.github.camelinterakt.inbox.jdbc.Nodes.store;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An Error, such as for want of memory or of threads, is not the end of an inbox. */
class ErrorTest {

    private final CountDownLatch errors = new CountDownLatch(3);
    private volatile boolean isFailing;

    @Test
    void anInboxStoresAndHandsOutAgainAfterAnError() throws Exception {
        Map<String, Integer> handled = new ConcurrentHashMap<>();
        try (HikariDataSource pool = Databases.pool(Databases.h2());
                Nodes nodes = new Nodes("", null);
                DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();
            Inbox inbox = new JdbcInbox(context, nodes.options(failing(pool), options -> {}), counting(handled));
            inbox.start();
            store(inbox, event("before"));
            await().until(() -> handled.containsKey("before"));

            isFailing = true;
            assertThat(inbox.store(event("during")).toCompletableFuture())
                    .failsWithin(60, TimeUnit.SECONDS)
                    .withThrowableThat()
                    .havingCause()
                    .isInstanceOf(InboxUnavailableException.class)
                    .withMessageContaining("for want of threads");
            assertThat(errors.await(60, TimeUnit.SECONDS)).isTrue();
            isFailing = false;

            assertThat(store(inbox, event("after"))).isEqualTo(Intake.STORED);
            await().until(() -> handled.containsKey("after"));
            inbox.stop();
        }
    }

    @Test
    void anEventForWhichNoThreadCanBeHadIsHandedOutAgain() throws Exception {
        Map<String, Integer> attempts = new ConcurrentHashMap<>();
        try (Nodes nodes = new Nodes(Databases.h2(), null)) {
            DataSource pool = nodes.pool();
            InboxSettings settings = InboxSettings.of(nodes.options(pool, options -> {}));
            Transactions transactions = new Transactions(pool, new Outages(settings.table()), null);
            new InboxSchema(settings.table(), true).prepare(transactions);
            Clock clock = Clock.systemUTC();
            transactions.run(connection -> new IntakeTable(settings.table())
                    .insert(connection, transactions.dialect(), List.of(event("event")), clock.millis()));
            isFailing = true;
            Executor routes = task -> {
                if (isFailing) {
                    throw new LinkageError("for want of threads");
                }
                task.run();
            };
            InboxHandler handler = (event, attempt) -> {
                attempts.put(event.key(), attempt);
                return Nodes.done();
            };
            Feeder feeder = new Feeder(settings, transactions, handler, routes, clock, new Random(1), "node");

            feeder.round(true);
            assertThat(attempts).isEmpty();
            isFailing = false;

            await().until(() -> {
                feeder.round(true);
                return attempts.containsKey("event");
            });
            assertThat(attempts).containsEntry("event", 2);
        }
    }

    private DataSource failing(DataSource real) {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (isFailing) {
                        errors.countDown();
                        throw new LinkageError("for want of threads");
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
