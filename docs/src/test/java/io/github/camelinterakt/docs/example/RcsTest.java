package io.github.camelinterakt.docs.example;

import java.util.Map;
import java.util.stream.Stream;

import io.github.camelinterakt.model.JsonView;
import io.github.camelinterakt.model.RichCard;
import io.github.camelinterakt.sandbox.junit5.InteraktSandboxExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every message of rcs.md is accepted by the sandbox. */
class RcsTest {

    @RegisterExtension
    static final InteraktSandboxExtension INTERAKT = InteraktSandboxExtension.with(builder -> builder.sampleData(true));

    private SandboxedCamel camel;

    @BeforeEach
    void start() throws Exception {
        camel = new SandboxedCamel(INTERAKT.sandbox()).file("routes/rcs.yaml").start();
    }

    @AfterEach
    void stop() {
        camel.close();
    }

    static Stream<JsonView> typed() {
        RichCard card = new RichCard()
                .withTitle("Cake")
                .withDescription("Fresh")
                .withMedia(RichCard.Height.SHORT, "https://media.example.com/cake.jpg");
        return Stream.of(
                RcsMessages.quickReplies(),
                RcsMessages.openUrl(),
                RcsMessages.calendar(),
                RcsMessages.card(),
                RcsMessages.carousel(card, card),
                RcsMessages.template());
    }

    @ParameterizedTest
    @MethodSource("typed")
    void theTypedModelIsAccepted(JsonView message) {
        camel.request("interakt:rcsMessage", message);

        assertThat(INTERAKT.sandbox().messages())
                .extracting(sent -> sent.type())
                .containsExactly(message.toJson().path("type").asText());
    }

    @Test
    void withTypeTextTheBodyIsTheTextAndTheOptionsAreItsFallback() {
        camel.request("direct:rcs-text", "Order 12 is on its way.", Map.of("CamelInteraktTo", "+91 99999 99999"));

        assertThat(INTERAKT.sandbox().messages()).singleElement().satisfies(sent -> {
            assertThat(sent.request().at("/message/plainText").asText()).isEqualTo("Order 12 is on its way.");
            assertThat(sent.request().at("/fallback/0/content/message").asText())
                    .isEqualTo("Your order is on its way.");
        });
    }

    @Test
    void withTypeImageTheBodyIsTheUrl() {
        camel.request(
                "direct:rcs-image", "https://media.example.com/cake.jpg", Map.of("CamelInteraktTo", "919999999999"));

        assertThat(INTERAKT.sandbox().messages())
                .extracting(sent -> sent.request().at("/contentInfo/fileUrl").asText())
                .containsExactly("https://media.example.com/cake.jpg");
    }
}
