package io.github.camelinterakt.internal.webhook;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import io.github.camelinterakt.Acknowledgement;
import io.github.camelinterakt.FlowAnswers;
import io.github.camelinterakt.internal.inbox.Inbox;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of one webhook, which the component has no defaults of. */
@UriParams
public class WebhookRoute {

    /** The documented types; Interakt posts others, too. */
    static final List<String> KNOWN_EVENTS =
            List.of(("message_received messages workflow_response_update cart_order_update"
                            + " message_api_sent message_api_delivered message_api_read message_api_failed message_api_clicked"
                            + " message_api_flow_response message_campaign_sent message_campaign_delivered message_campaign_read"
                            + " message_campaign_failed message_campaign_clicked message_campaign_flow_response account_update"
                            + " account_alerts account_review_update business_capability_update phone_number_quality_update"
                            + " template_performance_metrics message_template_status_update USER_MESSAGE USER_EVENT SERVER_EVENT")
                    .split(" ", -1));

    private static final String DEFAULT_TABLE = "interakt_inbox";

    @UriParam(label = "consumer,webhook", defaultValue = "/interakt")
    private String path = "/interakt";

    @UriParam(label = "consumer,webhook", defaultValue = "false")
    private boolean acceptAtDeadline;

    @UriParam(label = "consumer,webhook")
    private String events;

    @UriParam(label = "consumer,webhook", defaultValue = "false")
    private boolean customerMessagesOnly;

    @UriParam(label = "consumer,webhook", defaultValue = "supplement")
    private FlowAnswers flowAnswers = FlowAnswers.supplement;

    @UriParam(label = "consumer,inbox", defaultValue = "interakt_inbox")
    private String inboxTable = DEFAULT_TABLE;

    @UriParam(label = "consumer,inbox", defaultValue = "false")
    private boolean orderByCustomer;

    public String getPath() {
        return path;
    }

    /** The path without a slash at its end, followed by the token unless that is null. */
    public String path(String token) {
        String base = path.replaceAll("/+$", "");
        return token != null ? base + "/" + token : base.isEmpty() ? "/" : base;
    }

    /**
     * The path on the HTTP server that Interakt posts to. Each webhook of an application needs its own. For webhook.
     */
    public void setPath(String path) {
        this.path = path;
    }

    public boolean isAcceptAtDeadline() {
        return acceptAtDeadline;
    }

    /**
     * Whether, with ack=onComplete, the response at ackDeadline is 200 instead of 503: Interakt counts no failure, but
     * the event is lost if the route then fails. For webhook.
     */
    public void setAcceptAtDeadline(boolean acceptAtDeadline) {
        this.acceptAtDeadline = acceptAtDeadline;
    }

    public String getEvents() {
        return events;
    }

    /**
     * Which types of events (CamelInteraktEventType) reach the route and the inbox, separated by commas, such as
     * message_received,message_api_clicked; an asterisk stands for any characters. The others are acknowledged and
     * counted. A type that this version does not know is accepted with a warning at start. Default: all. For webhook.
     */
    public void setEvents(String events) {
        this.events = events;
    }

    public boolean isCustomerMessagesOnly() {
        return customerMessagesOnly;
    }

    /**
     * Whether message_received events that echo the account's own messages are dropped. Other events are not affected.
     * For webhook.
     */
    public void setCustomerMessagesOnly(boolean customerMessagesOnly) {
        this.customerMessagesOnly = customerMessagesOnly;
    }

    public FlowAnswers getFlowAnswers() {
        return flowAnswers;
    }

    /**
     * One reply to a WhatsApp Flow may be posted as two events, of which one contains the Flow's id and template.
     * supplement: if that is the second one, it reaches the route too, with CamelInteraktSupplement=true. wait: the
     * response to the other one is delayed by up to 1 second, so that the route gets only the one that contains more. For
     * webhook.
     */
    public void setFlowAnswers(FlowAnswers flowAnswers) {
        this.flowAnswers = flowAnswers;
    }

    public String getInboxTable() {
        return inboxTable;
    }

    /**
     * The inbox's table, also as schema.table: letters, digits and underscores, up to 40. Created if it is absent.
     * Nodes with the same table share one inbox; each route of an application needs its own. For webhook.
     */
    public void setInboxTable(String inboxTable) {
        this.inboxTable = inboxTable;
    }

    public boolean isOrderByCustomer() {
        return orderByCustomer;
    }

    /**
     * Whether the events of one customer are delivered one after the other, in the order in which they were stored. A
     * failing event holds up that customer's later ones until it succeeds or is parked. Must be the same on all nodes.
     * For webhook.
     */
    public void setOrderByCustomer(boolean orderByCustomer) {
        this.orderByCustomer = orderByCustomer;
    }

    /** Matches the types that the option events names. */
    Pattern eventTypes() {
        String names = events == null ? "*" : events;
        return Pattern.compile(names.replaceAll("\\s*,\\s*", "|").replace("*", ".*"));
    }

    /** Those of the option events that match no known type. */
    List<String> unknownEvents() {
        return Arrays.stream(events == null ? new String[0] : events.split("\\s*,\\s*", -1))
                .filter(name -> KNOWN_EVENTS.stream().noneMatch(type -> type.matches(name.replace("*", ".*"))))
                .toList();
    }

    Inbox.Settings inboxSettings(WebhookConfiguration defaults) {
        return new Inbox.Settings(
                defaults.getInbox(),
                inboxTable,
                defaults.getConcurrentConsumers(),
                defaults.getMaxAttempts(),
                Duration.ofMillis(defaults.getRetention()));
    }

    /** Rejects values of all options that contradict each other. */
    void check(WebhookConfiguration defaults) {
        boolean onStore = defaults.getAck() == Acknowledgement.onStore;
        WebhookConfiguration.require(
                events == null || events.matches("[\\w*]+(\\s*,\\s*[\\w*]+)*"),
                "The option events of interakt:webhook must be types of events, separated by commas, such as"
                        + " message_received,message_*_clicked. Remove it if all are to reach the route");
        WebhookConfiguration.require(
                inboxTable != null && inboxTable.matches("([A-Za-z_]\\w*\\.)?[A-Za-z_]\\w{0,39}"),
                "The option inboxTable of interakt:webhook must be a name of letters, digits and underscores, up to 40 of"
                        + " them, or schema.name");
        WebhookConfiguration.require(
                defaults.getInbox() != null || !onStore,
                "interakt:webhook with ack=onStore needs the option inbox, a DataSource in which the events are stored,"
                        + " such as inbox=#bean:myDataSource");
        goesWith("inbox", defaults.getInbox() != null, "ack=onStore", onStore);
        goesWith("inboxTable", !DEFAULT_TABLE.equals(inboxTable), "ack=onStore", onStore);
        boolean otherAttempts = defaults.getMaxAttempts() != WebhookConfiguration.DEFAULT_ATTEMPTS;
        goesWith("maxAttempts", otherAttempts, "ack=onStore", onStore);
        goesWith("orderByCustomer", orderByCustomer, "ack=onStore", onStore);
        goesWith("acceptAtDeadline", acceptAtDeadline, "ack=onComplete", !onStore);
        goesWith("acceptAtDeadline", acceptAtDeadline, "an ackDeadline of more than 0", defaults.getAckDeadline() > 0);
    }

    private static void goesWith(String option, boolean isSet, String other, boolean isOther) {
        WebhookConfiguration.require(
                !isSet || isOther,
                "The option " + option + " of interakt:webhook has no effect without " + other + ": set " + other
                        + ", or remove " + option);
    }
}
