package io.github.camelinterakt.sandbox.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Supplier;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.camelinterakt.sandbox.http.MediaStore;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

/** The files of the page at {@code /} and {@code /page/}, scripts from WebJars, and uploaded files at {@code /media/}. */
final class Page {

    private static final String RESOURCES = "/io/github/camelinterakt/sandbox";
    private static final String WEBJARS = "/webjars/";

    /** Scripts, styles and media of the sandbox only; texts of messages never become HTML. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
                    + " require-trusted-types-for 'script'; trusted-types lit-html";

    /** An uploaded document must not run as a page of the sandbox. */
    private static final String MEDIA_POLICY = "sandbox; default-src 'none'";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "yaml", "application/yaml");

    private final SameOrigin sameOrigin;
    private final Supplier<MediaStore> media;

    Page(SameOrigin sameOrigin, Supplier<MediaStore> media) {
        this.sameOrigin = sameOrigin;
        this.media = media;
    }

    /** The response; null if the sandbox has no such file. */
    ResponseDefinition respond(Request request) {
        String url = request.getUrl();
        String path = url.contains("?") ? url.substring(0, url.indexOf('?')) : url;
        ResponseDefinitionBuilder found =
                request.getMethod().isOneOf(RequestMethod.GET, RequestMethod.HEAD) ? find(path) : null;
        if (found == null) {
            return null;
        }
        String error = sameOrigin.check(request);
        return error != null
                ? ControlApi.error(403, error)
                : found.withHeader("X-Content-Type-Options", "nosniff")
                        .withHeader("Referrer-Policy", "no-referrer")
                        .withHeader("Cache-Control", "no-cache")
                        .build();
    }

    private ResponseDefinitionBuilder find(String path) {
        if (path.startsWith(MediaStore.PATH)) {
            MediaStore.Stored stored = media.get().get(path.substring(MediaStore.PATH.length()));
            return stored == null
                    ? null
                    : aResponse()
                            .withBody(stored.content())
                            .withHeader("Content-Type", stored.contentType())
                            .withHeader("Content-Security-Policy", MEDIA_POLICY);
        }
        if (path.equals("/")) {
            return file(RESOURCES + "/page/index.html");
        }
        // Only plain names: an escape or a parent directory matches nothing.
        if (path.matches("/page/[a-z0-9-]+\\.(css|js|svg)")) {
            return file(RESOURCES + path);
        }
        return path.startsWith(WEBJARS) && path.matches("(/[a-zA-Z0-9_-][a-zA-Z0-9._-]*)+\\.js")
                ? file("/META-INF/resources" + path)
                : null;
    }

    /** A file of the class path; null if it does not exist. */
    static ResponseDefinitionBuilder file(String resource) {
        try (InputStream in = Page.class.getResourceAsStream(resource)) {
            return in == null
                    ? null
                    : aResponse()
                            .withBody(in.readAllBytes())
                            .withHeader("Content-Type", TYPES.get(resource.substring(resource.lastIndexOf('.') + 1)))
                            .withHeader("Content-Security-Policy", POLICY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
