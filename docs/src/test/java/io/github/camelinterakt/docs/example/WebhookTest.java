package io.github.camelinterakt.docs.example;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.sun.net.httpserver.HttpServer;
import io.github.camelinterakt.InteraktComponent;
import io.github.camelinterakt.media.MediaDownload;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The routes of webhook.md take events where they belong. */
class WebhookTest {

    private static final String SECRET = "examplesecret";
    private static final String TEXT =
            "{\"type\":\"message_received\",\"data\":{\"message\":{\"id\":\"1\",\"chat_message_type\":\"CustomerMessage\","
                    + "\"message_content_type\":\"Text\",\"message\":\"Hello\"}}}";

    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private VertxPlatformHttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = SandboxedCamel.server(context);
        InteraktComponent component = context.getComponent("interakt", InteraktComponent.class);
        component.getWebhookConfiguration().setWebhookSecret(SECRET);
        InteraktComponent rcs = new InteraktComponent(context);
        rcs.getWebhookConfiguration().setWebhookToken("exampletoken");
        context.addComponent("rcs", rcs);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                for (String place : List.of("media", "messages", "statuses", "others", "clicks")) {
                    from("direct:" + place).process(exchange -> taken.add(place + ": " + text(exchange)));
                }
            }
        });
        context.addRoutes(new WebhookRoutes());
        context.start();
        for (String file : List.of("webhook.yaml", "webhook.xml", "taps.yaml")) {
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(PluginHelper.getResourceLoader(context).resolveResource("classpath:routes/" + file));
        }
    }

    @AfterEach
    void stop() throws IOException {
        context.close();
    }

    @Test
    void eventsAreToldApartByTheirHeaders() throws Exception {
        assertThat(signed("/interakt", TEXT)).isEqualTo(200);
        assertThat(signed("/interakt", TEXT.replace("CustomerMessage", "PublicApiMessage")))
                .isEqualTo(200);
        assertThat(signed("/interakt", status("read", "Read"))).isEqualTo(200);
        assertThat(signed("/interakt", status("delivered", "Delivered"))).isEqualTo(200);
        assertThat(signed("/interakt", "{\"type\":\"account_alerts\"}")).isEqualTo(200);
        assertThat(signed("/interakt-java", TEXT)).isEqualTo(200);

        assertThat(taken.stream().map(text -> text.substring(0, text.indexOf(':'))))
                .containsExactly("messages", "statuses", "others", "messages");
        assertThat(taken.get(3)).isEqualTo("messages: Hello");
    }

    @Test
    void aTapIsAnsweredOnceInWhicheverOrderItsEventsCome() throws Exception {
        String clicked = "{\"type\":\"message_api_clicked\",\"data\":{\"message\":{\"id\":\"%s\"},"
                + "\"event\":{\"click_type\":\"QR\",\"button_text\":\"Yes\",\"click_timestamp\":\"2026-06-03 05:43:33\"}}}";
        String received =
                "{\"type\":\"message_received\",\"data\":{\"message\":{\"id\":\"own-%1$s\",\"source_message_id\":\"%1$s\","
                        + "\"chat_message_type\":\"CustomerMessage\",\"message_content_type\":\"Button\",\"message\":\"Yes\"}}}";
        for (String event : List.of(
                clicked.formatted("1"), received.formatted("1"), received.formatted("2"), clicked.formatted("2"))) {
            assertThat(signed("/interakt-taps", event)).isEqualTo(200);
        }

        assertThat(taken).filteredOn(text -> text.startsWith("clicks: ")).hasSize(2);
        assertThat(taken)
                .filteredOn(text -> text.startsWith("messages: "))
                .containsExactly("messages: You chose Yes.", "messages: You chose Yes.");
    }

    @Test
    void mediaIsDownloaded() throws Exception {
        context.getRegistry()
                .lookupByNameAndType("mediaDownload", MediaDownload.class)
                .setAllowPrivateAddresses(true);
        HttpServer media = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        media.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 5);
            exchange.getResponseBody().write("bytes".getBytes(StandardCharsets.US_ASCII));
            exchange.close();
        });
        media.start();
        try {
            String url = "http://127.0.0.1:" + media.getAddress().getPort() + "/x";
            assertThat(signed(
                            "/interakt",
                            TEXT.replace("\"Text\"", "\"Image\"")
                                    .replace("\"id\"", "\"media_url\":\"" + url + "\",\"id\"")))
                    .isEqualTo(200);
            assertThat(taken).containsExactly("media: bytes");
        } finally {
            media.stop(0);
        }
    }

    @Test
    void rcsIsBelievedByItsToken() throws Exception {
        String message = "{\"userPhoneNumber\":\"+919999999999\",\"entityType\":\"USER_MESSAGE\","
                + "\"entity\":{\"messageId\":\"1\",\"text\":\"Hello\"}}";
        assertThat(post("/rcs/wrong", message, "")).isEqualTo(401);
        assertThat(post("/rcs/exampletoken", message, "")).isEqualTo(200);
        assertThat(taken).hasSize(1).first().asString().startsWith("messages: ");
    }

    private static String text(Exchange exchange) {
        return exchange.getMessage().getBody(String.class);
    }

    private static String status(String type, String status) {
        return "{\"type\":\"message_api_" + type + "\",\"data\":{\"message\":{\"id\":\"2\",\"message_status\":\""
                + status + "\"}}}";
    }

    private int signed(String path, String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return post(
                path, body, "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8))));
    }

    /** Posts; and again after a 503, which a machine that has all classes yet to load gives when the deadline passes. */
    private int post(String path, String body, String signature) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + path))
                .header("Interakt-Signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        int status = 503;
        for (int attempt = 0; status == 503 && attempt < 20; attempt++) {
            status = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
        return status;
    }
}
