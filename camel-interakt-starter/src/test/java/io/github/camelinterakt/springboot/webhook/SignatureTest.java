package io.github.camelinterakt.springboot.webhook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/** Only signed requests reach the route, on the web server of a Spring Boot application. */
class SignatureTest {

    private static final String SECRET = "examplekey";
    private static final String SECOND = "anotherexamplekey";
    private static final String NAME = "Interakt-Signature: ";
    private static final String JSON = "Content-Type: application/json";
    private static final byte[] BODY = utf8("{\"type\":\"message_received\", \"data\":{\"n\":1}}");
    private static final byte[] VECTOR_BODY = utf8("{\"foo\":1,\"bar\":2}");
    private static final String VECTOR = "sha256=b84783d10ede5bd6ed771e8b16fbe5a7093340159d6e49ec4248350b6ec2c7b4";

    private static ServletWebServerApplicationContext application;

    /** What has reached the route. */
    record Received(Queue<Exchange> exchanges) {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        Received received() {
            return new Received(new ConcurrentLinkedQueue<>());
        }

        @Bean
        RouteBuilder webhook(Received received) {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("interakt:webhook?webhookSecret=RAW( " + SECRET + " , " + SECOND + ")")
                            .routeId("webhook")
                            .process(exchange -> received.exchanges().add(exchange.copy()));
                }
            };
        }
    }

    @BeforeAll
    static void startApplication() {
        application = (ServletWebServerApplicationContext) new SpringApplicationBuilder(Application.class)
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--spring.main.banner-mode=off",
                        "--camel.component.interakt.max-body-size=2000");
    }

    @AfterAll
    static void stopApplication() {
        application.close();
    }

    record Case(String name, int status, Post post) {
        @Override
        public String toString() {
            return status + " " + name;
        }
    }

    static List<Case> cases() throws IOException {
        String valid = signature(SECRET, BODY);
        String hex = valid.substring("sha256=".length());
        byte[] notUtf8 = BODY.clone();
        notUtf8[10] = (byte) 0xFF;
        byte[] flipped = BODY.clone();
        flipped[flipped.length - 3] ^= 1;
        byte[] emoji = utf8("{\"type\":\"message_received\",\"data\":{\"text\":\"नमस्ते 👋🏽\"}}");
        byte[] bom = utf8("\uFEFF{\"type\":\"message_received\"}");
        byte[] compact = utf8("{\"type\":\"message_received\",\"data\":{\"n\":1}}");
        byte[] large = utf8("{\"type\":\"t\",\"text\":\"" + "x".repeat(2_000) + "\"}");
        byte[] form = utf8("type=x");
        List<Case> cases = new ArrayList<>();
        cases.add(new Case("the right signature", 200, signed(BODY, valid)));
        cases.add(new Case("the published vector", 200, signed(VECTOR_BODY, VECTOR)));
        cases.add(new Case("the second secret", 200, signed(BODY, signature(SECOND, BODY))));
        cases.add(new Case("a secret that is no longer one", 401, signed(BODY, signature("oldexamplekey", BODY))));
        cases.add(new Case("both secrets as one", 401, signed(BODY, signature(SECRET + "," + SECOND, BODY))));
        cases.add(new Case("upper-case digits", 401, signed(BODY, "sha256=" + hex.toUpperCase(Locale.ROOT))));
        cases.add(new Case("an upper-case prefix", 401, signed(BODY, "SHA256=" + hex)));
        cases.add(new Case("no prefix", 401, signed(BODY, hex)));
        cases.add(new Case("too short", 401, signed(BODY, valid.substring(0, valid.length() - 1))));
        cases.add(new Case("too long", 401, signed(BODY, valid + "0")));
        cases.add(new Case("digits that are none", 401, signed(BODY, "sha256=" + "g".repeat(64))));
        cases.add(new Case("the prefix alone", 401, signed(BODY, "sha256=")));
        cases.add(new Case("empty", 401, signed(BODY, "")));
        cases.add(new Case("missing", 401, Post.of(BODY, JSON)));
        cases.add(new Case("twice the same", 401, signed(BODY, valid).with(NAME + valid)));
        cases.add(
                new Case("a wrong and the right one", 401, signed(BODY, VECTOR).with(NAME + valid)));
        cases.add(new Case("two in one header", 401, signed(BODY, valid + "," + valid)));
        cases.add(
                new Case("in the query string", 401, Post.of(BODY, JSON).to("/interakt?Interakt-Signature=" + valid)));
        cases.add(new Case(
                "in header and query string", 401, signed(BODY, valid).to("/interakt?Interakt-Signature=" + valid)));
        cases.add(new Case("another query parameter", 200, signed(BODY, valid).to("/interakt?source=dashboard")));
        cases.add(new Case("a slash at the end", 200, signed(BODY, valid).to("/interakt/")));
        cases.add(new Case("GET by a monitor", 405, Post.of(new byte[0]).as("GET")));
        cases.add(new Case("HEAD by a monitor", 405, Post.of(new byte[0]).as("HEAD")));
        cases.add(new Case("a lower-case header name", 200, Post.of(BODY, JSON, "interakt-signature: " + valid)));
        cases.add(new Case("white space round the value", 200, signed(BODY, "  " + valid + "  ")));
        cases.add(new Case("of the body with one bit changed", 401, signed(flipped, valid)));
        cases.add(new Case("of the same JSON printed anew", 401, signed(BODY, signature(SECRET, compact))));
        cases.add(new Case("of a body that is not UTF-8", 400, signed(notUtf8, signature(SECRET, notUtf8))));
        cases.add(new Case("a body that is not UTF-8, unsigned", 401, signed(notUtf8, valid)));
        cases.add(new Case("emoji", 200, signed(emoji, signature(SECRET, emoji))));
        cases.add(new Case("a byte order mark", 200, signed(bom, signature(SECRET, bom))));
        cases.add(new Case(
                "a charset parameter",
                200,
                Post.of(emoji, JSON + "; charset=ISO-8859-1", NAME + signature(SECRET, emoji))));
        cases.add(new Case("no content type", 200, Post.of(BODY, NAME + valid)));
        cases.add(new Case("another content type", 200, Post.of(BODY, "Content-Type: text/plain", NAME + valid)));
        cases.add(new Case("in chunks", 200, signed(BODY, valid).inChunks()));
        // As on other servers: verified as posted.
        cases.add(new Case(
                "compressed, signed as it is",
                400,
                signed(gzip(BODY), signature(SECRET, gzip(BODY))).with("Content-Encoding: gzip")));
        cases.add(new Case(
                "compressed, signed before", 401, signed(gzip(BODY), valid).with("Content-Encoding: gzip")));
        cases.add(
                new Case("compressed, unsigned", 401, Post.of(gzip(BODY), JSON).with("Content-Encoding: gzip")));
        cases.add(new Case(
                "compressed, and large when it is unpacked",
                400,
                signed(gzip(large), signature(SECRET, gzip(large))).with("Content-Encoding: gzip")));
        cases.add(new Case("an empty body", 400, signed(new byte[0], signature(SECRET, new byte[0]))));
        cases.add(new Case(
                "a form",
                400,
                Post.of(form, "Content-Type: application/x-www-form-urlencoded", NAME + signature(SECRET, form))));
        cases.add(new Case("a larger body", 413, signed(large, signature(SECRET, large))));
        cases.add(new Case(
                "a larger body in chunks",
                413,
                signed(large, signature(SECRET, large)).inChunks()));
        for (String other : new String[] {"[]", "\"text\"", "17", "null", "{", "nonsense"}) {
            cases.add(new Case(other, 400, signed(utf8(other), signature(SECRET, utf8(other)))));
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void onlySignedRequestsReachTheRoute(Case request) {
        int before = received().size();
        String response = request.post().send(application.getWebServer().getPort());
        assertThat(response).startsWith("HTTP/1.1 " + request.status() + " ");
        assertThat(received().size() - before).isBetween(0, request.status() == 200 ? 1 : 0);
        assertThat(response).doesNotContain("Exception", "nonsense", SECRET, "Interakt-Signature");
    }

    @Test
    void noHeaderOfTheRequestReachesTheRoute() {
        byte[] body = utf8("{\"type\":\"message_received\",\"data\":{\"own\":true}}");
        String response = signed(body, signature(SECRET, body))
                .with("CamelFileName: x")
                .with("CamelInteraktPhone: 919999999999")
                .with("X-Other: x")
                .send(application.getWebServer().getPort());
        assertThat(response).startsWith("HTTP/1.1 200 ");
        Exchange last = received().stream().reduce((first, second) -> second).orElseThrow();
        assertThat(last.getMessage().getHeaders().keySet())
                .containsExactlyInAnyOrder(
                        "CamelInteraktEventType",
                        "CamelInteraktEventKey",
                        "CamelInteraktChannel",
                        "CamelInteraktAttempt");
    }

    @Test
    void aStoppedRouteReceivesNothingAndARestartedOneReceivesRequests() throws Exception {
        CamelContext camel = application.getBean(CamelContext.class);
        byte[] body = utf8("{\"type\":\"message_received\",\"data\":{\"again\":true}}");
        Post post = signed(body, signature(SECRET, body));
        camel.getRouteController().stopRoute("webhook");
        int before = received().size();
        assertThat(post.send(application.getWebServer().getPort())).containsPattern("^HTTP/1.1 (404|503) ");
        camel.getRouteController().startRoute("webhook");
        assertThat(post.send(application.getWebServer().getPort())).startsWith("HTTP/1.1 200 ");
        assertThat(received()).hasSize(before + 1);
    }

    private static Queue<Exchange> received() {
        return application.getBean(Received.class).exchanges();
    }

    private static Post signed(byte[] body, String signature) {
        return Post.of(body, JSON, NAME + signature);
    }

    private static String signature(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(utf8(secret), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        }
        return compressed.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
