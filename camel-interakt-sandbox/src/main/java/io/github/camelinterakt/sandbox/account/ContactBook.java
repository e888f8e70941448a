package io.github.camelinterakt.sandbox.account;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinterakt.sandbox.api.JsonValues;
import io.github.camelinterakt.sandbox.api.RefusedException;
import io.github.camelinterakt.sandbox.api.WireTime;

/** The contacts of an account, in the order of their creation. Not thread-safe. */
public final class ContactBook {

    private final Supplier<UUID> ids;
    private final ContactOrder order;
    private long requests;
    private final List<Contact> contacts = new ArrayList<>();
    private final Map<UUID, Integer> byId = new HashMap<>();
    private final Map<String, Integer> byFullPhone = new HashMap<>();
    private final Map<String, List<Integer>> byNationalPhone = new HashMap<>();
    private final Map<String, Integer> byUserId = new HashMap<>();
    private final Map<String, UUID> tagIds = new HashMap<>();

    public ContactBook(Supplier<UUID> ids) {
        this(ids, ContactOrder.CREATED);
    }

    public ContactBook(Supplier<UUID> ids, ContactOrder order) {
        this.ids = ids;
        this.order = order;
    }

    /** Creates a contact, or replaces the given traits and adds the tags. */
    public Contact track(JsonNode request, Instant now) {
        PhoneNumber phone = PhoneNumber.of(request);
        String userId = JsonValues.text(request, "userId");
        return track(
                phone,
                userId,
                JsonValues.map(request.path("traits")),
                JsonValues.list(request.path("tags")).stream()
                        .map(String::valueOf)
                        .toList(),
                now);
    }

    /** Creates or changes a contact, as {@link #track(JsonNode, Instant)} does. */
    public Contact track(PhoneNumber phone, String userId, Map<String, Object> traits, List<String> tags, Instant now) {
        return track(phone, userId, slotOf(phone, userId), traits, tags, now);
    }

    private Contact track(
            PhoneNumber phone,
            String userId,
            Integer slot,
            Map<String, Object> traits,
            List<String> tags,
            Instant now) {
        Contact before = slot == null ? null : contacts.get(slot);
        Contact after = new Contact(
                before == null ? ids.get() : before.id(),
                before == null ? now : before.createdAt(),
                now,
                phone == null && before != null ? before.phone() : phone,
                userId == null && before != null ? before.userId() : userId,
                before == null ? traits : merged(before.traits(), traits),
                added(before == null ? List.of() : before.tags(), tags),
                before == null ? "API" : before.source(),
                before == null ? null : before.lastMessageAt(),
                before == null ? null : before.username(),
                before == null ? null : before.scopedId());
        store(slot, before, after);
        return after;
    }

    public Contact track(UUID id, Map<String, Object> traits, Instant now) {
        Contact before = require(id);
        return track(before.phone(), before.userId(), byId.get(id), traits, List.of(), now);
    }

    /** Finds the contact with a number, or creates it, as a message from it does. */
    public Contact withPhone(PhoneNumber phone, Instant now) {
        Integer slot = byFullPhone.get(phone.full());
        return slot != null ? contacts.get(slot) : inbound(phone, null, null, now);
    }

    /** Finds the contact with a WhatsApp user name and no number, or creates it, as a message from it does. */
    public Contact withUsername(String username, String scopedId, Instant now) {
        return contacts.stream()
                .filter(contact -> scopedId.equals(contact.scopedId()))
                .findFirst()
                .orElseGet(() -> inbound(null, username, scopedId, now));
    }

    private Contact inbound(PhoneNumber phone, String username, String scopedId, Instant now) {
        Contact contact =
                new Contact(ids.get(), now, now, phone, null, Map.of(), List.of(), "Inbound", null, username, scopedId);
        store(null, null, contact);
        return contact;
    }

    /** Records a message from a contact, which opens its 24-hour window. */
    public void wrote(UUID id, Instant now) {
        int slot = byId.get(id);
        contacts.set(slot, contacts.get(slot).wroteAt(now));
    }

    public Contact require(UUID id) {
        return require(byId.get(id));
    }

    Contact at(int index) {
        return contacts.get(index);
    }

    public Contact require(JsonNode request) {
        PhoneNumber phone = PhoneNumber.of(request);
        return require(
                phone != null ? byFullPhone.get(phone.full()) : byUserId.get(JsonValues.text(request, "userId")));
    }

    public Contact require(PhoneNumber phone) {
        return require(byFullPhone.get(phone.full()));
    }

