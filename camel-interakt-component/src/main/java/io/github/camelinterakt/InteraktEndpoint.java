package io.github.camelinterakt;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.github.camelinterakt.internal.client.ApiRequest;
import io.github.camelinterakt.internal.client.JsonResponse;
import io.github.camelinterakt.internal.feed.FeedConfiguration;
import io.github.camelinterakt.internal.feed.TemplatesConsumer;
import io.github.camelinterakt.internal.feed.UsersConsumer;
import io.github.camelinterakt.internal.memory.EchoConfiguration;
import io.github.camelinterakt.internal.producer.ApiAccess;
import io.github.camelinterakt.internal.producer.InteraktProducer;
import io.github.camelinterakt.internal.webhook.WebhookConfiguration;
import io.github.camelinterakt.internal.webhook.WebhookConsumer;
import io.github.camelinterakt.internal.webhook.WebhookRoute;
import io.github.camelinterakt.mapping.CrmMapping;
import org.apache.camel.AsyncEndpoint;
import org.apache.camel.CamelContext;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.Route;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.RestConsumerFactory;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.apache.camel.util.StringHelper;
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
@Metadata(
        excludeProperties =
                "webhookTokenHeader,idempotentRepository,silenceAlarm,retention,httpServerComponent,maxBodySize")
public class InteraktEndpoint extends ScheduledPollEndpoint implements AsyncEndpoint, EndpointServiceLocation {

    private static final long USERS_DELAY = 10_000;
    private static final long TEMPLATES_DELAY = 300_000;
    private static final int QUIET_POLLS = 6;

    @UriPath(
            description = "What the endpoint does. message and rcsMessage send, trackUser creates or updates a contact,"
                    + " trackEvent records an event, getUsers, getUser and getTemplates read, assignChat assigns a"
                    + " chat to an agent, uploadMedia uploads a template's header media. In from(...), webhook"
                    + " receives events, users and templates receive what was created or changed.")
    @Metadata(required = true)
    private final InteraktOperation operation;

    @UriParam
    private final InteraktConfiguration configuration;

    @UriParam
    private final ContentConfiguration content = new ContentConfiguration();

    @UriParam
    private final WebhookConfiguration webhookConfiguration;

    @UriParam
    private final WebhookRoute webhookRoute = new WebhookRoute();

    @UriParam
    private final FeedConfiguration feed;

    @UriParam
    private final EchoConfiguration echo = new EchoConfiguration();

    @UriParam(
            label = "consumer,scheduler",
            javaType = "java.time.Duration",
            defaultValue = "10000",
            description =
                    "The delay between two polls. Milliseconds, or a duration such as 10s. Default: 10s for users,"
                            + " 5m for templates.")
    private long delay = USERS_DELAY;

    @UriParam(
            label = "mapping",
            description =
                    "The mapping between CRM records and contacts: a YAML file (classpath:crm.yaml, file:crm.yaml),"
                            + " one of the component's own (interakt:salesforce-contact), or a bean (#crm). The body"
                            + " of trackUser and trackEvent is then a record (map, JSON or POJO), that of users a row"
                            + " (map). For trackUser, trackEvent, users.")
    private CrmMapping mapping;

    private final Set<InteraktOption> optionsOfUri;
    private String accountName;
    private RestConsumerFactory webhookServer;
    private ApiAccess api;

    InteraktEndpoint(
            String uri, InteraktComponent component, InteraktOperation operation, Set<InteraktOption> optionsOfUri) {
        // Without secrets, because Camel shows the URI to the route in the exchange property CamelToEndpoint.
        super(URISupport.sanitizeUri(uri), component);
        this.operation = operation;
        this.optionsOfUri = optionsOfUri;
        this.configuration = component.getConfiguration().copy();
        this.webhookConfiguration = component.getWebhookConfiguration().copy();
        AccountConfiguration ofAccount = component.getAccountConfiguration();
        this.feed = new FeedConfiguration(ofAccount.getCheckpointFile(), ofAccount.getLag());
        echo.setEchoMemory(ofAccount.getEchoMemory());
        this.accountName =
                ofAccount.getAccountName() == null ? StringHelper.before(uri, ":") : ofAccount.getAccountName();
        setDelay(operation == InteraktOperation.templates ? TEMPLATES_DELAY : USERS_DELAY);
        if (operation == InteraktOperation.users) {
            // Poll once a minute after a quiet minute or an error.
            setBackoffMultiplier(QUIET_POLLS);
            setBackoffIdleThreshold(QUIET_POLLS);
            setBackoffErrorThreshold(1);
        }
    }

