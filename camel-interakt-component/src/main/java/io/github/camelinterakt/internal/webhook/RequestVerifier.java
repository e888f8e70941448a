package io.github.camelinterakt.internal.webhook;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.TypeConversionException;
import org.apache.camel.WrappedFile;

/** Decides whether a request is authentic, by the raw bytes of its body and in constant time. */
final class RequestVerifier {

    private static final String SIGNATURE_HEADER = "Interakt-Signature";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int READ_TIMEOUT_SECONDS = 5;

    private final boolean verifySignature;
    private final List<byte[]> secrets;
    private final List<byte[]> tokens;
    private final String tokenHeader;
    private final int maxBodySize;
    private final boolean readsVertx;

    /** Rejects a configuration that would accept unsigned requests by mistake. */
    RequestVerifier(WebhookConfiguration configuration, boolean readsVertx) {
        this.readsVertx = readsVertx;
        this.verifySignature = configuration.isVerifySignature();
        this.secrets = split(configuration.getWebhookSecret());
        this.tokens = split(configuration.getWebhookToken());
        this.tokenHeader = configuration.getWebhookTokenHeader();
        this.maxBodySize = configuration.getMaxBodySize();
        if (verifySignature && secrets.isEmpty()) {
            throw new IllegalArgumentException(
                    "interakt:webhook needs webhookSecret, the secret of Interakt's Developer"
                            + " Settings. For RCS, which is not signed, set verifySignature=false and webhookToken");
        }
        if (configuration.getWebhookToken() != null && tokens.isEmpty()) {
            throw new IllegalArgumentException("interakt:webhook has an empty webhookToken");
        }
    }

    /** The parts, and the whole: a secret may contain commas. */
    private static List<byte[]> split(String option) {
        String whole = option == null ? "" : option.strip();
        return whole.matches("[\\s,]*")
                ? List.of()
                : Stream.concat(Stream.of(whole), Stream.of(whole.split(",")))
                        .map(String::strip)
                        .filter(secret -> !secret.isEmpty())
                        .distinct()
                        .map(RequestVerifier::bytes)
                        .toList();
    }

    /** The option with a secret that contains a space, as one does whose plus a URI has decoded; or null. */
    static String optionWithSpace(WebhookConfiguration configuration) {
        Predicate<String> hasSpace = Pattern.compile("[^\\s,] +[^\\s,]").asPredicate();
        return hasSpace.test(String.valueOf(configuration.getWebhookSecret()))
                ? "webhookSecret"
                : hasSpace.test(String.valueOf(configuration.getWebhookToken())) ? "webhookToken" : null;
    }

    /** Whether the webhook accepts unsigned requests from anyone. */
    boolean isOpen() {
        return !verifySignature && tokens.isEmpty();
    }

    /** Whether the token is part of the path. */
    boolean hasTokenInPath() {
        return !tokens.isEmpty() && tokenHeader == null;
    }

    /** The response that refuses a request with that body, or null if it is authentic. */
    WebhookResponse refusal(Message request, byte[] body) {
        if (!"POST".equals(request.getHeader(Exchange.HTTP_METHOD, String.class))) {
            return WebhookResponse.METHOD_NOT_ALLOWED;
        }
        if (body.length > maxBodySize) {
            return WebhookResponse.TOO_LARGE;
        }
        if (body.length == 0) {
            return WebhookResponse.BAD_REQUEST;
        }
        String signature = verifySignature ? header(request, SIGNATURE_HEADER) : "";
        String token = tokenHeader == null ? lastPathSegment(request) : header(request, tokenHeader);
        boolean authentic = signature != null
                && (!verifySignature || isSignature(signature, body))
                && (tokens.isEmpty() || isToken(token));
        return authentic ? null : WebhookResponse.UNAUTHORIZED;
    }

    /** Whether it is {@code sha256=} and the body's HMAC-SHA256 by one of the secrets, in lower-case hexadecimal digits. */
    boolean isSignature(String signature, byte[] body) {
        return anyOf(secrets, secret -> MessageDigest.isEqual(bytes(signature(secret, body)), bytes(signature)));
    }

    private boolean isToken(String token) {
        return token != null && anyOf(tokens, expected -> MessageDigest.isEqual(expected, bytes(token)));
    }

    /** Tests all of them, so that the time does not depend on which one matches. */
    private static boolean anyOf(List<byte[]> secrets, Predicate<byte[]> test) {
        return secrets.stream().filter(test).count() > 0;
    }

    private static String signature(byte[] secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot compute " + ALGORITHM, e);
        }
    }

    /** The body's raw bytes, of a stream at most one more than allowed; none if the server has parsed the body as a form. */
    byte[] body(Message request) throws IOException {
        Object body = request.getBody();
        if (body instanceof InputStream stream) {
            return stream.readNBytes(maxBodySize + 1);
        }
        if (readsVertx && body instanceof HttpServerRequest unread) {
            return read(unread);
        }
        if (body instanceof Map || body instanceof File || body instanceof WrappedFile) {
            return new byte[0];
        }
        try {
            byte[] bytes = request.getBody(byte[].class);
            return bytes == null ? new byte[0] : bytes;
        } catch (TypeConversionException e) {
            throw new IOException("The server provides a body that cannot be read as bytes", e);
        }
    }

    /** Vert.x itself would parse a form, and keep a body of any size. */
    private byte[] read(HttpServerRequest request) throws IOException {
        if (request.isEnded()) {
            return new byte[0];
        }
        Buffer body = Buffer.buffer();
        CompletableFuture<byte[]> read = new CompletableFuture<>();
        request.exceptionHandler(read::completeExceptionally)
                .endHandler(end -> read.complete(body.getBytes()))
                .handler(part -> {
                    if (body.length() <= maxBodySize) {
                        body.appendBuffer(part);
                    } else {
                        read.complete(body.getBytes());
                    }
                })
                .resume();
        try {
            return read.get(READ_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("The request ends in the middle, or is too slow", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** The header's value, or null unless exactly one came: the server shows query parameters as headers too. */
    private static String header(Message request, String name) {
        String raw = request.getHeader(Exchange.HTTP_RAW_QUERY, String.class);
        String query = raw != null ? raw : request.getHeader(Exchange.HTTP_QUERY, "", String.class);
        try {
            boolean inQuery = URLDecoder.decode(query, StandardCharsets.UTF_8)
                    .toLowerCase(Locale.ROOT)
                    .contains(name.toLowerCase(Locale.ROOT));
            return request.getHeader(name) instanceof String value && !inQuery ? value : null;
        } catch (IllegalArgumentException e) {
            // A query that cannot be decoded may have the name in it.
            return null;
        }
    }

    private static String lastPathSegment(Message request) {
        String path = request.getHeader(Exchange.HTTP_PATH, String.class);
        return path == null ? null : path.replaceAll("/+$", "").replaceAll(".*/", "");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
