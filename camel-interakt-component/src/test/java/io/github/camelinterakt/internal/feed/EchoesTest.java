package io.github.camelinterakt.internal.feed;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelinterakt.CamelFixture;
import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.internal.management.FiguresConsole;
import io.github.camelinterakt.model.Contact;
import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.api.ApiOperation;
import io.github.camelinterakt.sandbox.http.Fault;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.github.camelinterakt.internal.feed.FeedTestBase.await;
import static org.assertj.core.api.Assertions.assertThat;

/** Echoes of own writes in {@code from("interakt:users")}. */
class EchoesTest {

    private static final String FEED =
            "interakt:users?checkpoint=#checkpoint&initialDelay=0&delay=20&overlap=1000&echoes=";
    private static final String TRACK = "interakt:trackUser";
    private static final String OWN = "919999999991";
    private static final String OTHER = "919999999992";

    private final Sandbox sandbox = Sandbox.builder().start();
    private final StateRepository<String, String> checkpoint = new MemoryStateRepository();
    private final StateRepository<String, String> memory = new MemoryStateRepository();
    private final ConcurrentLinkedQueue<Exchange> received = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failures = new AtomicInteger();
    private CamelFixture camel;
    private int markers;

    @BeforeEach
    void startCamel() {
        camel = newCamel();
    }

    private CamelFixture newCamel() {
        CamelFixture fixture = new CamelFixture(sandbox.baseUrl()).options("lag=20");
        fixture.context().getRegistry().bind("checkpoint", checkpoint);
        fixture.context().getRegistry().bind("memory", memory);
        return fixture;
    }

    @AfterEach
    void stop() {
        camel.close();
        sandbox.close();
    }

