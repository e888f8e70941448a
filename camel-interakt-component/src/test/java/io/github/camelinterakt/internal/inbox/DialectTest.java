package io.github.camelinterakt.internal.inbox;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.time.Duration;
import javax.sql.DataSource;

import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DialectTest {

    @Test
    void anotherDatabaseIsRefusedAtStartWithThoseThatWork() throws Exception {
        DatabaseMetaData metaData = answering(DatabaseMetaData.class, "Apache Derby");
        DataSource derby = answering(DataSource.class, answering(Connection.class, metaData));
        InboxSettings settings = new InboxSettings(derby, "inbox", 8, 15, Duration.ofDays(7));
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Inbox inbox = new Inbox(context, settings, (event, attempt) -> Nodes.done());

            assertThatThrownBy(inbox::start)
                    .hasStackTraceContaining("does not work on Apache Derby")
                    .hasStackTraceContaining("PostgreSQL, H2, MySQL, MariaDB");
        }
    }

    /** Whatever is asked of it. */
    private static <T> T answering(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> method.getReturnType().isInstance(answer) ? answer : null));
    }
}
