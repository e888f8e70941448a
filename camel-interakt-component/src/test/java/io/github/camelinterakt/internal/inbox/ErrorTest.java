package io.github.camelinterakt.internal.inbox;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.github.camelinterakt.internal.jdbc.Database;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

import static io.github.camelinterakt.internal.inbox.Nodes.counting;
import static io.github.camelinterakt.internal.inbox.Nodes.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** An inbox continues after an Error, such as a lack of memory or threads. */
class ErrorTest {

    private final CountDownLatch errors = new CountDownLatch(3);
    private volatile boolean isFailing;

    @Test
    void anInboxStoresAndDeliversAfterAnError() throws Exception {
        Map<String, Integer> handled = new ConcurrentHashMap<>();
        try (HikariDataSource pool = Databases.pool(Databases.h2());
                Nodes nodes = new Nodes("");
                DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();
            Inbox inbox = new Inbox(
                    context,
                    nodes.settings(failing(pool), options -> {}),
                    counting(handled).blocking());
            inbox.start();
            inbox.store(event("before"));
            await().until(() -> handled.containsKey("before"));

            isFailing = true;
            assertThatThrownBy(() -> inbox.store(event("during")))
                    .isInstanceOf(InboxUnavailableException.class)
                    .hasMessageContaining("for want of threads");
            assertThat(errors.await(60, TimeUnit.SECONDS)).isTrue();
            isFailing = false;

            assertThat(inbox.store(event("after"))).isEqualTo(true);
            await().until(() -> handled.containsKey("after"));
            inbox.stop();
        }
    }

    @Test
    void anEventWithoutAThreadIsDeliveredLater() throws Exception {
        Map<String, Integer> attempts = new ConcurrentHashMap<>();
        try (Nodes nodes = new Nodes(Databases.h2())) {
            DataSource pool = nodes.pool();
            Inbox.Settings settings = nodes.settings(pool, options -> {});
            Database<InboxTable> database = InboxTable.in(pool, settings.table());
            database.run(table -> table.insert(event("event")));
            isFailing = true;
            Executor routes = task -> {
                if (isFailing) {
                    throw new LinkageError("for want of threads");
                }
                task.run();
            };
            Inbox.Handler handler = (event, attempt) -> attempts.put(event.key, attempt);
            Feeder feeder = new Feeder(settings, new Nodes.Options().timing(), database, handler, routes, "node");

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
