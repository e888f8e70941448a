package io.github.camelinterakt.feed;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import io.github.camelinterakt.CamelFixture;
import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.model.contact.Contact;
import io.github.camelinterakt.sandbox.InteraktSandbox;
import io.github.camelinterakt.sandbox.api.ApiOperation;
import io.github.camelinterakt.sandbox.http.Fault;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.Exchange;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** {@code from("interakt:users")} against the sandbox. */
class UsersConsumerTest {

    private static final String FEED =
            "interakt:users?checkpoint=#checkpoint&initialDelay=0&delay=20&lag=20&overlap=1000";
    private static final String WITHOUT_OVERLAP = FEED.replace("overlap=1000", "overlap=0");
    private static final String KEY = "interakt.users.modified";

    private final InteraktSandbox sandbox = InteraktSandbox.builder().start();
    private final StateRepository<String, String> checkpoint = new MemoryStateRepository();
    private final Map<String, Instant> received = new ConcurrentHashMap<>();
    private final AtomicInteger deliveries = new AtomicInteger();
    private CamelFixture camel;

    @BeforeEach
    void startCamel() {
        newCamel();
    }

    private void newCamel() {
        camel = new CamelFixture(sandbox.baseUrl());
        camel.context().getRegistry().bind("checkpoint", checkpoint);
        camel.context().getRegistry().bind("other", new MemoryStateRepository());
    }

    @AfterEach
    void stop() {
        camel.close();
        sandbox.close();
    }

    private static String phone(int number) {
        return String.valueOf(917_000_000_000L + number);
    }

    private void contacts(int count) {
        for (int i = 0; i < count; i++) {
            sandbox.track(phone(i), Map.of("name", "n" + i));
        }
    }

    private void receive(Exchange exchange) {
        Contact contact = exchange.getMessage().getBody(Contact.class);
        received.put(contact.getId(), contact.getModifiedAt());
        deliveries.incrementAndGet();
    }

    private Map<String, Instant> truth() {
        Map<String, Instant> truth = new HashMap<>();
        sandbox.contacts().forEach(contact -> truth.put(contact.id().toString(), contact.modifiedAt()));
        return truth;
    }

    private void route(String uri) throws Exception {
        route(uri, "feed");
    }

