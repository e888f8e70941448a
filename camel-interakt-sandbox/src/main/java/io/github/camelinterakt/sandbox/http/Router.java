package io.github.camelinterakt.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelinterakt.sandbox.api.ApiOperation;
import io.github.camelinterakt.sandbox.api.RefusedException;
import io.github.camelinterakt.sandbox.openapi.ApiDocument;

/** Finds the operation of a request by the paths of the OpenAPI document. Paths must match exactly, trailing slashes included. */
final class Router {

    private final String basePath;
    private final Map<String, ApiDocument.Route> exact = new HashMap<>();
    private final Map<String, ApiDocument.Route> byPrefix = new LinkedHashMap<>();

    /** An operation with its path and query parameters. */
    record Match(ApiOperation operation, Map<String, String> parameters) {}

    Router(String basePath, List<ApiDocument.Route> routes) {
        this.basePath = basePath;
        for (ApiDocument.Route route : routes) {
            int parameter = route.path().indexOf('{');
            if (parameter < 0) {
                exact.put(route.path(), route);
            } else {
                byPrefix.put(route.path().substring(0, parameter), route);
            }
            if (route.operation() == ApiOperation.GET_TEMPLATES) {
                exact.put(route.path() + "/", route); // the path's older form is still supported
            }
        }
    }

    /**
     * Finds the operation of a request.
     *
     * @param method the request's method
     * @param url the request's path and query, still encoded
     * @return the operation
     * @throws RefusedException if path or method do not match, or a parameter is given twice
     */
    Match match(String method, String url) {
        int query = url.indexOf('?');
        String path = query < 0 ? url : url.substring(0, query);
        if (!path.startsWith(basePath)) {
            throw new RefusedException(404, "Not found: the API's paths begin with " + basePath);
        }
        path = path.substring(basePath.length());
        Map<String, String> parameters = new LinkedHashMap<>();
        ApiDocument.Route route = find(path, parameters);
        if (route == null) {
            throw new RefusedException(
                    404,
                    exact.containsKey(path + "/") ? "Not found: this operation's path ends with a slash" : "Not found");
        }
        if (!route.method().equals(method)) {
            throw new RefusedException(405, "Method " + method + " not allowed, use " + route.method());
        }
        if (query >= 0) {
            readQuery(url.substring(query + 1), parameters);
        }
        return new Match(route.operation(), parameters);
    }

    private ApiDocument.Route find(String path, Map<String, String> parameters) {
        ApiDocument.Route route = exact.get(path);
        if (route != null) {
            return route;
        }
        for (Map.Entry<String, ApiDocument.Route> entry : byPrefix.entrySet()) {
            String prefix = entry.getKey();
            if (path.startsWith(prefix) && path.length() > prefix.length() && path.indexOf('/', prefix.length()) < 0) {
                String template = entry.getValue().path();
                String name = template.substring(prefix.length() + 1, template.length() - 1);
                // URLDecoder would turn a plus into a space, which is right in a query only.
                parameters.put(name, decode(path.substring(prefix.length()).replace("+", "%2B")));
                return entry.getValue();
            }
        }
        return null;
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
