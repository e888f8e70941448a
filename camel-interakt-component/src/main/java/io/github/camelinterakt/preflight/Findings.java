package io.github.camelinterakt.preflight;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.Outcome;
import io.github.camelinterakt.Reason;

/**
 * The violations of one request. Either all of them are collected, or the first one is thrown at once.
 */
public final class Findings {

    /** An exception's message lists no more. */
    private static final int LISTED = 20;

    private final InteraktOperation operation;
    private final boolean collecting;
    private ObjectNode document;
    private final List<Violation> violations = new ArrayList<>();

    private Findings(InteraktOperation operation, boolean collecting) {
        this.operation = operation;
        this.collecting = collecting;
    }

    /** Findings that are collected until {@link #throwIfAny()}. */
    public static Findings collecting(InteraktOperation operation) {
        return new Findings(operation, true);
    }

    /** Findings of which the first is thrown at once. They keep nothing, and may be used by several threads. */
    public static Findings throwing(InteraktOperation operation) {
        return new Findings(operation, false);
    }

    /** Adds a violation at a pointer. */
    public void add(Violation violation) {
        if (!collecting) {
            throw exception(operation, Reason.INVALID_REQUEST, List.of(violation));
        }
        violations.add(violation);
    }

    /** Adds a violation at a pointer. */
    public void add(String pointer, Rule rule, int length, String problem) {
        add(new Violation(pointer, rule, length, problem));
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return violations.isEmpty();
    }

    /**
     * Ends the collecting.
     *
     * @throws InteraktException with reason {@link Reason#INVALID_REQUEST} and outcome {@link Outcome#NOT_SENT}, if there
     *     is any
     */
    public void throwIfAny() {
        if (!violations.isEmpty()) {
            throw exception(operation, Reason.INVALID_REQUEST, violations);
        }
    }

    /** The exception of these violations. */
    public static InteraktException exception(InteraktOperation operation, Reason reason, List<Violation> violations) {
        StringBuilder detail = new StringBuilder();
        detail.append(violations.size()).append(violations.size() == 1 ? " violation: " : " violations: ");
        for (int i = 0; i < violations.size() && i < LISTED; i++) {
            detail.append(i == 0 ? "" : "; ").append(violations.get(i));
        }
        if (violations.size() > LISTED) {
            detail.append("; and ").append(violations.size() - LISTED).append(" more");
        }
        return InteraktException.builder(operation, reason, Outcome.NOT_SENT)
                .detail(detail.toString())
                .violations(violations)
                .build();
    }

    /** From here on places are given by their containers in that document. */
    void in(ObjectNode root) {
        this.document = root;
    }

    /** Adds a violation at a key of an object, which may be missing, or at an index of a list. */
    void add(JsonNode container, String key, Rule rule, String problem) {
        JsonNode value = container.isArray() ? container.get(Integer.parseInt(key)) : container.get(key);
        add(pointerOf(container) + "/" + escaped(key), rule, lengthOf(value), problem);
    }

    private static int lengthOf(JsonNode value) {
        if (value == null || value.isNull()) {
            return 0;
        }
        if (value.isContainerNode()) {
            return value.size();
        }
        String text = value.asText();
        return text.codePointCount(0, text.length());
    }

    private String pointerOf(JsonNode container) {
        String pointer = find(document, container);
        if (pointer == null) {
            throw new IllegalStateException("The container is no part of the document");
        }
        return pointer;
    }

    @SuppressWarnings("ReferenceEquality") // equal containers have different places
    private static String find(JsonNode in, JsonNode container) {
        if (in == container) {
            return "";
        }
        Iterator<String> names = in.fieldNames();
        int index = 0;
        for (JsonNode child : in) {
            String key = names.hasNext() ? names.next() : Integer.toString(index++);
            String below = child.isContainerNode() ? find(child, container) : null;
            if (below != null) {
                return "/" + escaped(key) + below;
            }
        }
        return null;
    }

    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
