package io.github.camelinterakt.internal.inbox;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;

import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class InboxSettingsTest {

    private static final DataSource DATABASE = new JdbcDataSource();

    @ParameterizedTest
    @MethodSource
    void aBadOptionIsNamed(String option, Supplier<InboxSettings> settings) {
        assertThatIllegalArgumentException().isThrownBy(settings::get).withMessageContaining("option " + option);
    }

    static Stream<Arguments> aBadOptionIsNamed() {
        return Stream.of(
                bad("inbox", () -> new InboxSettings(null, "inbox", 8, 15, Duration.ofDays(7))),
                bad("inboxTable", () -> settings("x; drop table y")),
                bad("inboxTable", () -> settings("a.b.c")),
                bad("inboxTable", () -> settings("a".repeat(41))),
                bad("inboxTable", () -> settings(null)),
                bad("concurrentConsumers", () -> new InboxSettings(DATABASE, "inbox", 0, 15, Duration.ofDays(7))),
                bad("maxAttempts", () -> new InboxSettings(DATABASE, "inbox", 8, 0, Duration.ofDays(7))),
                bad("retention", () -> new InboxSettings(DATABASE, "inbox", 8, 15, Duration.ZERO)));
    }

    private static Arguments bad(String option, Supplier<InboxSettings> settings) {
        return arguments(option, settings);
    }

    private static InboxSettings settings(String table) {
        return new InboxSettings(DATABASE, table, 8, 15, Duration.ofDays(7));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aTableMayHaveASchema(Dialect dialect) {
        List<String> commands = List.of(dialect.commands("crm.whatsapp_inbox"));

        assertThat(commands.get(0)).startsWith("create table if not exists crm.whatsapp_inbox (");
        assertThat(commands).allSatisfy(command -> assertThat(command).doesNotContain("interakt_inbox"));
    }

    @Test
    void anIndexIsNamedAfterTheTableWithoutItsSchema() {
        assertThat(Dialect.POSTGRESQL.commands("crm.whatsapp_inbox"))
                .contains("create index if not exists whatsapp_inbox_pending on crm.whatsapp_inbox (due_at, id)"
                        + " where state = 'PENDING'");
    }
}
