package io.github.camelinterakt.docs.example;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.github.camelinterakt.InteraktComponent;
import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.junit5.InteraktSandbox;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.spi.PropertiesFunction;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.github.camelinterakt.docs.example.SandboxedCamel.await;
import static io.github.camelinterakt.sandbox.junit5.SandboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What security.md says. */
@InteraktSandbox("sample-data=true")
class SecurityTest {

    private static final String PHONE = "919999999999";

    private final Sandbox sandbox;
    private final SandboxedCamel camel;

    SecurityTest(Sandbox sandbox) {
        this.sandbox = sandbox;
        camel = new SandboxedCamel(sandbox);
    }

    @AfterEach
    void stop() {
        camel.close();
    }

    @Test
    void headersFromOutsideDoNotSteerTheMessage() throws Exception {
        camel.start().file("security/order.yaml");

        camel.request(
                "direct:order-from-outside",
                List.of("Asha", "12"),
                Map.of("phone", PHONE, "CamelInteraktTemplateName", "welcome", "CamelInteraktCallbackData", "forged"));

        assertThat(sandbox).sentTo(PHONE).template("order_shipped").withBody("Asha", "12");
        assertThat(sandbox.messages().get(0).callbackData()).isNull();
    }

    /** In place of one of Camel's. */
    private static final class Vault implements PropertiesFunction {

        @Override
        public String getName() {
            return "vault";
        }

        @Override
        public String apply(String path) {
            return "secret of " + path;
        }
    }

    @Test
    void aSecretComesFromAnyFunctionOfCamelsProperties() throws Exception {
        Main main = new Main();
        main.setPropertyPlaceholderLocations("classpath:security/application.properties");
        main.addOverrideProperty("camel.component.interakt.apiKey", sandbox.apiKey());
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeInitialize(BaseMainSupport started) {
                started.getCamelContext().getPropertiesComponent().addPropertiesFunction(new Vault());
            }
        });
        try {
            main.start();
            assertThat(main.getCamelContext()
                            .getComponent("interakt", InteraktComponent.class)
                            .getWebhookConfiguration()
                            .getWebhookSecret())
                    .isEqualTo("secret of interakt/webhookSecret");
        } finally {
            main.stop();
        }
    }

    @Test
    void bothSecretsAreAcceptedWhileOneIsReplaced() throws Exception {
        Queue<String> texts = new ConcurrentLinkedQueue<>();
        String url = serve("newsecret,oldsecret", "", texts);

        for (String secret : List.of("oldsecret", "wrong", "newsecret")) {
            sandbox.enableWebhook(url, secret);
            sandbox.customer("+" + PHONE).says("signed with " + secret);
            assertThat(sandbox.webhook().awaitPosted(Duration.ofSeconds(60))).isTrue();
        }
        await(() -> texts.size() == 2);

        assertThat(texts).containsExactlyInAnyOrder("signed with oldsecret", "signed with newsecret");
    }

    @Test
    void onlyTheBodyOfAnEventInTheInboxIsPersonal() throws Exception {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:security;DB_CLOSE_DELAY=-1");
        camel.context().getRegistry().bind("crm", database);
        String url = serve("examplesecret", "&ack=onStore&inbox=#bean:crm&maxAttempts=1", null);

        sandbox.enableWebhook(url, "examplesecret");
        sandbox.customer("+" + PHONE).says("My number is 9999999999");
        await(() -> rows(database).stream().anyMatch(row -> row.get(1).equals("PARKED")));

        List<Object> row = rows(database).get(0);
        assertThat(new String((byte[]) row.get(0), StandardCharsets.UTF_8)).contains("9999999999");
        assertThat(row.subList(1, row.size()))
                .noneMatch(value -> String.valueOf(value).contains("99999"));
    }

    /** A webhook that keeps the texts, or fails with each. */
    private String serve(String secret, String options, Queue<String> texts) throws Exception {
        VertxPlatformHttpServer server = SandboxedCamel.server(camel.context());
        InteraktComponent interakt = camel.context().getComponent("interakt", InteraktComponent.class);
        interakt.getWebhookConfiguration().setWebhookSecret(secret);
        interakt.getWebhookConfiguration().setAckDeadline(50_000); // on a loaded machine
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("interakt:webhook?path=/interakt" + options).process(exchange -> {
                    String text = exchange.getContext()
                            .resolveLanguage("simple")
                            .createExpression("${body.message.text}")
                            .evaluate(exchange, String.class);
                    if (texts == null) {
                        throw new IllegalStateException("The CRM refuses '" + text + "' of " + PHONE);
                    }
                    texts.add(text);
                });
            }
        });
        camel.start();
        return "http://127.0.0.1:" + server.getPort() + "/interakt";
    }

    private static List<List<Object>> rows(JdbcDataSource database) {
        try (Connection connection = database.getConnection();
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("select body, state, event_key, order_key, failure from interakt_inbox")) {
            List<List<Object>> all = new ArrayList<>();
            while (rows.next()) {
                List<Object> row = new ArrayList<>();
                row.add(rows.getBytes(1));
                for (int column = 2; column <= 5; column++) {
                    row.add(String.valueOf(rows.getString(column)));
                }
                all.add(row);
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
