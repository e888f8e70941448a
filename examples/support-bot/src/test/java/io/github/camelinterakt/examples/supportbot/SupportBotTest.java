package io.github.camelinterakt.examples.supportbot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import io.github.camelinterakt.sandbox.Customer;
import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.account.ChatAssignment;
import io.github.camelinterakt.sandbox.account.ChatMessage;
import io.github.camelinterakt.sandbox.account.Shown;
import io.github.camelinterakt.sandbox.api.ApiOperation;
import io.github.camelinterakt.sandbox.http.Fault;
import io.github.camelinterakt.sandbox.webhook.WebhookPost;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The bot's own routes and settings, with a customer who writes, taps, picks and orders. */
class SupportBotTest {

    private static final String SECRET = "examplesecret";
    private static final String AGENT = "priya@example.com";
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Sandbox sandbox = Sandbox.builder().sampleData(true).start();
    private final Customer asha = sandbox.customer("+919999999999").has(Map.of("name", "Asha"));
    private Main bot;

    @TempDir
    Path data;

    @BeforeEach
    void startTheBot() throws Exception {
        bot = new Main();
        bot.addOverrideProperty("camel.component.interakt.base-url", sandbox.baseUrl());
        bot.addOverrideProperty("camel.component.interakt.api-key", sandbox.apiKey());
        bot.addOverrideProperty("camel.component.interakt.webhook-secret", SECRET);
        bot.addOverrideProperty("camel.server.port", "0");
        bot.addOverrideProperty("bot.data", data.toString());
        bot.start();
        int port =
                bot.getCamelContext().hasService(VertxPlatformHttpServer.class).getPort();
        sandbox.webhook().enable("http://127.0.0.1:" + port + "/interakt", SECRET);
    }

    @AfterEach
    void stop() {
        bot.stop();
        sandbox.close();
    }

    @Test
    void aCustomerAsksTapsPicksOrdersAndHearsOfTheParcelAfterTheWindowHasClosed() throws Exception {
        asha.says("Hi");
        assertThat(answer(1).shown().buttons())
                .extracting(Shown.Button::text)
                .containsExactly("Our teas", "Opening hours", "Talk to a person");

        asha.taps("Our teas");
        assertThat(answer(2).shown().media().url()).startsWith(sandbox.pageUrl() + "media/");
        assertThat(answer(3).shown().list().button()).isEqualTo("Our teas");

        asha.picks("Darjeeling");
        assertThat(answer(4).shown().body()).startsWith("Good choice! Order *Darjeeling*");

        asha.orders(List.of(Shown.Item.of("tea-darjeeling", 2, 349)));
        assertThat(answer(5).shown().body()).contains("is confirmed: 698");

        asha.paysOrder();
        assertThat(answer(6).shown().body()).contains("received the payment");

        sandbox.advance(Duration.ofHours(25));
        asha.getsOrder("SHIPPED");
        assertThat(answer(7).templateName()).isEqualTo("order_shipped");
        assertThat(answer(7).shown().body()).startsWith("Hi Asha, your order ").endsWith(" is on its way.");
    }

    @Test
    void theStatusesOfItsOwnMessagesAreNotAnswered() throws Exception {
        asha.orders(List.of(Shown.Item.of("tea-assam", 1, 249)));
        answer(1);
        sandbox.advance(Duration.ofHours(25));
        asha.getsOrder("SHIPPED");
        sandbox.message(answer(2).id()).delivered().read();
        asha.says("hours");

        assertThat(answer(3).shown().body()).contains("from 10 to 18");
        assertThat(sandbox.webhook().awaitPosted(LONGEST)).isTrue();
        assertThat(sandbox.webhook().posts())
                .extracting(WebhookPost::type)
                .contains("message_api_delivered", "message_api_read");
        assertThat(answers()).hasSize(3);
    }

    @Test
    void eachNewsOfAnOrderIsToldOnce() throws Exception {
        asha.orders(List.of(Shown.Item.of("tea-assam", 1, 249)));
        assertThat(answer(1).shown().body()).contains("is confirmed");
        asha.getsOrder("PACKED").getsOrder("SHIPPED");
        assertThat(answer(2).shown().body()).endsWith("is on its way.");
        asha.paysOrder().getsOrder("DELIVERED");
        asha.says("hours");

        assertThat(answer(3).shown().body()).contains("from 10 to 18");
        assertThat(answers()).hasSize(3);
    }

