package io.github.camelinterakt.sandbox.account;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which messages make up the conversation with each contact; the one with the latest message is the last. Not thread-safe. */
final class Conversations {

    private final Map<UUID, List<UUID>> byContact = new LinkedHashMap<>();

    /** Customers' messages and fallbacks; the account's other messages are in the outbox. */
    private final Map<UUID, ChatMessage> entries = new HashMap<>();

    void add(UUID contactId, UUID messageId) {
        List<UUID> conversation = byContact.remove(contactId);
        List<UUID> continued = conversation == null ? new ArrayList<>(2) : conversation;
        continued.add(messageId);
        byContact.put(contactId, continued);
    }

    void add(UUID contactId, ChatMessage entry) {
        entries.put(entry.id(), entry);
        add(contactId, entry.id());
    }

    void replace(ChatMessage entry) {
        entries.put(entry.id(), entry);
    }

    ChatMessage entry(UUID id) {
        return entries.get(id);
    }

    List<UUID> of(UUID contactId) {
        return Collections.unmodifiableList(byContact.getOrDefault(contactId, List.of()));
    }

    /** The contacts with a conversation, the latest first. */
    List<UUID> contacts() {
        List<UUID> contacts = new ArrayList<>(byContact.keySet());
        Collections.reverse(contacts);
        return contacts;
    }
}
