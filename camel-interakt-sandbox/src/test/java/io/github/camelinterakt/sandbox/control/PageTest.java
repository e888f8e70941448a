package io.github.camelinterakt.sandbox.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.junit5.InteraktSandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@InteraktSandbox
class PageTest {

    private Sandbox sandbox;
    private Control control;

    @BeforeEach
    void callTheSandbox(Sandbox injected) {
        sandbox = injected;
        control = Control.of(injected);
    }

    /** The status line of a request with these headers; HttpClient would not send a foreign {@code Host}. */
    private static String status(Sandbox sandbox, String request, String... headers) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), sandbox.wireMock().port())) {
            OutputStream out = socket.getOutputStream();
            out.write((request + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length());
        }
    }

    @Test
    void thePageIsServedWithAPolicyThatAllowsOnlyItsOwnOrigin() {
        Control.Reply page = control.page("");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'; script-src 'self';");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.text()).startsWith("<!doctype html>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page/index.html",
                "page/..%2Finterakt-openapi.yaml",
                "page/../interakt-openapi.yaml",
                "webjars/..a/lit-html.js",
                "webjars/a.txt",
                "media/none",
                "mappings"
            })
    void nothingElseIsServed(String path) {
        assertThat(control.page(path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "GET /, 127.0.0.1:PORT, 200",
        "GET /, localhost:PORT, 200",
        "GET /, LOCALHOST:PORT, 200",
        "GET /, [::1]:PORT, 200",
        "GET /, sandbox.example.com:PORT, 403",
        "GET /, sandbox.example.com, 403",
        "GET /, 127.0.0.1.example.com:PORT, 403",
        "GET /__admin/interakt/state, localhost:PORT, 200",
        "GET /__admin/interakt/state, sandbox.example.com:PORT, 403",
        "GET /__admin/requests, sandbox.example.com:PORT, 403",
        "POST /__admin/interakt/reset, sandbox.example.com:PORT, 403",
        "GET /v1/public/apis/users/id/u, sandbox.example.com:PORT, 401"
    })
    void onlyNamesOfTheLoopbackInterfaceOpenPageAndControlApi(String request, String host, String status)
            throws IOException {
        assertThat(status(
                        sandbox,
                        request,
                        "Host: "
                                + host.replace(
                                        "PORT",
                                        String.valueOf(sandbox.wireMock().port()))))
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:PORT, 204",
        "http://127.0.0.1:1, 403",
        "http://localhost:PORT, 403",
        "https://127.0.0.1:PORT, 403",
        "https://example.com, 403",
        "null, 403",
        "'', 403"
    })
    void aPageOfAnotherOriginCannotUseTheControlApi(String origin, String status) throws IOException {
        String port = String.valueOf(sandbox.wireMock().port());

        assertThat(status(
                        sandbox,
                        "POST /__admin/interakt/reset",
                        "Host: 127.0.0.1:" + port,
                        "Origin: " + origin.replace("PORT", port)))
                .isEqualTo(status);
    }

    @Test
    void aSandboxOnAllInterfacesIsOpenedByItsAddressOrItsConfiguredName() throws IOException {
        try (Sandbox open = Sandbox.builder().host("0.0.0.0").start()) {
            assertThat(status(open, "GET /", "Host: 192.0.2.7:8085")).isEqualTo("200");
            assertThat(status(open, "GET /", "Host: sandbox.example.com:8085")).isEqualTo("403");
            assertThat(open.baseUrl()).startsWith("http://127.0.0.1:");
        }
        try (Sandbox named = Sandbox.builder().host("localhost").start()) {
            assertThat(status(named, "GET /", "Host: localhost")).isEqualTo("200");
            assertThat(status(named, "GET /", "Host: 192.0.2.7")).isEqualTo("403");
        }
    }
}
