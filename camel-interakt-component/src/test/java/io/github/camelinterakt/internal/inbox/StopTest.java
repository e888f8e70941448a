package io.github.camelinterakt.internal.inbox;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

import io.github.camelinterakt.internal.jdbc.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.github.camelinterakt.internal.inbox.Nodes.event;
import static org.assertj.core.api.Assertions.assertThat;

/** An inbox that stops leaves nothing to other nodes that they would get only when its leases end. */
class StopTest {

    private final Nodes nodes = new Nodes(Databases.h2());
    private final List<String> handled = new CopyOnWriteArrayList<>();
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final AtomicInteger failures = new AtomicInteger();
    private Database<InboxTable> database;
    private Feeder feeder;

    @BeforeEach
    void claimTwo() throws Exception {
        DataSource pool = nodes.pool();
        Inbox.Settings settings = nodes.settings(pool, options -> {});
        database = InboxTable.in(failing(pool), settings.table());
        Inbox.Handler handler = (event, attempt) -> handled.add(event.key);
        feeder = new Feeder(settings, new Nodes.Options().timing(), database, handler, tasks::add, "node");
        database.run(table -> table.insert(event("first")));
        database.run(table -> table.insert(event("second")));
        feeder.round(true);
        assertThat(tasks).hasSize(2);
    }

    @AfterEach
    void close() {
        nodes.close();
    }

    @Test
    void aClaimThatHasNotReachedTheHandlerIsReleased() throws Exception {
        tasks.remove().run();
        feeder.close();
        tasks.remove().run();

        feeder.run();

        assertThat(handled).hasSize(1);
        assertThat(nodes.states()).isEqualTo(Map.of("DONE", 1L, "PENDING", 1L));
        List<InboxEvent> claims = database.run(table -> table.claim("other", 8, Timing.DEFAULT.lease()));
        assertThat(claims).hasSize(1);
        assertThat(claims.get(0).attempt).isEqualTo(1);
    }

    @Test
    void aResultIsRecordedAfterATemporaryFailureOfTheDatabase() throws Exception {
        tasks.forEach(Runnable::run);
        feeder.close();
        failures.set(2);

        feeder.run();

        assertThat(nodes.states()).isEqualTo(Map.of("DONE", 2L));
    }

    private DataSource failing(DataSource real) {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                        throw new SQLException("fails at first", "08001");
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
