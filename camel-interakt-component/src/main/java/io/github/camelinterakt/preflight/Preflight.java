package io.github.camelinterakt.preflight;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.Outcome;
import io.github.camelinterakt.Reason;
import io.github.camelinterakt.json.Json;

/** Collects the violations of one request and refuses it, before it is sent, with one exception that lists them. */
public final class Preflight {

    private static final int MAX_REQUEST_SIZE = 32 * 1024;

    /** An exception's message lists no more. */
    private static final int LISTED = 20;

    private final InteraktOperation operation;
    private final TraitRules traits;
    private final List<Violation> violations = new ArrayList<>();

    private Preflight(InteraktOperation operation, TraitRules traits) {
        this.operation = operation;
        this.traits = traits;
    }

    /** The preflight of a request whose rules are checked. */
    public static Preflight of(InteraktOperation operation, TraitPolicy policy, NestedTraits nested) {
        return new Preflight(operation, new TraitRules(policy, nested));
    }

    /** The preflight of a request that is refused only for what is missing to make it. */
    public static Preflight off(InteraktOperation operation) {
        return new Preflight(operation, null);
    }

    /** Adds a violation of the value at a JSON pointer. */
    public void add(String pointer, Rule rule, JsonNode value, String problem) {
        boolean isNone = value == null || value.isNull() || value.isMissingNode();
        int length = isNone ? 0 : value.isContainerNode() ? value.size() : Check.characters(value.asText());
        add(pointer, rule, length, problem);
    }

    /** Adds a violation of a value of that length. */
    public void add(String pointer, Rule rule, int length, String problem) {
        violations.add(new Violation(pointer, rule, length, problem));
    }

    /**
     * Checks a finished request.
     *
     * @param request the request; its traits are cleaned and flattened as the options say
     * @throws InteraktException that lists all violations, if there are any
     */
    public void check(ObjectNode request) {
        if (traits != null) {
            if (operation == InteraktOperation.trackUser || operation == InteraktOperation.trackEvent) {
                traits.check(request, this);
            }
            Rules.check(operation, request, this);
            if (!violations.isEmpty()) {
                checkSize(Json.toBytes(request).length);
            }
        }
        throwIfAny();
    }

    /**
     * Writes a request as UTF-8.
     *
     * @throws InteraktException if it is too large
     */
    public byte[] toBytes(ObjectNode request) {
        byte[] bytes = Json.toBytes(request);
        if (traits != null) {
            checkSize(bytes.length);
        }
        throwIfAny();
        return bytes;
    }

    private void checkSize(int bytes) {
        if (bytes > MAX_REQUEST_SIZE) {
            add("", Rule.REQUEST_SIZE, bytes, Rule.REQUEST_SIZE.text());
        }
    }

    /**
     * Refuses the request if it has violations.
     *
     * @throws InteraktException with reason {@link Reason#INVALID_REQUEST} and outcome {@link Outcome#NOT_SENT}
     */
    public void throwIfAny() {
        if (!violations.isEmpty()) {
            throw exception(operation, Reason.INVALID_REQUEST, violations);
        }
    }

    /** The exception that lists the violations. */
    static InteraktException exception(InteraktOperation operation, Reason reason, List<Violation> violations) {
        StringBuilder detail = new StringBuilder();
        detail.append(violations.size()).append(violations.size() == 1 ? " violation: " : " violations: ");
        for (int i = 0; i < violations.size() && i < LISTED; i++) {
            detail.append(i == 0 ? "" : "; ").append(violations.get(i));
        }
        if (violations.size() > LISTED) {
            detail.append("; and ").append(violations.size() - LISTED).append(" more");
        }
        return InteraktException.refused(operation, reason, detail.toString(), violations);
    }
}
