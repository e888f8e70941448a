package io.github.camelinterakt.producer;

import io.github.camelinterakt.InteraktConfiguration;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.client.InteraktClient;
import io.github.camelinterakt.document.BodyReader;
import io.github.camelinterakt.document.Parameters;
import io.github.camelinterakt.mapping.CrmMapping;
import io.github.camelinterakt.memory.ContactMemory;
import io.github.camelinterakt.phone.PhoneParser;
import io.github.camelinterakt.preflight.Preflight;
import io.github.camelinterakt.preflight.TemplateCheck;

/**
 * What a producer works with; made by the endpoint.
 *
 * @param operation the operation
 * @param configuration the endpoint's options
 * @param parameters what options and headers say
 * @param client calls the API
 * @param bodies reads bodies
 * @param phones reads phone numbers
 * @param preflight checks requests before they are sent
 * @param templates compares templates with the account's; {@code null} if the endpoint does not want it
 * @param mapping makes contacts and events of records; {@code null} if bodies are no records
 * @param memory what is known of the account's contacts
 * @param delta whether only what has changed is sent of a contact
 */
public record ApiAccess(
        InteraktOperation operation,
        InteraktConfiguration configuration,
        Parameters parameters,
        InteraktClient client,
        BodyReader bodies,
        PhoneParser phones,
        Preflight preflight,
        TemplateCheck templates,
        CrmMapping mapping,
        ContactMemory memory,
        boolean delta) {}
