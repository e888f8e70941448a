package io.github.camelinterakt.internal.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.github.camelinterakt.Echoes;
import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.StatusOrder;
import io.github.camelinterakt.event.EventCustomer;
import io.github.camelinterakt.event.WebhookEvent;
import io.github.camelinterakt.internal.context.ContextServices;
import io.github.camelinterakt.internal.jdbc.FailureReason;
import io.github.camelinterakt.internal.management.Figures;
import io.github.camelinterakt.internal.management.ShownFigures;
import io.github.camelinterakt.internal.memory.ContactMemory;
import io.github.camelinterakt.internal.memory.ContactMemory.Sighting;
import io.github.camelinterakt.internal.memory.ContactName;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.LoggingLevel;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.Suspendable;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.RestConsumerFactory;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.LoggingExceptionHandler;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives Interakt's webhook on an HTTP server and delivers its events to the route. */
public class WebhookConsumer extends DefaultConsumer implements ShutdownAware, Suspendable {

    /** An event has the time of Interakt's clock. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(WebhookConsumer.class);
    /** Two for an event. */
    private static final int REMEMBERED_KEYS = 20_000;

    private final WebhookConfiguration configuration;
    private final WebhookRoute route;
    private final RestConsumerFactory server;
    private final RequestVerifier verifier;
    final WebhookHealth health;
    private final ContactMemory memory;
    private final Echoes echoes;
    private OnStore onStore;
    private WebhookProcessor webhookProcessor;
    private List<Consumer> httpConsumers = List.of();
    private Figures figures;

    /** Creates a consumer; the memory may be null if echoes is {@code pass}. */
    public WebhookConsumer(
            Endpoint endpoint,
            Processor processor,
            WebhookConfiguration configuration,
            WebhookRoute route,
            RestConsumerFactory server,
            ContactMemory memory,
            Echoes echoes,
            Clock clock) {
        super(endpoint, processor);
        this.configuration = configuration;
        this.route = route;
        this.server = server;
        CamelContext context = endpoint.getCamelContext();
        this.verifier = new RequestVerifier(configuration, HttpServers.leavesBodies(context, server));
        this.health = new WebhookHealth(clock, Duration.ofMillis(configuration.getSilenceAlarm()));
        this.memory = memory;
        this.echoes = echoes;
        // Unless the endpoint has another one: the line that is logged as a warning is enough.
        setExceptionHandler(new LoggingExceptionHandler(context, getClass(), LoggingLevel.DEBUG));
        configuration.check();
        route.check(configuration);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (verifier.isOpen()) {
            LOG.warn("The webhook at {} accepts unsigned requests: verifySignature=false", path());
        }
        if (!route.unknownEvents().isEmpty()) {
            LOG.warn(
                    "The option events of the webhook at {} names types that this version does not know: {}. If one is misspelt,"
                            + " the events that were meant do not reach the route. Known are {}",
                    path(),
                    route.unknownEvents(),
                    WebhookRoute.KNOWN_EVENTS);
        }
        String withSpace = RequestVerifier.optionWithSpace(configuration);
        if (withSpace != null) {
            LOG.warn(
                    "The {} of the webhook at {} contains a space. If it is a plus in Interakt, the URI has decoded it: write"
                            + " {}=RAW(...), or set it on the component",
                    withSpace,
                    path(),
                    withSpace);
        }
        if (configuration.getAckDeadline() > WebhookHealth.PATIENCE.toMillis()) {
            LOG.warn(
                    "The webhook at {} has an ackDeadline of {} ms, but Interakt counts a response after more than 3 s as a"
                            + " failure",
                    path(),
                    configuration.getAckDeadline());
        }
        try {
            reserve(getEndpoint().getCamelContext());
            open(getEndpoint().getCamelContext());
        } catch (Exception e) {
            // Camel does not stop what could not be started.
            doStop();
            throw e;
        }
        if (HttpServers.buffers(getEndpoint().getCamelContext(), server)) {
            LOG.warn(
                    "The HTTP server of the webhook at {} reads a body into memory before maxBodySize ({} bytes) applies. Limit"
                            + " it in the server too: camel.server.maxBodySize (Camel Main),"
                            + " quarkus.http.limits.max-body-size (Quarkus), or camel-interakt-starter (Spring Boot)",
                    path(),
                    configuration.getMaxBodySize());
        }
    }

