package io.github.camelinterakt.quarkus.it;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.QuarkusDevModeTest;
import org.apache.camel.builder.RouteBuilder;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Dev mode, without any setting of Interakt: the sandbox runs, answers, and posts to the application. */
public class DevServiceTest { // public, because QuarkusDevModeTest creates it

    private static final String PHONE = "+919999999999";
    private static final Pattern POSTS_TO = Pattern.compile("posts events to (http://[^/]+)/");
    /** Camel's logger of services that do not stop. */
    private static final String SERVICES = "org.apache.camel.impl.engine.InternalServiceManager";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final String PROPERTIES = """
            quarkus.http.port=0
            quarkus.datasource.db-kind=h2
            quarkus.datasource.jdbc.url=jdbc:h2:mem:dev
            quarkus.datasource.devservices.enabled=false
            camel.main.routes-include-pattern=false
            bot.answer=How can we help?
            """;

    @RegisterExtension
    static final QuarkusDevModeTest APPLICATION = new QuarkusDevModeTest()
            .withApplicationRoot(
                    jar -> jar.addClass(Bot.class).addAsResource(new StringAsset(PROPERTIES), "application.properties"))
            .setLogRecordPredicate(entry -> entry.getLoggerName().startsWith("io.github.camelinterakt")
                    || entry.getLoggerName().equals(SERVICES));

    /** Answers each customer. */
    public static class Bot extends RouteBuilder {
        @Override
        public void configure() {
            from("interakt:webhook?events=message_received&customerMessagesOnly=true")
                    .setHeader("CamelInteraktTo", header("CamelInteraktPhone"))
                    .setBody(constant("{{bot.answer}}"))
                    .to("interakt:message?type=Text");
        }
    }

    @Test
    void theBotAnswersACustomerOfTheSandboxWhosePageTheLogNames() throws Exception {
        URI page = page();
        assertThat(APPLICATION.getLogRecords())
                .anySatisfy(entry -> assertThat(String.format(entry.getMessage(), entry.getParameters()))
                        .contains("open " + page + " to see conversations"));

        says(page, "hi");
        awaitText(page, "How can we help?");
    }

    @Test
    void afterALiveReloadTheSandboxKeepsItsAddressAndPostsToTheNewRoutes() throws Exception {
        URI page = page();
        APPLICATION.modifyResourceFile(
                "application.properties", properties -> properties.replace("How can we help?", "We are open again."));
        address(2);

        says(page, "hello");
        awaitText(page, "We are open again.");
        assertThat(page()).isEqualTo(page);
        assertThat(APPLICATION.getLogRecords()).noneMatch(entry -> SERVICES.equals(entry.getLoggerName()));
    }

    /** From the line that says where the sandbox posts to, which comes when the HTTP server listens, and after each reload. */
    private static String address(int lines) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (posts().size() < lines && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        assertThat(posts()).hasSizeGreaterThanOrEqualTo(lines);
        return posts().get(0);
    }

    private static List<String> posts() {
        return List.copyOf(APPLICATION.getLogRecords()).stream()
                .map(entry -> String.format(entry.getMessage(), entry.getParameters()))
                .map(POSTS_TO::matcher)
                .filter(Matcher::find)
                .map(line -> line.group(1))
                .toList();
    }

    /** Where the Dev UI's link leads. */
    private static URI page() throws Exception {
        HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(address(1) + "/q/interakt-sandbox")));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(302);
        return URI.create(response.headers().firstValue("location").orElseThrow());
    }

    private static void says(URI page, String text) throws Exception {
        HttpResponse<String> response = send(HttpRequest.newBuilder(control(page, "customers/" + PHONE + "/messages"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"type\": \"text\", \"text\": \"" + text + "\"}")));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    }

    private static void awaitText(URI page, String text) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!texts(page).contains(text) && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        assertThat(texts(page)).contains(text);
    }

    private static List<String> texts(URI page) throws Exception {
        return new JsonMapper()
                .readTree(send(HttpRequest.newBuilder(control(page, "customers/" + PHONE)))
                        .body())
                .findValuesAsText("body");
    }

    private static URI control(URI page, String path) {
        return page.resolve("/__admin/interakt/" + path.replace("+", "%2B"));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
