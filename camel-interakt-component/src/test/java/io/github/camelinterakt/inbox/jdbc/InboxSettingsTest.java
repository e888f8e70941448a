package io.github.camelinterakt.inbox.jdbc;

import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.camelinterakt.inbox.InboxConfiguration;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class InboxSettingsTest {

    private final InboxConfiguration options = new InboxConfiguration();

    @ParameterizedTest
    @MethodSource
    void aBadOptionIsNamed(String option, Consumer<InboxConfiguration> change) {
        options.setInbox(new JdbcDataSource());
        assertThatNoException().isThrownBy(() -> InboxSettings.of(options));

        change.accept(options);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> InboxSettings.of(options))
                .withMessageContaining("option " + option);
    }

    static Stream<Arguments> aBadOptionIsNamed() {
        return Stream.of(
                bad("inbox", options -> options.setInbox(null)),
                bad("inboxTable", options -> options.setInboxTable("x; drop table y")),
                bad("inboxTable", options -> options.setInboxTable("a.b.c")),
                bad("inboxTable", options -> options.setInboxTable("a".repeat(41))),
                bad("inboxTable", options -> options.setInboxTable(null)),
                bad("storeTimeout", options -> options.setStoreTimeout(0)),
                bad("storeBatchSize", options -> options.setStoreBatchSize(0)),
                bad("maxWaitingStores", options -> options.setMaxWaitingStores(0)),
                bad("concurrentConsumers", options -> options.setConcurrentConsumers(0)),
                bad("maxAttempts", options -> options.setMaxAttempts(0)),
                bad("attemptDelay", options -> options.setAttemptDelay(0)),
                bad("maxAttemptDelay", options -> options.setMaxAttemptDelay(999)),
                bad("claimTimeout", options -> options.setClaimTimeout(999)),
                bad("inboxPollInterval", options -> options.setInboxPollInterval(0)),
                bad("retention", options -> options.setRetention(0)));
    }

    private static Arguments bad(String option, Consumer<InboxConfiguration> change) {
        return arguments(option, change);
    }

    @Test
    void aTableMayHaveASchema() {
        options.setInbox(new JdbcDataSource());
        options.setInboxTable("crm.whatsapp_inbox");

        assertThat(InboxSettings.of(options).table()).isEqualTo("crm.whatsapp_inbox");
        assertThat(new InboxSchema("crm.whatsapp_inbox", true).script(Dialect.POSTGRESQL))
                .contains("create table crm.whatsapp_inbox (")
                .contains("create index whatsapp_inbox_pending on crm.whatsapp_inbox (")
                .contains("insert into crm.whatsapp_inbox_version (version) values (1)")
                .doesNotContain("interakt");
    }
}