    private void reserve(CamelContext context) {
        ContextServices.reserve(
                context,
                List.of(server, path()),
                this,
                "take what is posted to " + path() + ". Give one of them another path");
        if (configuration.getInbox() != null) {
            ContextServices.reserve(
                    context,
                    List.of(configuration.getInbox(), route.getInboxTable().toLowerCase(Locale.ROOT)),
                    this,
                    "be fed from the inbox " + route.getInboxTable()
                            + ", each with events of the other. Give one of them another inboxTable");
        }
    }

    private void open(CamelContext context) throws Exception {
        onStore = configuration.getInbox() == null ? null : new OnStore(context, this, configuration, route);
        webhookProcessor = new WebhookProcessor(
                context,
                configuration,
                route,
                verifier,
                onStore != null ? onStore : onComplete(context),
                health,
                this::takesEvents);
        // First: until the route is started, the response is 503.
        httpConsumers = HttpServers.listen(context, server, path(), webhookProcessor);
        if (onStore != null) {
            ServiceHelper.startService(onStore.inbox);
        }
        health.started();
        figures = new Figures("webhook", "routeId", getRouteId(), WebhookHealth.WebhookFigures.class, health::figures)
                .account(getEndpoint())
                .health(health::problem);
        ShownFigures.of(context).show(figures);
    }

    /** The repository is the endpoint's: a route that is stopped and started does not take an old event for a new one. */
    private OnComplete onComplete(CamelContext context) throws Exception {
        if (configuration.getIdempotentRepository() == null) {
            configuration.setIdempotentRepository(
                    MemoryIdempotentRepository.memoryIdempotentRepository(REMEMBERED_KEYS));
        }
        IdempotentRepository completed = configuration.getIdempotentRepository();
        if (!context.hasService(completed)) {
            context.addService(completed);
        }
        return new OnComplete(this, completed, configuration.getStatusOrder() == StatusOrder.forwardOnly);
    }

    /**
     * Runs the route in an exchange with nothing of the request, unless the event is an echo to be dropped. The key is the event's
     * content key if another content came before under its key.
     */
    void deliver(WebhookEvent event, String key, int attempt) throws Exception {
        Sighting sighting = echoes == Echoes.pass ? null : look(event);
        if (sighting != null
                && echoes == Echoes.drop
                && sighting.isEcho()
                && event.getData().keySet().equals(Set.of("customer"))) {
            return;
        }
        Exchange exchange = createExchange(false);
        try {
            exchange.setPattern(ExchangePattern.InOnly);
            fill(exchange.getIn(), event);
            exchange.getIn().setHeader(InteraktConstants.EVENT_KEY, key);
            exchange.getIn().setHeader(InteraktConstants.ATTEMPT, attempt);
            if (!key.equals(event.getKey())) {
                exchange.getIn()
                        .setHeader(
                                event.isFlowResponse() ? InteraktConstants.SUPPLEMENT : InteraktConstants.EDITED, true);
            }
            if (sighting != null) {
                exchange.getIn().setHeader(InteraktConstants.ECHO, sighting.isEcho());
                exchange.getIn().setHeader(InteraktConstants.CHANGED_TRAITS, sighting.changedTraits());
            }
            getProcessor().process(exchange);
            if (exchange.getException() == null && (exchange.isRollbackOnly() || exchange.isRollbackOnlyLast())) {
                exchange.setException(new RuntimeCamelException("The route marked the exchange for rollback"));
            }
            if (exchange.getException() != null) {
                String failure = "The route failed to process the event " + key + " in attempt " + attempt;
                LOG.warn("{}: {}", failure, FailureReason.of(exchange.getException()));
                getExceptionHandler().handleException(failure, exchange, exchange.getException());
                throw exchange.getException();
            }
        } finally {
            releaseExchange(exchange, false);
        }
        if (sighting != null) {
            markDelivered(sighting);
        }
    }

