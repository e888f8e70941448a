package io.github.camelinterakt.model;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One page of contacts: the response to {@code getUsers}; the look-up of one contact has the same shape, without the paging. */
public class ContactPage extends ApiResponse {

    private final List<Contact> contacts;

    /** Wraps a response's document. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ContactPage(ObjectNode json) {
        super(json);
        contacts = objects(data("customers"), customer -> new Contact(customer, true));
    }

    /** Returns the contacts of this page. */
    public final List<Contact> getContacts() {
        return contacts;
    }

    /** Returns how many contacts meet the filters, over all pages; the size of this page where the response does not tell. */
    public final int getTotal() {
        return data("total_customers").asInt(contacts.size());
    }

    /** Returns the index of this page's first contact among all, from 0. */
    public final int getOffset() {
        return data("offset").asInt();
    }

    /** Returns how many contacts a page holds at most; the size of this page where the response does not tell. */
    public final int getLimit() {
        return data("limit").asInt(contacts.size());
    }

    /** Whether there are more contacts after this page. */
    public final boolean hasNextPage() {
        return data("has_next_page").asBoolean();
    }
}
