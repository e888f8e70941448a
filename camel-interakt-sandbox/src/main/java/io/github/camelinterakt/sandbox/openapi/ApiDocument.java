package io.github.camelinterakt.sandbox.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelinterakt.sandbox.api.ApiOperation;
import io.github.camelinterakt.sandbox.api.RefusedException;

/** An OpenAPI 3.1 document that the sandbox contains; finds the operation of a request by its paths, which must match exactly. */
public final class ApiDocument {

    /** The API's document, without its extension: YAML is the source, and JSON, generated from it, is read at start. */
    public static final String API = "/io/github/camelinterakt/sandbox/interakt-openapi";

    /** The control API's document, without its extension. */
    public static final String CONTROL = "/io/github/camelinterakt/sandbox/control-openapi";

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    private final JsonNode tree;
    private final String basePath;
    private final List<Route> routes = new ArrayList<>();
    private final List<Path> paths = new ArrayList<>();

    /** The routes of a path by their methods; the pattern has a group for each parameter. */
    private record Path(Pattern pattern, List<String> parameters, Map<String, Route> routes) {}

    /** A method and a path below the base path, with parameters in braces, and the operation's definition. */
    public record Route(String method, String path, String operationId, JsonNode definition) {}

    /** The operation of a request, and the path and query parameters, decoded. */
    public record Match(Route route, Map<String, String> parameters) {

        /** The operation's name in the document. */
        public String operationId() {
            return route.operationId();
        }
    }

    private ApiDocument(JsonNode tree, String basePath) {
        this.tree = tree;
        this.basePath = basePath;
        for (Map.Entry<String, JsonNode> path : tree.path("paths").properties()) {
            Map<String, Route> methods = new TreeMap<>();
            path.getValue().properties().forEach(method -> {
                String id = method.getValue().path("operationId").asText();
                String name = method.getKey().toUpperCase(Locale.ROOT);
                methods.put(name, new Route(name, path.getKey(), id, method.getValue()));
            });
            routes.addAll(methods.values());
            // The path of getTemplates has an older form, which is still supported.
            boolean older =
                    routes.get(routes.size() - 1).operationId().equals(ApiOperation.GET_TEMPLATES.operationId());
            List<String> parameters = PARAMETER
                    .matcher(path.getKey())
                    .results()
                    .map(parameter -> parameter.group(1))
                    .toList();
            String pattern =
                    PARAMETER.matcher(path.getKey().replace(".", "\\.")).replaceAll("([^/]+)");
            paths.add(new Path(Pattern.compile(older ? pattern + "/?" : pattern), parameters, methods));
        }
    }

    /** Reads a document of the class path, whose paths follow the base path. */
    public static ApiDocument load(String resource, String basePath) {
        try (InputStream in = ApiDocument.class.getResourceAsStream(resource + ".json")) {
            return new ApiDocument(new JsonMapper().readTree(in), basePath);
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
            boolean slash = find(path + "/", parameters) != null;
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
        return new Match(route, parameters);
    }

    private Map<String, Route> find(String path, Map<String, String> parameters) {
        for (Path each : paths) {
            Matcher matcher = each.pattern().matcher(path);
            if (matcher.matches()) {
                for (String name : each.parameters()) {
                    // URLDecoder would turn a plus into a space, which is right in a query only.
                    String value = matcher.group(parameters.size() + 1).replace("+", "%2B");
                    parameters.put(name, decode(value));
                }
                return each.routes();
            }
        }
        return null;
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
