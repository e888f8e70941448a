package io.github.camelinterakt.sandbox.webhook;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

import io.github.camelinterakt.sandbox.api.JsonValues;
import io.github.camelinterakt.sandbox.api.Revision;

/**
 * The account's webhook. It is disabled until a URL is saved, and then posts each event once, signed, in order of occurrence. A
 * response other than 200, or later than 3 seconds, is a failure; 5 failures within 10 minutes disable the webhook until it is
 * saved again. Thread-safe.
 */
public final class Webhook implements AutoCloseable {

    /** The number of failures within {@link #FAILURE_WINDOW} that disables the webhook. */
    public static final int FAILURES = 5;

    /** The time span of {@link #FAILURES}. */
    public static final Duration FAILURE_WINDOW = Duration.ofMinutes(10);

    private final Clock clock;
    private final Revision revision;
    private final List<WebhookPost> posts = new ArrayList<>();
    private final List<Event> held = new ArrayList<>();
    private final List<Event> failed = new ArrayList<>();
    private final List<Instant> failures = new ArrayList<>();

    private volatile Runnable initially = () -> {};
    private Poster poster;
    private boolean on;
    private boolean holding;
    private int dropped;
    private long lastId;

    /** An event, written once: what is posted again has the same bytes, and so the same signature; RCS has none. */
    private record Event(String type, String body, boolean signed) {}

    /** Creates a disabled webhook. */
    public Webhook(Clock clock, Revision revision) {
        this.clock = clock;
        this.revision = revision;
    }

    /** Saves the webhook, as in the dashboard: posts a {@code Webhook Test}, and enables the webhook if the response is 200. */
    public void save(String url, String secret) {
        Objects.requireNonNull(secret, "secret");
        close();
        Poster saved = new Poster(URI.create(url), secret);
        byte[] test = "{\"type\":\"Webhook Test\"}".getBytes(StandardCharsets.UTF_8);
        Poster.Outcome outcome = saved.post(test, saved.signature(test));
        if (outcome.status() != 200) {
            saved.close();
            throw new IllegalStateException(
                    "The webhook was not saved: its test must return 200 within 3 seconds, but returned "
                            + (outcome.status() == 0 ? "no response" : outcome.status()));
        }
        enable(saved);
    }

    /** Enables the webhook without a test, as if it had been saved before. */
    public void enable(String url, String secret) {
        close();
        enable(new Poster(URI.create(url), secret));
    }

    /** Enables the webhook without a test, now and after each reset. */
    public void enableAlways(String url, String secret) {
        initially = () -> enable(url, secret);
        initially.run();
    }

    private void enable(Poster saved) {
        synchronized (this) {
            failures.clear();
            poster = saved;
            on = true;
        }
        revision.increment();
    }

    /** Whether the webhook is enabled. */
    public synchronized boolean isOn() {
        return on;
    }

    /** The URL that was saved. */
    public synchronized String url() {
        return poster == null ? null : poster.url();
    }

    /** The number of failures that count at the moment; {@link #FAILURES} disable the webhook. */
    public synchronized int failures() {
        Instant oldest = clock.instant().minus(FAILURE_WINDOW);
        failures.removeIf(failure -> failure.isBefore(oldest));
        return failures.size();
    }

    /** The number of events that are held. */
    public synchronized int held() {
        return held.size();
    }

    /** Holds all further events until {@link #release}. */
    public synchronized void hold() {
        holding = true;
        revision.increment();
    }

    /** Posts the held events in order, and stops holding events. */
    public void release() {
        release(1);
    }

    /** Posts the held events all at once, and stops holding events. */
    public void releaseAtOnce() {
        release(Integer.MAX_VALUE);
    }

    private synchronized void release(int atATime) {
        holding = false;
        if (poster != null) {
            poster.threads(atATime);
        }
        held.forEach(this::enqueue);
        if (poster != null) {
            poster.threads(1);
        }
        held.clear();
        revision.increment();
    }

    /** Posts the held events in random order, and some of them twice, and stops holding events. */
    public synchronized void releaseShuffled(Random random, double duplicates) {
        List<Event> twice =
                held.stream().filter(event -> random.nextDouble() < duplicates).toList();
        held.addAll(twice);
        Collections.shuffle(held, random);
        release();
    }

    /** Posts each failed event once more. Sources disagree whether Interakt does so; a receiver must support both. */
    public synchronized int repostFailed() {
        List<Event> again = List.copyOf(failed);
        failed.clear();
        again.forEach(this::enqueue);
        return again.size();
    }

    /** Waits until all events are posted, except held ones. */
    public synchronized boolean awaitPosted(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (poster != null && poster.isBusy()) {
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /** The events posted since the last reset, without tests. */
    public synchronized List<WebhookPost> posts() {
        return List.copyOf(posts);
    }

    /** The number of events lost because the webhook was disabled. */
    public synchronized int dropped() {
        return dropped;
    }

    /** Posts an event after those before it, signed unless it is one of RCS; or keeps it while events are held. */
    public void post(Map<String, Object> event) {
        post(JsonValues.write(event), !event.containsKey("entityType"));
    }

    /** Posts a document as it is, signed: any shape that Interakt might post. */
    public void post(String json) {
        post(json, true);
    }

    private void post(String json, boolean signed) {
        post(new Event(WebhookEvents.typeOf(JsonValues.read(json)), json, signed));
    }

    /** Posts an event again, as at Interakt, which delivers some twice. */
    public void repeat(long id, int times) {
        WebhookPost post = posts().stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No post has the id " + id));
        for (int i = 0; i < times; i++) {
            post(post.body(), post.signature() != null);
        }
    }

    private synchronized void post(Event event) {
        if (poster == null) {
            return;
        }
        if (holding) {
            held.add(event);
        } else {
            enqueue(event);
        }
    }

    private void enqueue(Event event) {
        Poster to = poster;
        if (to == null || !on) {
            dropped++;
            return;
        }
        to.enqueue(() -> deliver(to, event), this::idle);
    }

    private void deliver(Poster to, Event event) {
        synchronized (this) {
            if (to != poster || !on) {
                dropped++;
                return;
            }
        }
        byte[] body = event.body().getBytes(StandardCharsets.UTF_8);
        Instant at = clock.instant();
        String signature = event.signed() ? to.signature(body) : null;
        Poster.Outcome outcome = to.post(body, signature);
        synchronized (this) {
            if (to != poster) {
                return;
            }
            WebhookPost post = new WebhookPost(
                    ++lastId,
                    event.type(),
                    event.body(),
                    signature,
                    at,
                    outcome.status(),
                    outcome.late(),
                    outcome.millis());
            posts.add(post);
            if (post.failed()) {
                failed.add(event);
                failures.add(clock.instant());
                on = failures() < FAILURES;
            }
        }
        revision.increment();
    }

    private synchronized void idle() {
        notifyAll();
    }

    /** Clears events and deliveries, and disables the webhook unless it is enabled from the start. */
    public synchronized void reset() {
        close();
        posts.clear();
        held.clear();
        failed.clear();
        holding = false;
        dropped = 0;
        initially.run();
    }

    /** Disables the webhook, and drops the events that are not posted yet. */
    @Override
    public synchronized void close() {
        on = false;
        if (poster != null) {
            poster.close();
            poster = null;
        }
        notifyAll();
        revision.increment();
    }
}
