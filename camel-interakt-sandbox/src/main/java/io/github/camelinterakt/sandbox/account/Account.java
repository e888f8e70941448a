package io.github.camelinterakt.sandbox.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinterakt.sandbox.api.ApiCall;
import io.github.camelinterakt.sandbox.api.ApiResponse;
import io.github.camelinterakt.sandbox.api.JsonValues;
import io.github.camelinterakt.sandbox.api.RefusedException;

/** The state of an Interakt account, which handles calls that are authenticated and valid. Not thread-safe. */
public final class Account {

    private static final String QUEUED = "Message queued for sending via Interakt. Check webhook for delivery status";
    private static final int USERS_LIMIT = 100;

    /** Learns what the API has accepted. */
    public interface Observer {
        void accepted(Message message);

        void created(Template template);
    }

    private final Clock clock;
    private final Supplier<UUID> ids;
    private final int templatesPageSize;
    private final List<String> agents;
    private final Observer observer;
    private final WireShapes shapes;
    private final ContactBook contacts;
    private final TemplateLibrary templates;
    private final Outbox outbox;
    private final Map<UUID, CartOrder> orders = new HashMap<>();
    private long lastOrder = 1000;
    private final List<ContactEvent> events = new ArrayList<>();
    private final List<ChatAssignment> assignments = new ArrayList<>();
    private final Map<UUID, ChatAssignment> assigned = new HashMap<>();
    private final List<MediaFile> media = new ArrayList<>();

    public Account(
            Clock clock,
            Supplier<UUID> ids,
            Duration approvalDelay,
            int templatesPageSize,
            ContactOrder contactOrder,
            List<String> agents,
            Observer observer) {
        this.agents = agents;
        this.observer = observer;
        this.clock = clock;
        this.ids = ids;
        this.templatesPageSize = templatesPageSize;
        this.contacts = new ContactBook(ids, contactOrder);
        this.templates = new TemplateLibrary(ids, approvalDelay);
        this.outbox = new Outbox(ids, contacts, templates);
        this.shapes = new WireShapes(ids.get(), ids.get(), contacts);
    }

    public ApiResponse handle(ApiCall call) {
        try {
            return switch (call.operation()) {
                case TRACK_USER -> trackUser(call.body());
                case TRACK_EVENT -> trackEvent(call.body());
                case MESSAGE -> message(call);
                case RCS_MESSAGE ->
                    ApiResponse.success(
                            201, QUEUED, "id", accept(Channel.RCS, call).id());
                case CREATE_CAMPAIGN -> createCampaign(call.body());
                case GET_USERS -> getUsers(call);
                case GET_USER_BY_PHONE ->
                    lookedUp(contacts.byNationalPhone(call.parameters().get("number")));
                case GET_USER_BY_ID ->
                    lookedUp(contacts.byUserId(call.parameters().get("userId")));
                case CREATE_TEMPLATE -> {
                    Template created = templates.create(call.body(), now());
                    observer.created(created);
                    yield ApiResponse.success(
                            200,
                            "Message Template resource created successfully",
                            "data",
                            shapes.createdTemplate(created));
                }
                case UPLOAD_MEDIA -> uploadMedia(call);
                case GET_TEMPLATES -> getTemplates(call.parameters());
                case ASSIGN_CHAT -> assignChat(call.body());
            };
        } catch (RefusedException e) {
            return e.response();
        }
    }

    private ApiResponse trackUser(JsonNode request) {
        int before = contacts.count();
        Contact contact = contacts.track(request, now());
        String done = contacts.count() > before ? "created" : "updated";
        return ApiResponse.success(202, "Customer with " + contact.id() + " " + done + " successfully");
    }

    private ApiResponse trackEvent(JsonNode request) {
        Contact contact = contacts.require(request);
        ContactEvent event = new ContactEvent(
                ids.get(), contact.id(), request.path("event").asText(), JsonValues.map(request.path("traits")), now());
        events.add(event);
        return ApiResponse.success(201, "Event created successfully", "id", event.id());
    }

