package io.github.camelinterakt.benchmarks.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** The baseline: what a careful integrator writes without the component. */
final class RouteByHand extends RouteBuilder {

    private static final String ALGORITHM = "HmacSHA256";

    private final ObjectMapper mapper = new ObjectMapper();
    private final SecretKeySpec key =
            new SecretKeySpec(SignedEvents.SECRET.getBytes(StandardCharsets.UTF_8), ALGORITHM);

    @Override
    public void configure() {
        from("platform-http:" + SignedEvents.PATH + "?httpMethodRestrict=POST")
                .process(this::verify)
                .process(ReceiverMain::handle)
                .process(RouteByHand::answer);
    }

    private void verify(Exchange exchange) throws Exception {
        byte[] body = exchange.getMessage().getBody(byte[].class);
        String signature = exchange.getMessage().getHeader("Interakt-Signature", String.class);
        Mac mac = Mac.getInstance(ALGORITHM);
        mac.init(key);
        byte[] expected = ("sha256=" + HexFormat.of().formatHex(mac.doFinal(body))).getBytes(StandardCharsets.US_ASCII);
        if (signature == null || !MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.US_ASCII))) {
            exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 401);
            exchange.setRouteStop(true);
            return;
        }
        JsonNode event = mapper.readTree(body);
        exchange.getMessage().setBody(event);
        exchange.getMessage()
                .setHeader("CamelInteraktEventType", event.path("type").asText());
    }

    private static void answer(Exchange exchange) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 200);
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "text/plain");
        exchange.getMessage().setBody("OK");
    }
}
