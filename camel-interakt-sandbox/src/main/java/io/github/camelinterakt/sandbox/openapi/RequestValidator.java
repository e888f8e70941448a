package io.github.camelinterakt.sandbox.openapi;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonSchema;

/** Validates requests against the OpenAPI document. Thread-safe. */
public final class RequestValidator {

    private final Violations violations;
    private final Map<String, BodyRule> bodies = new HashMap<>();
    private final Map<String, List<Parameter>> parameters = new HashMap<>();

    /**
     * @param required whether the operation requires a body
     * @param typeKey the key whose value selects the schema; null if there is only one schema
     * @param byType the schemas by that value; a single schema has the empty string as key
     */
    private record BodyRule(boolean required, String typeKey, Map<String, JsonSchema> byType) {}

    private record Parameter(String name, boolean required, boolean mayBeEmpty, boolean integer, JsonSchema schema) {}

    /**
     * Creates a validator with the document's schemas.
     *
     * @param document the document
     */
    public RequestValidator(ApiDocument document) {
        this.violations = new Violations(document.tree());
        SchemaCompiler compiler = new SchemaCompiler(document);
        for (ApiDocument.Route route : document.routes()) {
            JsonNode definition = route.definition();
            JsonNode schema = definition.at("/requestBody/content/application~1json/schema");
            if (!schema.isMissingNode()) {
                boolean required = definition.at("/requestBody/required").asBoolean();
                bodies.put(
                        route.operationId(),
                        bodyRule(
                                document,
                                compiler,
                                required,
                                schema.path("$ref").asText()));
            }
            parameters.put(route.operationId(), parametersOf(document, compiler, definition.path("parameters")));
        }
    }

    private static BodyRule bodyRule(ApiDocument document, SchemaCompiler compiler, boolean required, String pointer) {
        JsonNode discriminator = document.tree().at(pointer.substring(1)).path("discriminator");
        if (discriminator.isMissingNode()) {
            return new BodyRule(required, null, Map.of("", compiler.compile(pointer)));
        }
        Map<String, JsonSchema> byType = new HashMap<>();
        Map<String, JsonSchema> compiled = new HashMap<>();
        discriminator
                .path("mapping")
                .properties()
                .forEach(entry -> byType.put(
                        entry.getKey(),
                        compiled.computeIfAbsent(entry.getValue().asText(), compiler::compile)));
        return new BodyRule(required, discriminator.path("propertyName").asText(), byType);
    }

    private static List<Parameter> parametersOf(ApiDocument document, SchemaCompiler compiler, JsonNode definitions) {
        List<Parameter> all = new ArrayList<>();
        for (JsonNode given : definitions) {
            JsonNode definition = given.has("$ref")
                    ? document.tree().at(given.path("$ref").asText().substring(1))
                    : given;
            JsonNode schema = definition.path("schema");
            all.add(new Parameter(
                    definition.path("name").asText(),
                    definition.path("required").asBoolean(),
                    definition.path("allowEmptyValue").asBoolean(),
                    schema.path("type").asText().equals("integer"),
                    compiler.compileAlone(schema)));
        }
        return all;
    }

    /**
     * Whether an operation accepts a JSON document.
     *
     * @param operation the operation's name in the document
     * @return true if it does
     */
    public boolean takesJson(String operation) {
        return bodies.containsKey(operation);
    }

    /**
     * Whether an operation requires a body.
     *
     * @param operation an operation that accepts JSON
     * @return true if an empty body is an error
     */
    public boolean requiresBody(String operation) {
        return bodies.get(operation).required();
    }

    /**
     * Validates a body.
     *
     * @param operation an operation that accepts JSON
     * @param body the document
     * @return the violations; empty if the request is valid
     */
    public List<Violation> checkBody(String operation, JsonNode body) {
        BodyRule rule = bodies.get(operation);
        if (!body.isObject()) {
            return List.of(new Violation("", "must be of type object"));
        }
        if (rule.typeKey() == null) {
            return violations.of("", rule.byType().get("").validate(body));
        }
        JsonNode type = body.path(rule.typeKey());
        JsonSchema schema = type.isTextual() ? rule.byType().get(type.textValue()) : null;
        if (schema == null) {
            String types = String.join(", ", new TreeSet<>(rule.byType().keySet()));
            String must = type.isMissingNode() ? "is required, one of " : "must be one of ";
            return List.of(new Violation("/" + rule.typeKey(), must + types));
        }
        return violations.of("", schema.validate(body));
    }

    /**
     * Validates path and query parameters.
     *
     * @param operation the operation's name in the document
     * @param given the decoded parameters
     * @return the violations; empty if the request is valid
     */
    public List<Violation> checkParameters(String operation, Map<String, String> given) {
        List<Violation> found = new ArrayList<>();
        Set<String> unknown = new TreeSet<>(given.keySet());
        for (Parameter parameter : parameters.get(operation)) {
            unknown.remove(parameter.name());
            String value = given.get(parameter.name());
            if (value == null) {
                if (parameter.required()) {
                    found.add(new Violation(parameter.name(), "is required"));
                }
            } else if (!value.isEmpty() || !parameter.mayBeEmpty()) {
                found.addAll(check(parameter, value));
            }
        }
        unknown.forEach(name -> found.add(new Violation(name, "is unknown")));
        return found;
    }

    private List<Violation> check(Parameter parameter, String value) {
        if (!parameter.integer()) {
            return violations.of(parameter.name(), parameter.schema().validate(TextNode.valueOf(value)));
        }
        return value.matches("-?[0-9]{1,18}")
                ? violations.of(
                        parameter.name(), parameter.schema().validate(BigIntegerNode.valueOf(new BigInteger(value))))
                : List.of(new Violation(parameter.name(), "must be an integer"));
    }
}
