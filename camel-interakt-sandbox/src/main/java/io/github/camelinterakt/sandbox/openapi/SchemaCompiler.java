package io.github.camelinterakt.sandbox.openapi;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.oas.OpenApi31;

/** Compiles schemas of the OpenAPI document. A compiled schema is thread-safe. */
final class SchemaCompiler {

    /** The document's URI for references within it; nothing is fetched from it. */
    private static final String DOCUMENT_ID = "urn:camel-interakt:interakt-openapi";

    /** The document's keys, which the validator would otherwise report as unknown keywords, because the schemas are part of it. */
    private static final List<String> DOCUMENT_KEYWORDS =
            List.of("openapi", "info", "servers", "security", "tags", "paths", "components");

    private final JsonSchemaFactory factory;
    private final SchemaValidatorsConfig config;

    SchemaCompiler(ApiDocument document) {
        JsonMetaSchema metaSchema = JsonMetaSchema.builder(OpenApi31.getInstance())
                .keywords(DOCUMENT_KEYWORDS.stream()
                        .map(NonValidationKeyword::new)
                        .toList())
                .build();
        this.factory = JsonSchemaFactory.getInstance(VersionFlag.V202012, builder -> builder.metaSchema(metaSchema)
                .defaultMetaSchemaIri(metaSchema.getIri())
                .schemaLoaders(loaders ->
                        loaders.schemas(Map.of(DOCUMENT_ID, document.tree().toString()))));
        this.config = SchemaValidatorsConfig.builder().build();
    }

    /** Compiles the schema at a location in the document, such as {@code #/components/schemas/Person}. */
    JsonSchema compile(String pointer) {
        JsonSchema schema = factory.getSchema(SchemaLocation.of(DOCUMENT_ID + pointer), config);
        schema.initializeValidators();
        return schema;
    }

    /** Compiles a schema without references. */
    JsonSchema compileAlone(JsonNode schema) {
        return factory.getSchema(schema, config);
    }
}
