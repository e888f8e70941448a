package io.github.camelinterakt.examples.otp.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import io.github.camelinterakt.sandbox.Sandbox;
import org.apache.camel.main.Main;

/** The service with a sandbox, and what its client calls. */
final class Service implements AutoCloseable {

    private final Main main = new Main();
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    Service(Sandbox sandbox, int port, Properties properties) throws Exception {
        this.port = port;
        if (sandbox.templates().isEmpty()) {
            addTemplate(sandbox);
        }
        Properties own = new Properties();
        own.setProperty("camel.server.port", String.valueOf(port));
        own.setProperty("camel.component.interakt.baseUrl", sandbox.baseUrl());
        own.setProperty("camel.component.interakt.apiKey", sandbox.apiKey());
        own.setProperty("camel.component.interakt.smsSenderId", "SENDER");
        own.setProperty("camel.component.interakt.smsEntityId", "1000000000000000001");
        own.setProperty("camel.component.interakt.smsTemplateId", "1000000000000000002");
        own.setProperty("otp.secret", "for-demonstration-only");
        own.setProperty("otp.database.url", "jdbc:h2:mem:otp;DB_CLOSE_DELAY=-1");
        own.putAll(properties);
        own.stringPropertyNames().forEach(name -> main.addOverrideProperty(name, own.getProperty(name)));
        main.start();
    }

    private static void addTemplate(Sandbox sandbox) {
        sandbox.addTemplate(
                "en",
                Map.of(
                        "display_name",
                        "otp",
                        "category",
                        "AUTHENTICATION",
                        "body",
                        "{{1}} is your verification code.",
                        "buttons",
                        List.of(Map.of("type", "URL", "text", "Copy code", "url", "https://example.com/otp/{{1}}"))));
    }

    Main main() {
        return main;
    }

    /** Asks for a code. */
    HttpResponse<String> request(String phone) throws IOException, InterruptedException {
        return post("/otp/request", "{\"phone\": \"" + phone + "\"}");
    }

    /** Verifies a code; returns the status. */
    int verify(String phone, String code) throws IOException, InterruptedException {
        return post("/otp/verify", "{\"phone\": \"" + phone + "\", \"code\": \"" + code + "\"}")
                .statusCode();
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Content-Type", "application/json")
                        // A stranger's.
                        .header("CamelInteraktTo", "919999999990")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        main.stop();
    }
}
