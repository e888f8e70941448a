package io.github.camelinterakt.internal.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import io.github.camelinterakt.internal.context.Figure;

/**
 * Counts responses, and tells whether they are a problem. Interakt switches a webhook off without notice when 5 responses within
 * 10 minutes are not 200 or take longer than 3 seconds. Only responses to authentic requests count: anybody can post others.
 */
final class WebhookHealth {

    static final int FAILURE_BUDGET = 5;
    static final Duration WINDOW = Duration.ofMinutes(10);
    static final Duration PATIENCE = Duration.ofSeconds(3);

    /** The failures that are kept: more do not tell more. */
    private static final int KEPT = 1_000;

    private final Clock clock;
    private final Duration silenceAlarm;
    private final Map<WebhookResponse, Long> responses = new ConcurrentHashMap<>();
    final AtomicLong filtered = new AtomicLong();
    final AtomicLong outdated = new AtomicLong();
    private final AtomicLong late = new AtomicLong();
    private final Deque<Instant> failures = new ArrayDeque<>();
    private final Deque<Instant> refusals = new ArrayDeque<>();
    private volatile Instant lastEvent;

    WebhookHealth(Clock clock, Duration silenceAlarm) {
        this.clock = clock;
        this.silenceAlarm = silenceAlarm;
        this.lastEvent = clock.instant();
    }

    /** Restarts the time without an event. */
    void started() {
        lastEvent = clock.instant();
    }

    /** Counts a response that went out after that time, to a request that was authentic or not. */
    void answered(WebhookResponse response, boolean authentic, Duration elapsed) {
        responses.merge(response, 1L, Long::sum);
        Instant now = clock.instant();
        if (!authentic) {
            if (response == WebhookResponse.UNAUTHORIZED) {
                note(refusals, now);
            }
            return;
        }
        lastEvent = now;
        boolean isLate = elapsed.compareTo(PATIENCE) > 0;
        if (isLate) {
            late.incrementAndGet();
        }
        if (isLate || response != WebhookResponse.OK) {
            note(failures, now);
        }
    }

    WebhookFigures figures() {
        return new WebhookFigures(
                responses.values().stream().mapToLong(Long::longValue).sum(),
                count(WebhookResponse.OK),
                count(WebhookResponse.UNAUTHORIZED),
                count(WebhookResponse.FAILED),
                count(WebhookResponse.UNAVAILABLE),
                filtered.get(),
                outdated.get(),
                late.get(),
                recent(failures),
                FAILURE_BUDGET,
                recent(refusals),
                lastEvent,
                !silenceAlarm.isZero() && lastEvent.plus(silenceAlarm).isBefore(clock.instant()));
    }

    private long count(WebhookResponse response) {
        return responses.getOrDefault(response, 0L);
    }

    private static void note(Deque<Instant> moments, Instant moment) {
        synchronized (moments) {
            if (moments.size() == KEPT) {
                moments.removeFirst();
            }
            moments.addLast(moment);
        }
    }

    private int recent(Deque<Instant> moments) {
        Instant start = clock.instant().minus(WINDOW);
        synchronized (moments) {
            moments.removeIf(moment -> !moment.isAfter(start));
            return moments.size();
        }
    }

    /** What is to be checked in Interakt's Developer Settings; null if nothing is. */
    String problem() {
        WebhookFigures figures = figures();
        if (figures.recentFailures() >= FAILURE_BUDGET) {
            return figures.recentFailures() + " responses to Interakt failed or were late within 10 minutes: check in"
                    + " Interakt's Developer Settings whether the webhook is switched off";
        }
        if (figures.recentSignatureFailures() >= FAILURE_BUDGET && figures.acknowledged() == 0) {
            return "No request had the right signature yet, and several had a wrong one: compare webhookSecret with"
                    + " Interakt's Developer Settings";
        }
        return figures.silent()
                ? "No event has arrived since " + figures.lastEvent()
                        + ": check in Interakt's Developer Settings whether the webhook is switched off"
                : null;
    }

    /** The figures of a webhook. */
    record WebhookFigures(
            @Figure(value = "Requests answered", counter = true)
            long requests,

            @Figure(value = "Requests answered with 200", counter = true)
            long acknowledged,

            @Figure(value = "Requests with no or a wrong signature or token", counter = true)
            long signatureFailures,

            @Figure(value = "Requests answered with 500", counter = true)
            long failed,

            @Figure(value = "Requests answered with 503", counter = true)
            long unavailable,

            @Figure(value = "Events that the options events and customerMessagesOnly have dropped", counter = true)
            long filtered,

            @Figure(value = "Reports of a status that statusOrder has dropped", counter = true)
            long outdated,

            @Figure(value = "Responses after more than the 3 seconds that Interakt waits", counter = true)
            long late,

            @Figure("Failed or late responses within 10 minutes")
            int recentFailures,

            @Figure("Failures within 10 minutes at which Interakt switches the webhook off")
            int failureBudget,

            @Figure("Requests with no or a wrong signature or token within 10 minutes")
            int recentSignatureFailures,

            @Figure("When the last event arrived, in UTC") Instant lastEvent,

            @Figure("Whether no event has arrived for longer than silenceAlarm")
            boolean silent) {}
}
