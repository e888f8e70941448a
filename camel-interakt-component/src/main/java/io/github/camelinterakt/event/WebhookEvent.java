package io.github.camelinterakt.event;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.internal.json.Json;
import io.github.camelinterakt.model.JsonView;

/**
 * An event that Interakt posted to a webhook: an immutable view on its JSON. Types and keys that this class does not know
 * are kept, and are found in {@link #toJson()}, {@link #toMap()} and {@link #getData()}.
 *
 * <p>What an event says is read when it is asked for. A value that is absent, or not of the kind that it should be, is null.
 */
public final class WebhookEvent extends JsonView {

    private final byte[] bytes;
    private final ObjectNode json;
    private final String type;
    private final Channel channel;
    private final JsonNode data;

    private WebhookEvent(byte[] bytes, ObjectNode json) {
        super(json);
        this.bytes = bytes;
        this.json = json;
        if (json.has("entityType") && json.has("entity")) {
            this.channel = Channel.RCS;
            this.type = Nodes.filled(json.path("entityType"));
            this.data = Nodes.object(json, "entity");
        } else {
            this.channel = Channel.WHATSAPP;
            boolean enveloped = !Nodes.object(json, "data").isMissingNode();
            this.data = enveloped || !json.has("message") ? Nodes.object(json, "data") : json;
            // account_update has its type under another key.
            this.type = Nodes.filled(json.path("type"), json.path("field"), bareClickType());
        }
    }

    /**
     * Reads an event from a request's body, which must not be changed afterwards.
     *
     * @throws IOException if it is not one JSON object; the message quotes nothing of it
     */
    public static WebhookEvent parse(byte[] body) throws IOException {
        JsonNode tree;
        try {
            tree = Json.parse(body, null);
        } catch (IOException e) {
            // Not chained: the parser's message repeats words of the body.
            throw new IOException("The body of " + body.length + " bytes is not JSON");
        }
        if (tree instanceof ObjectNode object) {
            return new WebhookEvent(body, object);
        }
        throw new IOException("The body is JSON, but not an object");
    }

    /**
     * The event's type as it is on the wire, such as {@code message_received} or {@code message_api_delivered}, of RCS
     * {@code USER_MESSAGE}, {@code USER_EVENT} or {@code SERVER_EVENT}: an open set; {@code message_api_clicked} or
     * {@code message_campaign_clicked} for a click that came without an envelope; or null.
     */
    public String getType() {
        return type;
    }

    /** The channel that it came through. */
    public Channel getChannel() {
        return channel;
    }

    /** When it happened as the envelope says it, or, of RCS, as the entity does; or null. */
    public Instant getTimestamp() {
        return channel == Channel.RCS ? getRcs().getSentAt() : Nodes.instant(json.path("timestamp"));
    }

    /** The customer that it is about, or null. */
    public EventCustomer getCustomer() {
        JsonNode customer = Nodes.object(data, "customer");
        return customer.isMissingNode() ? null : new EventCustomer(customer);
    }

    /** The WhatsApp message that it is about, or null. */
    public EventMessage getMessage() {
        if (channel == Channel.RCS) {
            return null;
        }
        JsonNode message = Nodes.object(data, "message");
        return message.isMissingNode() ? null : new EventMessage(message);
    }

    /** The click that it is about, or null if it is not about a click. */
    public Click getClick() {
        boolean clicked = type != null && type.endsWith("_clicked");
        return clicked && channel == Channel.WHATSAPP ? Click.of(data, Nodes.object(data, "message")) : null;
    }

    /** The answers to a workflow, or null if it is not about a workflow. */
    public WorkflowResponse getWorkflow() {
        return "workflow_response_update".equals(type) && data.isObject() ? new WorkflowResponse(data) : null;
    }

    /** What an RCS event is about; null for WhatsApp. */
    public RcsEntity getRcs() {
        return channel == Channel.RCS ? new RcsEntity(json) : null;
    }

    /** Whether it is a customer's answer to a WhatsApp Flow, in either of the two deliveries that one answer can have. */
    public boolean isFlowResponse() {
        EventMessage message = "message_received".equals(type) ? getMessage() : null;
        return message != null ? message.isFlowReply() : type != null && type.endsWith("_flow_response");
    }