    private void feed(String echoes) throws Exception {
        camel.route(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(FeedTestBase.retryingSoon(camel, FEED + echoes))
                                .routeId("feed")
                                .process(exchange -> {
                                    received.add(exchange.copy());
                                    if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                                        throw new IllegalStateException("on purpose");
                                    }
                                });
                    }
                })
                .start();
    }

    private void track(String phone, Map<String, Object> traits) throws Exception {
        assertThat(camel.send(TRACK, Map.of("fullPhoneNumber", phone, "traits", traits))
                        .getException())
                .isNull();
    }

    /** Waits until a later contact is delivered, so that all earlier ones have been read. */
    private List<Exchange> receivedByNow() {
        String marker = String.valueOf(917_000_000_000L + ++markers);
        sandbox.track(marker, Map.of("name", "marker"));
        await().until(() ->
                received.stream().anyMatch(exchange -> phone(exchange).equals(marker)));
        List<Exchange> others = received.stream()
                .filter(exchange -> !phone(exchange).startsWith("917"))
                .toList();
        received.clear();
        return others;
    }

    private static String phone(Exchange exchange) {
        return exchange.getMessage().getBody(Contact.class).getFullPhoneNumber().substring(1);
    }

    private String figures() {
        FiguresConsole console = new FiguresConsole();
        console.setCamelContext(camel.context());
        return (String) console.call(DevConsole.MediaType.TEXT);
    }

    private static Object echo(Exchange exchange) {
        return exchange.getMessage().getHeader(InteraktConstants.ECHO);
    }

    private static List<?> changed(Exchange exchange) {
        return exchange.getMessage().getHeader(InteraktConstants.CHANGED_TRAITS, List.class);
    }

    @Test
    void echoesOfOwnWritesAreDroppedAndNewLeadsAreNot() throws Exception {
        feed("drop");
        track(OWN, Map.of("name", "Asha"));
        sandbox.customer(OTHER).says("Hi");
        List<Exchange> handedOut = receivedByNow();
        assertThat(handedOut).extracting(EchoesTest::phone).containsExactly(OTHER);
        assertThat(figures()).contains("echoes: 1");
    }

    @Test
    void anEchoThatIsReadBeforeTheResponseIsDroppedToo() throws Exception {
        feed("drop");
        sandbox.inject(ApiOperation.TRACK_USER, Fault.delay(Duration.ofSeconds(1)));
        CompletableFuture<Exchange> call =
                camel.sendAsync(TRACK, Map.of("fullPhoneNumber", OWN, "traits", Map.of("name", "Asha")), Map.of());
        await().until(() -> sandbox.contactCount() == 1);
        assertThat(receivedByNow()).isEmpty();
        assertThat(call.get(20, TimeUnit.SECONDS).getException()).isNull();
    }

    @Test
    void echoesAreMarkedByOption() throws Exception {
        feed("mark");
        track(OWN, Map.of("name", "Asha"));
        sandbox.track(OTHER, Map.of("name", "Ravi"));
        List<Exchange> handedOut = receivedByNow();
        assertThat(handedOut).extracting(EchoesTest::phone).containsExactly(OWN, OTHER);
        assertThat(handedOut).extracting(EchoesTest::echo).containsExactly(true, false);
        assertThat(changed(handedOut.get(0))).isEmpty();
        assertThat(changed(handedOut.get(1))).isEqualTo(List.of("name"));
    }

    @Test
    void echoesAreDeliveredWithoutHeadersByDefault() throws Exception {
        feed("pass");
        track(OWN, Map.of("name", "Asha"));
        List<Exchange> handedOut = receivedByNow();
        assertThat(handedOut).hasSize(1);
        assertThat(echo(handedOut.get(0))).isNull();
        assertThat(figures()).contains("echoes: 0", "news: 0");
    }

    @Test
    void onlyTheFieldsThatOthersChangedAreReported() throws Exception {
        feed("drop");
        track(OWN, Map.of("name", "Asha", "city", "Pune"));
        sandbox.track(OWN, Map.of("city", "Agra", "score", 7));
        List<Exchange> handedOut = receivedByNow();
        assertThat(handedOut).hasSize(1);
        assertThat(echo(handedOut.get(0))).isEqualTo(false);
        assertThat(changed(handedOut.get(0)).toArray()).containsExactlyInAnyOrder("city", "score");
        // It is known from now on: the next own write is an echo again, with all the others' traits beside it.
        track(OWN, Map.of("name", "Zoë"));
        assertThat(receivedByNow()).isEmpty();
        sandbox.track(OWN, Map.of("city", "Pune"));
        handedOut = receivedByNow();
        assertThat(handedOut).hasSize(1);
        assertThat(changed(handedOut.get(0))).isEqualTo(List.of("city"));
    }

    @Test
    void changesStayNewAfterAFailureOfTheRoute() throws Exception {
        feed("drop");
        failures.set(1);
        sandbox.track(OTHER, Map.of("name", "Ravi"));
        await().until(() -> received.size() == 2);
        List<Exchange> handedOut = receivedByNow();
        assertThat(handedOut).hasSize(2);
        assertThat(handedOut).extracting(EchoesTest::changed).allMatch(traits -> traits.equals(List.of("name")));
        // An own write beside it, before the route has succeeded, does not hide it.
        failures.set(1);
        sandbox.track(OTHER, Map.of("name", "Kiran"));
        await().until(() -> failures.get() == 0);
        track(OTHER, Map.of("score", 1));
        handedOut = receivedByNow();
        assertThat(changed(handedOut.get(handedOut.size() - 1))).isEqualTo(List.of("name"));
        track(OTHER, Map.of("score", 2));
        assertThat(receivedByNow()).isEmpty();
    }

    @Test
    void theMemoryInARepositorySurvivesARestart() throws Exception {
        camel.start();
        assertThat(camel.send(
                                TRACK + "?delta=#memory",
                                Map.of("fullPhoneNumber", OWN, "traits", Map.of("name", "Asha")))
                        .getException())
                .isNull();
        camel.close();
        camel = newCamel();
        camel.options("echoMemory=#memory");
        feed("drop");
        assertThat(receivedByNow()).isEmpty();
    }

    @Test
    void deltaSendsFieldsThatOthersHaveOverwrittenAgain() throws Exception {
        feed("drop");
        Map<String, Object> contact = Map.of("fullPhoneNumber", OWN, "traits", Map.of("name", "Asha", "city", "Pune"));
        String delta = TRACK + "?delta=#memory";
        camel.send(delta, contact);
        assertThat(camel.send(delta, contact).getMessage().getHeader(InteraktConstants.UNCHANGED))
                .isEqualTo(true);
        sandbox.track(OWN, Map.of("name", "Zoë"));
        assertThat(receivedByNow()).hasSize(1);
        assertThat(camel.send(delta, contact).getMessage().getHeader(InteraktConstants.UNCHANGED))
                .isEqualTo(false);
        assertThat(sandbox.contact(OWN).traits()).containsEntry("name", "Asha");
        // What somebody else has set, and the route has taken over, need not be sent.
        sandbox.track(OWN, Map.of("name", "Zoë"));
        assertThat(receivedByNow()).hasSize(1);
        Exchange taken =
                camel.send(delta, Map.of("fullPhoneNumber", OWN, "traits", Map.of("name", "Zoë", "city", "Pune")));
        assertThat(taken.getMessage().getHeader(InteraktConstants.UNCHANGED)).isEqualTo(true);
    }

    @Test
    void echoesAreRemovedFromBatchesToo() throws Exception {
        List<List<?>> lists = new CopyOnWriteArrayList<>();
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from(FEED + "drop&batchSize=10")
                        .process(exchange -> lists.add(exchange.getMessage().getBody(List.class)));
            }
        });
        camel.start();
        track(OWN, Map.of("name", "Asha"));
        sandbox.track(OTHER, Map.of("name", "Ravi"));
        await().until(() -> !lists.isEmpty());
        assertThat(lists).allSatisfy(list -> assertThat(list)
                .extracting(contact -> ((Contact) contact).getFullPhoneNumber())
                .containsExactly("+" + OTHER));
    }

    @Test
    void theCheckpointPassesDroppedEchoes() throws Exception {
        feed("drop");
        track(OWN, Map.of("name", "Asha"));
        UsersConsumer consumer =
                (UsersConsumer) camel.context().getRoute("feed").getConsumer();
        await().until(() -> consumer.checkpoint().isAfter(sandbox.contact(OWN).modifiedAt()));
        assertThat(received).isEmpty();
    }
}
