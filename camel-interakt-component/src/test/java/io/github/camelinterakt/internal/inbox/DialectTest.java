package io.github.camelinterakt.internal.inbox;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

import io.github.camelinterakt.internal.jdbc.Dialect;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DialectTest {

    @Test
    void anUnsupportedDatabaseIsRefusedAtStartWithTheSupportedOnes() throws Exception {
        DatabaseMetaData metaData = answering(DatabaseMetaData.class, "Apache Derby");
        DataSource derby = answering(DataSource.class, answering(Connection.class, metaData));
        Inbox.Settings settings = new Inbox.Settings(derby, "inbox", 8, 15, Duration.ofDays(7));
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Inbox inbox = new Inbox(context, settings, (event, attempt) -> {});

            assertThatThrownBy(inbox::start)
                    .hasStackTraceContaining("does not work on Apache Derby")
                    .hasStackTraceContaining("PostgreSQL, H2, MySQL, MariaDB");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aTableMayHaveASchema(Dialect dialect) {
        List<String> commands = InboxTable.table("crm.whatsapp_inbox").commands(dialect);

        assertThat(commands.get(0)).startsWith("create table if not exists crm.whatsapp_inbox (");
        assertThat(commands).allSatisfy(command -> assertThat(command).doesNotContain("interakt_inbox"));
    }

    @Test
    void anIndexIsNamedAfterTheTableWithoutItsSchema() {
        assertThat(InboxTable.table("crm.whatsapp_inbox").commands(Dialect.POSTGRESQL))
                .contains("create index if not exists whatsapp_inbox_pending on crm.whatsapp_inbox (due_at, id)"
                        + " where state = 'PENDING'");
    }

    /** Whatever is asked of it. */
    private static <T> T answering(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> method.getReturnType().isInstance(answer) ? answer : null));
    }
}
