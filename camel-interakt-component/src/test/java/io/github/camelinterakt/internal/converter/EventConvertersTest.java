package io.github.camelinterakt.internal.converter;

import java.io.InputStream;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.event.EventFixture;
import io.github.camelinterakt.event.WebhookEvent;
import io.github.camelinterakt.internal.json.Json;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.cloudevents.CloudEvent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** An event is convertible to the types that steps of a route use. */
class EventConvertersTest {

    static Iterable<EventFixture> fixtures() {
        return EventFixture.all();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void anEventIsConvertibleToEveryFormAndBack(EventFixture fixture) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();
            WebhookEvent event = fixture.event();
            var convert = context.getTypeConverter();
            assertThat(convert.mandatoryConvertTo(byte[].class, event)).isEqualTo(fixture.body());
            assertThat(convert.mandatoryConvertTo(InputStream.class, event).readAllBytes())
                    .isEqualTo(fixture.body());
            String text = convert.mandatoryConvertTo(String.class, event);
            assertThat(Json.parse(text)).isEqualTo(event.toJson());
            assertThat((Object) convert.mandatoryConvertTo(Map.class, event)).isEqualTo(event.toMap());
            assertThat(convert.mandatoryConvertTo(JsonNode.class, event)).isEqualTo(event.toJson());
            assertThat(convert.mandatoryConvertTo(WebhookEvent.class, fixture.body()))
                    .isEqualTo(event);
            assertThat(convert.mandatoryConvertTo(WebhookEvent.class, text)).isEqualTo(event);
        }
    }

    @Test
    void invalidDocumentsAreNotConvertedToEvents() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();
            assertThatThrownBy(() -> context.getTypeConverter().mandatoryConvertTo(WebhookEvent.class, "[1]"))
                    .isInstanceOf(org.apache.camel.TypeConversionException.class);
        }
    }

    @Test
    void anEventBecomesACloudEventWithoutPersonalDataInItsAttributes() throws Exception {
        EventFixture fixture = EventFixture.named("received-text");
        Exchange exchange = transformed(fixture);
        Map<String, Object> headers = exchange.getMessage().getHeaders();
        assertThat(headers)
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_VERSION, "1.0")
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_TYPE, "io.github.camelinterakt.event.message_received")
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_ID, fixture.event().getKey())
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_SOURCE, "interakt:WHATSAPP")
                .containsEntry(
                        CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT, fixture.event().getMessageId())
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_TIME, "2025-01-02T03:04:06.237499Z")
                .containsEntry(Exchange.CONTENT_TYPE, "application/json");
        assertThat(exchange.getMessage().getBody(byte[].class)).isEqualTo(fixture.body());
    }

    @Test
    void anEventWithoutTypeAndTimeIsACloudEventToo() throws Exception {
        Map<String, Object> headers =
                transformed(EventFixture.named("no-type-at-all")).getMessage().getHeaders();
        assertThat(headers)
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_TYPE, "io.github.camelinterakt.event.untyped")
                .containsKey(CloudEvent.CAMEL_CLOUD_EVENT_TIME)
                .doesNotContainKey(CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT);
    }

    private static Exchange transformed(EventFixture fixture) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in").transformDataType("interakt:application-cloudevents");
                }
            });
            context.start();
            WebhookEvent event = fixture.event();
            return context.createProducerTemplate().send("direct:in", exchange -> {
                exchange.getMessage().setBody(event);
                exchange.getMessage().setHeader(InteraktConstants.EVENT_KEY, event.getKey());
                exchange.getMessage().setHeader(InteraktConstants.EVENT_TYPE, event.getType());
                exchange.getMessage().setHeader(InteraktConstants.CHANNEL, event.getChannel());
                exchange.getMessage().setHeader(InteraktConstants.MESSAGE_ID, event.getMessageId());
            });
        }
    }
}
