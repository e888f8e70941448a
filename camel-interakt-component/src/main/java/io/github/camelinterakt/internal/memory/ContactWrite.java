package io.github.camelinterakt.internal.memory;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.internal.memory.Fingerprints.Fingerprint;

/**
 * A write of a contact. Before it sends a field, it durably marks the field as uncertain, and as known when the response confirms it:
 * so the memory holds nothing wrong after a failure or a crash.
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

    /** Marks the fields as sent; {@code delta} first removes unchanged ones, and returns false if nothing is left to send. */
    public boolean prepare(boolean delta) {
        ContactState state = memory.state(contact);
        Map<String, Fingerprint> all = memory.fingerprints.fields(contact, ContactFields.of(request));
        Map<String, Fingerprint> changed = new LinkedHashMap<>(all);
        changed.values().removeIf(state::isHeld);
        isNewUserId = changed.containsKey(ContactFields.USER_ID);
        if (delta) {
            // The entry for the contact itself does not count as a field.
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

    /** Records that the call succeeded. */
    public void confirm() {
        if (isNewUserId) {
            memory.link(name, contact);
        }
        Instant now = memory.clock.instant();
        memory.update(contact, before -> sent.values().forEach(print -> before.confirmed(print, sentAt, now)));
    }

    /** Lets the contact's next write begin; to be called once, whether or not the call succeeded. */
    public void end() {
        memory.end(contact, turn);
    }
}
