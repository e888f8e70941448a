package io.github.camelinterakt.internal.converter;

import java.time.Instant;
import java.util.Map;

import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.event.WebhookEvent;
import org.apache.camel.Message;
import org.apache.camel.cloudevents.CloudEvent;
import org.apache.camel.cloudevents.CloudEvents;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.Transformer;

/**
 * The data type {@code interakt:application-cloudevents}: sets the headers of a CloudEvent on a webhook event, for Camel's
 * {@code http:application-cloudevents} and for components that support CloudEvents. The CloudEvent's id is the event's key, so
 * that consumers can deduplicate; id and subject contain no personal data.
 */
@DataTypeTransformer(
        name = "interakt:application-cloudevents",
        description = "Adds CloudEvent headers to a message with an event of Interakt's webhook")
public class CloudEventsTransformer extends Transformer {

    @Override
    public void transform(Message message, DataType fromType, DataType toType) {
        Map<String, Object> headers = message.getHeaders();
        CloudEvent format = CloudEvents.v1_0;
        // A CloudEvent's type has no white space.
        String type = message.getHeader(InteraktConstants.EVENT_TYPE, "untyped", String.class)
                .replaceAll("\\s+", "_");
        headers.putIfAbsent(CloudEvent.CAMEL_CLOUD_EVENT_VERSION, format.version());
        headers.putIfAbsent(CloudEvent.CAMEL_CLOUD_EVENT_TYPE, "io.github.camelinterakt.event." + type);
        headers.putIfAbsent(
                CloudEvent.CAMEL_CLOUD_EVENT_ID,
                message.getHeader(
                        InteraktConstants.EVENT_KEY, message.getExchange().getExchangeId(), String.class));
        headers.putIfAbsent(
                CloudEvent.CAMEL_CLOUD_EVENT_SOURCE,
                "interakt:" + message.getHeader(InteraktConstants.CHANNEL, "webhook", String.class));
        String subject = message.getHeader(InteraktConstants.MESSAGE_ID, String.class);
        if (subject != null) {
            headers.putIfAbsent(CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT, subject);
        }
        headers.putIfAbsent(CloudEvent.CAMEL_CLOUD_EVENT_TIME, time(message, format));
        headers.putIfAbsent(CloudEvent.CAMEL_CLOUD_EVENT_CONTENT_TYPE, "application/json");
    }

    /** The time of the event if it contains one, else the time of its receipt. */
    private static String time(Message message, CloudEvent format) {
        Instant at = message.getBody() instanceof WebhookEvent event ? event.getTimestamp() : null;
        return at == null ? format.getEventTime(message.getExchange()) : at.toString();
    }
}
