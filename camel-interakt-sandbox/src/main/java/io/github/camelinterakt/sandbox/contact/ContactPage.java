package io.github.camelinterakt.sandbox.contact;

import java.util.List;

/**
 * A part of the contact list.
 *
 * @param contacts the page's contacts, in the list's order
 * @param total how many contacts the filters let through, on all pages together
 * @param hasNext whether contacts follow after this page
 */
public record ContactPage(List<Contact> contacts, int total, boolean hasNext) {}
