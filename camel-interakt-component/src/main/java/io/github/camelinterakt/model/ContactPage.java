package io.github.camelinterakt.model;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One page of contacts: the response to {@code getUsers}. Look-ups of a contact return the same structure without paging. */
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

    /** Returns the number of matching contacts on all pages; the size of this page if the response does not contain it. */
    public final int getTotal() {
        return data("total_customers").asInt(contacts.size());
    }

    /** Returns the offset of this page's first contact, from 0. */
    public final int getOffset() {
        return data("offset").asInt();
    }

    /** Returns the maximum size of a page; the size of this page if the response does not contain it. */
    public final int getLimit() {
        return data("limit").asInt(contacts.size());
    }

    /** Whether further pages follow. */
    public final boolean hasNextPage() {
        return data("has_next_page").asBoolean();
    }
}
