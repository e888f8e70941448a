package io.github.camelinterakt.docs.platform;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

import io.github.camelinterakt.sandbox.Sandbox;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.quarkus.core.CamelRuntime;

/** An application on Quarkus that tries the features that its arguments name; its only data source is the inbox's. */
@QuarkusMain
public class QuarkusRun implements QuarkusApplication {

    private static FeaturesRun run;
    private static Sandbox sandbox;
    private static int port;

    private final CamelRuntime runtime;

    QuarkusRun(CamelRuntime runtime) {
        this.runtime = runtime;
    }

    @Produces
    @Singleton
    static RouteBuilder routes() {
        return run;
    }

    public static void main(String[] features) throws Exception {
        run = new FeaturesRun(List.of(features), "&inbox=#type:javax.sql.DataSource");
        port = FeaturesRun.freePort();
        sandbox = Sandbox.builder().start();
        System.setProperty("quarkus.http.port", Integer.toString(port));
        System.setProperty("camel.component.interakt.api-key", sandbox.apiKey());
        System.setProperty("camel.component.interakt.base-url", sandbox.baseUrl());
        Quarkus.run(QuarkusRun.class);
    }

    @Override
    public int run(String... arguments) {
        runtime.start(arguments);
        CamelContext camel = runtime.getCamelContext();
        run.run(camel, sandbox, port, () -> isUp(camel), () -> shows("/q/metrics", "camel_interakt_quota_admitted"));
        sandbox.close();
        return 0;
    }

    private static boolean isUp(CamelContext camel) {
        return HealthCheckHelper.invoke(camel).stream()
                .anyMatch(result -> result.getCheck().getId().equals("interakt-feed-feed")
                        && result.getState() == HealthCheck.State.UP);
    }

    private static boolean shows(String path, String text) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        String body = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
        if (!body.contains(text)) {
            throw new IllegalStateException(uri + " does not show " + text + ": " + body);
        }
        return true;
    }
}
