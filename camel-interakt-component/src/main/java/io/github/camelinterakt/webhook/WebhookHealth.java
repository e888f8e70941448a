package io.github.camelinterakt.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/**
 * How the webhook is doing. Interakt switches a webhook off when {@value #FAILURE_BUDGET} answers within 10 minutes are not
 * 200 or take longer than 3 seconds, and says nothing about it: so these are counted here, and so is silence.
 *
 * <p>Only answers to requests that could be believed count as failures: anybody can post what cannot be.
 */
public final class WebhookHealth {

    /** With so many failures within {@link #WINDOW} Interakt switches the webhook off. */
    public static final int FAILURE_BUDGET = 5;

    /** The time within which failures are added up. */
    public static final Duration WINDOW = Duration.ofMinutes(10);

    /** Later answers are failures. */
    static final Duration PATIENCE = Duration.ofSeconds(3);

    /** More need not be remembered to know that the budget is spent. */
    private static final int REMEMBERED = 1_000;

    private final Clock clock;
    private final Duration silenceAlarm;
    private final Map<WebhookResponse, LongAdder> answers = new EnumMap<>(WebhookResponse.class);
    private final LongAdder late = new LongAdder();
    private final Deque<Instant> failures = new ArrayDeque<>();
    private final Deque<Instant> refusals = new ArrayDeque<>();
    private final AtomicReference<Instant> lastEvent;

    WebhookHealth(Clock clock, Duration silenceAlarm) {
        this.clock = clock;
        this.silenceAlarm = silenceAlarm;
        this.lastEvent = new AtomicReference<>(clock.instant());
        for (WebhookResponse answer : WebhookResponse.values()) {
            answers.put(answer, new LongAdder());
        }
    }

    /** Begins anew to wait for an event. */
    void started() {
        lastEvent.set(clock.instant());
    }

    /**
     * Notes an answer.
     *
     * @param believed whether the request carried what it takes to be believed
     * @param elapsed  how long it took
     */
    void answered(WebhookResponse answer, boolean believed, Duration elapsed) {
        answers.get(answer).increment();
        if (!believed) {
            if (answer == WebhookResponse.UNAUTHORIZED) {
                note(refusals, clock.instant());
            }
            return;
        }
        lastEvent.set(clock.instant());
        boolean tooLate = elapsed.compareTo(PATIENCE) > 0;
        if (tooLate) {
            late.increment();
        }
        if (tooLate || answer != WebhookResponse.OK) {
            note(failures, clock.instant());
        }
    }

    /** How many requests have been answered. */
    public long getRequests() {
        return answers.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** How many requests have been acknowledged with status 200. */
    public long getAcknowledged() {
        return count(WebhookResponse.OK);
    }

    /** How many requests were refused because their signature or token was missing or wrong. */
    public long getSignatureFailures() {
        return count(WebhookResponse.UNAUTHORIZED);
    }

    /** How many requests were answered with 503, because the webhook could not take them or the deadline had come. */
    public long getUnavailable() {
        return count(WebhookResponse.UNAVAILABLE);
    }

    /** How many requests were answered with 500, because the route had failed. */
    public long getFailed() {
        return count(WebhookResponse.FAILED);
    }

    /** How many requests that could be believed were answered after more than 3 seconds. */
    public long getLate() {
        return late.sum();
    }

    /** How many failures Interakt has seen within the last 10 minutes. */
    public int getRecentFailures() {
        return recent(failures);
    }

    /** How many requests were refused within the last 10 minutes because their signature or token was missing or wrong. */
    public int getRecentSignatureFailures() {
        return recent(refusals);
    }

    /** When the last request came that could be believed; at first, when the webhook was started. */
    public Instant getLastEvent() {
        return lastEvent.get();
    }

    /** Whether so many failures have added up that Interakt has probably switched the webhook off. */
    public boolean isBudgetSpent() {
        return getRecentFailures() >= FAILURE_BUDGET;
    }

    /** Whether requests come and none could ever be believed: the secret is probably wrong. */
    public boolean isSecretProbablyWrong() {
        return getRecentSignatureFailures() >= FAILURE_BUDGET && getAcknowledged() == 0;
    }

    /** Whether no event has come for longer than {@code silenceAlarm}. */
    public boolean isSilent() {
        return !silenceAlarm.isZero() && lastEvent.get().plus(silenceAlarm).isBefore(clock.instant());
    }

    private long count(WebhookResponse answer) {
        return answers.get(answer).sum();
    }

    private void note(Deque<Instant> moments, Instant moment) {
        synchronized (moments) {
            if (moments.size() == REMEMBERED) {
                moments.removeFirst();
            }
            moments.addLast(moment);
        }
    }

    private int recent(Deque<Instant> moments) {
        Instant start = clock.instant().minus(WINDOW);
        synchronized (moments) {
            while (!moments.isEmpty() && !moments.getFirst().isAfter(start)) {
                moments.removeFirst();
            }
            return moments.size();
        }
    }
}
