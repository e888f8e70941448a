package io.github.camelinterakt.sandbox.control;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.openapi.ApiDocument;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ControlDocumentTest {

    private static final ApiDocument DOCUMENT = ApiDocument.load(ApiDocument.CONTROL, "");

    @Test
    void theDocumentHasEachOperationOfTheTableAndNoOther() {
        assertThat(new Operations(List.of()).ids())
                .containsExactlyInAnyOrderElementsOf(DOCUMENT.routes().stream()
                        .map(ApiDocument.Route::operationId)
                        .toList());
    }

    @Test
    void everyReferenceResolvesAndEverySchemaIsUsed() {
        JsonNode tree = DOCUMENT.tree();
        Set<String> references = new HashSet<>(tree.findValuesAsText("$ref"));
        tree.findValues("mapping").forEach(mapping -> mapping.forEach(schema -> references.add(schema.asText())));

        assertThat(references).allSatisfy(reference -> assertThat(
                        tree.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
        assertThat(tree.at("/components/schemas").fieldNames()).toIterable().allSatisfy(name -> assertThat(references)
                .contains("#/components/schemas/" + name));
    }

    @Test
    void everyOperationDefinesSuccessAndError() {
        assertThat(DOCUMENT.routes()).allSatisfy(route -> {
            assertThat(route.definition().path("summary").asText()).isNotEmpty();
            assertThat(route.definition().path("responses").has("default")).isTrue();
            assertThat(route.definition().path("responses").fieldNames().next()).matches("20[014]");
        });
    }

    @Test
    void theServerServesItsDocument() {
        try (Sandbox sandbox = Sandbox.builder().start()) {
            Control.Reply reply = Control.of(sandbox).get("openapi.yaml");

            assertThat(reply.header("Content-Type")).isEqualTo("application/yaml");
            assertThat(reply.text()).startsWith("openapi: 3.1.0\n").contains("/customers/{customer}/messages:");
        }
    }
}
