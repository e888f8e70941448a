package io.github.camelinterakt.docs.example;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelinterakt.InteraktComponent;
import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.account.Message;
import io.github.camelinterakt.sandbox.api.ApiOperation;
import io.github.camelinterakt.sandbox.http.Fault;
import io.github.camelinterakt.sandbox.junit5.InteraktSandbox;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.main.Main;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelinterakt.docs.example.SandboxedCamel.await;
import static io.github.camelinterakt.sandbox.junit5.SandboxAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What migration.md says of hand-written HTTP calls and of the component in their place. */
@InteraktSandbox("sample-data=true")
class MigrationTest {

    private static final String PHONE = "919999999999";
    private static final List<String> VALUES = List.of("Asha", "12");

    private final Crm crm = new Crm();
    private final Sandbox sandbox;
    private final SandboxedCamel camel;

    MigrationTest(Sandbox sandbox, @TempDir Path directory) {
        this.sandbox = sandbox;
        camel = new SandboxedCamel(sandbox);
        camel.context().getRegistry().bind("crm", crm);
        component()
                .getAccountConfiguration()
                .setCheckpointFile(directory.resolve("checkpoints").toString());
    }

    /** Takes the contacts of both polls. */
    public static final class Crm {

        private final Queue<Map<String, Object>> saved = new ConcurrentLinkedQueue<>();

        public void save(Map<String, Object> contact) {
            saved.add(contact);
        }
    }

    @BeforeEach
    void configure() {
        property("interakt.http.url", sandbox.baseUrl());
        property("interakt.http.key", basic());
        property("interakt.http.perMinute", "150");
        property("interakt.http.secret", "examplesecret");
    }

    @AfterEach
    void stop() {
        camel.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml"})
    void theComponentSendsWhatTheHttpCallSent(String dsl) throws Exception {
        messages(dsl);

        for (String route : List.of("http", "component")) {
            send("direct:order-shipped-" + route);
        }
        List<JsonNode> requests = new ArrayList<>();
        for (Message message : sandbox.messages()) {
            requests.add(new JsonMapper().readTree(message.json()));
        }
        assertThat(requests).hasSize(2);
        assertThat(requests.get(1)).isEqualTo(requests.get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml"})
    void aLostResponseMakesTheHttpCallSendTwiceAndTheComponentOnce(String dsl) throws Exception {
        messages(dsl);

        sandbox.inject(ApiOperation.MESSAGE, Fault.reset().afterTheCall());
        send("direct:order-shipped-http");
        assertThat(sandbox.messages()).hasSize(2);

        sandbox.inject(ApiOperation.MESSAGE, Fault.reset().afterTheCall());
        assertThatThrownBy(() -> send("direct:order-shipped-component")).cause().hasMessageContaining("MAYBE_SENT");
        assertThat(sandbox.messages()).hasSize(3);
    }

    @Test
    void anErrorHandlerOfTheHttpCallsMakesTheComponentSendTwice() throws Exception {
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(HttpOperationFailedException.class, IOException.class)
                        .maximumRedeliveries(3)
                        .redeliveryDelay(1);
                from("direct:beside")
                        .setHeader(InteraktConstants.TO, header("phone"))
                        .to("interakt:message?templateName=order_shipped&languageCode=en");
            }
        });
        camel.start();

        sandbox.inject(ApiOperation.MESSAGE, Fault.reset().afterTheCall());
        send("direct:beside");
        assertThat(sandbox.messages()).hasSize(2);
    }

    @Test
    void theKeyOfAnHttpCallStaysInTheMessage() throws Exception {
        messages("yaml");

        assertThat(send("direct:order-shipped-http").getMessage().getHeaders()).containsKey("Authorization");
        assertThat(send("direct:order-shipped-component").getMessage().getHeaders())
                .doesNotContainKey("Authorization");
    }

    @Test
    void anyNotationOfAPhoneNumberSuitsTheComponentOnly() throws Exception {
        messages("yaml");

        assertThatThrownBy(() -> send("direct:order-shipped-http", VALUES, "+91 99999-99999"))
                .isInstanceOf(CamelExecutionException.class)
                .hasCauseInstanceOf(HttpOperationFailedException.class);
        send("direct:order-shipped-component", VALUES, "+91 99999-99999");
        assertThat(sandbox.messages()).hasSize(1);
    }

    @Test
    void aQuotationMarkBreaksTheRequestMadeByHandOnly() throws Exception {
        messages("yaml");
        List<String> values = List.of("Asha \"AJ\" Rao", "12");

        assertThatThrownBy(() -> send("direct:order-shipped-http", values, PHONE))
                .hasCauseInstanceOf(HttpOperationFailedException.class);
        send("direct:order-shipped-component", values, PHONE);
        assertThat(sandbox).sentTo(PHONE).withBody("Asha \"AJ\" Rao", "12");
    }