    private ApiResponse message(ApiCall call) {
        Message message = accept(Channel.WHATSAPP, call);
        boolean plainTemplate =
                message.templateName() != null && call.body().path("fallback").isMissingNode();
        return ApiResponse.success(201, plainTemplate ? "Message created successfully" : QUEUED, "id", message.id());
    }

    private Message accept(Channel channel, ApiCall call) {
        Message message = outbox.send(channel, call.body(), call.json(), now());
        observer.accepted(message);
        return message;
    }

    private ApiResponse createCampaign(JsonNode request) {
        Campaign campaign = outbox.createCampaign(request, now());
        Map<String, Object> data = JsonValues.object("campaignId", campaign.id(), "name", campaign.name());
        data.put("type", request.path("campaign_type").asText());
        return ApiResponse.success(201, "Api Campaign Created created successfully", "data", data);
    }

    private ApiResponse getUsers(ApiCall call) {
        int offset = number(call.parameters(), "offset", 0);
        int limit = number(call.parameters(), "limit", USERS_LIMIT);
        ContactPage page = contacts.page(call.body().path("filters"), offset, limit);
        Map<String, Object> data = JsonValues.object("total_customers", page.total(), "offset", offset, "limit", limit);
        data.put("has_next_page", page.hasNext());
        data.put(
                "customers", page.contacts().stream().map(shapes::listedContact).toList());
        return ApiResponse.success(200, "Customers", "data", data);
    }

    private ApiResponse lookedUp(List<Contact> found) {
        return ApiResponse.success(
                200,
                "Customers",
                "data",
                Map.of("customers", found.stream().map(shapes::lookedUpContact).toList()));
    }

    private ApiResponse uploadMedia(ApiCall call) {
        MediaFile file = MediaFile.of(ids.get(), call.upload(), now());
        media.add(file);
        Map<String, Object> data = JsonValues.object("file_url", file.url(), "file_handle", file.handle());
        data.put("file_name", file.file().name());
        return ApiResponse.success(200, "Media file uploaded successfully", "data", data);
    }

    private ApiResponse getTemplates(Map<String, String> parameters) {
        int offset = number(parameters, "offset", 0);
        List<Template> found = templates.matching(parameters, now());
        boolean more = (long) offset + templatesPageSize < found.size();
        List<Map<String, Object>> page = found.stream()
                .skip(offset)
                .limit(templatesPageSize)
                .map(shapes::listedTemplate)
                .toList();
        return ApiResponse.of(
                200, JsonValues.object("count", found.size(), "has_next", more, "results", Map.of("templates", page)));
    }

    private ApiResponse assignChat(JsonNode request) {
        Contact contact = contacts.require(
                PhoneNumber.ofFull(request.path("user_phone_number").asText()));
        ChatAssignment assignment = new ChatAssignment(
                contact.id(), request.path("agent_email").asText(), JsonValues.text(request, "wc_id"), now());
        if (!agents.isEmpty() && agents.stream().noneMatch(assignment.agentEmail()::equalsIgnoreCase)) {
            return refusedAssignment("Agent not found");
        }
        ChatAssignment before = assigned.get(contact.id());
        if (before != null && before.isSameAs(assignment)) {
            return refusedAssignment("Chat is already assigned to same agent");
        }
        assigned.put(contact.id(), assignment);
        assignments.add(assignment);
        return ApiResponse.success(200, "Chat Assigned Successfully");
    }

    /** Records the status of a message. If it failed and has a fallback, the text message follows in the conversation. */
    public Message report(UUID id, MessageStatus status, Message.Failure failure) {
        Message message = outbox.report(id, status, failure, now());
        if (status == MessageStatus.FAILED) {
            Shown sms = Rendering.sms(message.request());
            if (sms != null) {
                outbox.add(message.contactId(), ChatMessage.sms(ids.get(), message.id(), sms, now()));
            }
        }
        return message;
    }

