package io.github.camelinterakt.sandbox.webhook;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.github.camelinterakt.sandbox.api.JsonValues;
import io.github.camelinterakt.sandbox.contact.Contact;
import io.github.camelinterakt.sandbox.message.Message;

/**
 * The account's webhook. Off until it is saved with a URL; then every event is posted there once, signed, in the order in
 * which it happened. An answer other than 200, or later than 3 seconds, is a failure, and 5 failures within 10 minutes switch
 * it off until it is saved again. Safe for use by several threads.
 */
public final class Webhook implements AutoCloseable {

    private final Clock clock;
    private final Supplier<UUID> ids;
    private final FailureBudget budget = new FailureBudget();
    private final List<Delivery> deliveries = new ArrayList<>();
    private final Map<UUID, Progress> progress = new HashMap<>();
    private final List<Map<String, Object>> held = new ArrayList<>();
    private final List<Map<String, Object>> failed = new ArrayList<>();

    private Poster poster;
    private boolean on;
    private boolean holding;
    private int dropped;

    /**
     * A webhook that is off.
     *
     * @param clock the account's time
     * @param ids where ids of received messages come from
     */
    public Webhook(Clock clock, Supplier<UUID> ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Saves the webhook, as in the dashboard: posts a {@code Webhook Test}, which must get 200, and switches it on.
     *
     * @param url where events are posted
     * @param secret what they are signed with
     * @throws IllegalStateException if the test does not get 200 in time; the webhook is off then
     */
    public void save(String url, String secret) {
        Objects.requireNonNull(secret, "secret");
        close();
        Poster saved = new Poster(URI.create(url), secret);
        Poster.Outcome outcome = saved.post(bytes(EventShapes.test()));
        if (outcome.status() != 200) {
            saved.close();
            throw new IllegalStateException(
                    "The webhook was not saved: its test must get 200 within 3 seconds, and got "
                            + (outcome.status() == 0 ? "no answer" : outcome.status()));
        }
        synchronized (this) {
            budget.renew();
            poster = saved;
            on = true;
        }
    }

    /**
     * Whether events are posted.
     *
     * @return false before it was saved, and after too many failures
     */
    public synchronized boolean isOn() {
        return on;
    }

    /** Keeps events back from now on, until {@link #release}. */
    public synchronized void hold() {
        holding = true;
    }

    /** Posts what was kept back, in order, and keeps nothing back any more. */
    public synchronized void release() {
        holding = false;
        held.forEach(this::enqueue);
        held.clear();
    }

    /**
     * Posts what was kept back in another order, and some of it twice, and keeps nothing back any more.
     *
     * @param random decides both
     * @param duplicates which share comes twice, from 0 to 1
     */
    public synchronized void releaseShuffled(Random random, double duplicates) {
        List<Map<String, Object>> twice =
                held.stream().filter(event -> random.nextDouble() < duplicates).toList();
        held.addAll(twice);
        Collections.shuffle(held, random);
        release();
    }

    /**
     * Posts once more each event that has failed when it was posted last: sources disagree whether Interakt does, and a
     * receiver has to cope with both.
     *
     * @return how many they are
     */
    public synchronized int postFailedAgain() {
        List<Map<String, Object>> again = List.copyOf(failed);
        failed.clear();
        again.forEach(this::enqueue);
        return again.size();
    }

    /**
     * Waits until everything was posted that is not kept back.
     *
     * @param longest how long to wait at most
     * @return whether everything was posted
     * @throws InterruptedException if the caller is interrupted
     */
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

    /**
     * What was posted since the last reset, tests apart.
     *
     * @return a copy, in the order in which it was answered
     */
    public synchronized List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }

    /**
     * How many events were lost, because the webhook was switched off.
     *
     * @return the number since the last reset
     */
    public synchronized int dropped() {
        return dropped;
    }

    /** A template message was accepted: it counts as sent. */
    public synchronized void sent(Contact contact, Message message) {
        if (message.templateName() != null) {
            progress.put(message.id(), Progress.SENT);
            add(EventShapes.status(contact, message, Progress.SENT, clock.instant()));
        }
    }

    /** A message has reached its receiver. */
    public synchronized void delivered(Contact contact, Message message) {
        advance(contact, message, before -> before.delivered(clock.instant()));
    }

    /** A message was read. */
    public synchronized void read(Contact contact, Message message) {
        advance(contact, message, before -> before.read(clock.instant()));
    }

    /** A message could not be delivered. */
    public synchronized void failed(Contact contact, Message message, String code, String reason) {
        advance(contact, message, before -> before.failed(code, reason));
    }

    /** A message's button was tapped; the link is null for a quick reply. */
    public synchronized void clicked(Contact contact, Message message, String buttonText, String link) {
        add(EventShapes.click(contact, message, progressOf(message), buttonText, link, clock.instant()));
    }

    /** Somebody has written. */
    public synchronized void received(Contact contact, String text) {
        add(EventShapes.text(contact, ids.get(), text, clock.instant()));
    }

    /** Somebody has tapped a button of an interactive message. */
    public synchronized void buttonTapped(Contact contact, String buttonId, String title) {
        add(EventShapes.buttonReply(contact, ids.get(), buttonId, title, clock.instant()));
    }

    private void advance(Contact contact, Message message, UnaryOperator<Progress> step) {
        Progress after = step.apply(progressOf(message));
        progress.put(message.id(), after);
        add(EventShapes.status(contact, message, after, clock.instant()));
    }

    private Progress progressOf(Message message) {
        Progress known = progress.get(message.id());
        if (known == null) {
            throw new IllegalArgumentException("Interakt tells a webhook of template messages only");
        }
        return known;
    }

    private void add(Map<String, Object> event) {
        if (poster == null) {
            return;
        }
        if (holding) {
            held.add(event);
        } else {
            enqueue(event);
        }
    }

    private void enqueue(Map<String, Object> event) {
        Poster to = poster;
        if (to == null || !on) {
            dropped++;
            return;
        }
        byte[] body = bytes(event);
        String type = String.valueOf(event.getOrDefault("type", EventShapes.CLICKED));
        to.enqueue(
                () -> {
                    if (deliver(to, type, body)) {
                        addFailed(event);
                    }
                },
                this::idle);
    }

    private synchronized void addFailed(Map<String, Object> event) {
        failed.add(event);
    }

    /** Posts an event; whether that has failed. */
    private boolean deliver(Poster to, String type, byte[] body) {
        synchronized (this) {
            if (to != poster || !on) {
                dropped++;
                return false;
            }
        }
        Instant at = clock.instant();
        Poster.Outcome outcome = to.post(body);
        synchronized (this) {
            Delivery delivery = new Delivery(type, outcome.status(), outcome.late(), at);
            if (to != poster) {
                return false;
            }
            deliveries.add(delivery);
            if (delivery.failed() && budget.spend(clock.instant())) {
                on = false;
            }
            return delivery.failed();
        }
    }

    private synchronized void idle() {
        notifyAll();
    }

    private static byte[] bytes(Map<String, Object> event) {
        return JsonValues.write(event).getBytes(StandardCharsets.UTF_8);
    }

    /** Forgets everything: the webhook is off, and nothing has been posted. */
    public synchronized void reset() {
        close();
        deliveries.clear();
        progress.clear();
        held.clear();
        failed.clear();
        holding = false;
        dropped = 0;
    }

    /** Switches it off; what was not posted yet is lost. */
    @Override
    public synchronized void close() {
        on = false;
        if (poster != null) {
            poster.close();
            poster = null;
        }
        notifyAll();
    }
}