    public InteraktOperation getOperation() {
        return operation;
    }

    public InteraktConfiguration getConfiguration() {
        return configuration;
    }

    public ContentConfiguration getContent() {
        return content;
    }

    public WebhookConfiguration getWebhookConfiguration() {
        return webhookConfiguration;
    }

    public WebhookRoute getWebhookRoute() {
        return webhookRoute;
    }

    void setWebhookServer(RestConsumerFactory webhookServer) {
        this.webhookServer = webhookServer;
    }

    public FeedConfiguration getFeed() {
        return feed;
    }

    public CrmMapping getMapping() {
        return mapping;
    }

    public void setMapping(CrmMapping mapping) {
        this.mapping = mapping;
    }

    public EchoConfiguration getEcho() {
        return echo;
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
        return InteraktProducer.create(operation, api);
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
                                webhookRoute,
                                webhookServer,
                                echo.detectsEchoes() ? account().memory() : null,
                                echo.getEchoes(),
                                clock());
                    case users ->
                        new UsersConsumer(
                                this, processor, feed, feedCalls(), mapping, api.memory(), echo.getEchoes(), clock());
                    case templates -> new TemplatesConsumer(this, processor, feed, feedCalls(), clock());
                    default ->
                        throw new UnsupportedOperationException(
                                "interakt:" + operation + " is a producer: use it in to(...), not in from(...)");
                };
        configureConsumer(consumer);
        return consumer;
    }

    private Function<ApiRequest, CompletableFuture<JsonResponse>> feedCalls() {
        Priority priority = configuration.getPriority() == null ? Priority.bulk : configuration.getPriority();
        Duration ttl = configuration.timeToLive();
        return request -> api.client().fetch(request.with(priority, ttl));
    }

    @Override
    public String getServiceUrl() {
        return operation == InteraktOperation.webhook ? webhookRoute.getPath() : configuration.getBaseUrl();
    }

    @Override
    public Map<String, String> getServiceMetadata() {
        Map<String, String> metadata = new HashMap<>(Map.of("account", accountName, "operation", operation.name()));
        if (content.getCampaignId() != null) {
            metadata.put("campaignId", content.getCampaignId());
        }
        return metadata;
    }

    @Override
    public String getServiceProtocol() {
        return getServiceUrl().startsWith("https") ? "https" : "http";
    }

    /** The webhooks of a context's routes, those that verify signatures first: the others are for RCS alone. */
    public static List<InteraktEndpoint> webhooks(CamelContext context) {
        return context.getRoutes().stream()
                .map(Route::getEndpoint)
                .filter(InteraktEndpoint.class::isInstance)
                .map(InteraktEndpoint.class::cast)
                .filter(endpoint -> endpoint.operation == InteraktOperation.webhook)
                .sorted(Comparator.comparing(endpoint -> !endpoint.webhookConfiguration.isVerifySignature()))
                .toList();
    }

    /** The path that Interakt posts to, with the first token of webhookToken unless a header carries it. */
    public String getWebhookPath() {
        String tokens =
                webhookConfiguration.getWebhookTokenHeader() == null ? webhookConfiguration.getWebhookToken() : null;
        return webhookRoute.path(tokens == null ? null : tokens.split(",", -1)[0].strip());
    }

    /** By identity: endpoints of two accounts have the same URI once the key is masked. */
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
        checkMapping();
        if (operation == InteraktOperation.users || operation == InteraktOperation.templates) {
            feed.check(echo.getEchoes());
        }
        if (operation.isApiCall()) {
            api = account().join(optionsOfUri);
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

    /** The account, after a check of its options. */
    Account check() {
        AccountConfiguration settings = ((InteraktComponent) getComponent()).getAccountConfiguration();
        configuration.baseUri();
        configuration.timeToLive();
        settings.governorSettings();
        settings.connectionSettings(null);
        settings.retries(configuration.getMaximumRetries());
        return new Account(this, (InteraktComponent) getComponent(), clock(), true);
    }

    private Account account() {
        Account account = new Account(this, (InteraktComponent) getComponent(), clock(), false);
        accountName = account.name;
        return account;
    }

    /** The registry's clock, with which tests move the time, else the system's. */
    private Clock clock() {
        Clock registered = getCamelContext().getRegistry().findSingleByType(Clock.class);
        return registered == null ? Clock.systemUTC() : registered;
    }
}
