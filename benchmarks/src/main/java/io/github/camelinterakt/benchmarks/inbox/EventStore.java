package io.github.camelinterakt.benchmarks.inbox;

import java.util.concurrent.CompletionStage;

import io.github.camelinterakt.inbox.InboxEvent;

/** What is measured: stores an event durably, and then completes. */
@FunctionalInterface
interface EventStore {
    CompletionStage<?> store(InboxEvent event);
}
