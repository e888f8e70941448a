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
import io.github.camelinterakt.internal.preflight.Preflight;
import io.github.camelinterakt.internal.preflight.TemplateCheck;
import io.github.camelinterakt.mapping.CrmMapping;

/**
 * An endpoint's settings and services for its producer.
 *
 * @param options the endpoint's options, with the component's defaults
 * @param optionsOfUri the options that the endpoint's URI sets
 * @param preflight has the settings of each request's preflight
 * @param objectMapper converts maps and POJOs to JSON
 * @param region the region of national phone numbers; {@code null} to refuse national numbers
 * @param templates compares requests with the account's templates; {@code null} to skip this check
 * @param mapping converts records to contacts and events; {@code null} if the endpoint has no mapping
 * @param memory stores hashes of the sent fields of the account's contacts
 * @param delta whether to send only changed fields of a contact
 * @param workers continues exchanges that had to wait
 * @param longestCall the sum of the time-outs of connecting and of the response
 */
public record ApiAccess(
        InteraktOperation operation,
        InteraktConfiguration configuration,
        ContentConfiguration content,
        Map<InteraktOption, Object> options,
        Set<InteraktOption> optionsOfUri,
        InteraktClient client,
        Preflight preflight,
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
