package io.github.camelinterakt.docs.example;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.github.camelinterakt.InteraktConstants;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.http.base.HttpOperationFailedException;

/** The routes of migration.md, before and after. */
final class MigrationRoutes {

    private MigrationRoutes() {}

    static final class OldMessage extends RouteBuilder {

        @Override
        public void configure() {
            // tag::old-message[]
            onException(HttpOperationFailedException.class, IOException.class) // 429, 5xx, but also 400
                    .maximumRedeliveries(3)
                    .redeliveryDelay(1000);

            from("direct:order-shipped-http")
                    .throttle(simple("{{interakt.http.perMinute}}"))
                    .timePeriodMillis(60_000)
                    .setHeader("Authorization", simple("Basic {{interakt.http.key}}"))
                    .setHeader("Content-Type", constant("application/json"))
                    .setBody(simple("{\"fullPhoneNumber\": \"${header.phone}\", \"type\": \"Template\", \"template\": "
                            + "{\"name\": \"order_shipped\", \"languageCode\": \"en\", "
                            + "\"bodyValues\": [\"${body[0]}\", \"${body[1]}\"]}}"))
                    .to("{{interakt.http.url}}/message/");
            // end::old-message[]
        }
    }

    static final class NewMessage extends RouteBuilder {

        @Override
        public void configure() {
            // tag::new-message[]
            from("direct:order-shipped-component")
                    .setHeader(InteraktConstants.TO, header("phone"))
                    .to("interakt:message?type=Template&templateName=order_shipped&languageCode=en");
            // end::new-message[]
        }
    }

    // tag::old-webhook[]
    static final class OldWebhook extends RouteBuilder {

        @Override
        public void configure() {
            from("platform-http:/interakt?httpMethodRestrict=POST")
                    .convertBodyTo(byte[].class)
                    .process(OldWebhook::verify)
                    .unmarshal()
                    .json(Map.class)
                    .filter(simple("${body[type]} == 'message_received'"))
                    .filter(simple("${body[data][message][chat_message_type]} == 'CustomerMessage'"))
                    .to("direct:reply");
        }

        private static void verify(Exchange exchange) throws GeneralSecurityException {
            String secret = exchange.getContext().resolvePropertyPlaceholders("{{interakt.http.secret}}");
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] hash = mac.doFinal(exchange.getMessage().getBody(byte[].class));
            String signature = exchange.getMessage().getHeader("Interakt-Signature", String.class);
            if (!("sha256=" + HexFormat.of().formatHex(hash)).equals(signature)) {
                exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 401);
                exchange.setRouteStop(true);
            }
        }
    }
    // end::old-webhook[]

    static final class NewWebhook extends RouteBuilder {

        @Override
        public void configure() {
            // tag::new-webhook[]
            from("interakt:webhook?path=/interakt&events=message_received&customerMessagesOnly=true"
                            + "&ack=onStore&inbox=#bean:database")
                    .convertBodyTo(Map.class)
                    .to("direct:reply");
            // end::new-webhook[]
        }
    }
}
