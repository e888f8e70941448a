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
import org.apache.camel.Endpoint;

/** An endpoint's settings and services for its producer. Region, templates and mapping are null if it has none. */
public record ApiAccess(
        Endpoint endpoint,
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
