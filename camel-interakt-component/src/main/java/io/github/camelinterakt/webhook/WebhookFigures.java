package io.github.camelinterakt.webhook;

import java.time.Instant;

/** The figures of a webhook, as JMX, the developer console and Micrometer show them. */
record WebhookFigures(
        long requests,
        long acknowledged,
        long signatureFailures,
        long failed,
        long unavailable,
        long late,
        int recentFailures,
        int failureBudget,
        int recentSignatureFailures,
        Instant lastEvent,
        boolean silent) {}
