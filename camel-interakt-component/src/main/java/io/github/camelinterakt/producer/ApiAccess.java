package io.github.camelinterakt.producer;

import java.time.Duration;
import java.util.concurrent.Executor;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelinterakt.ContentConfiguration;
import io.github.camelinterakt.InteraktConfiguration;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.client.InteraktClient;
import io.github.camelinterakt.document.Parameters;
import io.github.camelinterakt.mapping.CrmMapping;
import io.github.camelinterakt.memory.ContactMemory;
import io.github.camelinterakt.preflight.Preflight;
import io.github.camelinterakt.preflight.TemplateCheck;

/**
 * What a producer works with; made by the endpoint.
 *
 * @param parameters what options and headers say
 * @param objectMapper turns maps and POJOs into JSON
 * @param region the region of national phone numbers; {@code null} if they are refused
 * @param preflight checks requests before they are sent
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
        Parameters parameters,
        InteraktClient client,
        ObjectMapper objectMapper,
        String region,
        Preflight preflight,
        TemplateCheck templates,
        CrmMapping mapping,
        ContactMemory memory,
        boolean delta,
        Executor workers,
        Duration longestCall) {

    /** Refuses a message before anything is sent. */
    InteraktException invalid(String problem) {
        return InteraktException.invalid(operation, problem);
    }
}
