package io.github.camelinterakt.sandbox.account;

import java.time.Instant;

/**
 * A campaign under which template messages are reported together.
 *
 * @param id the id to which messages refer as {@code campaignId}
 * @param name the campaign's name
 * @param templateName the name of its template
 * @param languageCode the template's language
 * @param createdAt the time of creation
 */
public record Campaign(String id, String name, String templateName, String languageCode, Instant createdAt) {}
