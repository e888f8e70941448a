package io.github.camelinterakt.sandbox.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * A contact of the account.
 *
 * @param id the account's id for the contact
 * @param createdAt the time of creation
 * @param modifiedAt the time of the last change
 * @param phone the phone number; null if the contact has only a {@code userId}
 * @param userId the contact's id in the caller's system; null if none was given
 * @param traits the traits (strings, numbers, booleans and lists) in the order in which they were first set
 * @param tags the names of the tags, as first spelled
 * @param source {@code API}, or {@code Inbound} for a contact created by a received message
 * @param lastMessageAt the time of the last message received from the contact; null if there is none
 * @param username the WhatsApp user name of a contact that shows no phone number; null for others
 * @param scopedId the id that stands for the phone number then, such as {@code IN.abc123}
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
        Instant lastMessageAt,
        String username,
        String scopedId) {

    /** The time after a contact's last message during which it may be sent any message; later only templates. */
    public static final Duration SERVICE_WINDOW = Duration.ofHours(24);

    /** Whether the contact wrote within the last 24 hours. */
    public boolean windowOpenAt(Instant now) {
        return lastMessageAt != null && now.isBefore(lastMessageAt.plus(SERVICE_WINDOW));
    }

    /** A part of the phone number; null if there is no number. */
    public String phone(Function<PhoneNumber, String> part) {
        return phone == null ? null : part.apply(phone);
    }

    Contact wroteAt(Instant now) {
        return new Contact(id, createdAt, modifiedAt, phone, userId, traits, tags, source, now, username, scopedId);
    }

    /** Prints the id only: the other values may be personal data. */
    @Override
    public String toString() {
        return "Contact[" + id + "]";
    }
}
