package io.github.camelinterakt.examples.recipes.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.camelinterakt.sandbox.Sandbox;
import org.apache.camel.main.Main;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

/** Recipes with an Interakt and with CRMs that are simulated, and what those systems post. */
public final class Simulation implements AutoCloseable {

    /** The secret of every sender. */
    static final String SECRET = "examplesecret";

    private final Sandbox sandbox = Sandbox.builder().start();
    private final WireMockServer crm =
            new WireMockServer(wireMockConfig().bindAddress("127.0.0.1").dynamicPort());
    private final HttpClient http = HttpClient.newHttpClient();
    private final Main main = new Main();
    private final int port;

    /** Starts the recipes, with properties that win over those of the simulation. */
    Simulation(List<String> recipes, int port, Properties properties) throws Exception {
        this.port = port;
        crm.start();
        reset();
        main.setDefaultPropertyPlaceholderLocation("classpath:application.properties");
        Properties own = new Properties();
        List.of("hubspot.api", "salesforce.api", "zoho.api", "zoho.accounts", "freshsales.api", "sms.api")
                .forEach(api -> own.setProperty(api, crm.baseUrl()));
        List.of("hubspot.secret", "freshsales.secret", "leadsquared.secret", "shopify.secret", "razorpay.secret")
                .forEach(secret -> own.setProperty(secret, SECRET));
        List.of(
                        "hubspot.token",
                        "salesforce.client-id",
                        "salesforce.client-secret",
                        "zoho.client-id",
                        "zoho.client-secret",
                        "zoho.refresh-token",
                        "freshsales.key",
                        "sms.key",
                        "sms.template")
                .forEach(name -> own.setProperty(name, "examplekey"));
        own.setProperty("hubspot.webhook", "https://example.com/hubspot");
        own.setProperty("camel.server.port", String.valueOf(port));
        own.setProperty("camel.component.interakt.baseUrl", sandbox.baseUrl());
        own.setProperty("camel.component.interakt.apiKey", sandbox.apiKey());
        own.setProperty("camel.component.interakt.webhookSecret", SECRET);
        own.setProperty("store.url", "jdbc:h2:mem:recipes;DB_CLOSE_DELAY=-1");
        own.putAll(properties);
        own.stringPropertyNames().forEach(name -> main.addOverrideProperty(name, own.getProperty(name)));
        List<String> files = new ArrayList<>(List.of("classpath:recipes/common.yaml"));
        recipes.forEach(recipe -> files.add("classpath:recipes/" + recipe + ".yaml"));
        main.configure().withRoutesIncludePattern(String.join(",", files));
        main.start();
    }

    /** An empty account with the templates of the recipes, and CRMs that answer. */
    void reset() {
        sandbox.reset();
        sandbox.addTemplate("deal_won", "en", "UTILITY", "Hi {{1}}, thank you! We start with {{2}} right away.");
        sandbox.addTemplate("offer", "en", "MARKETING", "Hi {{1}}, today only: {{2}}.");
        sandbox.addTemplate(
                "en",
                Map.of(
                        "display_name", "order_paid",
                        "category", "UTILITY",
                        "header_format", "IMAGE",
                        "body", "Hi {{1}}, we have got your payment of {{3}} for order {{2}}."));
        sandbox.addTemplate("en", fulfilled("order_fulfilled", true));
        sandbox.addTemplate("en", fulfilled("order_fulfilled_untracked", false));
        crm.resetAll();
        crm.stubFor(get(urlPathMatching("/crm/v3/objects/contacts/\\d+"))
                .willReturn(okJson(sample("hubspot-contact.json"))));
        crm.stubFor(any(urlPathMatching("/crm/v3/objects/contacts/(batch/upsert|\\d+)"))
                .withRequestBody(matching(".+"))
                .willReturn(
                        okJson("{\"status\": \"COMPLETE\", \"results\": [{\"id\": \"101\", \"properties\": {}}]}")));
        crm.stubFor(WireMock.post("/crm/v3/objects/notes")
                .willReturn(okJson("{\"id\": \"201\"}").withStatus(201)));
        crm.stubFor(get(urlPathMatching("/api/contacts/\\d+")).willReturn(okJson(sample("freshsales-contact.json"))));
        crm.stubFor(get(urlPathEqualTo("/services/data/v63.0/query"))
                .willReturn(okJson(sample("salesforce-opportunities.json"))));
        crm.stubFor(get(urlPathEqualTo("/crm/v8/Leads")).willReturn(okJson(sample("zoho-leads.json"))));
        crm.stubFor(
                WireMock.post("/api/v5/flow/").willReturn(okJson("{\"message\": \"example\", \"type\": \"success\"}")));
        crm.stubFor(WireMock.post(urlPathMatching("/services/oauth2/token|/oauth/v2/token"))
                .willReturn(okJson("{\"access_token\": \"examplekey\", \"expires_in\": 3600}")));
    }

    /** As at the first start: nothing has been handled. */
    void forget() throws SQLException {
        try (Connection connection = main.lookup("store", DataSource.class).getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : List.of("camel_messageprocessed", "interakt_checkpoint", "interakt_contacts")) {
                statement.execute("delete from " + table);
            }
        }
    }

    /** How many events an inbox has still to deliver. */
    int unhandled(String inbox) throws SQLException {
        try (Connection connection = main.lookup("store", DataSource.class).getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from " + inbox + " where state <> 'DONE'")) {
            count.next();
            return count.getInt(1);
        }
    }

    private static Map<String, Object> fulfilled(String name, boolean tracked) {
        Map<String, Object> template = new HashMap<>(Map.of(
                "display_name", name,
                "category", "UTILITY",
                "header_format", "IMAGE",
                "body", "Hi {{1}}, your order {{2}} is on its way."));
        if (tracked) {
            template.put(
                    "buttons",
                    List.of(Map.of("type", "URL", "text", "Track", "url", "https://track.example.com/{{1}}")));
        }
        return template;
    }

    Sandbox sandbox() {
        return sandbox;
    }

    WireMockServer crm() {
        return crm;
    }

    Main main() {
        return main;
    }

    /** A sample from the resources. */
    static String sample(String name) {
        return resource("/samples/" + name);
    }

    static String resource(String path) {
        try (InputStream in = Simulation.class.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Posts as a sender would; returns the status. */
    int post(String path, String body, Map<String, String> headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** The headers with which the sender of a path signs a body. */
    static Map<String, String> signed(String path, String body) {
        return switch (path) {
            case "/razorpay" -> Map.of("X-Razorpay-Signature", HexFormat.of().formatHex(hmac(body)));
            case "/shopify" ->
                Map.of("X-Shopify-Hmac-SHA256", Base64.getEncoder().encodeToString(hmac(body)));
            case "/hubspot" -> hubSpot(body, String.valueOf(Instant.now().toEpochMilli()));
            default -> Map.of("X-Api-Key", SECRET);
        };
    }

    /** The headers with which HubSpot signs a body at a time. */
    static Map<String, String> hubSpot(String body, String time) {
        return Map.of(
                "X-HubSpot-Request-Timestamp",
                time,
                "X-HubSpot-Signature-v3",
                Base64.getEncoder().encodeToString(hmac("POSThttps://example.com/hubspot" + body + time)));
    }

    private static byte[] hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        main.stop();
        crm.stop();
        sandbox.close();
    }
}
