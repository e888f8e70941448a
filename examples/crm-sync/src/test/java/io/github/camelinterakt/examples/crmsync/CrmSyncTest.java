package io.github.camelinterakt.examples.crmsync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.account.Contact;
import io.github.camelinterakt.sandbox.account.Message;
import io.github.camelinterakt.sandbox.api.ApiOperation;
import io.github.camelinterakt.sandbox.http.Fault;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The whole example: a PostgreSQL full of sample data, the routes, and a sandbox that outlives the application. */
@ExtendWith(OutputCaptureExtension.class)
class CrmSyncTest {

    private static final String VALID_PHONE = "regexp_replace(phone, '[^0-9]', '', 'g') ~ '^(91|0)?99999[0-9]{5}$'";
    private static final String REFUSED_NOTES = "(notes like E'%\\n%' or notes like E'%\\t%' or notes like '%   %')";
    private static final String FULL_PHONE = "'91' || right(regexp_replace(phone, '[^0-9]', '', 'g'), 10)";
    private static final String WON =
            "exists (select 1 from deal_stages st where st.deal_id = d.id and st.stage = 'WON')";

    private static EmbeddedPostgres postgres;
    private static Sandbox sandbox;
    private static JdbcTemplate crm;

    @BeforeAll
    static void startBoth() throws Exception {
        postgres = EmbeddedPostgres.start();
        sandbox = Sandbox.builder().start();
    }

    @AfterAll
    static void stopBoth() throws Exception {
        sandbox.close();
        postgres.close();
    }

    @BeforeEach
    void anEmptyCrmAndAnEmptySandbox() {
        crm = new JdbcTemplate(new DriverManagerDataSource(postgres.getJdbcUrl("postgres", "postgres")));
        crm.execute("drop schema public cascade");
        crm.execute("create schema public");
        sandbox.reset();
    }

    @Test
    void everyContactWithANumberIsInInteraktWithItsTraitsAndTags() {
        assertThat(sync(300)).isZero();

        List<Map<String, Object>> syncable = crm.queryForList("select c.*, " + FULL_PHONE
                + " as full_phone, co.name as company, co.industry from contacts c left join companies co on"
                + " co.id = c.company_id where " + VALID_PHONE + " and (notes is null or not " + REFUSED_NOTES + ")");
        Set<Object> phones = new HashSet<>();
        Set<Object> shared = new HashSet<>();
        syncable.forEach(row -> {
            if (!phones.add(row.get("full_phone"))) {
                shared.add(row.get("full_phone"));
            }
        });

        assertThat(syncable).hasSizeGreaterThan(250);
        assertThat(shared).as("rows of one person").isNotEmpty();
        assertThat(sandbox.contacts())
                .extracting(contact -> contact.phone().full())
                .containsExactlyInAnyOrderElementsOf(
                        phones.stream().map(Object::toString).toList());
        for (Map<String, Object> row : syncable) {
            Contact contact = sandbox.contact((String) row.get("full_phone"));
            if (!shared.contains(row.get("full_phone"))) {
                assertThat(contact.traits())
                        .containsEntry("opted_out", row.get("opted_out"))
                        .containsEntry("language", row.get("language"));
                assertThat(contact.traits().get("company")).isEqualTo(row.get("company"));
                assertThat(contact.traits().get("email")).isEqualTo(row.get("email"));
                assertThat(contact.traits().get("notes")).isEqualTo(row.get("notes"));
            }
            assertThat(contact.tags()).contains((String) row.get("segment"));
            if (row.get("industry") != null) {
                assertThat(contact.tags()).contains((String) row.get("industry"));
            }
        }
    }

