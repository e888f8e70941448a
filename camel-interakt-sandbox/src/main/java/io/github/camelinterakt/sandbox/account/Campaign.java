package io.github.camelinterakt.sandbox.account;

import java.time.Instant;

/** A campaign under which template messages are reported together. */
public record Campaign(String id, String name, String templateName, String languageCode, Instant createdAt) {}
