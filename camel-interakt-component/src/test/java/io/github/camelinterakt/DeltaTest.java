package io.github.camelinterakt;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.github.camelinterakt.model.ApiResponse;
import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.api.ApiOperation;
import io.github.camelinterakt.sandbox.http.Fault;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** {@code trackUser?delta=#repository}: what has not changed is not sent. */
class DeltaTest {

    private static final String PHONE = "919999999999";
    private static final String DELTA = "interakt:trackUser?delta=#sent";

    private final Sandbox sandbox = Sandbox.builder().start();
    private final Entries sent = new Entries();
    private CamelFixture camel;

    /** A repository that shows what it holds, and goes wrong on demand. */
    static final class Entries extends ServiceSupport implements StateRepository<String, String> {

        final Map<String, String> entries = new ConcurrentHashMap<>();
        volatile boolean broken;

        @Override
        public void setState(String key, String value) {
            if (broken) {
                throw new IllegalStateException("out of order");
            }
            entries.put(key, value);
        }

        @Override
        public String getState(String key) {
            return entries.get(key);
        }
    }

    @BeforeEach
    void startCamel() {
        camel = restarted();
    }

    private CamelFixture restarted() {
        CamelFixture fixture = new CamelFixture(sandbox.baseUrl());
        fixture.context().getRegistry().bind("sent", sent);
        fixture.context().getRegistry().bind("other", new Entries());
        return fixture.start();
    }

    @AfterEach
    void stop() {
        camel.close();
        sandbox.close();
    }

    private static Map<String, Object> contact(Object... traits) {
        Map<String, Object> of = new LinkedHashMap<>();
        for (int i = 0; i < traits.length; i += 2) {
            of.put((String) traits[i], traits[i + 1]);
        }
        Map<String, Object> contact = new LinkedHashMap<>();
        contact.put("fullPhoneNumber", PHONE);
        contact.put("traits", of);
        return contact;
    }

    private Exchange track(Map<String, Object> contact) throws Exception {
        return camel.send(DELTA, contact);
    }

    private void tracked(Map<String, Object> contact) throws Exception {
        assertThat(track(contact).getException()).isNull();
    }

    /** The bodies of the calls so far. */
    private List<String> calls() {
        return sandbox.wireMock().findAll(postRequestedFor(urlPathEqualTo("/v1/public/track/users/"))).stream()
                .map(request -> request.getBodyAsString())
                .toList();
    }

    private String lastCall() {
        List<String> calls = calls();
        return calls.get(calls.size() - 1);
    }

    @Test
    void anUnchangedContactIsNotSentAndTheExchangeIsMarkedAsUnchanged() throws Exception {
        Exchange first = track(contact("name", "Asha", "age", 30));
        assertThat(first.getMessage().getHeader(InteraktConstants.UNCHANGED)).isEqualTo(false);
        Exchange second = track(contact("age", 30.0, "name", "Asha"));
        assertThat(calls()).hasSize(1);
        assertThat(second.getException()).isNull();
        assertThat(second.getMessage().getHeader(InteraktConstants.UNCHANGED)).isEqualTo(true);
        assertThat(second.getMessage().getHeader(InteraktConstants.RESULT)).isEqualTo(true);
        assertThat(second.getMessage().getHeader(InteraktConstants.RESPONSE_CODE))
                .isNull();
        assertThat(second.getMessage().getBody(ApiResponse.class).isSuccess()).isTrue();
    }

    @Test
    void onlyChangedTraitsAreSent() throws Exception {
        tracked(contact("name", "Asha", "city", "Pune"));
        tracked(contact("name", "Asha", "city", "Agra", "age", 30));
        assertThat(lastCall())
                .isEqualTo("{\"fullPhoneNumber\":\"" + PHONE + "\",\"traits\":{\"city\":\"Agra\",\"age\":30}}");
        tracked(contact("name", "Zoë"));
        tracked(contact("name", "Zoë", "city", "Agra", "age", 30));
        assertThat(calls()).hasSize(3);
        assertThat(sandbox.contact(PHONE).traits()).containsEntry("name", "Zoë").containsEntry("city", "Agra");
    }

    @Test
    void onlyNewTagsAreSentIgnoringCase() throws Exception {
        Map<String, Object> contact = contact("name", "Asha");
        contact.put("tags", List.of("Retail", "VIP"));
        tracked(contact);
        contact.put("tags", List.of("vip", "retail"));
        tracked(contact);
        assertThat(calls()).hasSize(1);
        contact.put("tags", List.of("vip", "fair"));
        tracked(contact);
        assertThat(lastCall()).isEqualTo("{\"fullPhoneNumber\":\"" + PHONE + "\",\"tags\":[\"fair\"]}");
    }

    @Test
    void aNewUserIdAndOtherChangedFieldsAreSent() throws Exception {
        Map<String, Object> contact = contact("name", "Asha");
        tracked(contact);
        contact.put("userId", "crm-1");
        tracked(contact);
        assertThat(lastCall()).isEqualTo("{\"fullPhoneNumber\":\"" + PHONE + "\",\"userId\":\"crm-1\"}");
        contact.put("add_to_sales_cycle", true);
        tracked(contact);
        assertThat(lastCall())
                .contains("\"userId\":\"crm-1\",\"add_to_sales_cycle\":true}")
                .doesNotContain("traits");
        tracked(contact);
        assertThat(calls()).hasSize(3);
    }

    @Test
    void anotherPhoneIsAnotherContact() throws Exception {
        tracked(contact("name", "Asha"));
        Map<String, Object> other = contact("name", "Asha");
        other.put("fullPhoneNumber", "918888888888");
        tracked(other);
        assertThat(sandbox.contactCount()).isEqualTo(2);
    }

    @Test
    void everyNotationOfANumberIsTheSameContact() throws Exception {
        tracked(contact("name", "Asha"));
        Map<String, Object> split = contact("name", "Asha");
        split.remove("fullPhoneNumber");
        split.put("countryCode", "+91");
        split.put("phoneNumber", "99999 99999");
        tracked(split);
        assertThat(calls()).hasSize(1);
    }

    @Test
    void aUserIdAloneIsRecognizedAfterACallWithThePhone() throws Exception {
        Map<String, Object> byId = Map.of("userId", "crm-1", "traits", Map.of("name", "Asha"));
        tracked(byId);
        tracked(byId);
        assertThat(calls()).hasSize(1);
        Map<String, Object> both = contact("name", "Zoë");
        both.put("userId", "crm-1");
        tracked(both);
        tracked(byId);
        assertThat(calls()).hasSize(3);
        assertThat(sandbox.contact(PHONE).traits()).containsEntry("name", "Asha");
        tracked(contact("name", "Asha"));
        assertThat(calls()).hasSize(3);
    }

    @Test
    void theMemorySurvivesARestart() throws Exception {
        tracked(contact("name", "Asha"));
        camel.close();
        camel = restarted();
        tracked(contact("name", "Asha"));
        assertThat(calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 500})
    void unconfirmedFieldsAreSentAgain(int status) throws Exception {
        tracked(contact("name", "Asha", "city", "Pune"));
        sandbox.inject(ApiOperation.TRACK_USER, Fault.status(status, "{\"result\": false}"));
        assertThat(track(contact("name", "Zoë", "city", "Pune")).getException()).isNotNull();
        // Also the previous fields: it is unknown whether Interakt still has them.
        tracked(contact("name", "Asha", "city", "Pune"));
        assertThat(calls()).hasSize(3);
        assertThat(lastCall()).contains("Asha").doesNotContain("Pune");
    }

    @Test
    void aCallWithoutResponseIsSentAgain() throws Exception {
        tracked(contact("name", "Asha"));
        sandbox.inject(ApiOperation.TRACK_USER, Fault.delay(Duration.ofMillis(600)));
        Exchange late = camel.options("responseTimeout=200").send(DELTA + "&ttl=10s", contact("name", "Zoë"));
        assertThat(late.getException(InteraktException.class).getOutcome()).isEqualTo(Outcome.MAYBE_SENT);
        assertThat(sandbox.contact(PHONE).traits()).containsEntry("name", "Zoë");
        tracked(contact("name", "Asha"));
        assertThat(sandbox.contact(PHONE).traits()).containsEntry("name", "Asha");
    }

    @Test
    void afterACrashDuringACallTheContactIsSentAgain() throws Exception {
        tracked(contact("name", "Asha"));
        Map<String, String> before = Map.copyOf(sent.entries);
        sandbox.inject(ApiOperation.TRACK_USER, Fault.delay(Duration.ofMillis(700)));
        CompletableFuture<Exchange> call = camel.sendAsync(DELTA, contact("name", "Zoë"), Map.of());
        await().until(() -> !sent.entries.equals(before));
        // A crash during the call leaves the repository in this state.
        Map<String, String> atDeath = Map.copyOf(sent.entries);
        call.get(20, TimeUnit.SECONDS);
        camel.close();
        sent.entries.clear();
        sent.entries.putAll(atDeath);
        camel = restarted();
        tracked(contact("name", "Asha"));
        assertThat(sandbox.contact(PHONE).traits()).containsEntry("name", "Asha");
    }

    @Test
    void twoCallsOfOneContactAtOnceLoseNoTraitAndKeepTheirOrder() throws Exception {
        tracked(contact("name", "Asha"));
        sandbox.inject(ApiOperation.TRACK_USER, Fault.delay(Duration.ofMillis(150)), 3);
        AsyncProducer producer = camel.context().getEndpoint(DELTA).createAsyncProducer();
        producer.start();
        List<CompletableFuture<Exchange>> atOnce = new ArrayList<>();
        for (Map<String, Object> contact : List.of(
                contact("name", "Zoë", "city", "Pune"), contact("name", "Asha", "age", 30), contact("name", "Ravi"))) {
            Exchange exchange = producer.getEndpoint().createExchange();
            exchange.getMessage().setBody(contact);
            atOnce.add(producer.processAsync(exchange));
        }
        for (CompletableFuture<Exchange> call : atOnce) {
            assertThat(call.get(20, TimeUnit.SECONDS).getException()).isNull();
        }
        assertThat(sandbox.contact(PHONE).traits())
                .containsEntry("name", "Ravi")
                .containsEntry("city", "Pune")
                .containsEntry("age", 30);
        tracked(contact("name", "Ravi", "city", "Pune", "age", 30));
        assertThat(calls()).hasSize(4);
    }

    @ParameterizedTest
    @MethodSource("bodyForms")
    void everyBodyFormOfANewOrChangedContactIsSent(UnaryOperator<Object> form) throws Exception {
        for (String city : List.of("Pune", "Agra")) {
            String json = "{\"fullPhoneNumber\":\"" + PHONE + "\",\"traits\":{\"name\":\"Asha\",\"city\":\"" + city
                    + "\"},\"tags\":[\"Retail\"],\"add_to_sales_cycle\":true}";
            Exchange exchange = camel.send(DELTA, form.apply(json));
            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getHeader(InteraktConstants.UNCHANGED))
                    .isEqualTo(false);
        }
        assertThat(lastCall()).isEqualTo("{\"fullPhoneNumber\":\"" + PHONE + "\",\"traits\":{\"city\":\"Agra\"}}");
    }

    static Stream<UnaryOperator<Object>> bodyForms() {
        return Stream.of(
                json -> json,
                json -> ((String) json).getBytes(StandardCharsets.UTF_8),
                json -> new ByteArrayInputStream(((String) json).getBytes(StandardCharsets.UTF_8)),
                json -> new StringReader((String) json));
    }

    @Test
    void aLaterStepMayWriteTheSameContactAndWaitForIt() throws Exception {
        camel.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:twice").to(DELTA).process(exchange -> {
                    Exchange second = camel.send(DELTA, contact("name", "Zoë"));
                    assertThat(second.getException()).isNull();
                });
            }
        });
        Exchange exchange = camel.sendAsync("direct:twice", contact("name", "Asha"), Map.of())
                .get(20, TimeUnit.SECONDS);
        assertThat(exchange.getException()).isNull();
        assertThat(sandbox.contact(PHONE).traits()).containsEntry("name", "Zoë");
    }

    @Test
    void aWaitingWriteMayWriteTheSameContactAgainInALaterStep() throws Exception {
        camel.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:twice").to(DELTA).process(exchange -> {
                    Exchange second = camel.send(DELTA, contact("name", "Asha", "age", 30));
                    assertThat(second.getException()).isNull();
                });
            }
        });
        sandbox.inject(ApiOperation.TRACK_USER, Fault.delay(Duration.ofMillis(300)));
        List<CompletableFuture<Exchange>> calls = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            calls.add(camel.sendAsync("direct:twice", contact("name", "Asha"), Map.of()));
        }
        for (CompletableFuture<Exchange> call : calls) {
            assertThat(call.get(20, TimeUnit.SECONDS).getException()).isNull();
        }
    }

    @Test
    void aFailedCallReleasesTheNextCallOfItsContact() throws Exception {
        sandbox.inject(ApiOperation.TRACK_USER, Fault.status(500, "{\"result\": false}"));
        List<CompletableFuture<Exchange>> calls = List.of(
                camel.sendAsync(DELTA, contact("name", "Asha"), Map.of()),
                camel.sendAsync(DELTA, contact("name", "Zoë"), Map.of()));
        List<Boolean> failed = new ArrayList<>();
        for (CompletableFuture<Exchange> call : calls) {
            failed.add(call.get(20, TimeUnit.SECONDS).isFailed());
        }
        assertThat(failed).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void manyCallsOfOneContactDoNotOverflowTheStackAndSaveAllButOne() throws Exception {
        sandbox.inject(ApiOperation.TRACK_USER, Fault.delay(Duration.ofMillis(500)));
        List<CompletableFuture<Exchange>> calls = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            calls.add(camel.sendAsync(DELTA, contact("name", "Asha"), Map.of()));
        }
        for (CompletableFuture<Exchange> call : calls) {
            assertThat(call.get(20, TimeUnit.SECONDS).getException()).isNull();
        }
        assertThat(calls()).hasSize(1);
    }

    @Test
    void aCallRefusedBeforeSendingDoesNotChangeTheMemory() throws Exception {
        tracked(contact("name", "Asha"));
        assertThat(track(contact("name", "two\nlines")).getException()).isInstanceOf(InteraktException.class);
        tracked(contact("name", "Asha"));
        assertThat(calls()).hasSize(1);
    }

    @Test
    void aFailingRepositoryDoesNotFailTheCallAndTheNextOneIsSent() throws Exception {
        sent.broken = true;
        tracked(contact("name", "Asha"));
        sent.broken = false;
        tracked(contact("name", "Asha"));
        assertThat(calls()).hasSize(2);
        // Where something may be forgotten wrongly, nothing is sent.
        sent.broken = true;
        assertThat(track(contact("name", "Zoë")).getException()).isInstanceOf(IllegalStateException.class);
        assertThat(calls()).hasSize(2);
        sent.broken = false;
        tracked(contact("name", "Zoë"));
        assertThat(calls()).hasSize(3);
    }

    @Test
    void theRepositoryContainsNoPlainTextOfTheContact() throws Exception {
        Map<String, Object> contact = contact("name", "Asha", "city", "Pune");
        contact.put("userId", "crm-1");
        contact.put("tags", List.of("Retail"));
        tracked(contact);
        assertThat(sent.entries).hasSize(2);
        sent.entries.forEach((key, value) -> assertThat(key + value)
                .doesNotContainIgnoringCase(PHONE)
                .doesNotContain("99999")
                .doesNotContain("Asha")
                .doesNotContain("Pune")
                .doesNotContain("name")
                .doesNotContain("crm-1")
                .doesNotContainIgnoringCase("retail"));
    }

    @Test
    void withoutDeltaEverythingIsSentAndNothingStored() throws Exception {
        for (int i = 0; i < 2; i++) {
            Exchange exchange = camel.send(
                    "interakt:trackUser", contact("name", "Asha"), Map.of(InteraktConstants.UNCHANGED, true));
            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getHeader(InteraktConstants.UNCHANGED))
                    .isNull();
        }
        assertThat(calls()).hasSize(2);
        assertThat(sent.entries).isEmpty();
    }

    @Test
    void allEndpointsOfAnAccountShareTheMemory() throws Exception {
        tracked(contact("name", "Asha"));
        camel.send("interakt:trackUser", contact("name", "Zoë"));
        tracked(contact("name", "Asha"));
        assertThat(sandbox.contact(PHONE).traits()).containsEntry("name", "Asha");
        assertThat(calls()).hasSize(3);
    }

    @Test
    void conflictingOptionsOfDeltaAndEchoesAreRefused() {
        refused("interakt:message?delta=#sent", "does not support the option delta", "trackUser");
        refused("interakt:trackUser?echoes=drop", "does not support the option echoes", "users, webhook");
        refused("interakt:getUser?echoMemory=#sent", "The option echoMemory belongs to the component");
        camel.context().getEndpoint(DELTA);
        refused("interakt:trackUser?delta=#other", "An account has one memory");
        refused("interakt:users?echoes=mark&batchSize=10", "echoes=mark cannot mark the contacts of a list");
    }

    private void refused(String uri, String... saying) {
        assertThatThrownBy(() -> camel.context().addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        if (uri.contains(":users") || uri.contains(":templates")) {
                            from(uri).to("direct:nowhere");
                        } else {
                            from("direct:" + uri.hashCode()).to(uri);
                        }
                    }
                }))
                .isInstanceOfAny(FailedToCreateRouteException.class, ResolveEndpointFailedException.class)
                .satisfies(problem -> {
                    Throwable root = problem;
                    while (root.getCause() != null) {
                        root = root.getCause();
                    }
                    assertThat(root).hasMessageContainingAll(saying);
                });
    }
}
