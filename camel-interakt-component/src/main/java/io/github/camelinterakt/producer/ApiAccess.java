package io.github.camelinterakt.producer;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelinterakt.ContentConfiguration;
import io.github.camelinterakt.InteraktConfiguration;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.InteraktOption;
import io.github.camelinterakt.client.InteraktClient;
import io.github.camelinterakt.mapping.CrmMapping;
import io.github.camelinterakt.memory.ContactMemory;
import io.github.camelinterakt.preflight.Preflight;
import io.github.camelinterakt.preflight.TemplateCheck;
import org.apache.camel.Message;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.TypeConversionException;

/**
 * What a producer works with; made by the endpoint. A header overrides the body, the body an option.
 *
 * @param options the endpoint's options, with the component's defaults
 * @param optionsOfUri the options that its URI itself gives
 * @param objectMapper turns maps and POJOs into JSON
 * @param region the region of national phone numbers; {@code null} if they are refused
 * @param templates compares templates with the account's; {@code null} if the endpoint does not want it
 * @param mapping makes contacts and events of records; {@code null} if bodies are no records
 * @param memory what is known of the account's contacts
 * @param delta whether only what has changed is sent of a contact
 * @param workers runs what follows a wait
 * @param longestCall how long connecting and a response may take
 */
public record ApiAccess(
        InteraktOperation operation,
        InteraktConfiguration configuration,
        ContentConfiguration content,
        Map<InteraktOption, Object> options,
        Set<InteraktOption> optionsOfUri,
        InteraktClient client,
        ObjectMapper objectMapper,
        String region,
        TemplateCheck templates,
        CrmMapping mapping,
        ContactMemory memory,
        boolean delta,
        Executor workers,
        Duration longestCall) {

    /** The preflight of one request. */
    Preflight preflight() {
        return configuration.preflight(operation);
    }

    /** Refuses a message before anything is sent. */
    InteraktException invalid(String problem) {
        return InteraktException.invalid(operation, problem);
    }

    /** The header's text; {@code null} if it is not set. */
    String header(Message message, InteraktOption option) {
        return header(message, option, String.class);
    }

    /** The header as that class; {@code null} if it is not set. */
    <T> T header(Message message, InteraktOption option, Class<T> as) {
        Object value = message.getHeader(option.header());
        if (value == null) {
            return null;
        }
        try {
            T converted = message.getExchange()
                    .getContext()
                    .getTypeConverter()
                    .mandatoryConvertTo(as, message.getExchange(), value);
            if (converted instanceof String text && text.isBlank()) {
                throw invalid("The header " + option.header() + " is empty: set it, or remove it");
            }
            return converted;
        } catch (NoTypeConversionAvailableException | TypeConversionException e) {
            // Not chained: its message is the value.
            throw invalid("The header " + option.header() + " is no " + as.getSimpleName());
        }
    }

    /** The option's text; {@code null} if it is not set. */
    String option(InteraktOption option) {
        Object value = options.get(option);
        return value == null ? null : value.toString();
    }

    /** The header if it is set, else the option; for what the body cannot say. */
    String headerOrOption(Message message, InteraktOption option) {
        String header = header(message, option);
        return header != null ? header : option(option);
    }
}
