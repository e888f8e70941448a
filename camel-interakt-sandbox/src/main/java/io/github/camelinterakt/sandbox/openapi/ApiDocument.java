package io.github.camelinterakt.sandbox.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelinterakt.sandbox.api.ApiOperation;
import io.github.camelinterakt.sandbox.api.RefusedException;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** An OpenAPI 3.1 document that the sandbox contains; finds the operation of a request by its paths, which must match exactly. */
public final class ApiDocument {

    /** The API's document. */
    public static final String API = "/io/github/camelinterakt/sandbox/interakt-openapi.yaml";

    /** The control API's document. */
    public static final String CONTROL = "/io/github/camelinterakt/sandbox/control-openapi.yaml";

    private final JsonNode tree;
    private final String basePath;
    private final List<Route> routes = new ArrayList<>();
    private final Map<String, Map<String, Route>> byPath = new HashMap<>();
    private final Map<List<String>, Map<String, Route>> templates = new HashMap<>();

    /** A method and a path below the base path, with parameters in braces, and the operation's definition. */
    public record Route(String method, String path, String operationId, JsonNode definition) {}

    /** The operation of a request, and the path and query parameters, decoded. */
    public record Match(String operationId, Map<String, String> parameters) {}

    private ApiDocument(JsonNode tree, String basePath) {
        this.tree = tree;
        this.basePath = basePath;
        for (Map.Entry<String, JsonNode> path : tree.path("paths").properties()) {
            path.getValue().properties().forEach(method -> add(path.getKey(), method.getKey(), method.getValue()));
        }
        byPath.keySet().stream()
                .filter(path -> path.indexOf('{') >= 0)
                .forEach(path -> templates.put(segments(path), byPath.get(path)));
    }

    private void add(String path, String method, JsonNode definition) {
        String operationId = definition.path("operationId").asText();
        Route route = new Route(method.toUpperCase(Locale.ROOT), path, operationId, definition);
        routes.add(route);
        byPath.computeIfAbsent(path, key -> new TreeMap<>()).put(route.method(), route);
        if (operationId.equals(ApiOperation.GET_TEMPLATES.operationId())) {
            byPath.put(path + "/", byPath.get(path)); // the path's older form is still supported
        }
    }

    /** Reads a document of the class path, whose paths follow the base path. */
    public static ApiDocument load(String resource, String basePath) {
        try (InputStream in = ApiDocument.class.getResourceAsStream(resource)) {
            Object yaml = new Load(LoadSettings.builder().build()).loadFromInputStream(in);
            return new ApiDocument(new JsonMapper().valueToTree(yaml), basePath);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The document's JSON tree, which must not be modified. */
    public JsonNode tree() {
        return tree;
    }

    /** All methods and paths, in the document's order. */
    public List<Route> routes() {
        return List.copyOf(routes);
    }

    /** The operation of a request, whose URL is still encoded; refused if path or method do not match, or a parameter is given twice. */
    public Match match(String method, String url) {
        int query = url.indexOf('?');
        String path = query < 0 ? url : url.substring(0, query);
        if (!path.startsWith(basePath)) {
            throw new RefusedException(404, "Not found: the API's paths begin with " + basePath);
        }
        path = path.substring(basePath.length());
        Map<String, String> parameters = new LinkedHashMap<>();
        Map<String, Route> methods = find(path, parameters);
        if (methods == null) {
            boolean slash = byPath.containsKey(path + "/");
            throw new RefusedException(404, slash ? "Not found: this operation's path ends with a slash" : "Not found");
        }
        Route route = methods.get(method);
        if (route == null) {
            throw new RefusedException(
                    405, "Method " + method + " not allowed, use " + String.join(" or ", methods.keySet()));
        }
        if (query >= 0) {
            readQuery(url.substring(query + 1), parameters);
        }
        return new Match(route.operationId(), parameters);
    }

    private Map<String, Route> find(String path, Map<String, String> parameters) {
        Map<String, Route> exact = byPath.get(path);
        if (exact != null && path.indexOf('{') < 0) {
            return exact;
        }
        List<String> segments = segments(path);
        for (Map.Entry<List<String>, Map<String, Route>> entry : templates.entrySet()) {
            List<String> template = entry.getKey();
            if (matches(template, segments)) {
                for (int i = 0; i < segments.size(); i++) {
                    if (template.get(i).startsWith("{")) {
                        String name =
                                template.get(i).substring(1, template.get(i).length() - 1);
                        // URLDecoder would turn a plus into a space, which is right in a query only.
                        parameters.put(name, decode(segments.get(i).replace("+", "%2B")));
                    }
                }
                return entry.getValue();
            }
        }
        return null;
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }

    private static boolean matches(List<String> template, List<String> segments) {
        boolean matches = template.size() == segments.size();
        for (int i = 0; matches && i < template.size(); i++) {
            String segment = segments.get(i);
            matches = template.get(i).startsWith("{")
                    ? !segment.isEmpty()
                    : template.get(i).equals(segment);
        }
        return matches;
    }

    private static void readQuery(String query, Map<String, String> parameters) {
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                if (parameters.put(name, value) != null) {
                    throw RefusedException.pleaseCorrect("a query parameter is given twice");
                }
            }
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw RefusedException.pleaseCorrect("the URL contains a malformed percent escape");
        }
    }
}
