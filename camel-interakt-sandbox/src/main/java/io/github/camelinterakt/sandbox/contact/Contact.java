package io.github.camelinterakt.sandbox.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A contact of the account.
 *
 * @param id the account's id of it
 * @param createdAt when it was created
 * @param modifiedAt when it was last changed
 * @param phone its number; null if it is known by {@code userId} alone
 * @param userId the caller's own id of it; null if none was given
 * @param traits what is known of it: strings, numbers, booleans and lists, in the order in which they were first given
 * @param tags its tags' names, as they were first spelled
 * @param source where it came from: {@code API}, or {@code Inbound} for somebody who wrote first
 * @param lastMessageAt when it last wrote to the account; null if never
 */
public record Contact(
        UUID id,
        Instant createdAt,
        Instant modifiedAt,
        PhoneNumber phone,
        String userId,
        Map<String, Object> traits,
        List<String> tags,
        String source,
        Instant lastMessageAt) {

    /** How long after its last message a contact may be sent anything but templates. */
    public static final Duration SERVICE_WINDOW = Duration.ofHours(24);

    /**
     * Whether the contact wrote within the last 24 hours.
     *
     * @param now the time to judge by
     * @return true while a message other than a template may be sent
     */
    public boolean windowOpenAt(Instant now) {
        return lastMessageAt != null && now.isBefore(lastMessageAt.plus(SERVICE_WINDOW));
    }

    Contact wroteAt(Instant now) {
        return new Contact(id, createdAt, modifiedAt, phone, userId, traits, tags, source, now);
    }

    /** Prints the id only: everything else may be personal data. */
    @Override
    public String toString() {
        return "Contact[" + id + "]";
    }
}
