package io.github.camelinterakt.sandbox.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelinterakt.sandbox.api.ApiOperation;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The OpenAPI 3.1 document of the API, which the sandbox contains. */
public final class ApiDocument {

    /** The document's location on the class path. */
    public static final String RESOURCE = "/io/github/camelinterakt/sandbox/interakt-openapi.yaml";

    private final JsonNode tree;

    private ApiDocument(JsonNode tree) {
        this.tree = tree;
    }

    /**
     * Reads the document.
     *
     * @return the document
     */
    public static ApiDocument load() {
        try (InputStream in = ApiDocument.class.getResourceAsStream(RESOURCE)) {
            return new ApiDocument(
                    new JsonMapper().valueToTree(new Load(LoadSettings.builder().build()).loadFromInputStream(in)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The document's JSON tree.
     *
     * @return the tree, which must not be modified
     */
    public JsonNode tree() {
        return tree;
    }

    /**
     * All methods and paths with their operations.
     *
     * @return the routes, in the document's order
     */
    public List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : tree.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                ApiOperation operation =
                        ApiOperation.of(method.getValue().path("operationId").asText());
                routes.add(new Route(
                        method.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation, method.getValue()));
            }
        }
        return routes;
    }

    /**
     * A method and a path.
     *
     * @param method such as {@code POST}
     * @param path the path below the base URL, with parameters in braces
     * @param operation the operation
     * @param definition its definition in the document
     */
    public record Route(String method, String path, ApiOperation operation, JsonNode definition) {}
}
