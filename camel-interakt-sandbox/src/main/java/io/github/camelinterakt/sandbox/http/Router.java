package io.github.camelinterakt.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.camelinterakt.sandbox.api.ApiOperation;
import io.github.camelinterakt.sandbox.api.RefusedException;
import io.github.camelinterakt.sandbox.openapi.ApiDocument;

/** Finds the operation of a request by the paths of an OpenAPI document. Paths must match exactly, trailing slashes included. */
public final class Router {

    private final String basePath;
    private final Map<String, Map<String, ApiDocument.Route>> exact = new HashMap<>();
    private final List<Template> templates = new ArrayList<>();

    /** A path with parameters, by segment, and its routes by method. */
    private record Template(List<String> segments, Map<String, ApiDocument.Route> routes) {}

    /**
     * The operation of a request.
     *
     * @param operationId the operation's name in the document
     * @param parameters the path and query parameters, decoded
     */
    public record Match(String operationId, Map<String, String> parameters) {}

    /**
     * Creates a router.
     *
     * @param basePath the path before those of the document, without a trailing slash
     * @param routes the document's routes
     */
    public Router(String basePath, List<ApiDocument.Route> routes) {
        this.basePath = basePath;
        for (ApiDocument.Route route : routes) {
            routesOf(route.path()).put(route.method(), route);
            if (route.operationId().equals(ApiOperation.GET_TEMPLATES.operationId())) {
                routesOf(route.path() + "/").put(route.method(), route); // the path's older form is still supported
            }
        }
        exact.forEach((path, methods) -> {
            if (path.indexOf('{') >= 0) {
                templates.add(new Template(segments(path), methods));
            }
        });
    }

    private Map<String, ApiDocument.Route> routesOf(String path) {
        return exact.computeIfAbsent(path, key -> new TreeMap<>());
    }

    /**
     * Finds the operation of a request.
     *
     * @param method the request's method
     * @param url the request's path and query, still encoded
     * @return the operation
     * @throws RefusedException if path or method do not match, or a parameter is given twice
     */
    public Match match(String method, String url) {
        int query = url.indexOf('?');
        String path = query < 0 ? url : url.substring(0, query);
        if (!path.startsWith(basePath)) {
            throw new RefusedException(404, "Not found: the API's paths begin with " + basePath);
        }
        path = path.substring(basePath.length());
        Map<String, String> parameters = new LinkedHashMap<>();
        Map<String, ApiDocument.Route> routes = find(path, parameters);
        if (routes == null) {
            throw new RefusedException(
                    404,
                    exact.containsKey(path + "/") ? "Not found: this operation's path ends with a slash" : "Not found");
        }
        ApiDocument.Route route = routes.get(method);
        if (route == null) {
            throw new RefusedException(
                    405, "Method " + method + " not allowed, use " + String.join(" or ", routes.keySet()));
        }
        if (query >= 0) {
            readQuery(url.substring(query + 1), parameters);
        }
        return new Match(route.operationId(), parameters);
    }

    private Map<String, ApiDocument.Route> find(String path, Map<String, String> parameters) {
        Map<String, ApiDocument.Route> routes = exact.get(path);
        if (routes != null && path.indexOf('{') < 0) {
            return routes;
        }
        List<String> segments = segments(path);
        for (Template template : templates) {
            if (matches(template.segments(), segments)) {
                for (int i = 0; i < segments.size(); i++) {
                    String name = template.segments().get(i);
                    if (name.startsWith("{")) {
                        // URLDecoder would turn a plus into a space, which is right in a query only.
                        parameters.put(
                                name.substring(1, name.length() - 1),
                                decode(segments.get(i).replace("+", "%2B")));
                    }
                }
                return template.routes();
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
            matches = template.get(i).startsWith("{")
                    ? !segments.get(i).isEmpty()
                    : template.get(i).equals(segments.get(i));
        }
        return matches;
    }

    private static void readQuery(String query, Map<String, String> parameters) {
        for (String pair : query.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            if (parameters.put(name, value) != null) {
                throw RefusedException.pleaseCorrect("a query parameter is given twice");
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
