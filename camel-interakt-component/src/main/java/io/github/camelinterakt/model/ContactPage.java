package io.github.camelinterakt.model;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One page of contacts: the answer of {@code getUsers}. The look-up of one contact answers in the same shape, without
 * the paging.
 */
public class ContactPage extends ApiResponse {

    private final List<Contact> contacts;

    /**
     * Wraps an answer.
     *
     * @param json the answer's document; it is copied
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ContactPage(ObjectNode json) {
        super(json);
        List<Contact> found = new ArrayList<>();
        for (JsonNode customer : part("data").path("customers")) {
            if (customer instanceof ObjectNode object) {
                found.add(Contact.of(object));
            }
        }
        contacts = List.copyOf(found);
    }

    /**
     * The contacts of this page.
     *
     * @return an immutable list, empty if there are none
     */
    public final List<Contact> getContacts() {
        return contacts;
    }

    /**
     * How many contacts meet the filters, over all pages.
     *
     * @return the count; the size of this page where the answer does not tell
     */
    public final int getTotal() {
        return part("data").path("total_customers").asInt(contacts.size());
    }

    /**
     * Where this page begins.
     *
     * @return the index of its first contact among all, from 0
     */
    public final int getOffset() {
        return part("data").path("offset").asInt();
    }

    /**
     * How many contacts a page holds at most.
     *
     * @return the limit; the size of this page where the answer does not tell
     */
    public final int getLimit() {
        return part("data").path("limit").asInt(contacts.size());
    }

    /**
     * Whether there are more contacts after this page.
     *
     * @return true if there is a next page
     */
    public final boolean hasNextPage() {
        return part("data").path("has_next_page").asBoolean();
    }
}