    private void route(String uri, String id) throws Exception {
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId(id).process(UsersConsumerTest.this::receive);
            }
        });
    }

    private Instant mark() {
        String state = checkpoint.getState(KEY);
        return state == null ? Instant.EPOCH : Instant.parse(state);
    }

    @Test
    void pagesAreFetchedWithBulkPriorityUnlessAnotherIsSet() throws Exception {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        camel.context().getRegistry().bind("meters", MeterRegistry.class, meters);
        contacts(3);
        route(FEED + "");
        camel.start();
        await().until(() -> received.size() == 3);
        assertThat(permits(meters, "bulk")).isPositive();
        assertThat(permits(meters, "normal") + permits(meters, "high")).isZero();

        camel.context().getRouteController().stopRoute("feed");
        route(FEED.replace("#checkpoint", "#other") + "&priority=high&ttl=60000", "urgent");
        await().until(() -> permits(meters, "high") > 0);
    }

    private static long permits(MeterRegistry meters, String priority) {
        return meters.get("camel.interakt.quota.wait")
                .tag("priority", priority)
                .timer()
                .count();
    }

    @Test
    void everyContactIsHandedOutOnceTypedAndWithHeaders() throws Exception {
        contacts(250);
        Map<String, Object> headers = new ConcurrentHashMap<>();
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from(FEED)
                        .process(UsersConsumerTest.this::receive)
                        .process(
                                exchange -> headers.putAll(exchange.getMessage().getHeaders()))
                        .process(exchange -> headers.putAll(exchange.getAllProperties()));
            }
        });
        camel.start();
        await().untilAsserted(() -> assertThat(received).isEqualTo(truth()));
        Instant last = truth().values().stream().max(Instant::compareTo).orElseThrow();
        await().until(() -> mark().isAfter(last));
        assertThat(deliveries).hasValue(250);
        assertThat(headers)
                .containsEntry(InteraktConstants.ATTEMPT, 1)
                .containsKeys(
                        InteraktConstants.CONTACT_ID,
                        InteraktConstants.CONTACT_TIME,
                        InteraktConstants.PHONE,
                        Exchange.BATCH_INDEX,
                        Exchange.BATCH_SIZE,
                        Exchange.BATCH_COMPLETE);
    }

    @Test
    void aChangeComesAgainAndNothingElseDoes() throws Exception {
        contacts(5);
        route(FEED);
        camel.start();
        await().untilAsserted(() -> assertThat(received).isEqualTo(truth()));
        sandbox.track(phone(3), Map.of("name", "changed"));
        await().untilAsserted(() -> assertThat(received).isEqualTo(truth()));
        assertThat(deliveries).hasValue(6);
    }

    @Test
    void aRestartGoesOnFromTheCheckpoint() throws Exception {
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

    @Test
    void batchesAreListsAcrossPages() throws Exception {
        contacts(230);
        ConcurrentLinkedQueue<Integer> sizes = new ConcurrentLinkedQueue<>();
        Set<String> ids = ConcurrentHashMap.newKeySet();
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from(FEED + "&batchSize=150").process(exchange -> {
                    List<?> batch = exchange.getMessage().getBody(List.class);
                    sizes.add(batch.size());
                    batch.forEach(contact -> ids.add(((Contact) contact).getId()));
                });
            }
        });
        camel.start();
        await().untilAsserted(() -> assertThat(ids).isEqualTo(truth().keySet()));
        assertThat(sizes).containsExactly(150, 80);
    }

    @Test
    void maxMessagesPerPollLimitsAPollAndLosesNothing() throws Exception {
        contacts(120);
        Set<Object> sizes = ConcurrentHashMap.newKeySet();
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from(FEED + "&maxMessagesPerPoll=7")
                        .process(UsersConsumerTest.this::receive)
                        .process(exchange -> sizes.add(exchange.getProperty(Exchange.BATCH_SIZE)));
            }
        });
        camel.start();
        await().untilAsserted(() -> assertThat(received).isEqualTo(truth()));
        assertThat(sizes).contains(7).allMatch(size -> (Integer) size <= 7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"seda:work?concurrentConsumers=4&size=10&blockWhenFull=true", "direct:threads"})
    void theCheckpointDoesNotPassWhatParallelRoutesHaveNotCompleted(String target) throws Exception {
        contacts(40);
        sandbox.track(phone(5), Map.of("slow", "yes"));
        Set<String> held = ConcurrentHashMap.newKeySet();
        java.util.concurrent.CountDownLatch release = new java.util.concurrent.CountDownLatch(1);
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

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFailedContactIsTriedAgainThenParkedAndComesBackWhenAsked(boolean isParallel) throws Exception {
        contacts(20);
        AtomicInteger attempts = new AtomicInteger();
        java.util.concurrent.atomic.AtomicBoolean broken = new java.util.concurrent.atomic.AtomicBoolean(true);
        String poison = sandbox.contact(phone(7)).id().toString();
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from(FEED + "&feedAttempts=3&feedAttemptDelay=10")
                        .routeId("feed")
                        .to(isParallel ? "seda:work" : "direct:work");
                from(isParallel ? "seda:work" : "direct:work")
                        .errorHandler(noErrorHandler())
                        .process(exchange -> {
                            if (exchange.getMessage()
                                            .getHeader(InteraktConstants.CONTACT_ID)
                                            .equals(poison)
                                    && broken.get()) {
                                attempts.incrementAndGet();
                                throw new IllegalStateException("the CRM is away");
                            }
                            receive(exchange);
                        });
            }
        });
        camel.start();
        UsersConsumer consumer =
                (UsersConsumer) camel.context().getRoute("feed").getConsumer();
        await().until(() -> consumer.getParkedCount() == 1);
        assertThat(attempts).hasValue(3);
        assertThat(checkpoint.getState(KEY + ".parked")).contains(poison).doesNotContain("7000");
        await().until(() -> received.size() == 19);
        await().until(() -> mark().isAfter(sandbox.contact(phone(19)).modifiedAt()));
        broken.set(false);
        consumer.retryParked();
        await().untilAsserted(() -> assertThat(received).isEqualTo(truth()));
        await().until(() -> consumer.getParkedCount() == 0);
    }

    @Test
    void aLaterChangeThatSucceedsTakesAContactOffTheParkedOnes() throws Exception {
        contacts(3);
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(FEED + "&feedAttempts=1").routeId("feed").process(exchange -> {
                    Contact contact = exchange.getMessage().getBody(Contact.class);
                    if (contact.getTraits().get("name").equals("n1")) {
                        throw new IllegalStateException("not this one");
                    }
                    receive(exchange);
                });
            }
        });
        camel.start();
        UsersConsumer consumer =
                (UsersConsumer) camel.context().getRoute("feed").getConsumer();
        await().until(() -> consumer.getParkedCount() == 1);
        sandbox.track(phone(1), Map.of("name", "better"));
        await().until(() -> consumer.getParkedCount() == 0);
        assertThat(received).isEqualTo(truth());
    }

    @Test
    void onFailureStopStopsTheRouteBeforeTheContact() throws Exception {
        contacts(10);
        Instant poison = sandbox.contact(phone(4)).modifiedAt();
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(FEED + "&feedAttempts=2&feedAttemptDelay=10&onFailure=stop")
                        .routeId("feed")
                        .process(exchange -> {
                            Contact contact = exchange.getMessage().getBody(Contact.class);
                            if (contact.getTraits().get("name").equals("n4")) {
                                throw new IllegalStateException("the CRM is away");
                            }
                            receive(exchange);
                        });
            }
        });
        camel.start();
        await().until(() -> camel.context().getRouteController().getRouteStatus("feed") == ServiceStatus.Stopped);
        assertThat(mark()).isBeforeOrEqualTo(poison);
        assertThat(received).hasSize(9);
    }

    @Test
    void aPollThatFailsIsRepeatedAndLosesNothing() throws Exception {
        contacts(150);
        sandbox.inject(ApiOperation.GET_USERS, Fault.status(500, "out of order"), 2);
        route(FEED + "&backoffErrorThreshold=1&backoffMultiplier=1");
        camel.start();
        await().untilAsserted(() -> assertThat(received).isEqualTo(truth()));
    }

    @Test
    void sinceLeavesOutWhatIsBeforeAndAQuietRestartDoesNotMoveIt() throws Exception {
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
    void filterByCreatedHandsOutEachContactOnce() throws Exception {
        contacts(3);
        route(FEED + "&filterBy=created");
        camel.start();
        await().until(() -> received.size() == 3);
        sandbox.track(phone(1), Map.of("name", "changed"));
        sandbox.track(phone(5), Map.of());
        await().until(() -> received.size() == 4);
        assertThat(deliveries).hasValue(4);
    }

    @Test
    void anEventLetsTheFeedPollEarly() throws Exception {
        contacts(1);
        route("interakt:users?checkpoint=#checkpoint&initialDelay=0&delay=3600000&lag=20&pollOn=direct:changed");
        camel.start();
        await().until(() -> received.size() == 1);
        sandbox.track(phone(1), Map.of());
        camel.template().sendBody("direct:changed", "a message came");
        camel.template().sendBody("direct:changed", "and another");
        await().untilAsserted(() -> assertThat(received).isEqualTo(truth()));
    }

    @Test
    void theDefaultCheckpointIsAFile(@TempDir Path directory) throws Exception {
        contacts(2);
        Path file = directory.resolve("checkpoints.properties");
        route("interakt:users?checkpointFile=" + file + "&initialDelay=0&delay=20&lag=20");
        camel.start();
        await().untilAsserted(() -> assertThat(file).content().contains(KEY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "users?since=yesterday",
                "users?prefetch=9",
                "users?maxInFlight=0",
                "users?lag=-1",
                "message?since=7d",
                "getUsers?checkpointKey=a",
                "templates?overlap=5s"
            })
    void anOptionThatCannotBeUsedIsRefusedByName(String uri) {
        String option = uri.replaceAll(".*\\?|=.*", "");
        camel.start();
        assertThatThrownBy(() -> camel.context().getEndpoint("interakt:" + uri))
                .hasStackTraceContaining("he option " + option);
    }

    @Test
    void aCheckpointThatIsNoTimeIsRefusedAtTheStart() throws Exception {
        checkpoint.setState(KEY, "whatever");
        route(FEED);
        assertThatThrownBy(camel::start).hasStackTraceContaining("The checkpoint " + KEY + " is no time");
    }

    @Test
    void producersAndConsumersAreToldApart() {
        camel.start();
        assertThatThrownBy(() -> camel.context().getEndpoint("interakt:users").createProducer())
                .hasMessageContaining("is a consumer");
        assertThatThrownBy(() -> camel.context().getEndpoint("interakt:message").createConsumer(exchange -> {}))
                .hasMessageContaining("is a producer");
    }

    @Test
    void whenItIsQuietPollsAreFewerAndWhileCatchingUpTheyFollowAtOnce() throws Exception {
        contacts(450);
        // With a delay of an hour all pages come only because each poll follows the one before.
        route("interakt:users?checkpoint=#checkpoint&initialDelay=0&delay=3600000&lag=0");
        camel.start();
        await().atMost(Duration.ofSeconds(20)).until(() -> received.size() == 450);
        UsersConsumer consumer =
                (UsersConsumer) camel.context().getRoute("feed").getConsumer();
        assertThat(consumer.getBackoffMultiplier()).isPositive();
        assertThat(consumer.getBackoffIdleThreshold()).isPositive();
        assertThat(new HashSet<>(received.keySet()))
                .isEqualTo(sandbox.contacts().stream()
                        .map(contact -> contact.id().toString())
                        .collect(Collectors.toSet()));
    }
}