    /** Records a message from a contact, which opens its 24-hour window. */
    public ChatMessage receive(Contact contact, Channel channel, String type, UUID replyTo, Shown shown) {
        ChatMessage entry = ChatMessage.received(ids.get(), channel, type, replyTo, shown, now());
        contacts.wrote(contact.id(), now());
        outbox.add(contact.id(), entry);
        return entry;
    }

    /** Changes the text or caption of a contact's message. */
    public ChatMessage edit(UUID id, String text) {
        ChatMessage before = entry(id);
        ChatMessage after = before.edited(before.shown().withBody(text));
        outbox.replace(after);
        return after;
    }

    public CartOrder order(Contact contact, List<Shown.Item> items) {
        CartOrder order = new CartOrder(++lastOrder, contact.id(), List.copyOf(items), "CONFIRMED", "PENDING", now());
        orders.put(contact.id(), order);
        return order;
    }

    public CartOrder changeOrder(Contact contact, String orderStatus, String paymentStatus) {
        CartOrder changed =
                orders.computeIfPresent(contact.id(), (id, order) -> order.with(orderStatus, paymentStatus));
        if (changed == null) {
            throw new IllegalArgumentException("The customer has no order: let it order first");
        }
        return changed;
    }

    public List<ChatMessage> conversation(UUID contactId) {
        return outbox.conversation(contactId).stream().map(this::entry).toList();
    }

    public ChatMessage entry(UUID id) {
        ChatMessage entry = outbox.entry(id);
        if (entry != null) {
            return entry;
        }
        Message message = outbox.message(id);
        return ChatMessage.sent(message, Rendering.of(message.channel(), message.request(), templateOf(message)));
    }

    /** The template of a message as its events have it; null for other messages. */
    public String rawTemplate(Message message) {
        return message.templateName() == null ? null : shapes.rawTemplate(templateOf(message));
    }

    private Template templateOf(Message message) {
        return message.templateName() == null
                ? null
                : templates.find(message.templateName(), message.languageCode(), now());
    }

    /** The contacts with summaries of their conversations. */
    public List<Chat> chats(int limit) {
        Set<UUID> ids = new LinkedHashSet<>(outbox.contactsByLatest());
        for (int i = contacts.count() - 1; i >= 0 && ids.size() < limit; i--) {
            ids.add(contacts.at(i).id());
        }
        return ids.stream().limit(limit).map(id -> chat(contacts.require(id))).toList();
    }

    private Chat chat(Contact contact) {
        ChatAssignment assignment = assigned.get(contact.id());
        String agent = assignment == null ? null : assignment.agentEmail();
        List<UUID> conversation = outbox.conversation(contact.id());
        if (conversation.isEmpty()) {
            return new Chat(contact, contact.lastMessageAt(), null, 0, agent);
        }
        Set<MessageStatus> unseen = Set.of(MessageStatus.SENT, MessageStatus.DELIVERED);
        int unread = (int) conversation.stream()
                .filter(id ->
                        outbox.has(id) && unseen.contains(outbox.message(id).status()))
                .count();
        ChatMessage last = entry(conversation.get(conversation.size() - 1));
        return new Chat(contact, last.at(), last.shown().body(), unread, agent);
    }

    private static ApiResponse refusedAssignment(String error) {
        return ApiResponse.of(400, JsonValues.object("result", false, "message", List.of(error)));
    }

    private static int number(Map<String, String> parameters, String name, int otherwise) {
        String value = parameters.getOrDefault(name, "");
        return value.isEmpty() ? otherwise : Integer.parseInt(value);
    }

    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    public ContactBook contacts() {
        return contacts;
    }

    public TemplateLibrary templates() {
        return templates;
    }

    public Outbox outbox() {
        return outbox;
    }

    public List<ContactEvent> events() {
        return List.copyOf(events);
    }

    public int eventCount() {
        return events.size();
    }

    public List<ChatAssignment> assignments() {
        return List.copyOf(assignments);
    }

    public List<MediaFile> media() {
        return List.copyOf(media);
    }
}
