package io.github.camelinterakt.memory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A contact as Interakt has shown it, compared with what this side knew of it. */
public final class Sighting {

    private final ContactMemory memory;
    private final String contact;
    private final Map<String, Fingerprint> prints;
    private final Set<String> changed;
    private final Instant at;

    Sighting(ContactMemory memory, String contact, Map<String, Fingerprint> prints, Set<String> changed, Instant at) {
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

    /** It was passed over as an echo, or handed to the route; to be called once. */
    public void count() {
        memory.countSighting(isEcho());
    }

    /** The route has coped with it: from now on this side knows what it was shown. */
    public void told() {
        if (!isEcho()) {
            memory.update(contact, before -> before.told(prints.values(), at));
        }
    }
}
