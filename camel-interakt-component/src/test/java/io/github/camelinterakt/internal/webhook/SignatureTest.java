package io.github.camelinterakt.internal.webhook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.camelinterakt.internal.webhook.WebhookServer.SECRET;
import static io.github.camelinterakt.internal.webhook.WebhookServer.signature;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Only signed requests reach the route, on a real HTTP server. */
class SignatureTest {

    private static final String NAME = "Interakt-Signature";
    private static final String SECOND = "anotherexamplekey";
    private static final byte[] BODY = utf8("{\"type\":\"message_received\", \"data\":{\"n\":1}}");
    private static final byte[] VECTOR_BODY = utf8("{\"foo\":1,\"bar\":2}");
    private static final String VECTOR = "sha256=b84783d10ede5bd6ed771e8b16fbe5a7093340159d6e49ec4248350b6ec2c7b4";

    private static WebhookServer server;

    @BeforeAll
    static void startServer() throws Exception {
        // With white space round the secrets, as it comes with copying; a busy machine's first event may take long.
        server = new WebhookServer()
                .route("path=/interakt&webhookSecret=RAW( " + SECRET + " ,\n" + SECOND + " )&ackDeadline=60000")
                .start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    record Case(String name, int status, RawHttp request) {
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
        byte[] emoji = utf8("{\"type\":\"message_received\",\"data\":{\"text\":\"नमस्ते 👋🏽\"}}");
        byte[] bom = utf8("\uFEFF{\"type\":\"message_received\"}");
        byte[] flipped = BODY.clone();
        flipped[flipped.length - 3] ^= 1;
        byte[] compact = utf8("{\"type\":\"message_received\",\"data\":{\"n\":1}}");
        byte[] newline = utf8(new String(BODY, StandardCharsets.UTF_8) + "\n");
        List<Case> cases = new ArrayList<>();
        cases.add(new Case("the right signature", 200, post(BODY, valid)));
        cases.add(new Case("the published vector", 200, post(VECTOR_BODY, VECTOR)));
        cases.add(new Case("the second secret", 200, post(BODY, signature(SECOND, BODY))));
        cases.add(new Case("a secret that is no longer one", 401, post(BODY, signature("oldexamplekey", BODY))));
        cases.add(new Case("the secret with its white space", 401, post(BODY, signature(" " + SECRET + " ", BODY))));
        cases.add(new Case("both secrets as one", 401, post(BODY, signature(SECRET + "," + SECOND, BODY))));
        cases.add(new Case("upper-case digits", 401, post(BODY, "sha256=" + hex.toUpperCase(Locale.ROOT))));
        cases.add(new Case("one upper-case digit", 401, post(BODY, "sha256=" + upperCaseOnce(hex))));
        cases.add(new Case("an upper-case prefix", 401, post(BODY, "SHA256=" + hex)));
        cases.add(new Case("no prefix", 401, post(BODY, hex)));
        cases.add(new Case("another prefix", 401, post(BODY, "sha512=" + hex)));
        cases.add(new Case("a space after the prefix", 401, post(BODY, "sha256= " + hex)));
        cases.add(new Case("too short", 401, post(BODY, valid.substring(0, valid.length() - 1))));
        cases.add(new Case("half", 401, post(BODY, valid.substring(0, 39))));
        cases.add(new Case("too long", 401, post(BODY, valid + "0")));
        cases.add(new Case("digits that are none", 401, post(BODY, "sha256=" + "g".repeat(64))));
        cases.add(new Case("the prefix alone", 401, post(BODY, "sha256=")));
        cases.add(new Case("empty", 401, post(BODY, "")));
        cases.add(new Case("missing", 401, unsigned(BODY)));
        cases.add(new Case("twice the same", 401, post(BODY, valid).header(NAME, valid)));
        cases.add(new Case("a wrong and the right one", 401, post(BODY, VECTOR).header(NAME, valid)));
        cases.add(new Case("two in one header", 401, post(BODY, valid + "," + valid)));
        cases.add(new Case("in the query string", 401, withQuery("?" + NAME + "=" + valid, null)));
        cases.add(new Case("in the query string, encoded", 401, withQuery("?Interakt%2DSignature=" + valid, null)));
        cases.add(new Case("in header and query string", 401, withQuery("?" + NAME + "=" + valid, valid)));
        cases.add(new Case("another query parameter", 200, withQuery("?source=dashboard", valid)));
        cases.add(new Case("a query that the server cannot decode", 400, withQuery("?%zz", valid)));
        cases.add(new Case("a lower-case header name", 200, unsigned(BODY).header("interakt-signature", valid)));
        cases.add(new Case("white space round the value", 200, post(BODY, "  " + valid + "  ")));
        cases.add(new Case("of the body with one bit changed", 401, post(flipped, valid)));
        cases.add(new Case("of the same JSON printed anew", 401, post(BODY, signature(SECRET, compact))));
        cases.add(new Case("of the body without its line end", 401, post(newline, valid)));
        cases.add(new Case("a body with a line end", 200, post(newline, signature(SECRET, newline))));
        cases.add(new Case("of a body that is not UTF-8", 400, post(notUtf8, signature(SECRET, notUtf8))));
        cases.add(new Case("a body that is not UTF-8, unsigned", 401, post(notUtf8, valid)));
        cases.add(new Case("emoji", 200, post(emoji, signature(SECRET, emoji))));
        cases.add(new Case("a byte order mark", 200, post(bom, signature(SECRET, bom))));
        cases.add(new Case(
                "a charset parameter",
                200,
                plain(emoji, signature(SECRET, emoji)).header("Content-Type", "application/json; charset=ISO-8859-1")));
        cases.add(new Case(
                "a charset that does not exist",
                200,
                plain(emoji, signature(SECRET, emoji)).header("Content-Type", "application/json; charset=nonsense")));
        cases.add(new Case("no content type", 200, plain(BODY, valid)));
        cases.add(new Case("another content type", 200, plain(BODY, valid).header("Content-Type", "text/plain")));
        cases.add(new Case("in chunks", 200, post(BODY, valid).chunked()));
        cases.add(new Case(
                "compressed, signed as it is",
                400,
                post(gzip(BODY), signature(SECRET, gzip(BODY))).header("Content-Encoding", "gzip")));
        cases.add(new Case(
                "compressed, signed before", 401, post(gzip(BODY), valid).header("Content-Encoding", "gzip")));
        cases.add(new Case("an empty body", 400, post(new byte[0], signature(SECRET, new byte[0]))));
        cases.add(new Case(
                "a form",
                400,
                plain(utf8("type=x"), signature(SECRET, utf8("type=x")))
                        .header("Content-Type", "application/x-www-form-urlencoded")));
        for (String other : List.of("application/x-www-form-urlencoded", "multipart/form-data", "nonsense")) {
            cases.add(new Case("JSON as " + other, 200, plain(BODY, valid).header("Content-Type", other)));
            cases.add(new Case("unsigned, as " + other, 401, plain(BODY, VECTOR).header("Content-Type", other)));
        }
        for (String other : new String[] {"[]", "\"text\"", "17", "null", "{", "{}{}", "nonsense"}) {
            cases.add(new Case(other, 400, post(utf8(other), signature(SECRET, utf8(other)))));
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void onlySignedRequestsReachTheRoute(Case request) throws Exception {
        int before = server.exchanges().size();
        String response = request.request().send(server.port());
        assertThat(response).startsWith("HTTP/1.1 " + request.status() + " ");
        // Every valid request has its own key, or the one of an event seen before: never more than one exchange.
        assertThat(server.exchanges().size() - before).isBetween(0, request.status() == 200 ? 1 : 0);
        assertThat(response).doesNotContain("Exception", "nonsense", SECRET, "Interakt-Signature");
    }

    @Test
    void thereAreEnoughCases() throws Exception {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(25);
    }

    @Test
    void theVerifierAgreesWithThePublishedVector() {
        RequestVerifier verifier = verifier(SECRET);
        assertThat(verifier.isSignature(VECTOR, VECTOR_BODY)).isTrue();
        assertThat(verifier.isSignature(VECTOR, VECTOR_BODY)).isTrue();
        assertThat(verifier.isSignature(VECTOR, BODY)).isFalse();
    }

    @Test
    void theVerifierMayBeUsedByManyThreads() {
        RequestVerifier verifier = verifier(SECRET);
        assertThat(java.util.stream.IntStream.range(0, 20_000).parallel().allMatch(i -> {
                    byte[] body = utf8("{\"i\":" + i + "}");
                    return verifier.isSignature(signature(SECRET, body), body);
                }))
                .isTrue();
    }

    @Test
    void withoutASecretEveryRequestIsRefused() {
        for (String none : new String[] {null, "", " ", " , ,"}) {
            assertThatThrownBy(() -> verifier(none)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theTokenHeaderIsIgnoredWithoutAToken() {
        WebhookConfiguration configuration = new WebhookConfiguration();
        configuration.setWebhookSecret(WebhookServer.SECRET);
        configuration.setWebhookTokenHeader("X-Token");
        RequestVerifier verifier = new RequestVerifier(configuration, false);
        assertThat(verifier.isOpen()).isFalse();
        assertThat(verifier.hasTokenInPath()).isFalse();
    }

    private static RequestVerifier verifier(String secrets) {
        WebhookConfiguration configuration = new WebhookConfiguration();
        configuration.setWebhookSecret(secrets);
        return new RequestVerifier(configuration, false);
    }

    private static RawHttp post(byte[] body, String signature) {
        return plain(body, signature).header("Content-Type", "application/json");
    }

    private static RawHttp plain(byte[] body, String signature) {
        return new RawHttp("/interakt").header(NAME, signature).body(body);
    }

    private static RawHttp unsigned(byte[] body) {
        return new RawHttp("/interakt")
                .header("Content-Type", "application/json")
                .body(body);
    }

    private static RawHttp withQuery(String query, String signature) {
        RawHttp request = new RawHttp("/interakt" + query)
                .header("Content-Type", "application/json")
                .body(BODY);
        return signature == null ? request : request.header(NAME, signature);
    }

    private static String upperCaseOnce(String hex) {
        return hex.replaceFirst(
                "[a-f]", hex.replaceAll("[^a-f]", "").substring(0, 1).toUpperCase(Locale.ROOT));
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
