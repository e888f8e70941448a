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
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** An OpenAPI 3.1 document that the sandbox contains. */
public final class ApiDocument {

    /** The API's document. */
    public static final String API = "/io/github/camelinterakt/sandbox/interakt-openapi.yaml";

    /** The control API's document. */
    public static final String CONTROL = "/io/github/camelinterakt/sandbox/control-openapi.yaml";

    private final JsonNode tree;

    private ApiDocument(JsonNode tree) {
        this.tree = tree;
    }

    /**
     * Reads a document.
     *
     * @param resource its location on the class path
     * @return the document
     */
    public static ApiDocument load(String resource) {
        try (InputStream in = ApiDocument.class.getResourceAsStream(resource)) {
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
                String operationId = method.getValue().path("operationId").asText();
                routes.add(new Route(
                        method.getKey().toUpperCase(Locale.ROOT), path.getKey(), operationId, method.getValue()));
            }
        }
        return routes;
    }

    /**
     * A method and a path.
     *
     * @param method such as {@code POST}
     * @param path the path below the base URL, with parameters in braces
     * @param operationId the operation's name
     * @param definition its definition in the document
     */
    public record Route(String method, String path, String operationId, JsonNode definition) {}
}
