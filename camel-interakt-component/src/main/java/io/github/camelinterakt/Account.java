package io.github.camelinterakt;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;

import io.github.camelinterakt.internal.client.ApiKey;
import io.github.camelinterakt.internal.client.InteraktClient;
import io.github.camelinterakt.internal.governor.Governor;
import io.github.camelinterakt.internal.governor.GovernorFigures;
import io.github.camelinterakt.internal.governor.Governors;
import io.github.camelinterakt.internal.http.HttpTransport;
import io.github.camelinterakt.internal.management.Figures;
import io.github.camelinterakt.internal.management.ShownFigures;
import io.github.camelinterakt.internal.memory.ContactMemory;
import io.github.camelinterakt.internal.memory.EchoConfiguration;
import io.github.camelinterakt.internal.memory.MemoryFigures;
import io.github.camelinterakt.internal.preflight.TemplateCatalog;
import io.github.camelinterakt.internal.preflight.TemplateCheck;
import io.github.camelinterakt.internal.producer.GetTemplatesProducer;
import io.github.camelinterakt.lease.QuotaLeases;
import org.apache.camel.CamelContext;

/** An endpoint's part in what all endpoints of the same key share: quota, memory of contacts, templates and connections. */
final class Account {

    private final InteraktComponent component;
    private final CamelContext camelContext;
    private final AccountConfiguration settings;
    private final InteraktConfiguration configuration;
    private final ApiKey apiKey;
    private final Clock clock;
    private final Deque<Runnable> leaving = new ArrayDeque<>();

    Account(InteraktComponent component, InteraktConfiguration configuration, Clock clock) {
        this.component = component;
        this.camelContext = component.getCamelContext();
        this.settings = component.getAccountConfiguration();
        this.configuration = configuration;
        this.apiKey = ApiKey.of(configuration.getApiKey());
        this.clock = clock;
    }

    ContactMemory memory(EchoConfiguration echo) {
        ContactMemory memory =
                ContactMemory.join(camelContext, apiKey.account(), apiKey.derived("contact memory"), echo, clock);
        leaving.push(memory::leave);
        ShownFigures.of(camelContext)
                .show(new Figures("memory", "account", apiKey.account(), MemoryFigures.class, memory::figures));
        return memory;
    }

    Governor governor() {
        // Figures and leases come first, because services stop in reverse: they are needed until the last call has
        // ended.
        ShownFigures shown = ShownFigures.of(camelContext);
        QuotaLeases leases = QuotaLeases.of(camelContext);
        Governors governors = Governors.of(camelContext);
        Governor governor = governors.join(apiKey.account(), settings.governorSettings());
        leaving.push(() -> governors.leave(apiKey.account()));
        shown.show(new Figures("quota", "account", apiKey.account(), GovernorFigures.class, governor::figures)
                .settable("requestsPerMinute", rate -> governor.requestsPerMinute((int) rate))
                .timer("wait", "How long calls waited for a permit", governor::onWaited));
        leases.lease(
                governor, settings.getQuotaStore(), settings.connectionRequestTimeout.plus(settings.longestCall()));
        if (configuration.getPriority() == Priority.high) {
            governor.highIsInUse();
        }
        return governor;
    }

    /** Gives up what was joined: the settings of an endpoint that could not be made bind no other endpoint. */
    void leave() {
        while (!leaving.isEmpty()) {
            leaving.pop().run();
        }
    }

    HttpTransport transport() throws Exception {
        return HttpTransport.of(camelContext, settings.connectionSettings(component.globalSslContextParameters()));
    }

    InteraktClient client(HttpTransport transport, Governor governor) {
        return new InteraktClient(
                transport,
                configuration.baseUri(),
                apiKey,
                clock,
                governor,
                settings.retries(configuration.getMaximumRetries()));
    }

    TemplateCheck templateCheck(InteraktOperation operation, InteraktClient client, HttpTransport transport) {
        TemplateCatalog catalog = TemplateCatalog.of(camelContext, configuration.baseUri() + " " + apiKey.account());
        return new TemplateCheck(operation, catalog, GetTemplatesProducer.all(client), transport);
    }
}
