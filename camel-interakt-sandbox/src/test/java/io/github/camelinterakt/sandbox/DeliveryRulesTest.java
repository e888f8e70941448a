package io.github.camelinterakt.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinterakt.sandbox.account.Message;
import io.github.camelinterakt.sandbox.account.MessageStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What happens to messages by itself. */
class DeliveryRulesTest {

    private static final Instant START = Instant.parse("2030-01-31T09:00:00Z");

    private final SandboxClock clock = SandboxClock.startingAt(START);

    private Sandbox start(String rules) {
        Sandbox sandbox = Sandbox.builder()
                .clock(clock)
                .seed(7L)
                .delivery(DeliveryRules.parse(rules))
                .start();
        sandbox.addTemplate(
                "en",
                Map.of(
                        "display_name",
                        "offer",
                        "category",
                        "MARKETING",
                        "body",
                        "Hi",
                        "buttons",
                        List.of(Map.of("type", "QUICK_REPLY", "text", "Yes"))));
        return sandbox;
    }

    private static void send(Sandbox sandbox, String phone) {
        sandbox.customer(phone).contact();
        assertThat(Caller.of(sandbox)
                        .postQuoted(
                                "/message/",
                                "{'fullPhoneNumber':'" + phone
                                        + "','type':'Template','template':{'name':'offer','languageCode':'en'}}")
                        .status())
                .isEqualTo(201);
    }

    private static Message only(Sandbox sandbox) {
        assertThat(sandbox.messages()).hasSize(1);
        return sandbox.messages().get(0);
    }

