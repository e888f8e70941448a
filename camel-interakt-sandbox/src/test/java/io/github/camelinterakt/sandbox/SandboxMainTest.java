package io.github.camelinterakt.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SandboxMainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        return SandboxMain.run(
                args,
                Map.of(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Test
    void helpListsEveryOption() {
        assertThat(run("--help")).isZero();
        assertThat(Arrays.stream(SandboxSetting.values())).isNotEmpty().allSatisfy(setting -> assertThat(
                        out.toString(StandardCharsets.UTF_8))
                .contains("  --" + setting.kebabCase() + "=" + setting.commandLineDefault()));
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThan(110));
        assertThat(err.size()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --port=x                    | port must be a whole number, but is x
            --port=70000                | port must be from 0 to 65535, but is 70000
            --porrt=1                   | Unknown setting: porrt
            port                        | A setting must have the form name=value, but is port
            --api-key=                  | apiKey must be the raw key: it must not be empty or contain a colon
            --requests-per-minute=-1    | requestsPerMinute must be 0 (the plan's limit) or more, but is -1
            --quota-window=hour         | quota-window must be fixed-minute, sliding or token-bucket, but is hour
            --approve-templates-after=x | approve-templates-after must be a time such as 30s, 5m or 1h, but is x
            --clock-speed=fast          | clock-speed must be a number, but is fast
            --clock-speed=-1            | The clock's speed must be from 0 to 1000000, but is -1.0
            --contact-order=no          | contact-order must be created, modified, modified-descending or shuffled, but is no
            --sample-data=yes           | sample-data must be true or false, but is yes
            --journal=-1                | journal must be 0 (disabled) or more, but is -1
            """)
    void anInvalidArgumentExitsWithCode2AndIsExplained(String argument, String message) {
        assertThat(run(argument)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith(message).contains("--help");
        assertThat(out.size()).isZero();
    }

    @Test
    void aPortInUseExitsWithCode1() {
        try (Sandbox other = Sandbox.builder().start()) {
            String port = String.valueOf(other.wireMock().port());

            assertThat(run("--port=" + port)).isEqualTo(1);
            assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("Cannot listen on the given host and port");
        }
    }

    @Test
    void theStartTextHasThePropertiesOfTheComponent() {
        SandboxSettings settings = Sandbox.builder().webhookSecret("s3");
        try (Sandbox sandbox = settings.start()) {
            assertThat(SandboxMain.welcome(sandbox, settings).lines().map(String::strip))
                    .contains(
                            "camel.component.interakt.base-url=" + sandbox.baseUrl(),
                            "camel.component.interakt.api-key=examplekey",
                            "camel.component.interakt.webhook-secret=s3");
        }
    }

    @Test
    void theOptionsReachTheSandbox() {
        try (Sandbox sandbox = SandboxMain.settings(
                        new String[] {"--port=0", "--requests-per-minute=1", "--approve-templates-after=never"},
                        Map.of("INTERAKT_SANDBOX_API_KEY", "k", "INTERAKT_SANDBOX_REQUESTS_PER_MINUTE", "7"))
                .start()) {
            Caller caller = Caller.of(sandbox);

            assertThat(sandbox.apiKey()).isEqualTo("k");
            assertThat(sandbox.templates()).hasSize(3);
            caller.post("/track/templates/", Requests.body("plainTemplate").toString());
            assertThat(sandbox.templates().get(3).status()).hasToString("WAITING");
            assertThat(caller.get("/apis/users/id/u1").status()).isEqualTo(429);
        }
    }
}
