package io.github.camelinterakt.memory;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Writes of contacts of whom nothing was known, while they are under way: Interakt may show what they have brought about
 * before it has confirmed it. They are not kept anywhere: one that fails, or that a crash interrupts, leaves nothing known.
 */
final class FirstWrites {

    private final Map<String, Map<String, Fingerprint>> underWay = new ConcurrentHashMap<>();

    /** The fields are about to be sent. */
    void begin(String contact, Map<String, Fingerprint> sent) {
        underWay.put(contact, sent);
    }

    /** It is confirmed, or has failed; nothing happens if there is none. */
    void end(String contact) {
        underWay.remove(contact);
    }

    /**
     * Those of the fields that are as the contact's write has sent them.
     *
     * @param shown the fields that Interakt shows
     * @return their names; none if a trait or tag that was sent is not shown, as somebody else has created the contact then
     */
    Set<String> broughtAbout(String contact, Map<String, Fingerprint> shown) {
        Map<String, Fingerprint> sent = underWay.getOrDefault(contact, Map.of());
        boolean hasHappened = sent.entrySet().stream()
                .filter(field -> ContactFields.isShown(field.getKey())
                        && !field.getValue().isNull())
                .allMatch(field -> field.getValue().equals(shown.get(field.getKey())));
        return hasHappened
                ? sent.entrySet().stream()
                        .filter(field -> field.getValue().equals(shown.get(field.getKey())))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet())
                : Set.of();
    }
}
