package io.github.camelinterakt.sandbox.openapi;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonSchema;
import io.github.camelinterakt.sandbox.api.RefusedException;

/** Reads requests, and refuses those that an OpenAPI document does not allow; the text names all violations. Thread-safe. */
public final class RequestValidator {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonNode document;
    private final SchemaCompiler compiler;
    private final Violations violations;
    private final Map<String, BodyRule> bodies = new HashMap<>();
    private final Map<String, JsonSchema> compiled = new ConcurrentHashMap<>();
    private final Map<String, List<Parameter>> parameters = new HashMap<>();

    /**
     * @param required whether the operation requires a body
     * @param typeKey the key whose value selects the schema; null if there is only one schema
     * @param byType the schemas' locations by that value; a single schema has the empty string as key
     */
    private record BodyRule(boolean required, String typeKey, Map<String, String> byType) {}

    private record Parameter(String name, boolean required, boolean mayBeEmpty, boolean integer, JsonSchema schema) {}

    /** Reads the document's rules. A schema is compiled when it is first needed: compiling all takes a while. */
    public RequestValidator(ApiDocument api) {
        this.document = api.tree();
        this.compiler = new SchemaCompiler(api);
        this.violations = new Violations(document);
        for (ApiDocument.Route route : api.routes()) {
            JsonNode definition = route.definition();
            JsonNode schema = definition.at("/requestBody/content/application~1json/schema");
            if (!schema.isMissingNode()) {
                boolean required = definition.at("/requestBody/required").asBoolean();
                bodies.put(
                        route.operationId(),
                        bodyRule(required, schema.path("$ref").asText()));
            }
            parameters.put(route.operationId(), parametersOf(definition.path("parameters")));
        }
    }

    private BodyRule bodyRule(boolean required, String pointer) {
        JsonNode discriminator = document.at(pointer.substring(1)).path("discriminator");
        if (discriminator.isMissingNode()) {
            return new BodyRule(required, null, Map.of("", pointer));
        }
        Map<String, String> byType = new HashMap<>();
        discriminator
                .path("mapping")
                .properties()
                .forEach(entry -> byType.put(entry.getKey(), entry.getValue().asText()));
        return new BodyRule(required, discriminator.path("propertyName").asText(), byType);
    }

    private List<Parameter> parametersOf(JsonNode definitions) {
        List<Parameter> all = new ArrayList<>();
        for (JsonNode given : definitions) {
            String reference = given.path("$ref").asText();
            JsonNode definition = reference.isEmpty() ? given : document.at(reference.substring(1));
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

    /** Whether an operation accepts a JSON document. */
    public boolean takesJson(String operation) {
        return bodies.containsKey(operation);
    }

    /** Reads and checks the document of an operation that accepts JSON; an empty object if there is none. */
    public JsonNode read(String operation, byte[] bytes) {
        boolean empty = bytes == null || bytes.length == 0;
        if (empty && bodies.get(operation).required()) {
            throw RefusedException.pleaseCorrect("/: a JSON object is required");
        }
        JsonNode body;
        try {
            body = empty ? MAPPER.createObjectNode() : MAPPER.readTree(bytes);
        } catch (IOException e) {
            throw RefusedException.pleaseCorrect("/: is not well-formed JSON, or contains a key twice");
        }
        refuse(violations(bodies.get(operation), body));
        return body;
    }

    private Set<String> violations(BodyRule rule, JsonNode body) {
        if (!body.isObject()) {
            return Set.of("/: must be of type object");
        }
        if (rule.typeKey() == null) {
            return violations(rule.byType().get(""), body);
        }
        JsonNode type = body.path(rule.typeKey());
        String pointer = type.isTextual() ? rule.byType().get(type.textValue()) : null;
        if (pointer == null) {
            String types = String.join(", ", new TreeSet<>(rule.byType().keySet()));
            String must = type.isMissingNode() ? "is required, one of " : "must be one of ";
            return Set.of("/" + rule.typeKey() + ": " + must + types);
        }
        return violations(pointer, body);
    }

    private Set<String> violations(String pointer, JsonNode body) {
        return violations.of(
                "", compiled.computeIfAbsent(pointer, compiler::compile).validate(body));
    }

    /** Checks path and query parameters, decoded. */
    public void checkParameters(String operation, Map<String, String> given) {
        Set<String> found = new LinkedHashSet<>();
        Set<String> unknown = new TreeSet<>(given.keySet());
        for (Parameter parameter : parameters.get(operation)) {
            unknown.remove(parameter.name());
            String value = given.get(parameter.name());
            if (value == null) {
                if (parameter.required()) {
                    found.add(parameter.name() + ": is required");
                }
            } else if (!value.isEmpty() || !parameter.mayBeEmpty()) {
                found.addAll(violations(parameter, value));
            }
        }
        unknown.forEach(name -> found.add(name + ": is unknown"));
        refuse(found);
    }

    private Set<String> violations(Parameter parameter, String value) {
        if (parameter.integer() && !value.matches("-?[0-9]{1,18}")) {
            return Set.of(parameter.name() + ": must be an integer");
        }
        JsonNode node = parameter.integer() ? BigIntegerNode.valueOf(new BigInteger(value)) : TextNode.valueOf(value);
        return violations.of(parameter.name(), parameter.schema().validate(node));
    }

    private static void refuse(Set<String> violations) {
        if (!violations.isEmpty()) {
            throw RefusedException.pleaseCorrect(String.join("; ", violations));
        }
    }
}