    @Test
    void whatIsRefusedIsRecordedWithoutPersonalDataAndIsNotInInterakt() {
        sync(300);

        List<Long> refusable = crm.queryForList(
                "select id from contacts where phone is null or not " + VALID_PHONE + " or " + REFUSED_NOTES,
                Long.class);
        List<Map<String, Object>> refusals = crm.queryForList("select * from sync_refusals where kind = 'contact'");

        assertThat(refusable).isNotEmpty();
        assertThat(refusals).extracting(row -> row.get("record_key")).containsExactlyInAnyOrderElementsOf(refusable);
        assertThat(refusals).allSatisfy(row -> {
            assertThat(row).containsEntry("reason", "INVALID_REQUEST");
            assertThat(row.get("outcome")).isIn("NOT_SENT", "REJECTED");
            assertThat((String) row.get("message"))
                    .isNotBlank()
                    .doesNotContain("99999")
                    .doesNotContain("example.com");
        });
        Set<String> sent = sandbox.contacts().stream()
                .map(contact -> contact.phone().full())
                .collect(Collectors.toSet());
        assertThat(sent)
                .doesNotContainAnyElementsOf(crm.queryForList(
                        "select distinct " + FULL_PHONE + " from contacts r where " + REFUSED_NOTES + " and "
                                + VALID_PHONE + " and not exists (select 1 from contacts c where right(regexp_replace("
                                + "c.phone, '[^0-9]', '', 'g'), 10) = right(regexp_replace(r.phone, '[^0-9]', '', 'g'),"
                                + " 10) and c.id <> r.id)",
                        String.class));
    }

    @Test
    void everyStageThatADealEntersIsOneEvent() {
        sync(300);

        int stages = count("select count(*) from deal_stages");
        int refused = count("select count(*) from sync_refusals where kind = 'event'");

        assertThat(sandbox.eventCount()).isEqualTo(stages - refused).isPositive();
        assertThat(sandbox.events())
                .extracting(event -> event.name())
                .contains("Deal Created", "Deal Won", "Deal Lost");
        assertThat(sandbox.events()).allSatisfy(event -> assertThat(event.traits())
                .containsKeys("deal", "stage", "entered_at", "currency"));
    }

    @Test
    void everyWonDealGetsOneMessageUnlessThePersonHasOptedOut() {
        sync(400);

        List<String> expected = crm.queryForList(
                "select 'deal-' || d.id from deals d join contacts c on c.id = d.contact_id where " + WON
                        + " and not exists (select 1 from sync_refusals r where r.kind = 'message' and r.record_key = d.id)"
                        + " and not exists (select 1 from contacts o where o.opted_out and (o.id = c.id or right("
                        + "regexp_replace(o.phone, '[^0-9]', '', 'g'), 10) = right(regexp_replace(c.phone, '[^0-9]', '',"
                        + " 'g'), 10)))",
                String.class);

        assertThat(count("select count(*) from deals d join contacts c on c.id = d.contact_id where c.opted_out and "
                        + WON))
                .isPositive();
        assertThat(sandbox.messages()).extracting(Message::callbackData).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(sandbox.messages()).allSatisfy(message -> {
            assertThat(message.templateName()).isEqualTo("deal_won");
            assertThat(message.request().at("/template/bodyValues")).hasSize(2);
        });
    }

    @Test
    void whoOptedOutInOneRowGetsNoMessageForAnother() {
        sync(1);
        crm.update("delete from deal_stages");
        crm.update("delete from deals");
        crm.update("delete from contacts");
        crm.update("insert into contacts (id, first_name, phone, opted_out, created_at, updated_at) values"
                + " (101, 'Asha', '+91 99999 99999', false, now(), now()),"
                // Interakt refuses this row; the wish counts all the same.
                + " (102, 'Asha', '099999-99999', true, now(), now())");
        crm.update("update contacts set notes = E'line\\nline' where id = 102");
        crm.update("insert into deals (id, contact_id, title, currency) values (201, 101, 'Example', 'INR')");
        crm.update("insert into deal_stages values (301, 201, 'WON', now())");

        assertThat(sync(1)).isZero();

        assertThat(sandbox.contact("919999999999").tags()).isEmpty();
        assertThat(sandbox.eventCount()).isEqualTo(1);
        assertThat(sandbox.messages()).isEmpty();
    }