    /** The id of the WhatsApp Flow that was answered, or null. */
    public Long getFlowId() {
        String id = Nodes.filled(data.path("flow_id"));
        try {
            return id == null ? null : Long.valueOf(id.trim());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Whether it is the ping that is posted when the webhook's URL is saved in the dashboard. */
    public boolean isTest() {
        return "Webhook Test".equals(type);
    }

    /** Whether it reports that a message was sent, delivered, read, or failed. */
    public boolean isStatusUpdate() {
        return channel == Channel.RCS ? getRcs().status() != null : statusOfType() != null;
    }

    /** The status that it reports, else the status of the message that it is about, or null. */
    public MessageStatus getStatus() {
        if (channel == Channel.RCS) {
            return getRcs().status();
        }
        MessageStatus reported = statusOfType();
        return reported != null ? reported : of(getMessage(), EventMessage::getStatus);
    }

    /** The id of the message that it is about, or null. */
    public String getMessageId() {
        return channel == Channel.RCS ? getRcs().getMessageId() : of(getMessage(), EventMessage::getId);
    }

    /** What the message is, such as {@code Text}; an open set; or null. */
    public String getContentType() {
        return channel == Channel.RCS ? getRcs().contentType() : of(getMessage(), EventMessage::getContentType);
    }

    /** The customer's phone number with its country code, digits only, such as {@code 919999999999}; or null. */
    public String getPhone() {
        if (channel == Channel.RCS) {
            return getRcs().getPhone();
        }
        EventCustomer customer = getCustomer();
        return customer != null ? customer.getPhone() : of(getWorkflow(), WorkflowResponse::getPhone);
    }

    /** The customer's id at Interakt, or null. */
    public String getCustomerId() {
        EventCustomer customer = getCustomer();
        return customer != null ? customer.getId() : of(getWorkflow(), WorkflowResponse::getCustomerId);
    }

    /** The callback data that the message was sent with, or null. */
    public String getCallbackData() {
        if (channel == Channel.RCS) {
            return null;
        }
        JsonNode metaData = Nodes.object(Nodes.object(data, "message"), "meta_data");
        return Nodes.filled(
                Nodes.object(data, "event").path("callbackData"),
                Nodes.object(metaData, "source_data").path("callback_data"),
                Nodes.object(data, "source_template_message").path("callback_data"),
                metaData.path("callbackData"));
    }

    /** The deduplication key, the same for all deliveries of one event: at most 160 ASCII characters, nothing personal. */
    public String getKey() {
        return EventKey.of(this);
    }

    /**
     * The key of the customer that it is about, made of the phone number, or where there is none of the customer's id: at most
     * 36 ASCII characters, nothing personal; or null.
     */
    public String getCustomerKey() {
        return EventKey.ofCustomer(this);
    }

    /** The key of the message that it is about: at most 36 ASCII characters, nothing personal; or null. */
    public String getMessageKey() {
        return getMessageId() == null ? null : EventKey.id(getMessageId());
    }

    /** The keys of those events after which this report of a message's status tells nothing new; empty if it is none. */
    public List<String> getSupersedingKeys() {
        return EventKey.superseding(this);
    }

    /** What the event carries, without the envelope, as plain Java values; empty where there is nothing. */
    public Map<String, Object> getData() {
        return Nodes.map(data);
    }

    /** A copy of the body as it was posted, byte for byte. */
    @Override
    public byte[] toBytes() {
        return bytes.clone();
    }

    byte[] bytes() {
        return bytes;
    }

    private MessageStatus statusOfType() {
        if (type == null || !type.startsWith("message_")) {
            return null;
        }
        boolean ofMessage = type.startsWith("message_api_") || type.startsWith("message_campaign_");
        return ofMessage ? MessageStatus.of(type.substring(type.lastIndexOf('_') + 1)) : null;
    }

    /** A click on a link also comes as {@code {customer, message, event}}, without type and envelope. */
    private JsonNode bareClickType() {
        JsonNode message = Nodes.object(json, "message");
        if (message.isMissingNode() || Click.of(json, message) == null) {
            return MissingNode.getInstance();
        }
        boolean campaign = Nodes.filled(message.path("campaign_id")) != null;
        return json.textNode(campaign ? "message_campaign_clicked" : "message_api_clicked");
    }

    private static <V, T> T of(V view, Function<V, T> value) {
        return view == null ? null : value.apply(view);
    }

    /** Shows no personal data. */
    @Override
    public String toString() {
        return "WebhookEvent[channel=" + channel + ", type=" + type + ", messageId=" + getMessageId() + "]";
    }
}
