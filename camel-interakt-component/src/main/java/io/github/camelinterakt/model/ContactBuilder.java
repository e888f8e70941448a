package io.github.camelinterakt.model;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds a {@link Contact} for {@code trackUser}. The API wants a phone or a user id; a name and an e-mail address are
 * traits.
 */
public final class ContactBuilder extends PersonBuilder<Contact, ContactBuilder> {

    private final Map<String, Object> traits = new LinkedHashMap<>();
    private List<String> tags;
    private Boolean addToSalesCycle;
    private String createdAt;

    ContactBuilder() {}

    ContactBuilder(Person person) {
        setPerson(person);
    }

    /**
     * Names the contact by the caller's own id; beside a phone, it gives the contact this id.
     *
     * @param userId the id. An id that belongs to another contact is refused by the API.
     * @return this builder
     */
    public ContactBuilder userId(String userId) {
        setUserId(userId);
        return this;
    }

    /**
     * Sets one attribute, in place of the contact's former value.
     *
     * @param name  the attribute's name, such as {@code name} or {@code email}
     * @param value a string, number, boolean, list or date; dates with a time are written as ISO 8601 in UTC, those
     *              without a zone are taken as UTC. Null is written as null.
     * @return this builder
     * @throws IllegalArgumentException if the name is null or the value is of any other kind
     */
    public ContactBuilder trait(String name, Object value) {
        traits.put(required(name, "the name of a trait"), Traits.normalised(name, value));
        return this;
    }

    /**
     * Sets several attributes, beside those given before.
     *
     * @param traits the attributes by name
     * @return this builder
     * @throws IllegalArgumentException as {@link #trait(String, Object)}
     */
    public ContactBuilder traits(Map<String, ?> traits) {
        traits.forEach(this::trait);
        return this;
    }

    /**
     * Adds tags, beside those given before. The API never removes a tag and compares them without case.
     *
     * @param tags the tags' names
     * @return this builder
     * @throws IllegalArgumentException if one is null
     */
    public ContactBuilder tags(String... tags) {
        return tags(Arrays.asList(tags));
    }

    /**
     * Adds tags, beside those given before. The API never removes a tag and compares them without case.
     *
     * @param tags the tags' names
     * @return this builder
     * @throws IllegalArgumentException if one is null
     */
    public ContactBuilder tags(Collection<String> tags) {
        this.tags = append(this.tags, "tags", tags.toArray(String[]::new));
        return this;
    }

    /**
     * Puts the contact into the sales cycle of Interakt's sales CRM, or not.
     *
     * @param add whether to add it; the API decides if this is not called
     * @return this builder
     */
    public ContactBuilder addToSalesCycle(boolean add) {
        return salesCycle(add);
    }

    /**
     * Says when the contact was created.
     *
     * @param createdAt the moment, written with milliseconds; null leaves it to the API
     * @return this builder
     */
    public ContactBuilder createdAt(Instant createdAt) {
        this.createdAt = createdAt == null ? null : Timestamps.format(createdAt);
        return this;
    }

    @Override
    public Contact build() {
        return new Contact(this);
    }

    @Override
    protected ContactBuilder self() {
        return this;
    }

    ContactBuilder salesCycle(Boolean add) {
        addToSalesCycle = add;
        return this;
    }

    Person contactPerson() {
        return person();
    }

    Map<String, Object> traits() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(traits));
    }

    List<String> tags() {
        return tags;
    }

    Boolean addToSalesCycle() {
        return addToSalesCycle;
    }

    String createdAt() {
        return createdAt;
    }
}
