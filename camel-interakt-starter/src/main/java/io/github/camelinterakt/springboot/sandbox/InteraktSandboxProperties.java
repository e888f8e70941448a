package io.github.camelinterakt.springboot.sandbox;

import java.time.Duration;

import io.github.camelinterakt.sandbox.InteraktSandbox;
import io.github.camelinterakt.sandbox.InteraktSandboxBuilder;
import io.github.camelinterakt.sandbox.contact.ContactOrder;
import io.github.camelinterakt.sandbox.quota.QuotaWindow;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The sandbox's settings: {@code camel.interakt.sandbox.*}. What is not set keeps the sandbox's own default.
 *
 * @param enabled Whether to start an Interakt in this process and to send everything there, whatever
 *     camel.component.interakt.base-url and .api-key say. Needs the dependency io.github.camelinterakt:camel-interakt-sandbox.
 * @param host The address that the sandbox listens at: 127.0.0.1 by default.
 * @param port The port that the sandbox listens at; 0, the default, takes any that is free.
 * @param apiKey The key of the sandbox's account, raw: not empty, without a colon; examplekey by default.
 * @param requestsPerMinute The plan's quota: requests a minute, such as 300 (Growth) or 600 (Advanced). 0, the default, is no
 *     limit.
 * @param quotaWindow How the quota is counted: fixed-minute by default.
 * @param approveTemplatesAfter How long after its creation a template is approved. Without it templates wait to be approved in
 *     code.
 * @param contactOrder In which order contacts are listed: created by default.
 * @param templatesPageSize How many templates a page of the template list holds: at least 1; 100 by default.
 * @param journal How many of the latest requests, with their bodies, the sandbox keeps to be looked at: 1000 by default, 0 for
 *     none.
 * @param sampleData Whether to start with sample templates and a contact that any message may be sent to.
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

    InteraktSandbox start() {
        InteraktSandboxBuilder builder = InteraktSandbox.builder()
                .approveTemplatesAfter(approveTemplatesAfter)
                .sampleData(sampleData);
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

    /** Without the key. */
    @Override
    public String toString() {
        return "InteraktSandboxProperties[enabled=" + enabled + ", host=" + host + ", port=" + port + "]";
    }
}
