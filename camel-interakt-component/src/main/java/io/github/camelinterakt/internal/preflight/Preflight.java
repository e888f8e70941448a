package io.github.camelinterakt.internal.preflight;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.NestedTraits;
import io.github.camelinterakt.Reason;
import io.github.camelinterakt.Rule;
import io.github.camelinterakt.ValuePolicy;
import io.github.camelinterakt.Violation;
import io.github.camelinterakt.internal.json.Json;

/** Checks a request by its operation's {@link Rules}, and refuses it with one exception that lists all violations. */
public final class Preflight {

    private static final int MAX_REQUEST_SIZE = 32 * 1024;

    /** The maximum number of violations in an exception's message. */
    private static final int LISTED = 20;

    private final InteraktOperation operation;
    private final Check rules;
    private final Map<String, Violation> violations = new LinkedHashMap<>();

    private Preflight(InteraktOperation operation, Check rules) {
        this.operation = operation;
        this.rules = rules;
    }

    /** Creates a preflight that checks the rules. */
    public static Preflight of(InteraktOperation operation, ValuePolicy policy, NestedTraits nested) {
        Check rules = Rules.of(operation);
        boolean hasTraits = operation == InteraktOperation.trackUser || operation == InteraktOperation.trackEvent;
        return new Preflight(operation, hasTraits ? Check.all(new TraitRules(policy, nested), rules) : rules);
    }

    /** Creates a preflight that checks no rules, and refuses a request only if it cannot be built. */
    public static Preflight off(InteraktOperation operation) {
        return new Preflight(operation, null);
    }

    /** Creates a preflight with the same settings and without violations. */
    public Preflight ofNextRequest() {
        return new Preflight(operation, rules);
    }

    /** Adds a violation of the value at a JSON pointer, which the rule's text describes. */
    void add(String pointer, Rule rule, JsonNode value) {
        add(pointer, rule, value, rule.text());
    }

    /** Adds a violation of the value at a JSON pointer, unless the value violates that rule already. */
    public void add(String pointer, Rule rule, JsonNode value, String problem) {
        boolean isAbsent = value == null || Check.isAbsent(value);
        int length = isAbsent ? 0 : value.isContainerNode() ? value.size() : Check.characters(value.asText());
        violations.putIfAbsent(pointer + " " + rule, new Violation(pointer, rule, length, problem));
    }

    /** Cleans and flattens a complete request's traits according to the options, and writes it as UTF-8 if it has no violations. */
    public byte[] check(ObjectNode request) {
        if (rules != null) {
            rules.check(request, "", this);
        }
        byte[] bytes = Json.toBytes(request);
        if (rules != null && bytes.length > MAX_REQUEST_SIZE) {
            violations.put("", new Violation("", Rule.REQUEST_SIZE, bytes.length, Rule.REQUEST_SIZE.text()));
        }
        throwIfAny();
        return bytes;
    }

    /** Whether a text shows nothing. */
    public static boolean isBlank(String text) {
        return Check.BLANK.matcher(text).matches();
    }

    boolean hasPassed() {
        return violations.isEmpty();
    }

    /** Refuses the request if it has violations, the first of which determines the reason. */
    public void throwIfAny() {
        if (violations.isEmpty()) {
            return;
        }
        List<Violation> all = List.copyOf(violations.values());
        String listed = all.stream().limit(LISTED).map(Violation::toString).collect(Collectors.joining("; "));
        Reason reason =
                switch (all.get(0).rule()) {
                    case TEMPLATE_UNKNOWN, TEMPLATE_APPROVAL -> Reason.TEMPLATE_NOT_FOUND;
                    case TEMPLATE_CATEGORY -> Reason.CATEGORY_MISMATCH;
                    default -> Reason.INVALID_REQUEST;
                };
        throw InteraktException.refused(
                operation,
                reason,
                all.size()
                        + (all.size() == 1 ? " violation: " : " violations: ")
                        + listed
                        + (all.size() > LISTED ? "; and " + (all.size() - LISTED) + " more" : ""),
                all);
    }
}
