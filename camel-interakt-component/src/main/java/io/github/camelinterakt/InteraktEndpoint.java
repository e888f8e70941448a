package io.github.camelinterakt;

import java.time.Clock;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelinterakt.client.InteraktClient;
import io.github.camelinterakt.document.Parameter;
import io.github.camelinterakt.document.Parameters;
import io.github.camelinterakt.feed.FeedCalls;
import io.github.camelinterakt.feed.FeedConfiguration;
import io.github.camelinterakt.feed.TemplatesConsumer;
import io.github.camelinterakt.feed.UsersConsumer;
import io.github.camelinterakt.governor.Governor;
import io.github.camelinterakt.http.HttpTransport;
import io.github.camelinterakt.inbox.InboxConfiguration;
import io.github.camelinterakt.mapping.CrmMapping;
import io.github.camelinterakt.memory.ContactMemory;
import io.github.camelinterakt.memory.EchoConfiguration;
import io.github.camelinterakt.memory.Echoes;
import io.github.camelinterakt.phone.Phone;
import io.github.camelinterakt.preflight.Preflight;
import io.github.camelinterakt.producer.ApiAccess;
import io.github.camelinterakt.producer.InteraktProducer;
import io.github.camelinterakt.webhook.WebhookConfiguration;
import io.github.camelinterakt.webhook.WebhookConsumer;
import org.apache.camel.AsyncEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.RestConsumerFactory;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.util.URISupport;

