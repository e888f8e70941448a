package io.github.camelinterakt.inbox.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.github.camelinterakt.inbox.Inbox;
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
