package io.github.camelinterakt.internal.memory;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.github.camelinterakt.internal.memory.Fingerprints.Fingerprint;

/** A contact as Interakt has shown it, compared with what this side knew of it. */
public final class Sighting {

    private final ContactMemory memory;
    private final String contact;
    private final Collection<Fingerprint> prints;
    private final Set<String> changed;
    private final Instant at;

    Sighting(ContactMemory memory, String contact, Collection<Fingerprint> prints, Set<String> changed, Instant at) {
        this.memory = memory;
        this.contact = contact;
        this.prints = prints;
        this.changed = changed;
        this.at = at;
    }

    /** Whether nobody else has changed anything. */
    public boolean isEcho() {
        return changed.isEmpty();
    }

    /** The traits that somebody else has changed, or set for the first time. */
    public List<String> changedTraits() {
        return changed.stream()
                .map(ContactFields::trait)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Counts it as an echo or as news; to be called once. */
    public void count() {
        (isEcho() ? memory.echoes : memory.news).increment();
    }

    /** Marks the contact as delivered: this side knows now what it was shown. */
    public void markDelivered() {
        if (!isEcho()) {
            memory.update(contact, state -> prints.forEach(print -> state.delivered(print, at)));
        }
    }
}
