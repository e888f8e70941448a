package io.github.camelinterakt.memory;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One write of a contact, while it is its turn. What is about to be sent is forgotten, durably, before it is sent, and
 * remembered when Interakt has confirmed it: whatever happens in between, nothing counts as held that may not be.
 */
public final class ContactWrite {

    private final ContactMemory memory;
    private final ContactName name;
    private final String contact;
    private final ObjectNode document;
    private Map<String, Fingerprint> sent = Map.of();
    private boolean isNewUserId;

    ContactWrite(ContactMemory memory, ContactName name, String contact, ObjectNode document) {
        this.memory = memory;
        this.name = name;
        this.contact = contact;
        this.document = document;
    }

    /**
     * Prepares for sending the document as it is then.
     *
     * @param delta whether to take out of it what Interakt holds already
     * @return whether there is anything to be sent
     */
    public boolean prepare(boolean delta) {
        ContactState state = memory.state(contact);
        Map<String, Fingerprint> all = memory.fingerprints(contact, ContactFields.of(document));
        Set<String> changed = state.notHeld(all);
        isNewUserId = changed.contains(ContactFields.USER_ID);
        if (delta) {
            if (changed.isEmpty()) {
                memory.countSavedCall(all.size() - 1);
                return false;
            }
            // The contact itself is no field.
            memory.countCall((int) all.keySet().stream()
                    .filter(field -> !changed.contains(field) && !field.equals(ContactFields.CONTACT))
                    .count());
            ContactFields.reduce(document, changed);
        }
        sent = all.entrySet().stream()
                .filter(field -> !delta || changed.contains(field.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (state.isUnknown()) {
            memory.begin(contact, sent);
        } else {
            memory.update(contact, before -> before.sending(sent.values(), memory.now()));
        }
        return true;
    }

    /** Interakt has taken what was sent. */
    public void confirmed() {
        if (isNewUserId) {
            memory.link(name, contact);
        }
        memory.update(contact, before -> before.confirmed(sent.values(), memory.now()));
    }

    /** It is over: the next one's turn. */
    public void end() {
        memory.end(contact);
    }
}
