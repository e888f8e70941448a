package io.github.camelinterakt.internal.inbox;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

import static io.github.camelinterakt.internal.inbox.Nodes.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The connection breaks during a commit: the database has committed, but the client gets no response. */
class LostAnswerTest {

    private final AtomicBoolean breaksAtNextClaim = new AtomicBoolean(true);

    @Test
    void aClaimWithALostCommitResponseDoesNotDelayItsEvent() throws Exception {
        Map<String, Integer> attempts = new ConcurrentHashMap<>();
        try (HikariDataSource pool = Databases.pool(Databases.h2());
                DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();
            Inbox.Settings settings = new Inbox.Settings(breaking(pool), "inbox", 8, 15, Duration.ofDays(7));
            Inbox inbox = new Inbox(context, settings, (event, attempt) -> attempts.put(event.key, attempt));
            inbox.start();

            inbox.store(event("event"));

            // Long before the claim would expire.
            await().until(() -> attempts.containsKey("event"));
            assertThat(breaksAtNextClaim).isFalse();
            assertThat(attempts).containsEntry("event", 1);
            inbox.stop();
        }
    }

    private DataSource breaking(DataSource real) {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    Object result = method.invoke(real, arguments);
                    return result instanceof Connection connection ? breaking(connection) : result;
                });
    }

    private Connection breaking(Connection real) {
        AtomicBoolean claims = new AtomicBoolean();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")
                            && arguments[0].toString().contains("set state = 'CLAIMED'")) {
                        claims.set(true);
                    }
                    try {
                        Object result = method.invoke(real, arguments);
                        if (method.getName().equals("commit")
                                && claims.get()
                                && breaksAtNextClaim.compareAndSet(true, false)) {
                            throw new SQLException("the connection broke", "08006");
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
