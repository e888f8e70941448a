package io.github.camelinterakt.model;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A contact, which the API's documents also call user or customer. A new contact is the body of {@code trackUser};
 * {@code getUser}, {@code getUsers} and the feed return fetched contacts.
 *
 * <pre>{@code
 * new Contact().to("+91 99999 99999").withTrait("name", "Asha").withTags("vip")
 * }</pre>
 *
 * <p>A fetched contact may be the body of {@code trackUser}, too. Then, and when it is changed, it is converted by
 * {@link #toRequest()}. To send only changes, start from {@link #toUpdate()}.
 */
public final class Contact extends TrackRequest<Contact> {

    /** The prefix of the names of Interakt's own traits. */
    private static final String INTERNAL = "_internal";

    private final boolean fetched;

    /** Creates a contact for {@code trackUser}, which requires a phone number or a user id. */
    public Contact() {
        this(json("traits", json()), false);
    }

    Contact(ObjectNode json, boolean fetched) {
        super(json);
        this.fetched = fetched;
    }

    /** Creates a contact from a customer of a response. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Contact of(ObjectNode customer) {
        return new Contact(customer.deepCopy(), true);
    }

    /** Sets the names of the tags to add. The API never removes tags, and ignores their case. */
    public Contact withTags(String... tags) {
        return set(list("tags", tags), "tags");
    }

    /** Sets whether to add the contact to the sales cycle of Interakt's sales CRM; if not set, the API decides. */
    public Contact withSalesCycle(boolean add) {
        return set(add, "add_to_sales_cycle");
    }

    /** Sets the contact's time of creation, which is sent in milliseconds. */
    public Contact withCreatedAt(Instant createdAt) {
        return set(createdAt, "createdAt");
    }

    /** Returns Interakt's id; null for a new contact. */
    public String getId() {
        return filled("id");
    }

    /** Returns the time of creation, or null; throws IllegalArgumentException if the time stamp is invalid. */
    public Instant getCreatedAt() {
        return Timestamps.parseNullable(filled(fetched ? "created_at_utc" : "createdAt"));
    }

    /** Returns the time of the last change in Interakt; null for a new contact. */
    public Instant getModifiedAt() {
        return Timestamps.parseNullable(filled("modified_at_utc"));
    }

    /** Returns the country's calling code with a plus, or null. */
    public String getCountryCode() {
        return filled(fetched ? "country_code" : "countryCode");
    }

    /** Returns the national number, or null. */
    public String getPhoneNumber() {
        return filled(fetched ? "phone_number" : "phoneNumber");
    }

    /** Returns country code and number, or null if one of them is missing. */
    public String getFullPhoneNumber() {
        String full = filled("fullPhoneNumber");
        return full != null || getCountryCode() == null || getPhoneNumber() == null
                ? full
                : getCountryCode() + getPhoneNumber();
    }

    /** Returns the contact's id in the caller's system; null if it is missing or empty. */
    public String getUserId() {
        return filled(fetched ? "user_id" : "userId");
    }

    /** Returns the names of the tags; empty if there are none or the operation does not return them. */
    public List<String> getTags() {
        return texts(value(fetched ? "tag_names" : "tags"));
    }

    /** Returns Interakt's ids of the tags; empty for a new contact, or if the operation does not return them. */
    public List<String> getTagIds() {
        return fetched ? texts(value("tags")) : List.of();
    }

    /** Returns the source of the contact, such as {@code API}, {@code CreateUI} or {@code Shopify}, or null. */
    public String getSource() {
        return filled("customer_created_at_source");
    }

    /**
     * Converts a fetched contact to a request for {@code trackUser}; returns a new contact unchanged.
     *
     * <p>The request omits what the API would refuse or misinterpret: traits without a value, traits that contain objects, and
     * Interakt's own traits. It overwrites changes that others have made since the contact was fetched: see {@link #toUpdate()}.
     */
    public Contact toRequest() {
        return fetched ? new Contact(draft(), false) : this;
    }

    /**
     * Returns a contact with only the phone number and user id of this one. The API replaces the traits that it receives, adds
     * the tags and keeps all others, so an update needs only the changes.
     */
    public Contact toUpdate() {
        return new Contact(person(), false);
    }

    @Override
    Contact change(Consumer<ObjectNode> edit) {
        return fetched ? toRequest().change(edit) : super.change(edit);
    }

    private ObjectNode draft() {
        ObjectNode draft = person();
        if (!getTags().isEmpty()) {
            draft.set("tags", JsonValues.of("tags", getTags()));
        }
        value("traits").properties().forEach(trait -> {
            JsonNode value = trait.getValue();
            if (!value.isNull() && !value.isObject() && !trait.getKey().startsWith(INTERNAL)) {
                draft.withObjectProperty("traits").set(trait.getKey(), value);
            }
        });
        return draft;
    }

    private ObjectNode person() {
        ObjectNode person = json("countryCode", getCountryCode(), "phoneNumber", getPhoneNumber());
        person.setAll(json("fullPhoneNumber", filled("fullPhoneNumber"), "userId", getUserId(), "traits", json()));
        return person;
    }

    /** Prints Interakt's id only. */
    @Override
    public String toString() {
        return "Contact[id=" + getId() + "]";
    }

    private String filled(String key) {
        JsonNode value = value(key);
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank() ? value.asText() : null;
    }
}
