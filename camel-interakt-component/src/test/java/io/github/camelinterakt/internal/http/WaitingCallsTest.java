package io.github.camelinterakt.internal.http;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelinterakt.CamelFixture;
import io.github.camelinterakt.InteraktConstants;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

import static org.assertj.core.api.Assertions.assertThat;

/** What it costs to wait for the quota. */
class WaitingCallsTest {

    private static final int CALLS = 10_000;
    private static final String TEXT = "interakt:message?type=Text&to=%2B919999999999";

    @Test
    void tenThousandWaitingCallsNeedNoThreadAndLittleMemory(TestReporter reporter) throws Exception {
        try (ScriptedServer server = ScriptedServer.answering("201 Created", "{\"result\":true}");
                CamelFixture camel = new CamelFixture(server.baseUrl())
                        .account(account -> account.setRequestsPerMinute(1))
                        .start()) {
            Endpoint endpoint = camel.context().getEndpoint(TEXT);
            AsyncProducer producer = endpoint.createAsyncProducer();
            producer.start();
            assertThat(camel.send(TEXT, "hello").getException()).isNull();
            assertThat(camel.send(TEXT, "hello", Map.of(InteraktConstants.TTL, "1"))
                            .getException())
                    .as("it has waited, and nobody waits now")
                    .isNotNull();
            AtomicInteger over = new AtomicInteger();
            List<Exchange> exchanges = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                Exchange exchange = endpoint.createExchange();
                exchange.getMessage().setBody("hello");
                exchanges.add(exchange);
            }
            int threads = ManagementFactory.getThreadMXBean().getThreadCount();
            long before = usedHeap();
            for (Exchange exchange : exchanges) {
                producer.process(exchange, doneSync -> over.incrementAndGet());
            }
            long each = (usedHeap() - before) / CALLS;
            assertThat(over).as("calls that do not wait").hasValue(0);
            assertThat(ManagementFactory.getThreadMXBean().getThreadCount()).isLessThanOrEqualTo(threads);
            assertThat(each).isLessThanOrEqualTo(2_048);
            reporter.publishEntry("bytes of heap a waiting call, beyond its exchange", String.valueOf(each));
            assertThat(exchanges).hasSize(CALLS);
        }
    }

    private static long usedHeap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
