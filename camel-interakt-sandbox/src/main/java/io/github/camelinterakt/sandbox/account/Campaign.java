package io.github.camelinterakt.sandbox.account;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A campaign under which template messages are reported together. */
public record Campaign(
        String id,
        String name,
        String templateName,
        @JsonProperty("language") String languageCode,
        Instant createdAt) {}
