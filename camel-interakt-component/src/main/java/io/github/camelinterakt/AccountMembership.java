package io.github.camelinterakt;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;

import io.github.camelinterakt.client.ApiKey;
import io.github.camelinterakt.client.InteraktClient;
import io.github.camelinterakt.governor.Governor;
import io.github.camelinterakt.governor.GovernorFigures;
import io.github.camelinterakt.governor.Governors;
import io.github.camelinterakt.http.HttpTransport;
import io.github.camelinterakt.lease.QuotaLeases;
import io.github.camelinterakt.management.Figures;
import io.github.camelinterakt.management.ShownFigures;
import io.github.camelinterakt.memory.ContactMemories;
import io.github.camelinterakt.memory.ContactMemory;
import io.github.camelinterakt.memory.MemoryFigures;
import io.github.camelinterakt.memory.MemorySettings;
import io.github.camelinterakt.preflight.TemplateCatalog;
import io.github.camelinterakt.preflight.TemplateCheck;
import io.github.camelinterakt.producer.GetTemplatesProducer;
import org.apache.camel.CamelContext;

/**
 * An endpoint's part in its account: what it shares with the other endpoints of the same key, which are the quota, the
 * memory of contacts, the templates and the connections. It joins them one by one, and leaves them together.
 */
final class AccountMembership {

    private final InteraktComponent component;
    private final CamelContext camelContext;
    private final AccountConfiguration settings;
    private final InteraktConfiguration configuration;
    private final ApiKey apiKey;
    private final Clock clock;
    private final Deque<Runnable> leaving = new ArrayDeque<>();

    /**
     * Not yet a member of anything.
     *
     * @throws IllegalArgumentException if there is no usable key
     */
    AccountMembership(InteraktComponent component, InteraktConfiguration configuration, Clock clock) {
        this.component = component;
        this.camelContext = component.getCamelContext();
        this.settings = component.getAccountConfiguration();
        this.configuration = configuration;
        this.apiKey = ApiKey.of(configuration.getApiKey());
        this.clock = clock;
    }

    /** What endpoints of the account know of its contacts, they know together. */
    ContactMemory joinMemory(MemorySettings settings) {
        ContactMemories memories = ContactMemories.of(camelContext);
        ContactMemory memory = memories.join(apiKey.account(), apiKey.derived("contact memory"), settings, clock);
        leaving.push(() -> memories.leave(apiKey.account()));
        ShownFigures.of(camelContext)
                .show(new Figures("memory", "account", apiKey.account(), MemoryFigures.class, memory::figures));
        return memory;
    }

    /**
     * Joins the account's quota.
     *
     * @throws IllegalArgumentException if the endpoint's settings of the quota are not the other endpoints'
     */
    Governor joinQuota() {
        // Before the governors, as services stop in reverse: they are seen until no call is under way anymore, and then
        // what no call uses is given back.
        ShownFigures shown = ShownFigures.of(camelContext);
        QuotaLeases leases = QuotaLeases.of(camelContext);
        Governors governors = Governors.of(camelContext);
        Governor governor = governors.join(apiKey.account(), settings.governorSettings());
        leaving.push(() -> governors.leave(apiKey.account()));
        shown.show(new Figures("quota", "account", apiKey.account(), GovernorFigures.class, governor::figures)
                .settable("requestsPerMinute", rate -> governor.requestsPerMinute((int) rate))
                .timer("wait", "How long calls waited for their permit", governor::onWaited));
        leases.lease(governor, settings.getQuotaStore(), settings.longestLease());
        if (configuration.getPriority() == Priority.high) {
            governor.highIsInUse();
        }
        return governor;
    }

    /** The connections, which all endpoints with the same settings share. */
    HttpTransport transport() throws Exception {
        return HttpTransport.of(camelContext, settings.connectionSettings(component.globalSslContextParameters()));
    }

    /** Calls the API for the account, within its quota. */
    InteraktClient client(HttpTransport transport, Governor governor) {
        return new InteraktClient(
                transport,
                configuration.baseUri(),
                apiKey,
                clock,
                governor,
                settings.retries(configuration.getMaximumRetries()));
    }

    /** Compares templates with the account's, which are fetched once for all endpoints. */
    TemplateCheck templateCheck(InteraktOperation operation, InteraktClient client, HttpTransport transport) {
        TemplateCatalog catalog = TemplateCatalog.of(camelContext, configuration.baseUri() + " " + apiKey.account());
        return new TemplateCheck(
                operation,
                catalog,
                GetTemplatesProducer.all(client),
                // Refused after a wait, an exchange goes on where one does after an answer.
                transport);
    }

    /** Leaves what was joined. */
    void leave() {
        while (!leaving.isEmpty()) {
            leaving.pop().run();
        }
    }
}