    /** Compares the event's customer with what this account knows of it; null if the event shows no traits. */
    private Sighting look(WebhookEvent event) {
        EventCustomer customer = event.getCustomer();
        String id = event.getCustomerId() == null ? event.getBusinessScopedUserId() : event.getCustomerId();
        if (customer == null
                || customer.getTraits().isEmpty()
                || event.getTimestamp() == null
                || customer.getPhone() == null && id == null) {
            return null;
        }
        ContactName name = new ContactName(customer.getPhone(), null, id);
        Sighting sighting = memory.see(name, customer.getTraits(), List.of(), event.getTimestamp(), CLOCK_TOLERANCE);
        sighting.count();
        return sighting;
    }

    private static void markDelivered(Sighting sighting) {
        try {
            sighting.markDelivered();
        } catch (RuntimeException e) {
            LOG.warn("A customer's traits were delivered and could not be stored: they count as changed next time", e);
        }
    }

    private static void fill(Message message, WebhookEvent event) {
        message.setBody(event);
        set(message, InteraktConstants.EVENT_TYPE, event.getType());
        set(message, InteraktConstants.CHANNEL, event.getChannel());
        set(message, InteraktConstants.MESSAGE_STATUS, event.getStatus());
        set(message, InteraktConstants.CONTENT_TYPE, event.getContentType());
        set(message, InteraktConstants.PHONE, event.getPhone());
        set(message, InteraktConstants.BUSINESS_SCOPED_USER_ID, event.getBusinessScopedUserId());
        set(message, InteraktConstants.USER_NAME, event.getUserName());
        set(message, InteraktConstants.CONTEXT_MESSAGE_ID, event.getContextMessageId());
        set(message, InteraktConstants.CALLBACK_DATA, event.getCallbackData());
        set(message, InteraktConstants.MESSAGE_ID, event.getMessageId());
    }

    /** As text, because routes compare headers with text, and brokers and logs take nothing else. */
    private static void set(Message message, String header, Object value) {
        if (value != null) {
            message.setHeader(header, value.toString());
        }
    }

    @Override
    protected void doStop() throws Exception {
        try {
            ServiceHelper.stopAndShutdownServices(httpConsumers);
            if (figures != null) {
                ShownFigures.of(getEndpoint().getCamelContext()).hide(figures);
            }
            if (webhookProcessor != null) {
                webhookProcessor.close(getEndpoint().getCamelContext());
            }
            if (onStore != null) {
                ServiceHelper.stopAndShutdownService(onStore.inbox);
            }
        } finally {
            ContextServices.release(getEndpoint().getCamelContext(), this);
        }
        super.doStop();
    }

    @Override
    protected void doSuspend() {
        if (onStore != null) {
            onStore.inbox.suspend();
        }
    }

    @Override
    protected void doResume() {
        if (onStore != null) {
            onStore.inbox.resume();
        }
    }

    private boolean takesEvents() {
        return isStarted() || isSuspended() && onStore != null;
    }

    private String path() {
        return route.path(verifier.hasTokenInPath() ? "{webhookToken}" : null);
    }

    /** A consumer that stops refuses requests at once, and completes the events that it has accepted. */
    @Override
    public boolean deferShutdown(ShutdownRunningTask shutdownRunningTask) {
        return false;
    }

    @Override
    public int getPendingExchangesSize() {
        return webhookProcessor == null ? 0 : webhookProcessor.pending();
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        // nothing: see deferShutdown
    }
}