    @Test
    void aSecondRunSendsNothingAgain() {
        sync(200);
        int contacts = sandbox.contactCount();
        int events = sandbox.eventCount();
        int messages = sandbox.messageCount();
        List<Contact> before = sandbox.contacts();

        assertThat(sync(200)).isZero();

        assertThat(sandbox.contactCount()).isEqualTo(contacts);
        assertThat(sandbox.contacts()).isEqualTo(before);
        assertThat(sandbox.eventCount()).isEqualTo(events);
        assertThat(sandbox.messageCount()).isEqualTo(messages).isPositive();
    }

    @Test
    void whatChangedInTheCrmIsSyncedAgain() {
        sync(200);
        Long changed = crm.queryForObject(
                "select min(id) from contacts where phone is null or phone in ('', 'n/a', '12345')", Long.class);

        crm.update(
                "update contacts set phone = '+91 99999 99999', notes = null, updated_at = now() + interval '1 second'"
                        + " where id = ?",
                changed);
        sync(200);

        assertThat(sandbox.contact("919999999999")).isNotNull();
        assertThat(count("select count(*) from sync_refusals where kind = 'contact' and record_key = " + changed))
                .isZero();
    }

    @Test
    void aMessageThatMayHaveBeenSentIsNotSentAgain() {
        sandbox.inject(ApiOperation.MESSAGE, Fault.reset(), 1);
        assertThat(sync(200)).isZero();
        assertThat(count("select count(*) from sync_state where state = 'IN_DOUBT'"))
                .isEqualTo(1);
        assertThat(crm.queryForMap("select * from sync_refusals where outcome = 'MAYBE_SENT'"))
                .containsEntry("kind", "message");
        int messages = sandbox.messageCount();

        sync(200);

        assertThat(sandbox.messageCount()).isEqualTo(messages);
        assertThat(count("select count(*) from sync_state where state = 'IN_DOUBT'"))
                .isEqualTo(1);
    }

    @Test
    void whatWasBeingSentWhenTheProcessDiedIsInDoubtAndNotSentAgain() {
        sync(200);
        int messages = sandbox.messageCount();
        String key = sandbox.messages().get(0).callbackData().substring("deal-".length());
        crm.update("update sync_state set state = 'SENDING' where kind = 'message' and record_key = " + key);

        sync(200);

        assertThat(sandbox.messageCount()).isEqualTo(messages);
        assertThat(crm.queryForMap("select * from sync_refusals where kind = 'message' and record_key = " + key))
                .containsEntry("outcome", "MAYBE_SENT")
                .containsEntry("reason", "INTERRUPTED");
    }

    @Test
    void aCallThatSurelyDidNotHappenIsMadeAgain() {
        sandbox.inject(ApiOperation.MESSAGE, Fault.rateLimited("1"), 2);

        assertThat(sync(200)).isZero();

        assertThat(count("select count(*) from sync_refusals where reason = 'RATE_LIMITED'"))
                .isZero();
        assertThat(sandbox.messageCount())
                .isEqualTo(count("select count(*) from sync_state where kind = 'message' and state = 'DONE'"));
    }

    @Test
    void aRefusedKeyStopsTheRunAndLeavesTheRowsForTheNext(CapturedOutput output) {
        int code = exitCode(CrmSyncApplication.start(
                "--spring.datasource.url=" + jdbcUrl(),
                "--crm.sample-data=true",
                "--crm.contacts=200",
                "--interakt.base-url=" + sandbox.baseUrl(),
                "--interakt.api-key=examplewrongkey"));

        assertThat(code).isEqualTo(2);
        assertThat(output).contains("The run was stopped", "UNAUTHORIZED").doesNotContain("examplewrongkey");
        assertThat(count("select count(*) from sync_state where state not in ('RETRY', 'REFUSED')"))
                .isZero();

        assertThat(sync(200)).isZero();
        assertThat(count("select count(*) from sync_refusals where reason = 'UNAUTHORIZED'"))
                .isZero();
    }