    private Contact require(Integer slot) {
        if (slot == null) {
            throw RefusedException.pleaseCorrect("Customer is not available for the organization");
        }
        return contacts.get(slot);
    }

    /** Finds contacts by the number without country code, which contacts of several countries may share. */
    List<Contact> byNationalPhone(String national) {
        return byNationalPhone.getOrDefault(national, List.of()).stream()
                .map(contacts::get)
                .toList();
    }

    /** Finds a contact by its id in the caller's system. */
    List<Contact> byUserId(String userId) {
        Integer slot = byUserId.get(userId);
        return slot == null ? List.of() : List.of(contacts.get(slot));
    }

    public ContactPage page(JsonNode filters, int offset, int limit) {
        requests++;
        if (filters.isEmpty() && order == ContactOrder.CREATED) {
            return page(contacts, offset, limit);
        }
        Predicate<Contact> filter = contact -> true;
        for (JsonNode each : filters) {
            filter = filter.and(filter(each));
        }
        List<Contact> found = new ArrayList<>(contacts.stream().filter(filter).toList());
        order.apply(found, requests);
        return page(found, offset, limit);
    }

    private static Predicate<Contact> filter(JsonNode filter) {
        boolean created = filter.path("trait").asText().equals("created_at_utc");
        Instant bound;
        try {
            bound = WireTime.parse(filter.path("val").asText());
        } catch (DateTimeException e) {
            throw RefusedException.pleaseCorrect("/filters: a val is not an ISO-8601 date or time");
        }
        IntPredicate test =
                switch (filter.path("op").asText()) {
                    case "gt" -> order -> order > 0;
                    case "gte" -> order -> order >= 0;
                    case "lt" -> order -> order < 0;
                    case "lte" -> order -> order <= 0;
                    case "eq" -> order -> order == 0;
                    default -> throw RefusedException.pleaseCorrect("/filters: an op is not known");
                };
        return contact -> test.test((created ? contact.createdAt() : contact.modifiedAt()).compareTo(bound));
    }

    private static ContactPage page(List<Contact> found, int offset, int limit) {
        int from = Math.min(offset, found.size());
        int to = (int) Math.min((long) offset + limit, found.size());
        return new ContactPage(List.copyOf(found.subList(from, to)), found.size(), to < found.size());
    }

    public List<Contact> all() {
        return List.copyOf(contacts);
    }

    public int count() {
        return contacts.size();
    }

    UUID tagId(String tag) {
        return tagIds.get(tag.toLowerCase(Locale.ROOT));
    }

    private Integer slotOf(PhoneNumber phone, String userId) {
        Integer byPhone = phone == null ? null : byFullPhone.get(phone.full());
        Integer byId = userId == null ? null : byUserId.get(userId);
        if (phone == null || byId == null || byId.equals(byPhone)) {
            return byPhone != null ? byPhone : byId;
        }
        // A contact without a phone number gets the given one, unless another contact has it.
        if (byPhone == null && contacts.get(byId).phone() == null) {
            return byId;
        }
        throw RefusedException.pleaseCorrect("userId belongs to another customer");
    }

    private void store(Integer slot, Contact before, Contact after) {
        Integer place = slot;
        if (place == null) {
            place = contacts.size();
            contacts.add(after);
            byId.put(after.id(), place);
        } else {
            contacts.set(place, after);
        }
        if (after.phone() != null && byFullPhone.putIfAbsent(after.phone().full(), place) == null) {
            byNationalPhone
                    .computeIfAbsent(after.phone().national(), number -> new ArrayList<>(1))
                    .add(place);
        }
        if (before != null && before.userId() != null && !before.userId().equals(after.userId())) {
            byUserId.remove(before.userId());
        }
        if (after.userId() != null) {
            byUserId.put(after.userId(), place);
        }
    }

    private static Map<String, Object> merged(Map<String, Object> before, Map<String, Object> given) {
        Map<String, Object> traits = new LinkedHashMap<>(before);
        traits.putAll(given);
        return Collections.unmodifiableMap(traits);
    }

    private List<String> added(List<String> before, List<String> given) {
        List<String> tags = new ArrayList<>(before);
        for (String tag : given) {
            tagIds.computeIfAbsent(tag.toLowerCase(Locale.ROOT), name -> ids.get());
            if (tags.stream().noneMatch(tag::equalsIgnoreCase)) {
                tags.add(tag);
            }
        }
        return List.copyOf(tags);
    }
}
