package io.github.camelinterakt.sandbox.message;

import java.time.Instant;

/**
 * A campaign under which template messages are reported together.
 *
 * @param id the id that messages carry as {@code campaignId}
 * @param name its name
 * @param templateName the template that it was created for
 * @param languageCode the template's language
 * @param createdAt when it was created
 */
public record Campaign(String id, String name, String templateName, String languageCode, Instant createdAt) {}
