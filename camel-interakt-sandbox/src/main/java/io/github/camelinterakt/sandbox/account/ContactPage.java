package io.github.camelinterakt.sandbox.account;

import java.util.List;

/** A page of the contact list. */
public record ContactPage(List<Contact> contacts, int total, boolean hasNext) {}
