package io.github.camelinterakt.examples.crmsync;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The sync in both directions, with edits on both sides; the sandbox's clock is moved. */
@ExtendWith(OutputCaptureExtension.class)
class TwoWaySyncTest {

    private static final String PROFILE = "--spring.profiles.active=two-way";

    @Test
    void bothSidesBecomeTheSameAndThenNoCallIsMade(CapturedOutput output) {
        ConfigurableApplicationContext application = CrmSyncApplication.start(
                PROFILE, "--crm.contacts=60", "--crm.two-way.time=1m", "--crm.two-way.leads=10");
        try {
            assertThat(output).contains("The sandbox confirms").contains("10, of which 10 have a row");
            JdbcTemplate crm = application.getBean(JdbcTemplate.class);
            assertThat(crm.queryForObject("select count(*) from contacts where first_name like 'Lead %'", Long.class))
                    .isEqualTo(10);
            assertThat(crm.queryForObject(
                            "select count(*) from interakt_memory where state like '%@example.com%'", Long.class))
                    .isZero();
        } finally {
            assertThat(SpringApplication.exit(application)).isZero();
        }
    }

    @Test
    void aCrmOfOnesOwnAndTheLiveApiAreNotForThat() {
        assertThatThrownBy(() -> CrmSyncApplication.start(
                        PROFILE, "--interakt.base-url=http://127.0.0.1:1/v1/public", "--interakt.api-key=examplekey"))
                .hasStackTraceContaining("for the sample CRM and the sandbox only");
    }
}
