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
 * An event that Interakt posted to a webhook: an immutable view of its JSON. Events of unknown types and unknown keys are
 * accessible by {@link #toJson()}, {@link #toMap()} and {@link #getData()}.
 *
 * <p>Accessors read the JSON lazily. They return null for a value that is absent or of an unexpected type.
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
     * Parses an event from a request's body, which must not be modified afterwards.
     *
     * @throws IOException if it is not a JSON object; the message does not contain its content
     */
    public static WebhookEvent parse(byte[] body) throws IOException {
        JsonNode tree;
        try {
            tree = Json.parse(body, null);
        } catch (IOException e) {
            // Not chained, because the parser's message quotes the body.
            throw new IOException("The body of " + body.length + " bytes is not JSON");
        }
        if (tree instanceof ObjectNode object) {
            return new WebhookEvent(body, object);
        }
        throw new IOException("The body is JSON, but not an object");
    }

    /**
     * The event's type as posted, such as {@code message_received} or {@code message_api_delivered}, or for RCS
     * {@code USER_MESSAGE}, {@code USER_EVENT} or {@code SERVER_EVENT}. The set is open. A click without an envelope has the
     * type {@code message_api_clicked} or {@code message_campaign_clicked}. May be null.
     */
    public String getType() {
        return type;
    }

    /** The event's channel. */
    public Channel getChannel() {
        return channel;
    }

    /** The time of the event, from the envelope or from the RCS entity; or null. */
    public Instant getTimestamp() {
        return channel == Channel.RCS ? getRcs().getSentAt() : Nodes.instant(json.path("timestamp"));
    }

    /** The event's customer, or null. */
    public EventCustomer getCustomer() {
        JsonNode customer = Nodes.object(data, "customer");
        if (customer.isMissingNode() && data.has("customer_phone_number")) {
            // An order has no customer, but the customer's phone and traits.
            ObjectNode ofOrder = Nodes.copy(Nodes.object(data, "customer_phone_number"));
            if (ofOrder.isEmpty()) {
                ofOrder.set("channel_phone_number", data.get("customer_phone_number"));
            }
            customer = ofOrder.set("traits", Nodes.copy(Nodes.object(data, "customer_traits")));
        }
        return customer.isMissingNode() ? null : new EventCustomer(customer);
    }

    /** The customer's business-scoped user id, or null. */
    public String getBusinessScopedUserId() {
        EventCustomer customer = getCustomer();
        return customer != null
                ? customer.getBusinessScopedUserId()
                : Nodes.businessScopedUserId(
                        data.path("customer_number"),
                        json.path("userPhoneNumber"),
                        data.path("senderPhoneNumber"),
                        data.path("phoneNumber"));
    }

    /** The customer's WhatsApp user name, or null. */
    public String getUserName() {
        return of(getCustomer(), EventCustomer::getUserName);
    }

    /**
     * The id of the message that the customer replied to, or null. The two events of one tap on a template's button,
     * {@code message_api_clicked} and {@code message_received}, have the same.
     */
    public String getContextMessageId() {
        return isClick() ? getMessageId() : of(getMessage(), EventMessage::getContextMessageId);
    }

    /** The event's WhatsApp message, or null. */
    public EventMessage getMessage() {
        if (channel == Channel.RCS) {
            return null;
        }
        JsonNode message = Nodes.object(data, "message");
        return message.isMissingNode() ? null : new EventMessage(message);
    }

    /** The click that the event reports, or null. */
    public Click getClick() {
        return isClick() ? Click.of(data, Nodes.object(data, "message")) : null;
    }

    /** The answers to a workflow, or null for other events. */
    public WorkflowResponse getWorkflow() {
        return "workflow_response_update".equals(type) && data.isObject() ? new WorkflowResponse(data) : null;
    }

    /** The content of an RCS event; null for WhatsApp. */
    public RcsEntity getRcs() {
        return channel == Channel.RCS ? new RcsEntity(json) : null;
    }

    /** Whether the event is a customer's reply to a WhatsApp Flow, in either of the two events that one reply can cause. */
    public boolean isFlowResponse() {
        EventMessage message = "message_received".equals(type) ? getMessage() : null;
        return message != null ? message.isFlowReply() : type != null && type.endsWith("_flow_response");
    }

    /** The id of the WhatsApp Flow to which the customer replied, or null. */
    public Long getFlowId() {
        String id = Nodes.filled(data.path("flow_id"));
        try {
            return id == null ? null : Long.valueOf(id.trim());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The Flow and the template that the customer replied to, or null: only one of a reply's two events has them. */
    String flowSource() {
        JsonNode template = Nodes.object(data, "source_template_message");
        String name = Nodes.filled(template.path("template_name"));
        return getFlowId() == null && template.isMissingNode()
                ? null
                : getFlowId() + "\n" + name + "\n" + Nodes.filled(template.path("callback_data"));
    }

    /** Whether it is the test event that Interakt posts when the webhook's URL is saved in the dashboard. */
    public boolean isTest() {
        return "Webhook Test".equals(type);
    }

    /** Whether it reports that a message was sent, delivered or read, or failed. */
    public boolean isStatusUpdate() {
        return channel == Channel.RCS ? getRcs().status() != null : statusOfType() != null;
    }

    /** The status that the event reports, else the status of its message, or null. */
    public MessageStatus getStatus() {
        if (channel == Channel.RCS) {
            return getRcs().status();
        }
        MessageStatus reported = statusOfType();
        return reported != null ? reported : of(getMessage(), EventMessage::getStatus);
    }

    /** The id of the event's message, or null. */
    public String getMessageId() {
        return channel == Channel.RCS ? getRcs().getMessageId() : of(getMessage(), EventMessage::getId);
    }

    /** The message's content type, such as {@code Text}; an open set; or null. */
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

    /** The callback data of the sent message, or null. */
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

    /** The deduplication key, equal for all deliveries of an event: at most 160 ASCII characters, no personal data. */
    public String getKey() {
        return EventKey.of(this);
    }

    /**
     * The key with a digest of the content that may change under it, or null. It changes when a message is edited (its text or
     * media, never a status or a time), and when the second event of a reply to a Flow contains the Flow and its template.
     */
    public String getContentKey() {
        return EventKey.withContent(this);
    }

    /**
     * The key of the event's customer, derived from the phone number, or from the customer's id if there is no number: at most
     * 36 ASCII characters, no personal data; or null.
     */
    public String getCustomerKey() {
        return EventKey.ofCustomer(this);
    }

    /** The key of the event's message: at most 36 ASCII characters, no personal data; or null. */
    public String getMessageKey() {
        return getMessageId() == null ? null : EventKey.id(getMessageId());
    }

    /** The keys of the events that make this status update outdated; empty if it is not a status update. */
    public List<String> getSupersedingKeys() {
        return EventKey.superseding(this);
    }

    /** The event's content without the envelope, as plain Java values; empty if there is none. */
    public Map<String, Object> getData() {
        return Nodes.map(data);
    }

    /** A copy of the posted body, byte for byte. */
    @Override
    public byte[] toBytes() {
        return bytes.clone();
    }

    byte[] bytes() {
        return bytes;
    }

    private boolean isClick() {
        return channel == Channel.WHATSAPP && type != null && type.endsWith("_clicked");
    }

    private MessageStatus statusOfType() {
        if (type == null || !type.startsWith("message_")) {
            return null;
        }
        boolean ofMessage = type.startsWith("message_api_") || type.startsWith("message_campaign_");
        return ofMessage ? MessageStatus.of(type.substring(type.lastIndexOf('_') + 1)) : null;
    }

    /** Interakt also posts clicks on links as {@code {customer, message, event}}, without type and envelope. */
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

    /** Prints no personal data. */
    @Override
    public String toString() {
        return "WebhookEvent[channel=" + channel + ", type=" + type + ", messageId=" + getMessageId() + "]";
    }
}
