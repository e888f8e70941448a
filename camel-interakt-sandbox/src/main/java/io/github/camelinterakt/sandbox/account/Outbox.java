package io.github.camelinterakt.sandbox.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinterakt.sandbox.api.JsonValues;
import io.github.camelinterakt.sandbox.api.RefusedException;

/** Accepts or refuses messages, and stores the accepted ones and the conversations that they are part of. Not thread-safe. */
public final class Outbox {

    private static final int LIST_ROWS = 10;

    /** The platform's error for a wrong number of values, which the API does not check. */
    private static final Message.Failure PARAMETER_COUNT =
            new Message.Failure("132000", "Number of parameters does not match the expected number of params");

    private final Supplier<UUID> ids;
    private final ContactBook contacts;
    private final TemplateLibrary templates;
    private final Map<UUID, Message> messages = new LinkedHashMap<>();

    /** Customers' messages and fallbacks, which are in conversations too. */
    private final Map<UUID, ChatMessage> entries = new HashMap<>();

    /** The messages of each contact; the contact with the latest message is the last. */
    private final Map<UUID, List<UUID>> conversations = new LinkedHashMap<>();

    private final Map<String, Campaign> campaigns = new LinkedHashMap<>();

    Outbox(Supplier<UUID> ids, ContactBook contacts, TemplateLibrary templates) {
        this.ids = ids;
        this.contacts = contacts;
        this.templates = templates;
    }

    Message send(Channel channel, JsonNode request, String json, Instant now) {
        Contact contact = contacts.require(request);
        String type = request.path("type").asText();
        Message.Failure failure = null;
        if (type.equals("Template")) {
            Template template = requireTemplate(request, now);
            failure = template.takes(request.path("template")) ? null : PARAMETER_COUNT;
        } else if (channel == Channel.WHATSAPP && !contact.windowOpenAt(now)) {
            throw RefusedException.pleaseCorrect("Customer has not messaged within last 24 hours");
        }
        requireRows(request.at("/data/message/action/sections"));
        Message message = new Message(
                ids.get(),
                channel,
                type,
                contact.id(),
                contact.phone(),
                JsonValues.text(request.path("template"), "name"),
                JsonValues.text(request.path("template"), "languageCode"),
                JsonValues.text(request, "campaignId"),
                JsonValues.text(request, "callbackData"),
                json,
                now,
                MessageStatus.ACCEPTED,
                Message.Times.NONE,
                failure);
        messages.put(message.id(), message);
        converse(contact.id(), message.id());
        return message;
    }

    private void converse(UUID contactId, UUID messageId) {
        List<UUID> before = conversations.remove(contactId);
        List<UUID> conversation = before == null ? new ArrayList<>(2) : before;
        conversation.add(messageId);
        conversations.put(contactId, conversation);
    }

    void add(UUID contactId, ChatMessage entry) {
        entries.put(entry.id(), entry);
        converse(contactId, entry.id());
    }

    void replace(ChatMessage entry) {
        entries.put(entry.id(), entry);
    }

    /** A customer's message or a fallback; null for the account's other messages. */
    ChatMessage entry(UUID id) {
        return entries.get(id);
    }

    List<UUID> conversation(UUID contactId) {
        return Collections.unmodifiableList(conversations.getOrDefault(contactId, List.of()));
    }

    /** The contacts with a conversation, the latest first. */
    List<UUID> contactsByLatest() {
        List<UUID> latest = new ArrayList<>(conversations.keySet());
        Collections.reverse(latest);
        return latest;
    }

    Campaign createCampaign(JsonNode request, Instant now) {
        Template template = templates.requireApproved(
                request.path("template_name").asText(),
                request.path("language_code").asText(),
                now);
        return addCampaign(new Campaign(
                ids.get().toString(),
                request.path("campaign_name").asText(),
                template.name(),
                template.language(),
                now));
    }

    public Campaign addCampaign(Campaign campaign) {
        campaigns.put(campaign.id(), campaign);
        return campaign;
    }

    public List<Message> messages() {
        return List.copyOf(messages.values());
    }

    public Message message(UUID id) {
        Message found = messages.get(id);
        if (found == null) {
            throw new IllegalArgumentException("No message has this id");
        }
        return found;
    }

    boolean has(UUID id) {
        return messages.containsKey(id);
    }

    Message report(UUID id, MessageStatus status, Message.Failure failure, Instant now) {
        Message reported = message(id).reported(status, failure, now);
        messages.put(id, reported);
        return reported;
    }

    public int messageCount() {
        return messages.size();
    }

    public List<Campaign> campaigns() {
        return List.copyOf(campaigns.values());
    }

    private Template requireTemplate(JsonNode request, Instant now) {
        Template template = templates.requireApproved(
                request.at("/template/name").asText(),
                request.at("/template/languageCode").asText(),
                now);
        String expected = JsonValues.text(request, "template_category");
        if (expected != null && !expected.toUpperCase(Locale.ROOT).equals(template.category())) {
            throw new RefusedException(
                    400,
                    "Message not sent. Template category mismatch: Expected '" + expected + "', but received '"
                            + template.category()
                            + "'. Please update the request to match the approved template category.");
        }
        String campaignId = JsonValues.text(request, "campaignId");
        if (campaignId != null && !campaigns.containsKey(campaignId)) {
            throw RefusedException.pleaseCorrect("/campaignId: is not the id of a campaign of this account");
        }
        return template;
    }

    /** The schema knows the rows of one section; WhatsApp limits the rows of all sections together, and tells them apart by their ids. */
    private static void requireRows(JsonNode sections) {
        List<String> ids = sections.findValuesAsText("id");
        if (ids.size() > LIST_ROWS) {
            throw RefusedException.pleaseCorrect("/data/message/action/sections: must have at most " + LIST_ROWS
                    + " rows in total, but has " + ids.size());
        }
        if (Set.copyOf(ids).size() < ids.size()) {
            throw RefusedException.pleaseCorrect("/data/message/action/sections: two rows have the same id");
        }
    }
}