    @Test
    void aMessageGoesThroughItsStatusesAtTheirTimes() throws Exception {
        try (Receiver receiver = new Receiver();
                Sandbox sandbox = start("rules: [{sent: 1s, delivered: 2s, read: 1m, clicked: 1h}]")) {
            sandbox.webhook().save(receiver.url(), "examplesecret");
            send(sandbox, "919999999999");
            assertThat(only(sandbox).status()).isEqualTo(MessageStatus.ACCEPTED);
            sandbox.advance(Duration.ofMillis(2900));
            assertThat(only(sandbox).status()).isEqualTo(MessageStatus.SENT);
            sandbox.advance(Duration.ofDays(1));

            assertThat(only(sandbox).times())
                    .isEqualTo(
                            new Message.Times(START.plusSeconds(1), START.plusSeconds(3), START.plusSeconds(63), null));
            assertThat(sandbox.webhook().awaitPosted(Duration.ofSeconds(20))).isTrue();
            assertThat(receiver.take())
                    .extracting(event -> event.path("type").asText())
                    .containsExactly(
                            "message_api_sent",
                            "message_api_delivered",
                            "message_api_read",
                            "message_api_clicked",
                            "message_received");
            assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofDays(1)).plusMillis(2900));
        }
    }

    @Test
    void theFirstRuleThatMatchesDecides() {
        try (Sandbox sandbox = start("""
                rules:
                  - to: 919999999990-919999999994
                    failed: {code: 131026, reason: gone, after: 1s}
                  - to: "9188*"
                    template: other
                    failed: {}
                  - to: "9188*"
                    sent: {after: 1s, probability: 0}
                  - to: 919999999995
                """)) {
            for (String phone :
                    List.of("919999999990", "919999999994", "918888888888", "919999999995", "919999999996")) {
                send(sandbox, phone);
            }
            sandbox.advance(Duration.ofMinutes(1));

            assertThat(sandbox.messages())
                    .extracting(Message::status)
                    .containsExactly(
                            MessageStatus.FAILED,
                            MessageStatus.FAILED,
                            MessageStatus.ACCEPTED,
                            MessageStatus.SENT,
                            MessageStatus.SENT);
            assertThat(sandbox.messages().get(0).error()).isEqualTo(new Message.Failure("131026", "gone"));
        }
    }

    @Test
    void aSeedMakesTheSameHappen() {
        List<List<MessageStatus>> runs = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            try (Sandbox sandbox = start("rules: [{sent: 1s, delivered: {after: 1s..9s, probability: 0.5}}]")) {
                for (int i = 0; i < 40; i++) {
                    send(sandbox, "9199999999" + (10 + i));
                }
                sandbox.advance(Duration.ofMinutes(1));
                runs.add(sandbox.messages().stream().map(Message::status).toList());
            }
        }
        assertThat(runs.get(0)).isEqualTo(runs.get(1)).contains(MessageStatus.SENT, MessageStatus.DELIVERED);
    }

    @Test
    void postsAreDelayedShuffledAndDuplicated() throws Exception {
        assertThat(texts("posts: {delayed: 0s..9s}")).hasSize(30).isSortedAccordingTo(DeliveryRulesTest::byNumber);
        List<String> shuffled = texts("posts: {delayed: 1s..9s, shuffled: true, duplicated: 0.5}");
        assertThat(shuffled).hasSizeBetween(35, 55);
        assertThat(shuffled.stream().distinct()).hasSize(30);
        assertThat(shuffled.stream().distinct().toList()).isNotEqualTo(texts("posts: {}"));
    }

    private static int byNumber(String one, String other) {
        return Integer.compare(Integer.parseInt(one), Integer.parseInt(other));
    }

    private List<String> texts(String rules) throws IOException, InterruptedException {
        try (Receiver receiver = new Receiver();
                Sandbox sandbox = start(rules)) {
            sandbox.webhook().save(receiver.url(), "examplesecret");
            for (int i = 0; i < 30; i++) {
                sandbox.customer("919999999999").says(Integer.toString(i));
            }
            sandbox.advance(Duration.ofMinutes(1));
            assertThat(sandbox.webhook().awaitPosted(Duration.ofSeconds(20))).isTrue();
            return receiver.take().stream()
                    .map(event -> event.at("/data/message/message").asText())
                    .toList();
        }
    }

    @Test
    void theClocksOwnTimeDeliversToo() throws Exception {
        try (Sandbox sandbox = Sandbox.builder()
                .clockSpeed(100)
                .delivery("on")
                .sampleData(true)
                .start()) {
            long revision = sandbox.revision();
            Caller.of(sandbox)
                    .postQuoted(
                            "/message/",
                            "{'fullPhoneNumber':'919999999999','type':'Template','template':{'name':'welcome',"
                                    + "'languageCode':'en','bodyValues':['you']}}");
            while (only(sandbox).status() != MessageStatus.READ) {
                long next = sandbox.awaitChange(revision, Duration.ofSeconds(20));
                assertThat(next).isNotEqualTo(revision);
                revision = next;
            }
        }
    }

    @Test
    void anAutomaticApprovalIsPostedAtItsTime() throws Exception {
        try (Receiver receiver = new Receiver();
                Sandbox sandbox = Sandbox.builder()
                        .clock(clock)
                        .approveTemplatesAfter(Duration.ofHours(1))
                        .start()) {
            sandbox.webhook().save(receiver.url(), "examplesecret");
            Caller caller = Caller.of(sandbox);
            caller.post("/track/templates/", Requests.body("plainTemplate").toString());
            caller.post(
                    "/track/templates/",
                    Requests.changed("plainTemplate", "/display_name", "\"other\"")
                            .toString());
            sandbox.template("other").getsRejected("no");
            sandbox.advance(Duration.ofHours(2));
            assertThat(sandbox.webhook().awaitPosted(Duration.ofSeconds(20))).isTrue();
            List<JsonNode> events = receiver.take();

            assertThat(events)
                    .extracting(event -> event.at("/data/event").asText())
                    .containsExactly("REJECTED", "APPROVED");
            assertThat(events.get(1).path("timestamp").asText()).isEqualTo("2030-01-31T10:00:00.000000");
        }
    }

    @Test
    void rulesComeFromAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("rules.yaml"), "rules: [{sent: 5s}]");
        try (Sandbox sandbox = Sandbox.builder()
                .clock(clock)
                .sampleData(true)
                .delivery(file.toString())
                .start()) {
            Caller.of(sandbox)
                    .postQuoted(
                            "/message/", "{'fullPhoneNumber':'919999999999','type':'Text','data':{'message':'Hello'}}");
            assertThat(only(sandbox).status()).isEqualTo(MessageStatus.ACCEPTED);
            clock.advance(Duration.ofSeconds(5));
            assertThat(only(sandbox).status()).isEqualTo(MessageStatus.SENT);
            sandbox.delivery(DeliveryRules.off());
            assertThatThrownBy(() -> Sandbox.builder().delivery("nothing.yaml"))
                    .hasMessageContaining("nothing.yaml cannot be read");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            rules: [{sned: 1s}]                | delivery: rules[0].sned: Unrecognized field "sned"
            rules: [{read: {after: soon}}]     | delivery: rules[0].read: after must be a time such as 30s, 5m or 1h, but is soon
            rules: [{read: 1s..soon}]          | delivery: rules[0].read: after must be a time such as 30s, 5m or 1h, but is soon
            rules: [{read: {probability: 2}}]  | delivery: rules[0].read: probability must be from 0 to 1, but is 2.0
            rules: [{to: x}]                   | delivery: rules[0]: to must be a number, a range of numbers or a prefix with *, but is x
            rules: [[]]                        | delivery: rules[0]: Cannot deserialize
            posts: {duplicated: 7}             | delivery: posts: duplicated must be from 0 to 1, but is 7.0
            rules: [                           | delivery is not well-formed YAML
            """)
    void aMistakeIsNamed(String rules, String message) {
        assertThatThrownBy(() -> DeliveryRules.parse(rules))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }
}
