package io.github.camelinterakt.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A contact (the API's documents also say user or customer), immutable, used both ways: built with {@link #builder()} it
 * is the body of {@code trackUser}; {@code getUser} and {@code getUsers} answer with it.
 *
 * <p>A fetched contact may go straight back to {@code trackUser}, too: {@link #toJson()} then writes what
 * {@link #toBuilder()} carries over. To change a few things of a fetched contact, {@link #toUpdate()} is the better
 * start: it writes nothing that has not changed.
 */
public final class Contact implements WireDocument {

    @JsonIgnore
    private final ObjectNode received;

    @JsonUnwrapped
    private final Content content;

    Contact(ContactBuilder builder) {
        received = null;
        content = new Content(
                builder.contactPerson(),
                builder.traits(),
                builder.tags(),
                builder.addToSalesCycle(),
                builder.createdAt());
    }

    private Contact(ObjectNode customer) {
        received = customer;
        content = new Content(
                new Person(
                        filled(customer, "country_code"),
                        filled(customer, "phone_number"),
                        null,
                        filled(customer, "user_id")),
                customer.path("traits").isObject() ? traits(customer.get("traits")) : Map.of(),
                texts(customer.path("tag_names")),
                null,
                filled(customer, "created_at_utc"));
    }

    /**
     * Starts a contact for {@code trackUser}.
     *
     * @return an empty builder
     */
    public static ContactBuilder builder() {
        return new ContactBuilder();
    }

    /**
     * Reads a customer of an answer. Unknown keys are kept, see {@link #getReceived()}.
     *
     * @param customer the customer's document; it is copied
     * @return the contact
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Contact of(ObjectNode customer) {
        return new Contact(customer.deepCopy());
    }

    /**
     * Interakt's id of the contact.
     *
     * @return the id; null for a contact that was built
     */
    public String getId() {
        return received == null ? null : filled(received, "id");
    }

    /**
     * When the contact was created: in Interakt, if fetched; as given to the builder, otherwise.
     *
     * @return the moment, or null
     * @throws IllegalArgumentException if the time stamp that was received cannot be read
     */
    public Instant getCreatedAt() {
        return content.createdAt == null ? null : Timestamps.parse(content.createdAt);
    }

    /**
     * When the contact was last changed in Interakt.
     *
     * @return the moment; null for a contact that was built
     * @throws IllegalArgumentException if the time stamp that was received cannot be read
     */
    public Instant getModifiedAt() {
        String modified = received == null ? null : filled(received, "modified_at_utc");
        return modified == null ? null : Timestamps.parse(modified);
    }

    /**
     * The country's calling code.
     *
     * @return the code with a plus, such as {@code +91}, or null
     */
    public String getCountryCode() {
        return content.person.countryCode();
    }

    /**
     * The national phone number.
     *
     * @return the number without country code, or null
     */
    public String getPhoneNumber() {
        return content.person.phoneNumber();
    }

    /**
     * The whole phone number as given to {@link ContactBuilder#to(String)}, or put together from country code and number.
     *
     * @return the number, or null where a part is missing
     */
    public String getFullPhoneNumber() {
        if (content.person.fullPhoneNumber() != null) {
            return content.person.fullPhoneNumber();
        }
        return content.person.countryCode() == null || content.person.phoneNumber() == null
                ? null
                : content.person.countryCode() + content.person.phoneNumber();
    }

    /**
     * The caller's own id of the contact.
     *
     * @return the id, or null where there is none; the API's empty string counts as none
     */
    public String getUserId() {
        return content.person.userId();
    }

    /**
     * The contact's attributes.
     *
     * @return an immutable map by name; of a fetched contact values may be null, lists or maps
     */
    public Map<String, Object> getTraits() {
        return content.traits;
    }

    /**
     * The names of the contact's tags.
     *
     * @return an immutable list, empty where there are none or the operation does not tell
     */
    public List<String> getTags() {
        return content.tags == null ? List.of() : content.tags;
    }

    /**
     * Interakt's ids of the contact's tags.
     *
     * @return an immutable list, empty for a contact that was built, or where the operation does not tell
     */
    public List<String> getTagIds() {
        List<String> ids = received == null ? null : texts(received.path("tags"));
        return ids == null ? List.of() : ids;
    }

    /**
     * What created the contact, such as {@code API}, {@code CreateUI} or {@code Shopify}.
     *
     * @return the source, or null
     */
    public String getSource() {
        return received == null ? null : filled(received, "customer_created_at_source");
    }

    /**
     * The document that was received, with all its keys.
     *
     * @return a copy, or null for a contact that was built
     */
    public ObjectNode getReceived() {
        return received == null ? null : received.deepCopy();
    }

    /**
     * The contact as JSON for reading it: the document that was received, else the one that would be sent.
     *
     * @return a copy, which the caller may change
     */
    @JsonValue
    public ObjectNode toDocument() {
        return received == null ? toJson() : getReceived();
    }

    /**
     * Writes the request body of {@code trackUser}. For a fetched contact this is what {@link #toBuilder()} carries over.
     */
    @Override
    @JsonValue(false)
    public ObjectNode toJson() {
        return received == null
                ? WireDocument.super.toJson()
                : toBuilder().build().toJson();
    }

    /**
     * A builder with all that {@code trackUser} can write: phone, user id, tags and traits; of a contact that was built
     * also the sales cycle and the time of creation.
     *
     * <p>Of a fetched contact these are left out, for the API would refuse or misread them: traits without a value,
     * traits that hold objects, and Interakt's own traits, whose names begin with {@code _internal}. Mind that sending
     * all traits back overwrites what others changed since the contact was fetched: see {@link #toUpdate()}.
     *
     * @return a new builder
     */
    public ContactBuilder toBuilder() {
        ContactBuilder builder = toUpdate();
        if (content.tags != null && !content.tags.isEmpty()) {
            builder.tags(content.tags);
        }
        if (received == null) {
            return builder.traits(content.traits)
                    .salesCycle(content.addToSalesCycle)
                    .createdAt(getCreatedAt());
        }
        content.traits.forEach((name, value) -> {
            if (value != null && !(value instanceof Map) && !Traits.isInternal(name)) {
                builder.trait(name, value);
            }
        });
        return builder;
    }

    /**
     * A builder that names the same person and nothing else. The API replaces the traits that it is given and adds the
     * tags; all others stay, so an update needs only what changes.
     *
     * @return a new builder with this contact's phone and user id
     */
    public ContactBuilder toUpdate() {
        return new ContactBuilder(content.person);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Contact that && Objects.equals(received, that.received) && content.equals(that.content);
    }

    @Override
    public int hashCode() {
        return Objects.hash(received, content);
    }

    /** Shows Interakt's id only. */
    @Override
    public String toString() {
        return "Contact[id=" + getId() + "]";
    }

    private static Map<String, Object> traits(JsonNode json) {
        Map<String, Object> values = new LinkedHashMap<>();
        json.properties().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
        return Traits.copyOf("", values);
    }

    private static List<String> texts(JsonNode array) {
        if (!array.isArray()) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return List.copyOf(texts);
    }

    private static String filled(ObjectNode customer, String key) {
        JsonNode value = customer.path(key);
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank() ? value.asText() : null;
    }

    private record Content(
            @JsonUnwrapped Person person,
            Map<String, Object> traits,
            List<String> tags,
            @JsonProperty("add_to_sales_cycle") Boolean addToSalesCycle,
            String createdAt) {}
}
