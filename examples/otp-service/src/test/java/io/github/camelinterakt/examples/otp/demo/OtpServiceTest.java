package io.github.camelinterakt.examples.otp.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;

import io.github.camelinterakt.examples.otp.Codes;
import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.SandboxClock;
import io.github.camelinterakt.sandbox.account.Message;
import io.github.camelinterakt.sandbox.api.ApiOperation;
import io.github.camelinterakt.sandbox.http.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelinterakt.sandbox.junit5.SandboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The whole service over HTTP, against the sandbox, with a clock of its own. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OtpServiceTest {

    private static final PrintStream STDERR = System.err;
    private static final ByteArrayOutputStream LOG = new ByteArrayOutputStream();
    private static final List<String> CODES = new ArrayList<>();

    private static Sandbox sandbox;
    private static SandboxClock clock;
    private static Service service;
    private static int people;

    private String phone;

    @BeforeAll
    static void start() throws Exception {
        System.setErr(new PrintStream(LOG, true, StandardCharsets.UTF_8));
        sandbox = Sandbox.builder().start();
        Properties properties = new Properties();
        properties.setProperty("camel.component.interakt.plan", "ENTERPRISE");
        properties.setProperty("camel.component.interakt.requestsPerMinute", "600");
        properties.setProperty("camel.component.interakt.maximumRetries", "0");
        properties.setProperty("otp.codes-per-minute", "1000");
        service = new Service(sandbox, freePort(), properties);
        clock = SandboxClock.startingAt(Instant.parse("2026-01-01T10:00:00Z"));
        clock.speed(0);
        service.main().lookup("codes", Codes.class).setClock(clock);
    }

    @AfterAll
    static void theLogHasNoCode() {
        service.close();
        sandbox.close();
        System.setErr(STDERR);
        assertThat(CODES).isNotEmpty();
        assertThat(LOG.toString(StandardCharsets.UTF_8))
                .as("the log, which has what failed")
                .contains("MAYBE_SENT")
                .doesNotContain("throttle")
                .doesNotContain(CODES);
    }

    @BeforeEach
    void anotherPerson() {
        phone = "91999999" + String.format("%04d", 1000 + ++people);
        sandbox.clearFaults();
    }

    /** The code that arrived last. */
    private String code() {
        List<Message> messages = sandbox.messages().stream()
                .filter(message -> message.phone().full().equals(phone))
                .toList();
        String code = messages.get(messages.size() - 1)
                .request()
                .at("/template/bodyValues/0")
                .asText();
        CODES.add(code);
        return code;
    }

    private static String other(String code) {
        return code.startsWith("1") ? "2" + code.substring(1) : "1" + code.substring(1);
    }

    @Test
    void theRightCodeIsGoodOnce() throws Exception {
        HttpResponse<String> response = service.request("+" + phone);

        assertThat(response.statusCode()).isEqualTo(202);
        String code = code();
        assertThat(code).matches("\\d{6}");
        assertThat(response.body()).doesNotContain(code);
        assertThat(response.headers().map().toString()).doesNotContain(code);
        assertThat(service.verify(phone, code)).isEqualTo(200);
        assertThat(service.verify(phone, code)).isEqualTo(401);
    }

    @Test
    void theMessageHasTheCopyCodeButtonAndTheSms() throws Exception {
        service.request(phone);

        String code = code();
        assertThat(sandbox)
                .sentTo(phone)
                .template("otp")
                .withBody(code)
                .withButton(0, code)
                .where("the category", m -> "authentication"
                        .equalsIgnoreCase(m.request().path("template_category").asText()))
                .where("the SMS", m -> m.request()
                        .at("/fallback/0/content/variables/0")
                        .asText()
                        .equals(code));
    }

    @Test
    void aWrongCodeIsRefusedAndTheRightOneStaysGood() throws Exception {
        service.request(phone);

        assertThat(service.verify(phone, other(code()))).isEqualTo(401);
        assertThat(service.verify(phone, code())).isEqualTo(200);
    }

    @Test
    void afterFiveAttemptsTheRightCodeIsRefusedToo() throws Exception {
        service.request(phone);
        for (int i = 0; i < 5; i++) {
            assertThat(service.verify(phone, other(code()))).isEqualTo(401);
        }

        assertThat(service.verify(phone, code())).isEqualTo(401);

        clock.advance(Duration.ofSeconds(31));
        service.request(phone);
        assertThat(service.verify(phone, code())).as("a new code").isEqualTo(200);
    }

    @Test
    void anOldCodeIsRefused() throws Exception {
        service.request(phone);

        clock.advance(Duration.ofMinutes(5));

        assertThat(service.verify(phone, code())).isEqualTo(401);
    }

    @Test
    void aSecondRequestWithinHalfAMinuteSendsNothingInWhateverNotation() throws Exception {
        service.request("+" + phone);

        HttpResponse<String> second = service.request("0" + phone.substring(2));

        assertThat(second.statusCode()).isEqualTo(429);
        assertThat(second.headers().firstValue("Retry-After")).hasValue("30");
        assertThat(sentTo(phone)).isEqualTo(1);
        assertThat(service.verify(phone, code())).as("the first code").isEqualTo(200);
    }

    @Test
    void aNumberGetsFiveCodesAnHour() throws Exception {
        int calls = sandbox.wireMock().getAllServeEvents().size();
        for (int i = 0; i < 5; i++) {
            assertThat(service.request(phone).statusCode()).isEqualTo(202);
            clock.advance(Duration.ofSeconds(31));
        }
        assertThat(service.request(phone).statusCode()).isEqualTo(429);
        assertThat(sandbox.wireMock().getAllServeEvents())
                .as("the contact once, and five messages")
                .hasSize(calls + 6);

        clock.advance(Duration.ofHours(1));

        assertThat(service.request(phone).statusCode()).isEqualTo(202);
        code();
    }

    @Test
    void aNewCodeReplacesTheEarlierOne() throws Exception {
        service.request(phone);
        String first = code();
        clock.advance(Duration.ofSeconds(31));
        service.request(phone);

        assertThat(service.verify(phone, first)).isEqualTo(first.equals(code()) ? 200 : 401);
        assertThat(service.verify(phone, code())).isEqualTo(first.equals(code()) ? 401 : 200);
    }

    @Test
    void anotherPersonsCodeIsRefused() throws Exception {
        service.request(phone);
        String code = code();
        String somebodyElse = "919999990001";
        service.request(somebodyElse);

        assertThat(service.verify(somebodyElse, code)).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "", "nobody", "+1"})
    void aBadPhoneIsRefusedBeforeAnyCall(String bad) throws Exception {
        int calls = sandbox.wireMock().getAllServeEvents().size();

        assertThat(service.request(bad).statusCode()).isEqualTo(400);
        assertThat(service.verify(bad, "123456")).isEqualTo(401);

        assertThat(sandbox.wireMock().getAllServeEvents()).hasSize(calls);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "[]", "{\"phone\": {}}", "{\"phone\": null}"})
    void aRequestThatIsNoneIsRefused(String json) throws Exception {
        assertThat(service.post("/otp/request", json).statusCode()).isEqualTo(400);
        assertThat(service.post("/otp/verify", json).statusCode()).isEqualTo(401);
    }

    @Test
    void afterA429TheNextRequestIsNotTooSoon() throws Exception {
        sandbox.inject(ApiOperation.MESSAGE, Fault.rateLimited("1"));

        HttpResponse<String> refused = service.request(phone);

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(sentTo(phone)).isZero();
        assertThat(service.request(phone).statusCode()).isEqualTo(202);
        assertThat(service.verify(phone, code())).isEqualTo(200);
    }

    @Test
    void whileInteraktIsDownTheAnswerIs503AndTheNextRequestIsNotTooSoon() throws Exception {
        Properties down = new Properties();
        down.setProperty("camel.component.interakt.baseUrl", "http://127.0.0.1:1/v1/public");
        down.setProperty("camel.component.interakt.maximumRetries", "0");
        try (Service unlucky = new Service(sandbox, freePort(), down)) {
            assertThat(unlucky.request(phone).statusCode()).isEqualTo(503);
        }

        assertThat(service.request(phone).statusCode()).isEqualTo(202);
        assertThat(sentTo(phone)).isEqualTo(1);
    }

    @Test
    void aFloodOfNumbersIsRefusedAtOnceAndLeavesNoTrace() throws Exception {
        Properties few = new Properties();
        few.setProperty("otp.codes-per-minute", "2");
        List<String> numbers = List.of("919999980001", "919999980002", "919999980003", "919999980004");
        try (Service flooded = new Service(sandbox, freePort(), few)) {
            for (String number : numbers.subList(0, 2)) {
                assertThat(flooded.request(number).statusCode()).isEqualTo(202);
            }
            for (String number : numbers.subList(2, 4)) {
                HttpResponse<String> refused = flooded.request(number);
                assertThat(refused.statusCode()).isEqualTo(503);
                assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            }
        }

        assertThat(numbers).map(OtpServiceTest::sentTo).containsExactly(1L, 1L, 0L, 0L);
        try (Connection connection =
                        service.main().lookup("database", DataSource.class).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*) from otp_code where phone in ('919999980003', '919999980004')")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isZero();
        }
    }

    /** The second request takes no call for the contact, so that it is the message that waits. */
    @Test
    void whileTheAccountIsPausedTheAnswerComesAfterTheTtl() throws Exception {
        Properties paused = new Properties();
        paused.setProperty("camel.component.interakt.maximumRetries", "0");
        paused.setProperty("otp.ttl", "200");
        sandbox.inject(ApiOperation.MESSAGE, Fault.rateLimited("600"));
        int calls = sandbox.wireMock().getAllServeEvents().size();
        try (Service hurried = new Service(sandbox, freePort(), paused)) {
            assertThat(hurried.request(phone).statusCode()).isEqualTo(503);
            assertThat(hurried.request(phone).statusCode()).isEqualTo(503);
        }

        assertThat(LOG.toString(StandardCharsets.UTF_8)).contains("EXPIRED");
        assertThat(sandbox.wireMock().getAllServeEvents())
                .as("the contact, and the message once")
                .hasSize(calls + 2);
    }

    @Test
    void aCodeThatMayHaveBeenSentIsValidAndNotSentAgain() throws Exception {
        sandbox.inject(ApiOperation.MESSAGE, Fault.reset().afterTheCall());

        assertThat(service.request(phone).statusCode()).isEqualTo(202);

        assertThat(sentTo(phone)).isEqualTo(1);
        assertThat(service.request(phone).statusCode()).isEqualTo(429);
        assertThat(service.verify(phone, code())).isEqualTo(200);
    }

    /** The last one: its campaign goes on. */
    @Test
    @Order(Integer.MAX_VALUE)
    void aCodeDoesNotWaitForACampaign() throws Exception {
        List<CompletableFuture<?>> campaign = new ArrayList<>();
        sandbox.addTemplate("offer", "en", "MARKETING", "Today only: {{1}}.");
        sandbox.track("919999999999", Map.of());
        var producer = service.main().getCamelContext().createProducerTemplate();
        for (int i = 0; i < 1000; i++) {
            campaign.add(producer.asyncRequestBody(
                    "interakt:message?to=919999999999&templateName=offer&languageCode=en&priority=bulk",
                    List.of("cake")));
        }

        assertThat(service.request(phone).statusCode()).isEqualTo(202);

        assertThat(service.verify(phone, code())).isEqualTo(200);
        assertThat(campaign)
                .as("the campaign is far from its end")
                .filteredOn(CompletableFuture::isDone)
                .hasSizeLessThan(600);
    }

    @Test
    void theDatabaseHasNoCode() throws Exception {
        service.request(phone);
        String code = code();

        StringBuilder rows = new StringBuilder();
        try (Connection connection =
                        service.main().lookup("database", DataSource.class).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select salt, hash from otp_code where phone = '" + phone + "'")) {
            while (row.next()) {
                rows.append(row.getString(1)).append(' ').append(row.getString(2));
            }
        }

        assertThat(rows.toString()).hasSizeGreaterThan(90).doesNotContain(" " + code);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static long sentTo(String phone) {
        return sandbox.messages().stream()
                .filter(message -> message.phone().full().equals(phone))
                .count();
    }
}
