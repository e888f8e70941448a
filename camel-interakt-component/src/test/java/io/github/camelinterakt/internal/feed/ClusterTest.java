package io.github.camelinterakt.internal.feed;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelinterakt.CamelFixture;
import io.github.camelinterakt.checkpoint.FileCheckpointRepository;
import io.github.camelinterakt.model.Contact;
import io.github.camelinterakt.sandbox.Sandbox;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.github.camelinterakt.internal.feed.FeedTestBase.await;
import static org.assertj.core.api.Assertions.assertThat;

/** Several nodes, one of which polls. */
class ClusterTest {

    private final Set<String> received = ConcurrentHashMap.newKeySet();

    private CamelFixture node(Sandbox sandbox, Path directory, AtomicInteger handedOut) throws Exception {
        CamelFixture camel = new CamelFixture(sandbox.baseUrl());
        FileLockClusterService cluster = new FileLockClusterService();
        cluster.setRoot(directory.resolve("locks").toString());
        cluster.setAcquireLockDelay(50, TimeUnit.MILLISECONDS);
        cluster.setAcquireLockInterval(50, TimeUnit.MILLISECONDS);
        camel.options("lag=20").context().addService(cluster);
        camel.context()
                .getRegistry()
                .bind("checkpoint", new FileCheckpointRepository(directory.resolve("checkpoints.properties")));
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("master:feed:interakt:users?checkpoint=#checkpoint&initialDelay=0&delay=20&overlap=0")
                        .process(exchange -> {
                            received.add(
                                    exchange.getMessage().getBody(Contact.class).getId());
                            handedOut.incrementAndGet();
                        });
            }
        });
        return camel.start();
    }

    @Test
    void anotherNodeContinuesFromTheCheckpoint(@TempDir Path directory) throws Exception {
        AtomicInteger first = new AtomicInteger();
        AtomicInteger second = new AtomicInteger();
        try (Sandbox sandbox = Sandbox.builder().start()) {
            sandbox.track("917000000001", Map.of());
            CamelFixture leader = node(sandbox, directory, first);
            await().until(() -> received.size() == 1);
            try (CamelFixture follower = node(sandbox, directory, second)) {
                assertThat(follower.context().isStarted()).isTrue();
                sandbox.track("917000000002", Map.of());
                await().until(() -> received.size() == 2);
                assertThat(second).hasValue(0);
                leader.close();
                sandbox.track("917000000003", Map.of());
                await().until(() -> received.size() == 3);
                assertThat(first).hasValue(2);
                assertThat(second).hasValue(1);
            } finally {
                leader.close();
            }
        }
    }
}
