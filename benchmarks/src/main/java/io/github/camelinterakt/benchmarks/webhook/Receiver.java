package io.github.camelinterakt.benchmarks.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** The contestants. */
enum Receiver {
    /** The baseline: what a route without this component would be. */
    BY_HAND("by-hand") {
        @Override
        RouteBuilder route() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("platform-http:" + SignedEvents.PATH).process(Receiver::byHand);
                }
            };
        }
    },
    /** The component as it comes: with the deadline, for which the route needs a thread of its own. */
    COMPONENT("camel-interakt") {
        @Override
        RouteBuilder route() {
            return webhook("");
        }
    },
    /** The component without the deadline, as the baseline is. */
    WITHOUT_DEADLINE("camel-interakt, ackDeadline=0") {
        @Override
        RouteBuilder route() {
            return webhook("&ackDeadline=0");
        }
    };

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private final String label;

    Receiver(String label) {
        this.label = label;
    }

    abstract RouteBuilder route();

    String label() {
        return label;
    }

    private static RouteBuilder webhook(String options) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("interakt:webhook?path=" + SignedEvents.PATH + "&webhookSecret=" + SignedEvents.SECRET + options)
                        .process(Receiver::look);
            }
        };
    }

    private static void byHand(Exchange exchange) throws Exception {
        byte[] body = exchange.getMessage().getBody(byte[].class);
        String expected = "sha256=" + HexFormat.of().formatHex(SignedEvents.sign(body));
        String given = exchange.getMessage().getHeader("Interakt-Signature", "", String.class);
        boolean signed = MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.US_ASCII));
        if (signed) {
            exchange.getMessage().setBody(MAPPER.readValue(body, MAP));
            look(exchange);
        }
        exchange.getMessage().setBody(signed ? "OK" : "Unauthorized");
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, signed ? 200 : 401);
    }

    /** The route's own work, as little as can be. */
    private static void look(Exchange exchange) {
        if (exchange.getMessage().getBody() == null) {
            throw new IllegalStateException("There is no event");
        }
    }

    static Receiver of(String label) {
        return Arrays.stream(values())
                .filter(receiver -> receiver.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no '" + label + "'; there are "
                        + Arrays.stream(values()).map(Receiver::label).collect(Collectors.joining(", "))));
    }
}
