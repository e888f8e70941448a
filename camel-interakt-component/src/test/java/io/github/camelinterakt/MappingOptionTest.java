package io.github.camelinterakt;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.camelinterakt.mapping.MappingException;
import io.github.camelinterakt.mapping.Mappings;
import io.github.camelinterakt.model.Contact;
import io.github.camelinterakt.sandbox.Sandbox;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** The option {@code mapping}, against the sandbox. */
class MappingOptionTest {

    private static final String PHONE = "919999999999";
    private static final String FEED = "interakt:users?checkpoint=#checkpoint&initialDelay=0&delay=20";
    private static final Map<String, Object> RECORD =
            Map.of("id", 7, "phone", "+91 99999-99999", "name", "Asha", "opted_out", "Y", "stage", "WON");

    private final Sandbox sandbox = Sandbox.builder().start();
    private final CamelFixture camel = new CamelFixture(sandbox.baseUrl());
    private final BlockingQueue<Object> bodies = new LinkedBlockingQueue<>();

    @BeforeEach
    void start() {
        camel.context().getRegistry().bind("checkpoint", new MemoryStateRepository());
        camel.context().getRegistry().bind("crm", Mappings.of("""
                                contact:
                                  userId: id
                                  phone: phone
                                  traits:
                                    name: name
                                    opted_out: {field: opted_out, convert: boolean}
                                event:
                                  name: {field: stage, values: {WON: Deal Won}}
                                  traits: {stage: stage}
                                """));
        camel.options("lag=20").start();
    }

    @AfterEach
    void stop() {
        camel.close();
        sandbox.close();
    }

    /** A row as a bean. */
    public record Row(int id, String phone, String name) {}

    private static List<Object> records() {
        return List.of(
                RECORD,
                "{\"id\":7,\"phone\":\"+91 99999-99999\",\"name\":\"Asha\"}",
                "{\"id\":7,\"phone\":919999999999,\"name\":\"Asha\"}".getBytes(StandardCharsets.UTF_8),
                new Row(7, PHONE, "Asha"));
    }

    @ParameterizedTest
    @MethodSource("records")
    void trackUserAcceptsARecordOfAnyType(Object record) throws Exception {
        Exchange sent = camel.send("interakt:trackUser?mapping=#crm", record);

        assertThat(sent.getException()).isNull();
        assertThat(sandbox.contact(PHONE).traits()).containsEntry("name", "Asha");
        assertThat(sandbox.contact(PHONE).userId()).isEqualTo("7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"interakt:sql-contact", "classpath:io/github/camelinterakt/mapping/sql-contact.yaml"})
    void theMappingMayBeAFile(String location) throws Exception {
        Exchange sent = camel.send("interakt:trackUser?mapping=" + location, RECORD);

        assertThat(sent.getException()).isNull();
        assertThat(sandbox.contact(PHONE).traits()).containsEntry("opted_out", true);
    }

    @Test
    void aYamlRouteCanSetTheMapping() throws Exception {
        PluginHelper.getRoutesLoader(camel.context()).loadRoutes(ResourceHelper.fromString("mapped.yaml", """
                        - from:
                            uri: direct:mapped
                            steps:
                              - to:
                                  uri: interakt:trackUser
                                  parameters:
                                    mapping: interakt:sql-contact
                        """));

        camel.template().sendBody("direct:mapped", RECORD);

        assertThat(sandbox.contact(PHONE).traits()).containsEntry("name", "Asha");
    }

    @Test
    void trackEventAcceptsARecord() throws Exception {
        camel.send("interakt:trackUser?mapping=#crm", RECORD);

        Exchange sent = camel.send("interakt:trackEvent?mapping=#crm", RECORD);

        assertThat(sent.getException()).isNull();
        assertThat(sandbox.events()).singleElement().satisfies(event -> {
            assertThat(event.name()).isEqualTo("Deal Won");
            assertThat(event.traits()).containsEntry("stage", "WON");
        });
    }

    @Test
    void aRecordThatDoesNotMatchTheMappingIsRefusedBeforeTheCall() throws Exception {
        Exchange sent =
                camel.send("interakt:trackUser?mapping=#crm", Map.of("id", 7, "phone", PHONE, "opted_out", "Asha"));

        assertThat(sent.getException())
                .isInstanceOfSatisfying(InteraktException.class, e -> {
                    assertThat(e.getReason()).isEqualTo(Reason.INVALID_REQUEST);
                    assertThat(e.getOutcome()).isEqualTo(Outcome.NOT_SENT);
                    assertThat(e.isSafeToRepeat()).isFalse();
                })
                .hasMessageContaining(
                        "The record 7 cannot be mapped with test.yaml: opted_out (to traits.opted_out) is not a boolean")
                .hasMessageNotContaining("Asha")
                .hasCauseInstanceOf(MappingException.class);
        assertThat(sandbox.contactCount()).isZero();
    }

    @Test
    void aContactIsRefusedAsARecord() throws Exception {
        Contact contact = new Contact().to(PHONE);

        assertThat(camel.send("interakt:trackUser?mapping=#crm", contact).getException())
                .hasMessageContaining("The body is already a Contact");
        assertThat(camel.send("interakt:trackUser?mapping=#crm", null).getException())
                .hasMessageContaining("The body is empty. It must be a record");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "interakt:message?mapping=#crm | interakt:message does not support the option mapping",
                "interakt:templates?mapping=no:such | interakt:templates does not support the option mapping: remove it from the URI. It is for trackUser, trackEvent, users",
                "interakt:trackEvent?mapping=interakt:sql-contact | interakt:trackEvent cannot use the mapping interakt:sql-contact: it has no event section",
                "interakt:trackUser?mapping=interakt:sql-contacts | There are interakt:freshsales-contact",
                "interakt:trackUser?mapping=classpath:no-such.yaml | The mapping classpath:no-such.yaml cannot be read"
            })
    void invalidMappingOptionsAreRefusedAtStart(String uri, String problem) {
        assertThatThrownBy(() -> camel.context().getEndpoint(uri).start()).hasStackTraceContaining(problem);
    }

    @Test
    void theFeedRefusesAMappingWithoutFieldsForRows() {
        camel.context()
                .getRegistry()
                .bind("oneWay", Mappings.of("key: id\ncontact: {traits: {source: {constant: crm}}}"));

        assertThatThrownBy(() -> camel.context()
                        .getEndpoint("interakt:users?mapping=#oneWay")
                        .start())
                .hasStackTraceContaining("it maps nothing to rows");
    }

    /** A row has all columns, because SQL cannot bind one that is absent. */
    private static Map<String, Object> row(String phone, String name, Boolean optedOut) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", null);
        row.put("phone", phone);
        row.put("name", name);
        row.put("opted_out", optedOut);
        return row;
    }

