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
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.oas.OpenApi31;
import io.github.camelinterakt.sandbox.api.RefusedException;

/** Reads requests, and refuses those that an OpenAPI document does not allow; the text names all violations. Thread-safe. */
public final class RequestValidator {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** The document's URI for references within it; nothing is fetched from it. */
    private static final String DOCUMENT_ID = "urn:camel-interakt:interakt-openapi";

    /** The document's keys, which the validator would otherwise report as unknown keywords, because the schemas are part of it. */
    private static final List<String> DOCUMENT_KEYWORDS =
            List.of("openapi", "info", "servers", "security", "tags", "paths", "components");

    private final ApiDocument api;
    private final JsonNode document;
    private final JsonSchemaFactory factory;
    private final SchemaValidatorsConfig config =
            SchemaValidatorsConfig.builder().build();
    private final Violations violations;
    private final Map<String, JsonNode> bodies = new HashMap<>();
    private final Map<String, JsonSchema> compiled = new ConcurrentHashMap<>();
    private final Map<String, List<Parameter>> parameters = new HashMap<>();

    private record Parameter(String name, boolean required, boolean mayBeEmpty, boolean integer, JsonSchema schema) {}

    /** Reads the document's rules. A schema is compiled when it is first needed: compiling all takes a while. */
    public RequestValidator(ApiDocument api) {
        this.api = api;
        this.document = api.tree();
        JsonMetaSchema metaSchema = JsonMetaSchema.builder(OpenApi31.getInstance())
                .keywords(DOCUMENT_KEYWORDS.stream()
                        .map(NonValidationKeyword::new)
                        .toList())
                .build();
        this.factory = JsonSchemaFactory.getInstance(VersionFlag.V202012, builder -> builder.metaSchema(metaSchema)
                .defaultMetaSchemaIri(metaSchema.getIri())
                .schemaLoaders(loaders -> loaders.schemas(Map.of(DOCUMENT_ID, document.toString()))));
        this.violations = new Violations(document);
        for (ApiDocument.Route route : api.routes()) {
            JsonNode definition = route.definition();
            if (!definition.at("/requestBody/content/application~1json/schema").isMissingNode()) {
                bodies.put(route.operationId(), definition.path("requestBody"));
            }
            parameters.put(route.operationId(), parametersOf(definition.path("parameters")));
        }
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
                    factory.getSchema(schema, config)));
        }
        return all;
    }

    /** The document that has the rules. */
    public ApiDocument document() {
        return api;
    }

    /** Whether an operation accepts a JSON document. */
    public boolean takesJson(String operation) {
        return bodies.containsKey(operation);
    }

    /** Reads and checks the document of an operation that accepts JSON; an empty object if there is none. */
    public JsonNode read(String operation, byte[] bytes) {
        boolean empty = bytes == null || bytes.length == 0;
        if (empty && bodies.get(operation).path("required").asBoolean()) {
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

    private Set<String> violations(JsonNode rule, JsonNode body) {
        if (!body.isObject()) {
            return Set.of("/: must be of type object");
        }
        String pointer = rule.at("/content/application~1json/schema/$ref").asText();
        JsonNode discriminator = document.at(pointer.substring(1)).path("discriminator");
        if (discriminator.isMissingNode()) {
            return violations(pointer, body);
        }
        String key = discriminator.path("propertyName").asText();
        JsonNode type = body.path(key);
        JsonNode selected = discriminator.path("mapping").path(type.isTextual() ? type.textValue() : "");
        if (selected.isMissingNode()) {
            Set<String> types = new TreeSet<>();
            discriminator.path("mapping").fieldNames().forEachRemaining(types::add);
            String must = type.isMissingNode() ? "is required, one of " : "must be one of ";
            return Set.of("/" + key + ": " + must + String.join(", ", types));
        }
        return violations(selected.asText(), body);
    }

    private Set<String> violations(String pointer, JsonNode body) {
        return violations.of("", schema(pointer).validate(body));
    }

    /** The schema at a location in the document, such as {@code #/components/schemas/Person}. */
    JsonSchema schema(String pointer) {
        return compiled.computeIfAbsent(pointer, key -> {
            JsonSchema schema = factory.getSchema(SchemaLocation.of(DOCUMENT_ID + key), config);
            schema.initializeValidators();
            return schema;
        });
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
