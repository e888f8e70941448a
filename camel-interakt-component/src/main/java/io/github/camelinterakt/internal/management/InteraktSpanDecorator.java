package io.github.camelinterakt.internal.management;

import java.util.Map;

import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.InteraktException;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.TagConstants;
import org.apache.camel.telemetry.decorators.AbstractSpanDecorator;

/**
 * Describes endpoints in camel-telemetry's spans, which loads it. Camel's own tags contain the URI, with a recipient or other
 * personal data in its options, and the exception's text: they are left out, as are phones, keys and texts.
 */
public final class InteraktSpanDecorator extends AbstractSpanDecorator {

    private static final Map<String, String> EVENT = Map.of(
            "interakt.event.type", InteraktConstants.EVENT_TYPE,
            "interakt.event.status", InteraktConstants.MESSAGE_STATUS,
            "interakt.event.message.id", InteraktConstants.MESSAGE_ID);

    private static final Map<String, String> RESPONSE = Map.of(
            "interakt.message.id",
            InteraktConstants.MESSAGE_ID,
            "interakt.campaign.id",
            InteraktConstants.CAMPAIGN_ID,
            TagConstants.HTTP_STATUS,
            InteraktConstants.RESPONSE_CODE);

    @Override
    public String getComponent() {
        return InteraktConstants.SCHEME;
    }

    @Override
    public String getComponentClassName() {
        return "io.github.camelinterakt.InteraktComponent";
    }

    @Override
    public String getOperationName(Exchange exchange, Endpoint endpoint) {
        return InteraktConstants.SCHEME + ":"
                + ((EndpointServiceLocation) endpoint).getServiceMetadata().get("operation");
    }

    @Override
    public void beforeTracingEvent(Span span, Exchange exchange, Endpoint endpoint) {
        EndpointServiceLocation service = (EndpointServiceLocation) endpoint;
        Map<String, String> metadata = service.getServiceMetadata();
        span.setComponent("camel-" + InteraktConstants.SCHEME);
        span.setTag(TagConstants.EXCHANGE_ID, exchange.getExchangeId());
        span.setTag(TagConstants.URL_PATH, metadata.get("operation"));
        span.setTag(TagConstants.SERVER_ADDRESS, service.getServiceUrl());
        span.setTag("interakt.account", metadata.get("account"));
        if (metadata.containsKey("campaignId")) {
            span.setTag("interakt.campaign.id", metadata.get("campaignId"));
        }
        if (metadata.get("operation").equals("webhook")) {
            tag(span, exchange, EVENT);
        }
    }

    @Override
    public void afterTracingEvent(Span span, Exchange exchange) {
        tag(span, exchange, RESPONSE);
        Exception failure = exchange.getException();
        if (failure != null) {
            span.setError(true);
            span.setTag("error.type", failure.getClass().getName());
        }
        if (failure instanceof InteraktException ours) {
            span.setTag("interakt.reason", ours.getReason().name());
            span.setTag("interakt.outcome", ours.getOutcome().name());
        }
    }

    private static void tag(Span span, Exchange exchange, Map<String, String> headers) {
        headers.forEach((tag, header) -> {
            Object value = exchange.getMessage().getHeader(header);
            if (value != null) {
                span.setTag(tag, value.toString());
            }
        });
    }
}