    @Test
    void theComponentTakesTheBodyThatARouteHasAlready() throws Exception {
        messages("yaml");
        send("direct:order-shipped-http");
        String body = sandbox.messages().get(0).json();

        camel.request("interakt:message", body);
        assertThat(sandbox.messages()).hasSize(2);
        assertThat(new JsonMapper().readTree(sandbox.messages().get(1).json()))
                .isEqualTo(new JsonMapper().readTree(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "component"})
    void aPropertySwitchesFromOneToTheOther(String by) throws Exception {
        property("order.shipped.by", by);
        messages("yaml");
        camel.file("migration/switch.yaml");

        Exchange sent = send("direct:order-shipped");
        assertThat(sandbox.messages()).hasSize(1);
        assertThat(sent.getMessage().getHeader(InteraktConstants.MESSAGE_ID) != null)
                .isEqualTo(by.equals("component"));
    }

    @Test
    void bothRunInOneApplicationWithHalfOfTheRateLimitEach() throws Exception {
        Main main = new Main();
        main.setPropertyPlaceholderLocations("classpath:migration/application.properties");
        main.configure()
                .withRoutesIncludePattern("classpath:migration/switch.yaml,classpath:migration/old.yaml,"
                        + "classpath:migration/new.yaml");
        main.addOverrideProperty("interakt.http.url", sandbox.baseUrl());
        main.addOverrideProperty("interakt.http.key", basic());
        main.addOverrideProperty("camel.component.interakt.baseUrl", sandbox.baseUrl());
        main.addOverrideProperty("camel.component.interakt.apiKey", sandbox.apiKey());
        try {
            main.start();
            for (String route : List.of("direct:order-shipped", "direct:order-shipped-component")) {
                main.getCamelTemplate().requestBodyAndHeader(route, VALUES, "phone", PHONE);
            }
            assertThat(sandbox.messages()).hasSize(2);
            assertThat(main.getCamelContext()
                            .getComponent("interakt", InteraktComponent.class)
                            .getAccountConfiguration()
                            .getQuotaShare())
                    .isEqualTo(0.5);
        } finally {
            main.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "java", "yaml"})
    void theRestOfTheRouteGetsTheSameEventOnceAndNoForgedOne(String by) throws Exception {
        Queue<String> replies = new ConcurrentLinkedQueue<>();
        VertxPlatformHttpServer server = SandboxedCamel.server(camel.context());
        component().getWebhookConfiguration().setWebhookSecret("examplesecret");
        component().getWebhookConfiguration().setAckDeadline(50_000); // on a loaded machine
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + by + ";DB_CLOSE_DELAY=-1");
        camel.context().getRegistry().bind("database", database);
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:reply")
                        .setBody(simple("${body[data][message][message]}"))
                        .process(exchange -> replies.add(exchange.getMessage().getBody(String.class)))
                        .setBody(constant(""));
            }
        });
        if (by.equals("yaml")) {
            camel.start().file("migration/new-webhook.yaml");
        } else {
            camel.routes(by.equals("http") ? new MigrationRoutes.OldWebhook() : new MigrationRoutes.NewWebhook())
                    .start();
        }
        String url = "http://127.0.0.1:" + server.getPort() + "/interakt";
        sandbox.enableWebhook(url, "wrong");
        sandbox.customer("+" + PHONE).says("Forged");
        assertThat(sandbox.webhook().awaitPosted(Duration.ofSeconds(60))).isTrue();
        sandbox.enableWebhook(url, "examplesecret");
        sandbox.customer("+" + PHONE).says("Hello");
        await(() -> replies.size() == 1);

        assertThat(replies).containsExactly("Hello");
    }

    @Test
    void pollAndFeedSaveTheSameContacts() throws Exception {
        for (int i = 0; i < 130; i++) {
            sandbox.track("91999999%04d".formatted(i), Map.of("name", "Asha"));
        }
        camel.start().file("migration/old-contacts.yaml");
        int all = sandbox.contacts().size();
        await(() -> crm.saved.size() == all);
        List<Map<String, Object>> byPoll = new ArrayList<>(crm.saved);
        crm.saved.clear();

        camel.file("migration/new-contacts.yaml");
        await(() -> crm.saved.size() == all);
        assertThat(crm.saved).containsExactlyInAnyOrderElementsOf(byPoll);
    }

    private void messages(String dsl) throws Exception {
        if (dsl.equals("java")) {
            camel.routes(new MigrationRoutes.OldMessage())
                    .routes(new MigrationRoutes.NewMessage())
                    .start();
        } else {
            camel.start().file("migration/old.yaml");
            camel.file("migration/new.yaml");
        }
    }

    private Exchange send(String route) {
        return send(route, VALUES, PHONE);
    }

    private Exchange send(String route, List<String> values, String phone) {
        Exchange sent = camel.context().createProducerTemplate().request(route, exchange -> {
            exchange.getMessage().setBody(values);
            exchange.getMessage().setHeader("phone", phone);
        });
        if (sent.getException() != null) {
            throw new CamelExecutionException("failed", sent, sent.getException());
        }
        return sent;
    }

    /** The key as the dashboard shows it. */
    private String basic() {
        return Base64.getEncoder().encodeToString((sandbox.apiKey() + ":").getBytes(UTF_8));
    }

    private InteraktComponent component() {
        return camel.context().getComponent("interakt", InteraktComponent.class);
    }

    private void property(String name, String value) {
        camel.context().getPropertiesComponent().addInitialProperty(name, value);
    }
}
