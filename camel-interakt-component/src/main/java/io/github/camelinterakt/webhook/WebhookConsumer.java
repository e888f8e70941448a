package io.github.camelinterakt.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import javax.sql.DataSource;

import io.github.camelinterakt.context.RouteResources;
import io.github.camelinterakt.event.WebhookEvent;
import io.github.camelinterakt.inbox.InboxConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.Suspendable;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.RestConsumerFactory;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives Interakt's webhook on an HTTP server, and hands its events to the route. */
@ManagedResource(description = "Managed Interakt webhook")
public class WebhookConsumer extends DefaultConsumer implements ShutdownAware, Suspendable {

    private record HttpPath(RestConsumerFactory server, String path) {}

    private record InboxTable(DataSource database, String name) {}

    private static final Logger LOG = LoggerFactory.getLogger(WebhookConsumer.class);

    private final WebhookConfiguration configuration;
    private final InboxConfiguration inbox;
    private final RestConsumerFactory server;
    private final EventEchoes echoes;
    private final Clock clock;
    private final Guard guard;
    private final WebhookHealth health;
    private final WebhookMemory memory;
    private RouteResources resources;
    private EventIntake intake;
    private Consumer httpConsumer;
    private AutoCloseable meters;

    /**
     * A consumer, as the endpoint makes it.
     *
     * @throws IllegalArgumentException if the configuration is wrong in itself
     */
    public WebhookConsumer(
            Endpoint endpoint,
            Processor processor,
            WebhookConfiguration configuration,
            InboxConfiguration inbox,
            WebhookMemory memory,
            RestConsumerFactory server,
            EventEchoes echoes,
            Clock clock) {
        super(endpoint, processor);
        this.configuration = configuration;
        this.inbox = inbox;
        this.server = server;
        this.echoes = echoes;
        this.clock = clock;
        this.guard = new Guard(configuration);
        this.health = new WebhookHealth(clock, Duration.ofMillis(configuration.getSilenceAlarm()));
        this.memory = memory;
        setHealthCheck(new WebhookHealthCheck(health));
        atLeast("ackDeadline", configuration.getAckDeadline(), 0);
        atLeast("silenceAlarm", configuration.getSilenceAlarm(), 0);
        atLeast("concurrentConsumers", inbox.getConcurrentConsumers(), 1);
        if (inbox.getInbox() == null && configuration.getAck() == Acknowledgement.onStore) {
            throw new IllegalArgumentException(
                    "interakt:webhook with ack=onStore needs the option inbox, a DataSource in"
                            + " which the events are stored, such as inbox=#bean:myDataSource");
        }
        if (inbox.getInbox() != null && configuration.getAck() != Acknowledgement.onStore) {
            throw new IllegalArgumentException("interakt:webhook has an inbox, but ack=" + configuration.getAck()
                    + ": set ack=onStore to store events in it");
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (guard.isOpen()) {
            LOG.warn("The webhook at {} believes everybody who can reach it: verifySignature=false", path());
        }
        if (configuration.getAckDeadline() > WebhookHealth.PATIENCE.toMillis()) {
            LOG.warn(
                    "The webhook at {} may take {} ms to answer (ackDeadline), and Interakt waits for {} ms: each answer"
                            + " that comes later is a failure, of which it allows few",
                    path(),
                    configuration.getAckDeadline(),
                    WebhookHealth.PATIENCE.toMillis());
        }
        try {
            takeResources();
            startTaking();
        } catch (Exception e) {
            // Camel does not stop what could not be started.
            doStop();
            throw e;
        }
    }

    private void takeResources() {
        resources = RouteResources.of(getEndpoint().getCamelContext());
        resources.take(
                new HttpPath(server, path()),
                this,
                "take what is posted to " + path() + ". Give one of them another path");
        if (configuration.getAck() == Acknowledgement.onStore) {
            resources.take(
                    new InboxTable(inbox.getInbox(), inbox.getInboxTable().toLowerCase(Locale.ROOT)),
                    this,
                    "be fed from the inbox " + inbox.getInboxTable()
                            + ", each with events of the other. Give one of them another inboxTable");
        }
    }

    private void startTaking() throws Exception {
        CamelContext context = getEndpoint().getCamelContext();
        memory.start(context);
        intake = configuration.getAck() == Acknowledgement.onStore
                ? new InboxIntake(
                        context,
                        inbox,
                        configuration.getStatusOrder() == StatusOrder.forwardOnly,
                        new RouteDelivery(this, echoes)::deliver,
                        clock)
                : new RouteIntake(context, configuration, memory.keys(), inbox.getConcurrentConsumers(), delivery());
        EventFilter filter = new EventFilter(configuration.isTestToRoute(), !configuration.isCustomerMessagesOnly());
        long deadline = configuration.getAckDeadline();
        // The server's own answer would not be the one that is configured.
        ServerFeatures features = ServerFeatures.of(context, server, configuration.isAcceptAtDeadline() ? 0 : deadline);
        WebhookProcessor processor =
                new WebhookProcessor(guard, filter, intake, health, this::takesEvents, features, deadline);
        // Of all methods, so that others than POST are answered here, and alike on every server.
        httpConsumer = server.createConsumer(
                context,
                processor,
                null,
                path(),
                null,
                null,
                null,
                context.getRestConfiguration(),
                features.parameters());
        health.started();
        meters = hasMicrometer(context) ? WebhookMeters.bind(context, getRouteId(), health) : () -> {};
        ServiceHelper.startService(httpConsumer);
    }

    @Override
    protected void doStop() throws Exception {
        try {
            ServiceHelper.stopAndShutdownService(httpConsumer);
            httpConsumer = null;
            if (meters != null) {
                meters.close();
                meters = null;
            }
            if (intake != null) {
                intake.close();
            }
        } finally {
            if (resources != null) {
                resources.release(this);
            }
        }
        super.doStop();
    }

    @Override
    protected void doSuspend() {
        intake.suspend();
    }

    @Override
    protected void doResume() {
        intake.resume();
    }

    private boolean takesEvents() {
        return isStarted() || isSuspended() && intake.takesWhileSuspended();
    }

    private Function<WebhookEvent, CompletionStage<Void>> delivery() {
        RouteDelivery route = new RouteDelivery(this, echoes);
        if (configuration.getStatusOrder() == StatusOrder.any) {
            return route::deliver;
        }
        StatusProgress progress = new StatusProgress(memory.statuses());
        return event -> progress.advance(event, route::deliver);
    }

    private static void atLeast(String option, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(
                    "The option " + option + " of interakt:webhook must be at least " + least + ", not " + value);
        }
    }

