package io.github.camelinterakt.sandbox.openapi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;

/** Converts the schema validator's messages to rules in words: location and rule, without values, which may be personal data. */
final class Violations {

    private static final Set<String> IN_WORDS =
            Set.of("pattern", "not", "format", "type", "propertyNames", "minProperties", "maxProperties");

    private final JsonNode document;

    Violations(JsonNode document) {
        this.document = document;
    }

    Set<String> of(String prefix, Collection<ValidationMessage> findings) {
        Set<String> violations = new LinkedHashSet<>();
        for (ValidationMessage finding : findings) {
            if (!isDeclared(finding)) {
                violations.add(of(prefix, finding));
            }
        }
        return violations;
    }

    private static String violation(String pointer, String rule) {
        return (pointer.isEmpty() ? "/" : pointer) + ": " + rule;
    }

    private String of(String prefix, ValidationMessage finding) {
        String pointer = prefix + finding.getInstanceLocation();
        String location = locationOf(finding);
        // The enclosing schema states the rule of all branches of anyOf.
        int branches = location.indexOf("/anyOf");
        if (branches >= 0) {
            return violation(pointer, description(location.substring(0, branches)));
        }
        String keyword = finding.getType();
        int end = location.lastIndexOf('/');
        String inWords = end < 0 ? "" : description(location.substring(0, end));
        if (IN_WORDS.contains(keyword) && !inWords.isEmpty()) {
            return violation(pointer, inWords);
        }
        JsonNode bound = finding.getSchemaNode();
        return switch (keyword) {
            case "required" -> violation(pointer + "/" + finding.getProperty(), "is required");
            case "dependentRequired" -> violation(pointer + "/" + finding.getArguments()[0], "is required");
            case "additionalProperties", "unevaluatedProperties" ->
                violation(pointer + "/" + finding.getProperty(), "is unknown");
            case "false" -> violation(pointer, "is not allowed here");
            case "type" -> violation(pointer, "must be of type " + names(bound));
            case "enum" -> violation(pointer, "must be one of " + names(bound));
            case "const" -> violation(pointer, "must be " + bound.asText());
            case "minLength" -> violation(pointer, "must not be empty");
            case "maxLength" -> violation(pointer, "must have at most " + bound + " characters");
            case "minItems" -> violation(pointer, "must have at least " + bound + " elements");
            case "maxItems" -> violation(pointer, "must have at most " + bound + " elements");
            case "minimum" -> violation(pointer, "must be at least " + bound);
            case "maximum" -> violation(pointer, "must be at most " + bound);
            case "exclusiveMinimum" -> violation(pointer, "must be more than " + bound);
            default -> violation(pointer, "violates the rule " + keyword);
        };
    }

    /** The validator reports all properties of a referenced schema that fails, also those that a schema of the chain declares. */
    private boolean isDeclared(ValidationMessage finding) {
        if (!finding.getType().equals("unevaluatedProperties")) {
            return false;
        }
        String location = locationOf(finding);
        return declares(document.at(location.substring(0, location.lastIndexOf('/'))), finding.getProperty());
    }

    private boolean declares(JsonNode schema, String property) {
        if (schema.path("properties").has(property)) {
            return true;
        }
        String reference = schema.path("$ref").asText();
        return !reference.isEmpty() && declares(document.at(reference.substring(1)), property);
    }

    private String description(String location) {
        return document.at(location).path("description").asText("");
    }

    private static String locationOf(ValidationMessage finding) {
        Object fragment = finding.getSchemaLocation().getFragment();
        return fragment == null ? "" : fragment.toString();
    }

    private static String names(JsonNode node) {
        if (!node.isArray()) {
            return node.asText();
        }
        List<String> names = new ArrayList<>();
        node.forEach(name -> names.add(name.asText()));
        return String.join(", ", names);
    }
}
