package io.github.camelinterakt.document;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.InteraktOption;
import io.github.camelinterakt.model.MessageType;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.TypeConversionException;

/**
 * What an endpoint's options and an exchange's headers say to a call. A header overrides the body, the body an option.
 */
public final class Parameters {

    private final InteraktOperation operation;
    private final Map<InteraktOption, Object> options;
    private final Set<InteraktOption> ofUri;
    private final Map<MessageType, Set<InteraktOption>> unusable = new EnumMap<>(MessageType.class);

    /**
     * The parameters of an endpoint.
     *
     * @param options the endpoint's options, with the component's defaults
     * @param ofUri the options that its URI itself gives
     */
    public Parameters(InteraktOperation operation, Map<InteraktOption, Object> options, Set<InteraktOption> ofUri) {
        this.operation = operation;
        this.options = options;
        this.ofUri = ofUri;
        for (MessageType type : MessageType.values()) {
            Set<InteraktOption> ofType = EnumSet.noneOf(InteraktOption.class);
            for (InteraktOption parameter : InteraktOption.values()) {
                if (parameter.isFor(operation) && !parameter.isFor(operation, type)) {
                    ofType.add(parameter);
                }
            }
            unusable.put(type, ofType);
        }
    }

    /** Refuses what a message of that type cannot use: a header, or an option of the URI. */
    public void refuseUnusable(Message message, MessageType type) {
        boolean headers = message.hasHeaders();
        for (InteraktOption parameter : unusable.get(type)) {
            if (ofUri.contains(parameter)) {
                throw InteraktException.invalid(
                        operation,
                        "A message of type " + type + " cannot use the option " + parameter.option()
                                + ": take one of them out of the URI");
            }
            if (headers
                    && parameter.header() != null
                    && !isAlsoSetByTheComponent(parameter)
                    && message.getHeader(parameter.header()) != null) {
                throw InteraktException.invalid(
                        operation,
                        "A message of type " + type + " cannot use the header " + parameter.header()
                                + ": remove it before this step");
            }
        }
    }

    /** Refuses, when the endpoint is made, options of the URI that contradict its type. */
    public void refuseUnusable(MessageType type) {
        for (InteraktOption parameter : ofUri) {
            if (!parameter.isFor(operation, type)) {
                throw new IllegalArgumentException("interakt:" + operation + " with type=" + type
                        + " cannot use the option " + parameter.option() + ": take one of them out of the URI");
            }
        }
    }

    /** The header's text; {@code null} if it is not set. */
    public String header(Message message, InteraktOption parameter) {
        return header(message, parameter, String.class);
    }

    /** The header as that class; {@code null} if it is not set. */
    public <T> T header(Message message, InteraktOption parameter, Class<T> as) {
        Object value =
                parameter.header() == null || !message.hasHeaders() ? null : message.getHeader(parameter.header());
        if (value == null) {
            return null;
        }
        Exchange exchange = message.getExchange();
        try {
            T converted = exchange.getContext().getTypeConverter().mandatoryConvertTo(as, exchange, value);
            if (converted instanceof String text && text.isBlank()) {
                throw InteraktException.invalid(
                        operation, "The header " + parameter.header() + " is empty: set it, or remove it");
            }
            return converted;
        } catch (org.apache.camel.NoTypeConversionAvailableException | TypeConversionException e) {
            throw InteraktException.invalid(
                    operation, "The header " + parameter.header() + " is no " + as.getSimpleName());
        }
    }

    /** The option's text; {@code null} if it is not set. */
    public String option(InteraktOption parameter) {
        Object value = options.get(parameter);
        return value == null ? null : value.toString();
    }

    /** The header if it is set, else the option; for what the body cannot say. */
    public String headerOrOption(Message message, InteraktOption parameter) {
        String header = header(message, parameter);
        return header != null ? header : option(parameter);
    }

    /** Whether the header may be on an exchange without being meant for the call: responses and events set it too. */
    private static boolean isAlsoSetByTheComponent(InteraktOption option) {
        return option == InteraktOption.CAMPAIGN_ID || option == InteraktOption.CALLBACK_DATA;
    }
}
