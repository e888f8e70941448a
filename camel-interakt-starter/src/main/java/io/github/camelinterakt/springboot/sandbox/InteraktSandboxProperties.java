package io.github.camelinterakt.springboot.sandbox;

import java.time.Duration;

import io.github.camelinterakt.sandbox.InteraktSandbox;
import io.github.camelinterakt.sandbox.InteraktSandboxBuilder;
import io.github.camelinterakt.sandbox.contact.ContactOrder;
import io.github.camelinterakt.sandbox.quota.QuotaWindow;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The sandbox's settings: {@code camel.interakt.sandbox.*}. What is not set keeps the sandbox's own default. */
@ConfigurationProperties(prefix = "camel.interakt.sandbox")
public class InteraktSandboxProperties {

    /**
     * Whether to start an Interakt in this process and to send everything there, whatever camel.component.interakt.base-url
     * and .api-key say. Needs the dependency io.github.camelinterakt:camel-interakt-sandbox.
     */
    private boolean enabled;

    /** The address that the sandbox listens at: 127.0.0.1 by default. */
    private String host;

    /** The port that the sandbox listens at; 0, the default, takes any that is free. */
    private Integer port;

    /** The key of the sandbox's account, raw: not empty, without a colon; examplekey by default. */
    private String apiKey;

    /** The plan's quota: requests a minute, such as 300 (Growth) or 600 (Advanced). 0, the default, is no limit. */
    private Integer requestsPerMinute;

    /** How the quota is counted: fixed-minute by default. */
    private QuotaWindow quotaWindow;

    /** How long after its creation a template is approved. Without it templates wait to be approved in code. */
    private Duration approveTemplatesAfter;

    /** In which order contacts are listed: created by default. */
    private ContactOrder contactOrder;

    /** How many templates a page of the template list holds: at least 1; 100 by default. */
    private Integer templatesPageSize;

    /** How many of the latest requests, with their bodies, the sandbox keeps to be looked at: 1000 by default, 0 for none. */
    private Integer journal;

    /** Whether to start with sample templates and a contact that any message may be sent to. */
    private boolean sampleData;

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

    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    public String getHost() {
        return host;
    }

    public void setHost(String host) {
        this.host = host;
    }

    public Integer getPort() {
        return port;
    }

    public void setPort(Integer port) {
        this.port = port;
    }

    public String getApiKey() {
        return apiKey;
    }

    public void setApiKey(String apiKey) {
        this.apiKey = apiKey;
    }

    public Integer getRequestsPerMinute() {
        return requestsPerMinute;
    }

    public void setRequestsPerMinute(Integer requestsPerMinute) {
        this.requestsPerMinute = requestsPerMinute;
    }

    public QuotaWindow getQuotaWindow() {
        return quotaWindow;
    }

    public void setQuotaWindow(QuotaWindow quotaWindow) {
        this.quotaWindow = quotaWindow;
    }

    public Duration getApproveTemplatesAfter() {
        return approveTemplatesAfter;
    }

    public void setApproveTemplatesAfter(Duration approveTemplatesAfter) {
        this.approveTemplatesAfter = approveTemplatesAfter;
    }

    public ContactOrder getContactOrder() {
        return contactOrder;
    }

    public void setContactOrder(ContactOrder contactOrder) {
        this.contactOrder = contactOrder;
    }

    public Integer getTemplatesPageSize() {
        return templatesPageSize;
    }

    public void setTemplatesPageSize(Integer templatesPageSize) {
        this.templatesPageSize = templatesPageSize;
    }

    public Integer getJournal() {
        return journal;
    }

    public void setJournal(Integer journal) {
        this.journal = journal;
    }

    public boolean isSampleData() {
        return sampleData;
    }

    public void setSampleData(boolean sampleData) {
        this.sampleData = sampleData;
    }
}