/**
 * Send WhatsApp and RCS messages and exchange contacts, events and templates with Interakt.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = InteraktConstants.SCHEME,
        title = "Interakt",
        syntax = "interakt:operation",
        category = {Category.CHAT, Category.SAAS, Category.CLOUD},
        headersClass = InteraktConstants.class)
public class InteraktEndpoint extends ScheduledPollEndpoint implements AsyncEndpoint, EndpointServiceLocation {

    private static final long USERS_DELAY = 10_000;
    private static final long TEMPLATES_DELAY = 300_000;
    private static final int QUIET_POLLS = 6;

    @UriPath(
            description = "What the endpoint does. message: send a WhatsApp message. rcsMessage: send an RCS message."
                    + " trackUser: create or update a contact. trackEvent: record an event of a contact. getUsers: list"
                    + " contacts. getUser: look one contact up. createCampaign: create an API campaign. createTemplate:"
                    + " submit a template for approval. assignChat: assign a chat to an agent. getTemplates: list"
                    + " templates. uploadMedia: upload the media of a template's header. webhook: receive WhatsApp and RCS"
                    + " webhooks. users: consume contacts that are created or changed. templates: consume templates"
                    + " whose status, category or content changes.")
    @Metadata(required = true)
    private final InteraktOperation operation;

    @UriParam
    private InteraktConfiguration configuration;

    @UriParam
    private WebhookConfiguration webhookConfiguration = new WebhookConfiguration();

    @UriParam
    private InboxConfiguration inboxConfiguration = new InboxConfiguration();

    @UriParam
    private FeedConfiguration feed = new FeedConfiguration();

    @UriParam
    private EchoConfiguration echo = new EchoConfiguration();

    @UriParam(
            label = "consumer,scheduler",
            javaType = "java.time.Duration",
            defaultValue = "10000",
            description =
                    "How long after one poll the next begins. Milliseconds, or a duration such as 10s. By default 10s"
                            + " for users and 5m for templates.")
    private long delay = USERS_DELAY;

    @UriParam(
            label = "mapping",
            description = "The mapping between the CRM's records and contacts: a YAML file"
                    + " (classpath:crm.yaml, file:crm.yaml), one that comes with the component"
                    + " (interakt:salesforce-contact), or a bean (#crm). With it the body of trackUser and trackEvent is a"
                    + " record, as map, JSON or POJO, and users hands out rows, which are maps. A wrong file is refused at"
                    + " start, with the line of the first mistake.")
    private CrmMapping mapping;

    private final UriOptions optionsOfUri;
    private RestConsumerFactory webhookServer;
    private AccountMembership account;
    private ContactMemory memory;
    private ApiAccess api;

    InteraktEndpoint(
            String uri,
            InteraktComponent component,
            InteraktOperation operation,
            InteraktConfiguration configuration,
            UriOptions optionsOfUri) {
        // Camel shows an endpoint's URI to the route, in the exchange property CamelToEndpoint: without its secrets.
        super(URISupport.sanitizeUri(uri), component);
        this.operation = operation;
        this.configuration = configuration;
        this.optionsOfUri = optionsOfUri;
        setDelay(operation == InteraktOperation.templates ? TEMPLATES_DELAY : USERS_DELAY);
        if (operation == InteraktOperation.users) {
            // After a quiet minute, or an error, a poll a minute is enough.
            setBackoffMultiplier(QUIET_POLLS);
            setBackoffIdleThreshold(QUIET_POLLS);
            setBackoffErrorThreshold(1);
        }
    }

    /** What the endpoint does. */
    public InteraktOperation getOperation() {
        return operation;
    }

    /** The endpoint's options. */
    public InteraktConfiguration getConfiguration() {
        return configuration;
    }

    /** Sets the endpoint's options; to be called before it is started. */
    public void setConfiguration(InteraktConfiguration configuration) {
        this.configuration = configuration;
    }

    /** The options of the webhook. */
    public WebhookConfiguration getWebhookConfiguration() {
        return webhookConfiguration;
    }

    /** Sets the options of the webhook; to be called before the endpoint is started. */
    public void setWebhookConfiguration(WebhookConfiguration webhookConfiguration) {
        this.webhookConfiguration = webhookConfiguration;
    }

    /** The options of the webhook's durable inbox. */
    public InboxConfiguration getInboxConfiguration() {
        return inboxConfiguration;
    }

    /** Sets the options of the webhook's durable inbox; to be called before the endpoint is started. */
    public void setInboxConfiguration(InboxConfiguration inboxConfiguration) {
        this.inboxConfiguration = inboxConfiguration;
    }

    void setWebhookServer(RestConsumerFactory webhookServer) {
        this.webhookServer = webhookServer;
    }

    /** The options of the feeds. */
    public FeedConfiguration getFeed() {
        return feed;
    }

    /** Sets the options of the feeds; to be called before the endpoint is started. */
    public void setFeed(FeedConfiguration feed) {
        this.feed = feed;
    }

    /** The mapping between the CRM's records and contacts; {@code null} if there is none. */
    public CrmMapping getMapping() {
        return mapping;
    }

    /** Sets the mapping between the CRM's records and contacts; to be called before the endpoint is started. */
    public void setMapping(CrmMapping mapping) {
        this.mapping = mapping;
    }

    /** The options by which the account's contacts are remembered. */
    public EchoConfiguration getEcho() {
        return echo;
    }

    /** Sets the options by which the account's contacts are remembered; to be called before the endpoint is started. */
    public void setEcho(EchoConfiguration echo) {
        this.echo = echo;
    }

    @Override
    public long getDelay() {
        return delay;
    }

    @Override
    public void setDelay(long delay) {
        super.setDelay(delay);
        this.delay = delay;
    }

    @Override
    public Producer createProducer() throws Exception {
        if (operation.isConsumer()) {
            throw new UnsupportedOperationException(
                    "interakt:" + operation + " is a consumer: use it in from(...), not in to(...)");
        }
        return InteraktProducer.create(this, api);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        Consumer consumer =
                switch (operation) {
                    case webhook ->
                        new WebhookConsumer(
                                this,
                                processor,
                                webhookConfiguration,
                                inboxConfiguration,
                                webhookServer,
                                memory,
                                echo.getEchoes(),
                                clock());
                    case users ->
                        new UsersConsumer(
                                this, processor, feed, feedCalls(), mapping, memory, echo.getEchoes(), clock());
                    case templates -> new TemplatesConsumer(this, processor, feed, feedCalls(), clock());
                    default ->
                        throw new UnsupportedOperationException(
                                "interakt:" + operation + " is a producer: use it in to(...), not in from(...)");
                };
        configureConsumer(consumer);
        return consumer;
    }

    private FeedCalls feedCalls() {
        return new FeedCalls(api.client(), operation, configuration.callTerms(Priority.bulk));
    }

    @Override
    public String getServiceUrl() {
        return configuration.getBaseUrl();
    }

    @Override
    public String getServiceProtocol() {
        return configuration.getBaseUrl().startsWith("https") ? "https" : "http";
    }

    @Override
    public Map<String, String> getServiceMetadata() {
        return Map.of("operation", operation.name());
    }

    /** Endpoints of two accounts have the same URI once the key is masked: they must not be taken for one another. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        Parameters parameters = new Parameters(operation, configuration, optionsOfUri);
        FeedConfiguration.refuseUnusable(optionsOfUri);
        WebhookConfiguration.refuseUnusable(optionsOfUri);
        checkMapping();
        EchoConfiguration.refuseUnusable(optionsOfUri);
        if (operation == InteraktOperation.users || operation == InteraktOperation.templates) {
            feed.check(echo.getEchoes());
        }
        if (operation.isApiCall() || operation == InteraktOperation.webhook && echo.getEchoes() != Echoes.pass) {
            account = new AccountMembership(getCamelContext(), configuration, clock());
            try {
                join(parameters);
            } catch (Exception e) {
                // Camel shuts down only what was built.
                account.leave();
                throw e;
            }
        }
    }

    private void join(Parameters parameters) throws Exception {
        if (operation.isApiCall()) {
            prepareCalls(parameters);
        } else {
            memory = account.joinMemory(echo.settings());
        }
    }

    private void checkMapping() {
        String missing = mapping == null
                ? null
                : switch (operation) {
                    case trackUser -> mapping.hasContact() ? null : "has no contact section";
                    case trackEvent -> mapping.hasEvent() ? null : "has no event section";
                    default -> mapping.hasRow() ? null : "maps nothing to rows";
                };
        if (missing != null) {
            throw new IllegalArgumentException(
                    "interakt:" + operation + " cannot use the mapping " + mapping + ": it " + missing);
        }
    }

    private void prepareCalls(Parameters parameters) throws Exception {
        SSLContextParameters globalTls = ((InteraktComponent) getComponent()).globalSslContextParameters();
        Governor governor = account.joinQuota();
        memory = account.joinMemory(echo.settings());
        configuration.checkPreflight();
        HttpTransport transport = account.transport(globalTls);
        InteraktClient client = account.client(transport, governor);
        boolean checksTemplates = configuration.isValidateTemplate() && Parameter.VALIDATE_TEMPLATE.isFor(operation);
        api = new ApiAccess(
                operation,
                configuration,
                parameters,
                client,
                objectMapper(),
                Phone.region(configuration.getDefaultRegion()),
                preflight(),
                checksTemplates ? account.templateCheck(operation, client, transport) : null,
                mapping,
                memory,
                echo.getDelta() != null,
                transport);
        InteraktProducer.check(api);
    }

    /** A clock of the registry, with which a test or a demonstration moves the time; else the system's. */
    private Clock clock() {
        Clock registered = getCamelContext().getRegistry().findSingleByType(Clock.class);
        return registered == null ? Clock.systemUTC() : registered;
    }

    private Preflight preflight() {
        return configuration.isPreflight()
                ? Preflight.of(operation, configuration.getTraitPolicy(), configuration.getNestedTraits())
                : Preflight.off(operation);
    }

    @Override
    protected void doShutdown() throws Exception {
        if (account != null) {
            account.leave();
        }
        super.doShutdown();
    }

    private ObjectMapper objectMapper() {
        if (configuration.getObjectMapper() != null) {
            return configuration.getObjectMapper();
        }
        ObjectMapper registered = getCamelContext().getRegistry().findSingleByType(ObjectMapper.class);
        return registered != null ? registered : DefaultMapper.create();
    }
}
