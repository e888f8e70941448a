package io.github.camelinterakt.sandbox.webhook;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Posts signed documents to one URL sequentially. */
final class Poster implements AutoCloseable {

    private static final String ALGORITHM = "HmacSHA256";

    /** Interakt's time-out for the complete response. */
    private static final Duration LIMIT = Duration.ofSeconds(3);

    /** The response's status, or 0; whether it was late; and how long it took. */
    record Outcome(int status, boolean late, long millis) {}

    private final URI url;
    private final String secret;
    private final HttpClient client;
    private final ThreadPoolExecutor thread;
    private final AtomicInteger busy = new AtomicInteger();

    Poster(URI url, String secret) {
        this.url = url;
        this.secret = secret;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(LIMIT)
                .build();
        this.thread = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread daemon = new Thread(task, "interakt-sandbox-webhook");
            daemon.setDaemon(true);
            return daemon;
        });
    }

    String url() {
        return url.toString();
    }

    String signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is not available", e);
        }
    }

    /** Posts the document on the caller's thread. */
    Outcome post(byte[] body, String signature) {
        long start = System.nanoTime();
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (signature != null) {
            request.header("Interakt-Signature", signature);
        }
        CompletableFuture<HttpResponse<Void>> response = client.sendAsync(request.build(), BodyHandlers.discarding());
        try {
            return new Outcome(
                    response.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS).statusCode(), false, millisSince(start));
        } catch (TimeoutException e) {
            response.cancel(true);
            return new Outcome(0, true, millisSince(start));
        } catch (ExecutionException e) {
            return new Outcome(0, false, millisSince(start));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(0, false, millisSince(start));
        }
    }

    private static long millisSince(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    /** Runs the delivery after all deliveries enqueued before. */
    void enqueue(Runnable delivery, Runnable whenIdle) {
        busy.incrementAndGet();
        thread.execute(() -> {
            try {
                delivery.run();
            } finally {
                if (busy.decrementAndGet() == 0) {
                    whenIdle.run();
                }
            }
        });
    }

    /** How many deliveries may be under way at a time, of those enqueued from now on. */
    void threads(int most) {
        thread.setCorePoolSize(1);
        thread.setMaximumPoolSize(most);
        thread.setCorePoolSize(most);
    }

    boolean isBusy() {
        return busy.get() > 0;
    }

    /** Drops the enqueued deliveries. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
