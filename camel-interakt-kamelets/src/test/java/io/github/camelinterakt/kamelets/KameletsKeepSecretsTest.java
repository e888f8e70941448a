package io.github.camelinterakt.kamelets;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.junit5.InteraktSandbox;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** A key or secret appears neither in the log nor in an exception, whether the kamelet or the component has it. */
@Isolated("captures System.err")
@InteraktSandbox("sample-data=true")
class KameletsKeepSecretsTest {

    private static final String KEY = "examplekey";
    private static final String SECRET = "examplesecret";
    private static final List<String> SECRETS =
            List.of(KEY, SECRET, Base64.getEncoder().encodeToString((KEY + ":").getBytes(StandardCharsets.UTF_8)));

    /** Where it is configured. */
    enum Place {
        /** At DEBUG, Camel itself logs what it configures, the values of placeholders included. */
        KAMELET("DEBUG org.apache.camel."),
        COMPONENT("DEBUG org.apache.camel.main.");

        private final String excepted;

        Place(String excepted) {
            this.excepted = excepted;
        }

        boolean isLeak(String line) {
            return SECRETS.stream().anyMatch(line::contains) && !line.contains(excepted);
        }
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void everyKameletKeepsThem(Place place, Sandbox sandbox) throws Exception {
        PrintStream systemErr = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            for (KameletFile kamelet : KameletFile.all()) {
                use(sandbox, kamelet, place);
            }
        } finally {
            System.setErr(systemErr);
        }

        String logged = log.toString(StandardCharsets.UTF_8);
        assertThat(logged).contains("DEBUG", "interakt-webhook-source", "InteraktException");
        assertThat(logged.lines().filter(place::isLeak)).isEmpty();
    }

    /** The sinks and actions fail, because the body suits none. */
    private static void use(Sandbox sandbox, KameletFile kamelet, Place place) throws Exception {
        String name = kamelet.properties().has("apiKey") ? "apiKey" : "webhookSecret";
        String value = name.equals("apiKey") ? KEY : SECRET;
        boolean component = place == Place.COMPONENT;
        Map<String, String> properties = new HashMap<>();
        kamelet.required()
                .forEach(required -> properties.put(
                        required,
                        kamelet.properties().path(required).path("example").asText()));
        if (!component) {
            properties.put(name, value);
        }
        try (KameletRun run =
                new KameletRun(sandbox, component ? Map.of("camel.component.interakt." + name, value) : Map.of())) {
            Throwable failure = catchThrowable(() -> {
                run.route(kamelet, properties);
                if (name.equals("webhookSecret")) {
                    sandbox.enableWebhook(run.url("/interakt"), SECRET);
                    sandbox.customer("919999999999").says("Hi");
                    run.received();
                } else if (!kamelet.type().equals("source")) {
                    run.send("{\"no\": \"request\"}", Map.of());
                }
            });
            if (failure != null) {
                failure.printStackTrace();
            }
        }
    }
}
