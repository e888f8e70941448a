package io.github.camelinterakt.preflight;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.json.Json;

/** Checks the requests of one endpoint before they are sent. Thread-safe. */
public final class Preflight {

    /** The API's limit of a request's body, in bytes. */
    public static final int MAX_REQUEST_SIZE = 32 * 1024;

    private final InteraktOperation operation;
    private final TraitRules traits;

    private Preflight(InteraktOperation operation, TraitRules traits) {
        this.operation = operation;
        this.traits = traits;
    }

    /** Checks the operation's requests. */
    public static Preflight of(InteraktOperation operation, TraitPolicy policy, NestedTraits nested) {
        return new Preflight(operation, new TraitRules(policy, nested));
    }

    /** Checks only what a request needs to be made at all. */
    public static Preflight off(InteraktOperation operation) {
        return new Preflight(operation, null);
    }

    /** For the findings of one request, from the making of its document on. */
    public Findings findings() {
        return new Findings(operation);
    }

    /**
     * Checks a finished request, and ends its findings.
     *
     * @param document the document; its traits are changed as far as the options want it
     * @param findings what was found when the document was made
     * @throws InteraktException that lists all violations, if there is any
     */
    public void check(ObjectNode document, Findings findings) {
        if (traits != null) {
            if (operation == InteraktOperation.trackUser || operation == InteraktOperation.trackEvent) {
                traits.check(document, findings);
            }
            Rules.check(operation, document, findings);
            if (!findings.isEmpty()) {
                size(Json.toBytes(document).length, findings);
            }
        }
        findings.throwIfAny();
    }

    /**
     * Checks how large a request is.
     *
     * @param bytes the body's size as it is sent
     * @throws InteraktException if it is too large
     */
    public void checkSize(int bytes) {
        if (bytes > MAX_REQUEST_SIZE && traits != null) {
            Findings findings = findings();
            size(bytes, findings);
            findings.throwIfAny();
        }
    }

    private static void size(int bytes, Findings findings) {
        if (bytes > MAX_REQUEST_SIZE) {
            findings.add("", Rule.REQUEST_SIZE, bytes, Rule.REQUEST_SIZE.text());
        }
    }
}