    /** It is optional, and its classes must not be touched where it is not there. */
    private static boolean hasMicrometer(CamelContext context) {
        return context.getClassResolver().resolveClass("io.micrometer.core.instrument.MeterRegistry") != null;
    }

    private String path() {
        String path = configuration.getPath();
        return guard.hasTokenInPath() ? path.replaceAll("/+$", "") + "/{webhookToken}" : path;
    }

    /** How the webhook is doing. */
    public WebhookHealth getHealth() {
        return health;
    }

    @ManagedAttribute(description = "How many requests have been answered")
    public long getRequests() {
        return health.getRequests();
    }

    @ManagedAttribute(description = "How many requests have been acknowledged with status 200")
    public long getAcknowledged() {
        return health.getAcknowledged();
    }

    @ManagedAttribute(description = "How many requests had no or a wrong signature or token")
    public long getSignatureFailures() {
        return health.getSignatureFailures();
    }

    @ManagedAttribute(description = "How many answers Interakt has seen fail within 10 minutes; at 5 it switches off")
    public int getRecentFailures() {
        return health.getRecentFailures();
    }

    @ManagedAttribute(description = "How many answers took longer than the 3 seconds that Interakt waits")
    public long getLateAnswers() {
        return health.getLate();
    }

    @ManagedAttribute(description = "When the last event came, in UTC")
    public String getLastEvent() {
        return health.getLastEvent().toString();
    }

    @ManagedAttribute(description = "Whether no event has come for longer than silenceAlarm")
    public boolean isSilent() {
        return health.isSilent();
    }

    /** Requests are refused as soon as the consumer stops; what has been taken is finished. */
    @Override
    public boolean deferShutdown(ShutdownRunningTask shutdownRunningTask) {
        return false;
    }

    @Override
    public int getPendingExchangesSize() {
        return intake == null ? 0 : intake.pending();
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        // nothing: see deferShutdown
    }
}
