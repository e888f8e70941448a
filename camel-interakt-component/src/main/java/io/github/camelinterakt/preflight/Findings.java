package io.github.camelinterakt.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.Outcome;
import io.github.camelinterakt.Reason;

/**
 * What is found wrong in one request. Either all of it is collected, or the first finding is thrown at once. As long as
 * nothing is found it holds nothing.
 */
public final class Findings {

    /** An exception's message lists no more. */
    private static final int LISTED = 20;

    /** Nobody reads more, and a request that breaks more rules than that is refused all the same. */
    private static final int KEPT = 1_000;

    private final InteraktOperation operation;
    private final boolean collecting;
    private ObjectNode document;
    private List<Violation> violations;
    private JsonNode found;
    private String pointerOfFound;

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
        if (violations == null) {
            violations = new ArrayList<>();
        }
        if (violations.size() < KEPT) {
            violations.add(violation);
        }
    }

    /** Adds a violation at a pointer. */
    public void add(String pointer, Rule rule, int length, String problem) {
        add(new Violation(pointer, rule, length, problem));
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return violations == null;
    }

    /**
     * Ends the collecting.
     *
     * @throws InteraktException with reason {@link Reason#INVALID_REQUEST} and outcome {@link Outcome#NOT_SENT}, if there
     *     is any
     */
    public void throwIfAny() {
        if (violations != null) {
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

    /** From here on places are given by their containers in that document, which costs nothing until one is needed. */
    public void in(ObjectNode root) {
        this.document = root;
    }

    /** Adds a violation that the rule's text describes, at a key of an object. */
    public void add(ObjectNode container, String key, Rule rule) {
        add(container, key, rule, rule.text());
    }

    /** Adds a violation at a key of an object, which may be missing. */
    public void add(ObjectNode container, String key, Rule rule, String problem) {
        add(pointerOf(container) + "/" + escaped(key), rule, lengthOf(container.get(key)), problem);
    }

    /** Adds a violation that the rule's text describes, at an element of a list. */
    public void add(ArrayNode container, int index, Rule rule) {
        add(container, index, rule, rule.text());
    }

    /** Adds a violation at an element of a list. */
    public void add(ArrayNode container, int index, Rule rule, String problem) {
        add(pointerOf(container) + "/" + index, rule, lengthOf(container.get(index)), problem);
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

    @SuppressWarnings("ReferenceEquality") // equal containers have different places
    private String pointerOf(JsonNode container) {
        if (found != container) {
            StringBuilder pointer = new StringBuilder();
            if (!find(document, container, pointer)) {
                throw new IllegalStateException("The container is no part of the document");
            }
            found = container;
            pointerOfFound = pointer.toString();
        }
        return pointerOfFound;
    }

    @SuppressWarnings("ReferenceEquality") // as above
    private static boolean find(JsonNode in, JsonNode container, StringBuilder pointer) {
        if (in == container) {
            return true;
        }
        int length = pointer.length();
        if (in.isObject()) {
            for (Map.Entry<String, JsonNode> field : in.properties()) {
                if (field.getValue().isContainerNode()) {
                    pointer.append('/').append(escaped(field.getKey()));
                    if (find(field.getValue(), container, pointer)) {
                        return true;
                    }
                    pointer.setLength(length);
                }
            }
        } else {
            for (int i = 0; i < in.size(); i++) {
                if (in.get(i).isContainerNode()) {
                    pointer.append('/').append(i);
                    if (find(in.get(i), container, pointer)) {
                        return true;
                    }
                    pointer.setLength(length);
                }
            }
        }
        return false;
    }

    private static String escaped(String key) {
        return key.indexOf('~') < 0 && key.indexOf('/') < 0
                ? key
                : key.replace("~", "~0").replace("/", "~1");
    }
}
