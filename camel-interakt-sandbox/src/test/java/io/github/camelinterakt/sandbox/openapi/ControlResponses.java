package io.github.camelinterakt.sandbox.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelinterakt.sandbox.api.RefusedException;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares responses of a running server with the control API's document. */
public final class ControlResponses {

    private static final ApiDocument DOCUMENT = ApiDocument.load(ApiDocument.CONTROL, "/__admin/interakt");
    private static final RequestValidator VALIDATOR = new RequestValidator(DOCUMENT);

    private ControlResponses() {}

    /** Fails if the document does not declare this status or does not allow this JSON, which is a missing node for none. */
    public static void verify(String method, String url, int status, JsonNode json) {
        JsonNode declared = responses(method, url).path(String.valueOf(status));
        JsonNode response = declared.isMissingNode()
                ? DOCUMENT.tree().at("/components/responses/Error")
                : declared.has("$ref")
                        ? DOCUMENT.tree().at(declared.path("$ref").asText().substring(1))
                        : declared;
        assertThat(declared.isMissingNode())
                .as("%s %s: %s", method, url, status)
                .isEqualTo(status >= 400);
        JsonNode schema = response.at("/content/application~1json/schema/$ref");
        assertThat(json.isMissingNode()).as("%s %s: %s", method, url, json).isEqualTo(schema.isMissingNode());
        if (!schema.isMissingNode()) {
            assertThat(VALIDATOR.schema(schema.asText()).validate(json))
                    .as("%s %s: %s", method, url, json)
                    .isEmpty();
        }
    }

    private static JsonNode responses(String method, String url) {
        try {
            String operation = DOCUMENT.match(method, url).operationId();
            return DOCUMENT.routes().stream()
                    .filter(route -> route.operationId().equals(operation))
                    .findFirst()
                    .orElseThrow()
                    .definition()
                    .path("responses");
        } catch (RefusedException e) {
            return MissingNode.getInstance();
        }
    }
}
