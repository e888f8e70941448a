package io.github.camelinterakt;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.github.camelinterakt.internal.client.ApiKey;
import io.github.camelinterakt.internal.client.ApiRequest;
import io.github.camelinterakt.internal.client.InteraktClient;
import io.github.camelinterakt.internal.client.JsonResponse;
import io.github.camelinterakt.internal.context.ContextServices;
import io.github.camelinterakt.internal.governor.Governor;
import io.github.camelinterakt.internal.governor.GovernorFigures;
import io.github.camelinterakt.internal.governor.Governors;
import io.github.camelinterakt.internal.http.HttpTransport;
import io.github.camelinterakt.internal.json.Json;
import io.github.camelinterakt.internal.management.Figures;
import io.github.camelinterakt.internal.management.ShownFigures;
import io.github.camelinterakt.internal.memory.ContactMemory;
import io.github.camelinterakt.internal.memory.MemoryFigures;
import io.github.camelinterakt.internal.phone.Phone;
import io.github.camelinterakt.internal.preflight.Preflight;
import io.github.camelinterakt.internal.preflight.TemplateCatalog;
import io.github.camelinterakt.internal.preflight.TemplateCheck;
import io.github.camelinterakt.internal.producer.ApiAccess;
import io.github.camelinterakt.internal.producer.GetTemplatesProducer;
import io.github.camelinterakt.internal.producer.InteraktProducer;
import io.github.camelinterakt.model.ContactQuery;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertyConfigurerGetter;

/** Lets an endpoint use what all endpoints of the same key share: quota, memory of contacts, templates and connections. */
final class Account {

    private final InteraktEndpoint endpoint;
    private final InteraktComponent component;
    private final AccountConfiguration settings;
    private final InteraktConfiguration configuration;
    private final CamelContext camelContext;
    private final Clock clock;
    private final ApiKey apiKey;
    /** What figures and logs call the account; with a hash of its key if another account has the name. */
    final String name;

    /** One that is only tested is not shown, and takes no name. */
    Account(InteraktEndpoint endpoint, InteraktComponent component, Clock clock, boolean isTest) {
        this.endpoint = endpoint;
        this.component = component;
        this.settings = component.getAccountConfiguration();
        this.configuration = endpoint.getConfiguration();
        this.camelContext = endpoint.getCamelContext();
        this.clock = clock;
        this.apiKey = ApiKey.of(configuration.getApiKey());
        String hash = apiKey.account();
        String wanted = endpoint.getServiceMetadata().get("account");
        this.name = isTest ? hash : name(wanted, hash);
    }

    private String name(String wanted, String hash) {
        String owner = ContextServices.of(camelContext, String.class, wanted, () -> hash);
        return ContextServices.of(
                camelContext, String.class, hash, () -> owner.equals(hash) ? wanted : wanted + "-" + hash);
    }

    /** Joins the memory of contacts. */
    ContactMemory memory() {
        ContactMemory memory = ContactMemory.join(
                camelContext, apiKey.account(), apiKey.derived("contact memory"), endpoint.getEcho(), clock);
        ShownFigures.of(camelContext)
                .show(new Figures("memory", "account", name, MemoryFigures.class, memory::figures));
        return memory;
    }

    /** Joins the account. An endpoint that cannot be made joins nothing, so that its settings bind no other endpoint. */
    ApiAccess join(Set<InteraktOption> optionsOfUri) throws Exception {
        // Figures come first, because services stop in reverse: they are needed until the last call has ended.
        ShownFigures shown = ShownFigures.of(camelContext);
        Governors governors = Governors.of(camelContext);
        Governor governor = governors.join(
                apiKey.account(),
                name,
                settings.governorSettings(),
                settings.getQuotaStore(),
                settings.connectionRequestTimeout.plus(settings.longestCall()));
        ContactMemory memory = null;
        try {
            shown.show(new Figures("quota", "account", name, GovernorFigures.class, governor::figures)
                    .settable("requestsPerMinute", rate -> governor.requestsPerMinute((int) rate))
                    .waits(governor::onWaited)
                    .health(() -> governor.figures().problem()));
            if (configuration.getPriority() == Priority.high) {
                governor.highIsInUse();
            }
            memory = memory();
            ApiAccess api = access(optionsOfUri, governor, memory);
            InteraktProducer.check(api);
            return api;
        } catch (Exception e) {
            governors.leave(governor);
            if (memory != null) {
                memory.leave();
            }
            throw e;
        }
    }

    private ApiAccess access(Set<InteraktOption> optionsOfUri, Governor governor, ContactMemory memory)
            throws Exception {
        InteraktOperation operation = endpoint.getOperation();
        Preflight preflight = configuration.preflight(operation);
        HttpTransport transport = transport();
        InteraktClient client = client(transport, governor, configuration.getMaximumRetries());
        ContextServices.of(camelContext, ApiHealth.class, apiKey.account(), () -> new ApiHealth(
                        name, () -> read(client(transport, governor, 0)))
                .registeredIn(camelContext));
        TemplateCheck templates = null;
        if (configuration.isValidateTemplate() && InteraktOption.VALIDATE_TEMPLATE.isFor(operation)) {
            TemplateCatalog catalog =
                    TemplateCatalog.of(camelContext, configuration.baseUri() + " " + apiKey.account());
            templates = new TemplateCheck(operation, catalog, GetTemplatesProducer.all(client), transport);
        }
        return new ApiAccess(
                endpoint,
                operation,
                configuration,
                endpoint.getContent(),
                optionValues(),
                optionsOfUri,
                client,
                preflight,
                component.objectMapper(),
                Phone.region(configuration.getDefaultRegion()),
                templates,
                endpoint.getMapping(),
                memory,
                endpoint.getEcho().getDelta() != null,
                transport,
                settings.longestCall());
    }

    private HttpTransport transport() throws Exception {
        return HttpTransport.of(camelContext, settings.connectionSettings(component.globalSslContextParameters()));
    }

    private InteraktClient client(HttpTransport transport, Governor governor, int retries) {
        return new InteraktClient(
                transport, configuration.baseUri(), apiKey, clock, governor, settings.retries(retries));
    }

    /** Makes the cheapest call, which reads no data and has no effect, within the account's quota; joins nothing. */
    CompletableFuture<JsonResponse> read() throws Exception {
        Governors governors = Governors.of(camelContext);
        Governor governor = governors.join(
                apiKey.account(), name, settings.governorSettings(), settings.getQuotaStore(), settings.longestCall());
        return read(client(transport(), governor, 0)).whenComplete((response, failure) -> governors.leave(governor));
    }

    private CompletableFuture<JsonResponse> read(InteraktClient client) {
        // Of the contacts that are created after now, none.
        byte[] query =
                Json.toBytes(new ContactQuery().createdAfter(clock.instant()).toJson());
        ApiRequest request = ApiRequest.json(
                InteraktOperation.getUsers, InteraktOperation.getUsers.path() + "?offset=0&limit=1", query);
        return client.fetch(request.with(Priority.normal, Duration.ofSeconds(5)));
    }

    private Map<InteraktOption, Object> optionValues() {
        PropertyConfigurerGetter options = (PropertyConfigurerGetter) component.getEndpointPropertyConfigurer();
        Map<InteraktOption, Object> values = new EnumMap<>(InteraktOption.class);
        for (InteraktOption option : InteraktOption.values()) {
            Object value = option.option() == null ? null : options.getOptionValue(endpoint, option.option(), false);
            if (value != null) {
                values.put(option, value);
            }
        }
        return values;
    }
}
