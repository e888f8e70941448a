package io.github.camelinterakt.internal.memory;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.internal.memory.Fingerprints.Fingerprint;

/**
 * One write of a contact, while it is its turn. Before a field is sent the memory forgets, durably, that Interakt holds it, and
 * knows it again when Interakt has confirmed it: a failure or a crash in between leaves nothing known that may not be true.
 */
public final class ContactWrite {

    private final ContactMemory memory;
    private final ContactName name;
    private final String contact;
    private final ObjectNode request;
    private final CompletableFuture<Void> turn;
    private Map<String, Fingerprint> sent = Map.of();
    private Instant sentAt;
    private boolean isNewUserId;

    ContactWrite(
            ContactMemory memory, ContactName name, String contact, ObjectNode request, CompletableFuture<Void> turn) {
        this.memory = memory;
        this.name = name;
        this.contact = contact;
        this.request = request;
        this.turn = turn;
    }

    /** Prepares the request for being sent, with {@code delta} without what Interakt holds; returns whether anything is left. */
    public boolean prepare(boolean delta) {
        ContactState state = memory.state(contact);
        Map<String, Fingerprint> all = memory.fingerprints.fields(contact, ContactFields.of(request));
        Map<String, Fingerprint> changed = new LinkedHashMap<>(all);
        changed.values().removeIf(state::isHeld);
        isNewUserId = changed.containsKey(ContactFields.USER_ID);
        if (delta) {
            // The contact itself is no field.
            boolean isNew = changed.containsKey(ContactFields.CONTACT);
            memory.unchangedFields.add(all.size() - changed.size() - (isNew ? 0 : 1));
            (changed.isEmpty() ? memory.savedCalls : memory.calls).increment();
            if (changed.isEmpty()) {
                return false;
            }
            ContactFields.reduce(request, changed.keySet());
        }
        sent = delta ? changed : all;
        sentAt = memory.clock.instant();
        if (state.isUnknown()) {
            memory.firstWrites.put(contact, sent);
        } else {
            memory.update(contact, before -> sent.values().forEach(before::sending));
        }
        return true;
    }

    /** Interakt has confirmed the response. */
    public void confirm() {
        if (isNewUserId) {
            memory.link(name, contact);
        }
        Instant now = memory.clock.instant();
        memory.update(contact, before -> sent.values().forEach(print -> before.confirmed(print, sentAt, now)));
    }

    /** Ends the turn, so that the contact's next write may begin; to be called once, whatever became of the write. */
    public void end() {
        memory.end(contact, turn);
    }
}