    @Test
    void theFeedDeliversRows() throws Exception {
        sandbox.track(PHONE, Map.of("name", "Asha", "opted_out", true));
        route(FEED + "&mapping=#crm");

        assertThat(bodies.poll(10, TimeUnit.SECONDS)).isEqualTo(row("+" + PHONE, "Asha", true));
    }

    @Test
    void aBatchOfTheFeedIsAListOfRows() throws Exception {
        sandbox.track(PHONE, Map.of("name", "Asha"));
        route(FEED + "&mapping=#crm&batchSize=10");

        assertThat(bodies.poll(10, TimeUnit.SECONDS)).isEqualTo(List.of(row("+" + PHONE, "Asha", null)));
    }

    @Test
    void aContactThatCannotBeMappedIsParkedAndTheFeedContinues() throws Exception {
        sandbox.track(PHONE, Map.of("name", "Asha", "opted_out", "who knows"));
        sandbox.track("919999999998", Map.of("name", "Bina"));
        route(FEED + "&mapping=#crm&feedAttempts=1");

        assertThat(bodies.poll(10, TimeUnit.SECONDS)).isEqualTo(row("+919999999998", "Bina", null));
        MemoryStateRepository checkpoint =
                camel.context().getRegistry().lookupByNameAndType("checkpoint", MemoryStateRepository.class);
        await().untilAsserted(() -> assertThat(checkpoint.getState("interakt.users.modified.parked"))
                .contains(sandbox.contact(PHONE).id().toString()));
        assertThat(bodies).isEmpty();
    }

    @Test
    void aRouteMayHandleContactsThatCannotBeMapped() throws Exception {
        sandbox.track(PHONE, Map.of("name", "Asha", "opted_out", "who knows"));
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                onException(MappingException.class)
                        .handled(true)
                        .process(exchange ->
                                bodies.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, MappingException.class)
                                        .getKey()));
                from(FEED + "&mapping=#crm").process(exchange -> bodies.add("not expected"));
            }
        });

        assertThat(bodies.poll(10, TimeUnit.SECONDS))
                .isEqualTo(sandbox.contact(PHONE).id().toString());
        assertThat(bodies).isEmpty();
    }

    private void route(String uri) throws Exception {
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri)
                        .process(exchange -> bodies.add(
                                Objects.requireNonNullElse(exchange.getMessage().getBody(), "nothing")));
            }
        });
    }
}