    @Test
    void theConsoleShowsProgressAndASummaryThatTheSandboxConfirms(CapturedOutput output) {
        int code = exitCode(CrmSyncApplication.start("--crm.contacts=200"));

        assertThat(code).isZero();
        assertThat(output.getOut().lines())
                .anyMatch(line ->
                        line.matches(" *contacts +200 of +200 +events +(\\d+) of +\\1 +messages +[1-9]\\d* +\\d+/s"))
                .anyMatch(line ->
                        line.matches("The sandbox confirms: it has \\d+ contacts .*, \\d+ events, \\d+ messages\\."));
        assertThat(output).doesNotContain("99999", "examplekey");
    }

    @Test
    void theRunFailsIfInteraktHasLostWhatItSaidItTook(CapturedOutput output) {
        sandbox.wireMock()
                .stubFor(post("/v1/public/track/events/")
                        .willReturn(jsonResponse("{\"result\":true,\"message\":\"\",\"id\":\"1\"}", 201)));

        assertThat(sync(100)).isEqualTo(1);

        assertThat(output).contains("The sandbox DISAGREES", "but the sandbox has 0");
    }

    @Test
    void noMoreCallsAreUnderWayAtOnceThanAllowed() {
        sandbox.wireMock()
                .stubFor(post("/v1/public/track/users/")
                        .willReturn(jsonResponse("{\"result\":true,\"message\":\"\"}", 202)
                                .withFixedDelay(150)));

        sync(40, "--crm.calls-in-flight=3");

        List<ServeEvent> calls = sandbox.wireMock().getAllServeEvents().stream()
                .filter(call -> call.getRequest().getUrl().endsWith("/track/users/"))
                .toList();
        assertThat(calls).hasSizeGreaterThan(25);
        long most = calls.stream()
                .mapToLong(one -> calls.stream()
                        .filter(other -> isUnderWay(other, arrival(one)))
                        .count())
                .max()
                .orElseThrow();
        assertThat(most).isBetween(2L, 3L);
    }

    @Test
    void theSampleCrmIsNotForTheLiveApi(CapturedOutput output) {
        assertThatThrownBy(() -> CrmSyncApplication.start("--interakt.api-key=examplekey"))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class);
        assertThat(output)
                .contains("APPLICATION FAILED TO START", "spring.datasource.url")
                .doesNotContain("examplekey");
    }

    @Test
    void theLiveApiNeedsAKey(CapturedOutput output) {
        assertThatThrownBy(() -> CrmSyncApplication.start("--interakt.base-url=http://127.0.0.1:1"))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class);
        assertThat(output).contains("APPLICATION FAILED TO START", "interakt.api-key");
    }

    /** For the delay alone: what the server's bookkeeping adds may overlap with the next call. */
    private static boolean isUnderWay(ServeEvent call, Instant at) {
        return !at.isBefore(arrival(call)) && at.isBefore(arrival(call).plusMillis(150));
    }

    private static Instant arrival(ServeEvent call) {
        return call.getRequest().getLoggedDate().toInstant();
    }

    private static int sync(int contacts, String... more) {
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.add("--spring.datasource.url=" + jdbcUrl());
        arguments.add("--crm.sample-data=true");
        arguments.add("--crm.contacts=" + contacts);
        return exitCode(CrmSyncApplication.start(
                context -> context.getBeanFactory().registerSingleton("sandboxOfTheTest", sandbox),
                arguments.toArray(String[]::new)));
    }

    private static int exitCode(ConfigurableApplicationContext application) {
        return SpringApplication.exit(application);
    }

    private static String jdbcUrl() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    private static int count(String sql) {
        Integer count = crm.queryForObject(sql, Integer.class);
        return count == null ? 0 : count;
    }
}
