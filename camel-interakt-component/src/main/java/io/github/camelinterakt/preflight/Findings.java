package io.github.camelinterakt.preflight;

import java.util.ArrayList;
import java.util.List;

import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.Outcome;
import io.github.camelinterakt.Reason;

/** Collects the violations of one request. */
public final class Findings {

    /** An exception's message lists no more. */
    private static final int LISTED = 20;

    private final InteraktOperation operation;
    private final List<Violation> violations = new ArrayList<>();

    /** No findings yet. */
    public Findings(InteraktOperation operation) {
        this.operation = operation;
    }

    /** Adds a violation at a JSON pointer. */
    public void add(String pointer, Rule rule, int length, String problem) {
        violations.add(new Violation(pointer, rule, length, problem));
    }

    /** Whether there is none. */
    boolean isEmpty() {
        return violations.isEmpty();
    }

    /**
     * Ends the request if it has violations.
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
    static InteraktException exception(InteraktOperation operation, Reason reason, List<Violation> violations) {
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
}
