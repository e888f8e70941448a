package io.github.camelinterakt.internal.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

import io.github.camelinterakt.event.EventFixture;
import io.github.camelinterakt.event.WebhookEvent;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is posted, no exception escapes and nothing unsigned is acknowledged. The inputs are events that were damaged at
 * random, the same ones in every run; {@code -Dfuzz.inputs=1000000} for more of them.
 */
class FuzzTest {

    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 20_000);

    @Test
    void noInputBreaksTheIntakeAndNothingUnsignedIsAcknowledged() throws Exception {
        Random random = new Random(42);
        List<EventFixture> fixtures = EventFixture.all();
        WebhookConfiguration configuration = new WebhookConfiguration();
        configuration.setWebhookSecret(WebhookServer.SECRET);
        configuration.setAckDeadline(0);
        WebhookRoute route = new WebhookRoute();
        route.setCustomerMessagesOnly(true);
        Reader reader = new Reader();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            WebhookProcessor processor = new WebhookProcessor(
                    context,
                    configuration,
                    route,
                    new RequestVerifier(configuration, false),
                    reader,
                    new WebhookHealth(Clock.systemUTC(), Duration.ZERO),
                    () -> true);
            context.start();
            for (int i = 0; i < INPUTS; i++) {
                byte[] body =
                        damaged(fixtures.get(random.nextInt(fixtures.size())).body(), random);
                boolean signed = random.nextBoolean();
                String signature = WebhookServer.signature(signed ? WebhookServer.SECRET : "anotherkey", body);
                Exchange exchange = new DefaultExchange(context);
                exchange.getMessage().setBody(body);
                exchange.getMessage().setHeader(Exchange.HTTP_METHOD, "POST");
                exchange.getMessage().setHeader("Interakt-Signature", signed ? signature : odd(signature, random));
                int taken = reader.taken;
                processor.process(exchange);
                int status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
                assertThat(exchange.getException()).isNull();
                if (body.length == 0) {
                    assertThat(status).isEqualTo(400);
                } else {
                    assertThat(status).as("input %d", i).isIn(signed ? List.of(200, 400) : List.of(401));
                }
                assertThat(status == 200 || reader.taken == taken).isTrue();
            }
        }
        assertThat(reader.taken).isPositive();
    }

    /** Calls all accessors of an event; an exception would cause a response with status 500. */
    private static final class Reader implements Function<WebhookEvent, WebhookResponse> {

        private int taken;

        @Override
        public WebhookResponse apply(WebhookEvent event) {
            taken++;
            Map<String, Object> map = event.toMap();
            Object[] read = {
                event.getKey(),
                event.getCustomerKey(),
                event.getMessageKey(),
                event.getSupersedingKeys(),
                event.getStatus(),
                event.getPhone(),
                event.getCallbackData(),
                event.getTimestamp(),
                event.getContentType(),
                event.getFlowId(),
                event.getCustomerId(),
                event.getData(),
                event.getClick(),
                event.isFlowResponse(),
                event.getWorkflow() == null ? null : event.getWorkflow().getAnswers(),
                event.getMessage() == null ? null : event.getMessage().getText(),
                event.getMessage() == null ? null : event.getMessage().getReply(),
                event.getMessage() == null ? null : event.getMessage().getFlowAnswers(),
                event.getMessage() == null ? null : event.getMessage().getCost(),
                event.getCustomer() == null ? null : event.getCustomer().getTraits(),
            };
            return map == null || read[0] == null ? WebhookResponse.FAILED : WebhookResponse.OK;
        }
    }

    private static byte[] damaged(byte[] body, Random random) {
        byte[] damaged = body.clone();
        int changes = random.nextInt(6);
        for (int i = 0; i < changes && damaged.length > 0; i++) {
            int at = random.nextInt(damaged.length);
            switch (random.nextInt(4)) {
                case 0 -> damaged[at] = (byte) random.nextInt(256);
                case 1 -> damaged[at] = (byte) "{}[]\",:\\0eu".charAt(random.nextInt(11));
                case 2 -> damaged = java.util.Arrays.copyOf(damaged, at);
                default -> {
                    int from = random.nextInt(damaged.length);
                    int length = Math.min(random.nextInt(20), damaged.length - Math.max(at, from));
                    System.arraycopy(damaged, from, damaged, at, length);
                }
            }
        }
        return damaged;
    }

    private static Object odd(String signature, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> signature;
            case 1 -> signature.substring(random.nextInt(signature.length()));
            case 2 -> List.of(signature, signature);
            case 3 -> "";
            case 4 -> 17;
            default -> signature.toUpperCase(java.util.Locale.ROOT);
        };
    }
}
