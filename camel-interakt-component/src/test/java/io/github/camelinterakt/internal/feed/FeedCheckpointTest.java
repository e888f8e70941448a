package io.github.camelinterakt.internal.feed;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelinterakt.Witness;
import io.github.camelinterakt.model.Contact;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Where the contact feed goes on, and what its checkpoint waits for. */
class FeedCheckpointTest extends FeedTestBase {

    @Test
    void aRestartContinuesFromTheCheckpoint() throws Exception {
        contacts(150);
        route(WITHOUT_OVERLAP);
        camel.start();
        Instant last = truth().values().stream().max(Instant::compareTo).orElseThrow();
        await().until(() -> mark().isAfter(last));
        camel.close();
        sandbox.track(phone(200), Map.of());
        newCamel();
        route(WITHOUT_OVERLAP);
        camel.start();
        await().untilAsserted(() -> assertThat(received).isEqualTo(truth()));
        assertThat(deliveries).hasValue(151);
    }

    @ParameterizedTest
    @ValueSource(strings = {"seda:work?concurrentConsumers=4&size=10&blockWhenFull=true", "direct:threads"})
    void theCheckpointDoesNotPassContactsInFlight(String target) throws Exception {
        contacts(40);
        sandbox.track(phone(5), Map.of("slow", "yes"));
        Set<String> held = ConcurrentHashMap.newKeySet();
        CountDownLatch release = new CountDownLatch(1);
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from(FEED).to(target);
                from("direct:threads").threads(4, 4).to("direct:work");
                from("seda:work?concurrentConsumers=4&size=10").to("direct:work");
                from("direct:work").process(exchange -> {
                    if (exchange.getMessage().getBody(Contact.class).getTraits().containsKey("name")
                            && exchange.getMessage()
                                    .getBody(Contact.class)
                                    .getTraits()
                                    .get("name")
                                    .equals("n3")) {
                        held.add("n3");
                        release.await();
                    }
                    receive(exchange);
                });
            }
        });
        camel.start();
        await().untilAsserted(() -> assertThat(received).hasSize(39));
        Instant slow = sandbox.contact(phone(3)).modifiedAt();
        assertThat(held).hasSize(1);
        sandbox.track(phone(50), Map.of());
        await().untilAsserted(() -> assertThat(received).hasSize(40));
        assertThat(mark()).isBeforeOrEqualTo(slow);
        release.countDown();
        await().until(() -> mark().isAfter(slow));
        assertThat(received).isEqualTo(truth());
    }

    @Test
    void completedPagesAreCheckpointedWhileALaterOneIsInFlight() throws Exception {
        contacts(200);
        String lastOfFirstPage = name(99);
        CountDownLatch laterPage = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from(WITHOUT_OVERLAP).to("seda:work");
                from("seda:work?concurrentConsumers=2").process(exchange -> {
                    String name = exchange.getMessage()
                            .getBody(Contact.class)
                            .getTraits()
                            .get("name")
                            .toString();
                    if (name.equals(lastOfFirstPage)) {
                        laterPage.await();
                    } else if (name.equals(name(110))) {
                        laterPage.countDown();
                    } else if (name.equals(name(150)) || name.equals(name(151))) {
                        release.await();
                    }
                    receive(exchange);
                });
            }
        });
        camel.start();
        try {
            await().untilAsserted(() -> assertThat(mark()).isAfter(Instant.EPOCH));
            assertThat(received).hasSizeLessThan(200);
        } finally {
            release.countDown();
        }
        await().untilAsserted(() -> assertThat(received).isEqualTo(truth()));
    }

    private static String name(int contact) {
        return "n" + contact;
    }

    @Test
    void sinceExcludesEarlierContactsAndAQuietRestartDoesNotMoveIt() throws Exception {
        contacts(3);
        route(WITHOUT_OVERLAP + "&since=now");
        camel.start();
        Instant first = mark();
        assertThat(first).isAfter(Instant.EPOCH);
        sandbox.track(phone(9), Map.of());
        await().until(() -> received.size() == 1);
        assertThat(received).containsOnlyKeys(sandbox.contact(phone(9)).id().toString());
    }

    @Test
    void theDefaultCheckpointIsAFile(@TempDir Path directory) throws Exception {
        contacts(2);
        Path file = directory.resolve("checkpoints.properties");
        camel.options("checkpointFile=" + file);
        route("interakt:users?initialDelay=0&delay=20");
        camel.start();
        await().untilAsserted(() -> assertThat(file).content().contains(KEY));
    }

    @Test
    void anInvalidCheckpointIsRefusedAtStart() throws Exception {
        checkpoint.setState(KEY, "whatever");
        route(FEED);
        assertThatThrownBy(camel::start).hasStackTraceContaining("The checkpoint " + KEY + " is not a time");
    }

    @Test
    void anEmptiedCheckpointIsRefusedAtStart(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("checkpoints.properties"), "");
        camel.options("checkpointFile=" + file);
        route("interakt:users?since=now");
        assertThatThrownBy(camel::start).hasStackTraceContaining("The file of checkpoints " + file + " is empty");
    }

    @Test
    void aCheckpointFileThatCannotBeWrittenIsRefusedAtStart(@TempDir Path directory) throws Exception {
        contacts(1);
        Path inTheWay = Files.writeString(directory.resolve("file"), "not a directory");
        camel.options("checkpointFile=" + inTheWay.resolve("checkpoints.properties"));
        route("interakt:users?initialDelay=0");
        assertThatThrownBy(camel::start).hasStackTraceContaining("checkpoints.properties cannot be written");
        assertThat(received).isEmpty();
    }

    @Test
    void aMissingCheckpointIsRefusedIfItIsRequired() throws Exception {
        route(FEED + "&since=now&checkpointRequired=true");
        assertThatThrownBy(camel::start).hasStackTraceContaining("There is no checkpoint " + KEY);
        assertThat(checkpoint.getState(KEY)).isNull();
    }

    @Test
    void aMissingCheckpointIsLoggedOnceWithTheTimeFromWhichTheFeedReads() throws Exception {
        contacts(1);
        try (Witness witness = new Witness()) {
            route(FEED + "&since=2026-01-31");
            camel.start();
            await().until(() -> deliveries.get() == 1);
            assertThat(witness.logged("There is no checkpoint " + KEY))
                    .singleElement()
                    .asString()
                    .contains(" WARN ", "the feed reads from 2026-01-31T00:00:00Z");
        }
    }

    @Test
    void feedsThatShareAFileDeliverNothingAgainAfterARestart(@TempDir Path directory) throws Exception {
        contacts(2);
        sandbox.addTemplate("greeting", "en", "UTILITY", "Hello");
        String options = "?initialDelay=0&delay=20&backoffMultiplier=0";
        Path file = directory.resolve("checkpoints.properties");
        camel.options("checkpointFile=" + file);
        AtomicInteger templates = new AtomicInteger();
        startBoth(options, templates);
        await().untilAsserted(() -> assertThat(received).isEqualTo(truth()));
        await().until(() -> templates.get() == 1);
        camel.close();
        newCamel();
        camel.options("checkpointFile=" + file);
        startBoth(options, templates);
        sandbox.track(phone(5), Map.of());
        sandbox.addTemplate("farewell", "en", "UTILITY", "Bye");
        await().untilAsserted(() -> assertThat(received).isEqualTo(truth()));
        await().until(() -> templates.get() > 1);
        assertThat(deliveries).hasValue(3);
        assertThat(templates).hasValue(2);
    }

    private void startBoth(String options, AtomicInteger templates) throws Exception {
        route("interakt:users" + options + "&overlap=0");
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("interakt:templates" + options).process(exchange -> templates.incrementAndGet());
            }
        });
        camel.start();
    }

    @Test
    void twoFeedsWithTheSameCheckpointKeyAreRefusedAtStart() throws Exception {
        route(FEED, "crm");
        route(FEED + "&feedAttempts=5", "warehouse");
        assertThatThrownBy(camel::start)
                .hasStackTraceContaining("The routes crm and warehouse would both store their checkpoint under " + KEY)
                .hasStackTraceContaining("checkpointKey");
    }

    @Test
    void aFeedMayTakeOverTheKeyOfOneThatHasStopped() throws Exception {
        contacts(2);
        route(WITHOUT_OVERLAP, "crm");
        camel.start();
        await().until(() -> deliveries.get() == 2);
        camel.context().getRouteController().stopRoute("crm");
        route(WITHOUT_OVERLAP + "&feedAttempts=5", "successor");
        sandbox.track(phone(5), Map.of());
        await().until(() -> deliveries.get() == 3);
        assertThatThrownBy(() -> camel.context().getRouteController().startRoute("crm"))
                .hasStackTraceContaining("checkpointKey");
        camel.context().getRouteController().stopRoute("successor");
        camel.context().removeRoute("crm");
        route(WITHOUT_OVERLAP, "crm");
        sandbox.track(phone(6), Map.of());
        await().until(() -> deliveries.get() == 4);
    }
}
