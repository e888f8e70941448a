package io.github.camelinterakt.springboot.sandbox;

import java.time.Duration;

import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.SandboxSettings;
import io.github.camelinterakt.sandbox.account.ContactOrder;
import io.github.camelinterakt.sandbox.account.QuotaWindow;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The sandbox's settings: {@code camel.interakt.sandbox.*}. Settings without a value have the sandbox's default.
 *
 * @param enabled Whether to start a sandbox in this process and to send all requests to it; base-url is ignored then, and so is
 *     camel.component.interakt.api-key. Other accounts keep their keys, and have their own data. Needs the dependency
 *     io.github.camelinterakt:camel-interakt-sandbox.
 * @param host The address to listen on: 127.0.0.1 by default.
 * @param port The port to listen on; 0, the default, for a free port.
 * @param apiKey The raw key of the component interakt in the sandbox: not empty, without a colon; examplekey by default.
 * @param requestsPerMinute The plan's rate limit in requests per minute, such as 300 (Growth) or 600 (Advanced). 0, the
 *     default, for no limit.
 * @param quotaWindow How requests are counted: fixed-minute by default.
 * @param approveTemplatesAfter The time from a template's creation to its automatic approval. By default templates must be
 *     approved in code.
 * @param contactOrder The order of the contact list: created by default.
 * @param templatesPageSize The page size of the template list: at least 1; 100 by default.
 * @param journal The number of latest requests, with their bodies, in the journal: 1000 by default, 0 disables the journal.
 * @param sampleData Whether to start with sample templates and a contact that accepts any message.
 */
@ConfigurationProperties(prefix = "camel.interakt.sandbox")
public record InteraktSandboxProperties(
        boolean enabled,
        String host,
        Integer port,
        String apiKey,
        Integer requestsPerMinute,
        QuotaWindow quotaWindow,
        Duration approveTemplatesAfter,
        ContactOrder contactOrder,
        Integer templatesPageSize,
        Integer journal,
        boolean sampleData) {

    Sandbox start() {
        SandboxSettings builder =
                Sandbox.builder().approveTemplatesAfter(approveTemplatesAfter).sampleData(sampleData);
        if (host != null) {
            builder.host(host);
        }
        if (port != null) {
            builder.port(port);
        }
        if (apiKey != null) {
            builder.apiKey(apiKey);
        }
        if (requestsPerMinute != null) {
            builder.requestsPerMinute(requestsPerMinute);
        }
        if (quotaWindow != null) {
            builder.quotaWindow(quotaWindow);
        }
        if (templatesPageSize != null) {
            builder.templatesPageSize(templatesPageSize);
        }
        if (contactOrder != null) {
            builder.contactOrder(contactOrder);
        }
        if (journal != null) {
            builder.journal(journal);
        }
        return builder.start();
    }

    /** Omits the key. */
    @Override
    public String toString() {
        return "InteraktSandboxProperties[enabled=" + enabled + ", host=" + host + ", port=" + port + "]";
    }
}
