package io.github.camelinterakt.internal.webhook;

import java.time.Instant;

import io.github.camelinterakt.internal.context.Figure;

/** The figures of a webhook. */
record WebhookFigures(
        @Figure(value = "Requests answered", counter = true) long requests,

        @Figure(value = "Requests answered with 200", counter = true)
        long acknowledged,

        @Figure(value = "Requests with no or a wrong signature or token", counter = true)
        long signatureFailures,

        @Figure(value = "Requests answered with 500", counter = true)
        long failed,

        @Figure(value = "Requests answered with 503", counter = true)
        long unavailable,

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
