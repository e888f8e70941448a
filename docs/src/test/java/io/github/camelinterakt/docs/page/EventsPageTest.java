package io.github.camelinterakt.docs.page;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelinterakt.docs.example.SandboxedCamel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The text below {@code <!-- event: name -->} has the headers that a route gets with the event of that file. */
class EventsPageTest {

    private static final Pattern MARK = Pattern.compile("<!-- event: (\\S+) -->");

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

    @Test
    void everyEventHasTheHeadersOfThePage() throws Exception {
        Page page = Page.of("events.md");
        List<String> expected = new ArrayList<>();
        List<String> lines = page.lines();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            VertxPlatformHttpServer server = SandboxedCamel.server(context);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("interakt:webhook?verifySignature=false").process(exchange -> {
                        StringBuilder headers = new StringBuilder();
                        new TreeMap<>(exchange.getMessage().getHeaders())
                                .forEach((name, value) -> headers.append(name + ": " + value + "\n"));
                        received.add(headers.toString().strip());
                    });
                }
            });
            context.start();
            for (int i = 0; i < lines.size(); i++) {
                expected.add(lines.get(i));
                Matcher mark = MARK.matcher(lines.get(i));
                if (mark.matches()) {
                    expected.add("```text");
                    expected.addAll(
                            post(server.getPort(), mark.group(1)).lines().toList());
                    expected.add("```");
                    i += lines.subList(i + 2, lines.size()).indexOf("```") + 2;
                }
            }
            assertThat(status(server.getPort(), "webhook-test")).isEqualTo(200);
            assertThat(received).isEmpty();
        }
        page.check(lines, expected);
    }

    private String post(int port, String event) throws Exception {
        assertThat(status(port, event)).isIn(200, 503);
        return received.poll(20, TimeUnit.SECONDS);
    }

    private static int status(int port, String event) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/interakt"))
                .POST(HttpRequest.BodyPublishers.ofString(
                        Files.readString(Page.MODULE.resolve("src/test/resources/events/" + event + ".json"))))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
