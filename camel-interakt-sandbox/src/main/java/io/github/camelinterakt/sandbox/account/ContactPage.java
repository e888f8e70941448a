package io.github.camelinterakt.sandbox.account;

import java.util.List;

/**
 * A page of the contact list.
 *
 * @param contacts the page's contacts, in the list's order
 * @param total the number of matching contacts on all pages
 * @param hasNext whether further pages follow
 */
public record ContactPage(List<Contact> contacts, int total, boolean hasNext) {}