    @Test
    void aGreetingMayGoOnAndTheBotIsCalledByItsNameAtAnyTime() throws Exception {
        asha.says("Hello there, what do you sell?").says("bot");

        assertThat(answer(1).shown().buttons()).hasSize(3);
        assertThat(answer(1).shown().body()).startsWith("Hello from");
        assertThat(answer(2).shown().body()).startsWith("Hello from");
    }

    @Test
    void anInputThatTheBotDoesNotKnowIsAnsweredWithWhatItKnows() throws Exception {
        asha.says("Do you sell elephants? ${bean:support} {{bot.agent}}");
        assertThat(answer(1).shown().body()).startsWith("Sorry, I did not understand that. I can show you our teas");
        asha.sendsLocation(12.9716, 77.5946);
        assertThat(answer(2).shown().body()).startsWith("Sorry, I did not understand that.");
        asha.says("tea-assam");
        assertThat(answer(3).shown().body()).startsWith("Sorry, I did not understand that.");
        asha.taps("Opening hours");
        assertThat(answer(4).shown().body()).contains("from 10 to 18");
    }

    @Test
    void anAgentHasTheChatAlsoAfterTheBotsRestartUntilTheCustomerCallsTheBot() throws Exception {
        asha.says("menu").says("agent");
        assertThat(answer(2).shown().body()).startsWith("A colleague takes over");
        asha.says("My parcel is wet");
        assertThat(sandbox.webhook().awaitPosted(LONGEST)).isTrue();

        bot.stop();
        startTheBot();
        asha.says("Is anybody there?").says("Bot!");
        assertThat(answer(3).shown().buttons()).hasSize(3);
        assertThat(sandbox.assignments())
                .extracting(ChatAssignment::agentEmail)
                .containsExactly(AGENT, "bot@example.com");
        asha.says("hours");
        assertThat(answer(4).shown().body()).contains("from 10 to 18");
        assertThat(answers()).hasSize(4);
    }

    @Test
    void whatComesAgainAndWhatIsNoWishOfACustomerGetsNoAnswer() throws Exception {
        sandbox.webhook().hold();
        asha.says("Hi");
        sandbox.webhook().releaseShuffled(new Random(1), 1);
        answer(1);
        asha.reacts("\uD83D\uDC4D");
        sandbox.webhook().post(ownMessage());
        sandbox.template("order_shipped").getsCategory("MARKETING");
        asha.says("hours");

        assertThat(answer(2).shown().body()).contains("from 10 to 18");
        assertThat(sandbox.webhook().awaitPosted(LONGEST)).isTrue();
        assertThat(sandbox.webhook().posts()).hasSize(6);
        assertThat(answers()).hasSize(2);
    }

    @Test
    void whatFailsIsADeadLetterAndAPersonTakesOver() throws Exception {
        sandbox.inject(ApiOperation.MESSAGE, Fault.status(500, "Internal error"));

        asha.says("Hi");

        assertThat(answer(1).shown().body()).startsWith("Something went wrong here. A colleague answers you.");
        assertThat(sandbox.assignments()).extracting(ChatAssignment::agentEmail).containsExactly(AGENT);
        try (Stream<Path> files = Files.list(data.resolve("dead-letters"))) {
            assertThat(files.toList())
                    .singleElement()
                    .satisfies(file -> assertThat(file).content().contains("message_received", "\"Hi\""));
        }
    }

    /** What Interakt posts of a message that the account itself has sent. */
    private static Map<String, Object> ownMessage() {
        Map<String, Object> message = Map.of(
                "id", "00000000-0000-4000-8000-000000000001",
                "chat_message_type", "PublicApiMessage",
                "message_content_type", "Text",
                "message", "hi");
        return Map.of(
                "version", "1.0",
                "timestamp", "2026-06-03T06:10:12.104000",
                "type", "message_received",
                "data", Map.of("customer", Map.of("channel_phone_number", "919999999999"), "message", message));
    }

    private List<ChatMessage> answers() {
        return asha.conversation().stream().filter(ChatMessage::isOutbound).toList();
    }

    /** The answer of that number, when it has come. */
    private ChatMessage answer(int number) throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (answers().size() < number) {
            assertThat(System.nanoTime())
                    .as("answer %d comes; came: %s", number, answers())
                    .isLessThan(end);
            sandbox.awaitChange(sandbox.revision(), Duration.ofMillis(50));
        }
        return answers().get(number - 1);
    }
}
