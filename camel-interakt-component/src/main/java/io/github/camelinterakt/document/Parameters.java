package io.github.camelinterakt.document;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelinterakt.InteraktConfiguration;
import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.UriOptions;
import io.github.camelinterakt.model.MessageType;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.TypeConversionException;

/**
 * What an endpoint's options and an exchange's headers say to a call. A header wins over the body, the body over an option.
 * Nothing that was given goes unused without a word: an option in the URI that the operation cannot use is refused when the
 * endpoint is made, a header when it arrives.
 */
public final class Parameters {

    private static final String PREFIX = "camelinterakt";
    private static final Map<String, Parameter> BY_HEADER = Arrays.stream(Parameter.values())
            .filter(parameter -> parameter.header() != null)
            .collect(Collectors.toUnmodifiableMap(
                    parameter -> parameter.header().toLowerCase(Locale.ROOT), Function.identity()));
    private static final Set<String> OUT_HEADERS = Stream.of(
                    InteraktConstants.MESSAGE_ID,
                    InteraktConstants.RESULT,
                    InteraktConstants.RESPONSE_CODE,
                    InteraktConstants.RESPONSE_MESSAGE,
                    InteraktConstants.EVENT_TYPE,
                    InteraktConstants.EVENT_KEY,
                    InteraktConstants.MESSAGE_STATUS,
                    InteraktConstants.CONTENT_TYPE,
                    InteraktConstants.CHANNEL,
                    InteraktConstants.CONTACT_ID,
                    InteraktConstants.CONTACT_TIME,
                    InteraktConstants.ATTEMPT,
                    InteraktConstants.TEMPLATE_CHANGE,
                    InteraktConstants.PREVIOUS_STATUS,
                    InteraktConstants.PREVIOUS_CATEGORY,
                    InteraktConstants.UNCHANGED,
                    InteraktConstants.ECHO,
                    InteraktConstants.CHANGED_TRAITS)
            .map(header -> header.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private final InteraktOperation operation;
    private final InteraktConfiguration configuration;
    private final Set<Parameter> ofUri;
    private final Map<MessageType, Set<Parameter>> unusable = new EnumMap<>(MessageType.class);

    /**
     * The parameters of an endpoint.
     *
     * @param configuration its options, with the component's defaults
     * @param optionsOfUri the options that its URI itself gives
     * @throws IllegalArgumentException if the URI gives an option that the operation cannot use
     */
    public Parameters(InteraktOperation operation, InteraktConfiguration configuration, UriOptions optionsOfUri) {
        this.operation = operation;
        this.configuration = configuration;
        this.ofUri = EnumSet.noneOf(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            if (parameter.option() != null && optionsOfUri.contain(parameter.option())) {
                optionsOfUri.refuseUnlessFor(parameter.operations(), Set.of(parameter.option()));
                ofUri.add(parameter);
            }
        }
        for (MessageType type : MessageType.values()) {
            Set<Parameter> ofType = EnumSet.noneOf(Parameter.class);
            for (Parameter parameter : Parameter.values()) {
                if (parameter.isFor(operation) && !parameter.isFor(operation, type)) {
                    ofType.add(parameter);
                }
            }
            unusable.put(type, ofType);
        }
    }

    /** Refuses a header of ours that the operation cannot use, and one that does not exist. */
    public void refuseUnusableHeaders(Message message) {
        if (!message.hasHeaders()) {
            return;
        }
        for (Map.Entry<String, Object> header : message.getHeaders().entrySet()) {
            String name = header.getKey();
            if (name.regionMatches(true, 0, PREFIX, 0, PREFIX.length()) && header.getValue() != null) {
                refuseUnusable(name);
            }
        }
    }

    private void refuseUnusable(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        Parameter parameter = BY_HEADER.get(name);
        if (parameter == null) {
            if (!OUT_HEADERS.contains(name)) {
                throw InteraktException.invalid(
                        operation,
                        "There is no header " + header + ". Check its spelling against the component's documentation");
            }
        } else if (!parameter.isFor(operation) && !parameter.isAlsoSetByTheComponent()) {
            throw InteraktException.invalid(
                    operation,
                    "The operation cannot use the header " + header + ": remove it before this step"
                            + " (removeHeader). It is for " + operationsOf(parameter));
        }
    }

    /** Refuses what a message of that type cannot use: a header, or an option of the URI. */
    public void refuseUnusable(Message message, MessageType type) {
        boolean headers = message.hasHeaders();
        for (Parameter parameter : unusable.get(type)) {
            if (ofUri.contains(parameter)) {
                throw InteraktException.invalid(
                        operation,
                        "A message of type " + type + " cannot use the option " + parameter.option()
                                + ": take one of them out of the URI");
            }
            if (headers
                    && parameter.header() != null
                    && !parameter.isAlsoSetByTheComponent()
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
        for (Parameter parameter : ofUri) {
            if (!parameter.isFor(operation, type)) {
                throw new IllegalArgumentException("interakt:" + operation + " with type=" + type
                        + " cannot use the option " + parameter.option() + ": take one of them out of the URI");
            }
        }
    }

    /** The header's text; {@code null} if it is not set. */
    public String header(Message message, Parameter parameter) {
        return header(message, parameter, String.class);
    }

    /** The header as that class; {@code null} if it is not set. */
    public <T> T header(Message message, Parameter parameter, Class<T> as) {
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
    public String option(Parameter parameter) {
        Object value = parameter.valueIn(configuration);
        return value == null ? null : value.toString();
    }

    /** The header if it is set, else the option; for what the body cannot say. */
    public String headerOrOption(Message message, Parameter parameter) {
        String header = header(message, parameter);
        return header != null ? header : option(parameter);
    }

    private static String operationsOf(Parameter parameter) {
        return parameter.operations().stream().map(Enum::name).collect(Collectors.joining(", "));
    }
}
