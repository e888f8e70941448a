package io.github.camelinterakt.internal.producer;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelinterakt.ContentConfiguration;
import io.github.camelinterakt.InteraktConfiguration;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.InteraktOption;
import io.github.camelinterakt.internal.client.InteraktClient;
import io.github.camelinterakt.internal.memory.ContactMemory;
import io.github.camelinterakt.internal.preflight.TemplateCheck;
import io.github.camelinterakt.mapping.CrmMapping;

/**
 * What the endpoint makes a producer with.
 *
 * @param options the endpoint's options, with the component's defaults
 * @param optionsOfUri the options that its URI itself gives
 * @param objectMapper converts maps and POJOs to JSON
 * @param region the region of national phone numbers; {@code null} to refuse them
 * @param templates compares templates with the account's; {@code null} to skip that
 * @param mapping converts records to contacts and events; {@code null} if bodies are no records
 * @param memory remembers what was sent of the account's contacts
 * @param delta whether only changes of a contact are sent
 * @param workers continues exchanges that waited
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

    /** The option's text; {@code null} if it is not set. */
    String option(InteraktOption option) {
        Object value = options.get(option);
        return value == null ? null : value.toString();
    }
}
