package io.github.camelinterakt.examples.recipes.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.api.ApiOperation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.github.camelinterakt.sandbox.http.Fault.delay;
import static org.assertj.core.api.Assertions.assertThat;

/** The recipe as the README runs it with the live systems, killed in the middle of a campaign. */
@Tag("long")
class CampaignKillTest {

    private static final int PEOPLE = 40;
    private static final int KILLS = 3;
    private static final int BETWEEN = 8;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    @Test
    void nobodyGetsAMessageTwiceAndAtMostOneAKillGetsNone() throws Exception {
        Path file = Files.createDirectories(directory.resolve("sheets")).resolve("spring-sale.csv");
        StringBuilder rows = new StringBuilder("Phone,Name,Offer\n");
        for (int i = 0; i < PEOPLE; i++) {
            rows.append("99999").append(10_000 + i).append(",Asha,two cakes\n");
        }
        Files.writeString(file, rows);
        try (Sandbox sandbox = Sandbox.builder().start()) {
            sandbox.addTemplate("offer", "en", "MARKETING", "Hi {{1}}, today only: {{2}}.");
            sandbox.inject(ApiOperation.MESSAGE, delay(Duration.ofMillis(100)), PEOPLE);
            for (int kill = 1; kill <= KILLS; kill++) {
                int sent = kill * BETWEEN;
                run(sandbox, () -> sandbox.messageCount() >= sent);
            }
            run(sandbox, () -> Files.notExists(file));

            List<String> phones = sandbox.messages().stream()
                    .map(message -> message.phone().full())
                    .toList();
            assertThat(phones).doesNotHaveDuplicates().hasSizeBetween(PEOPLE - KILLS, PEOPLE);
            assertThat(sandbox.campaigns()).hasSize(1);
        }
    }

    private interface Condition {
        boolean holds();
    }

    /** Runs the recipe in a process of its own until the condition holds, and kills it. */
    private void run(Sandbox sandbox, Condition end) throws Exception {
        Path log = directory.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dcamel.component.interakt.baseUrl=" + sandbox.baseUrl(),
                        "-Dcamel.component.interakt.plan=ENTERPRISE",
                        "-Dcamel.component.interakt.requestsPerMinute=100000",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        Demo.class.getName(),
                        "google-sheet-to-campaign")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "INTERAKT_API_KEY",
                        sandbox.apiKey(),
                        "SHEET_DIRECTORY",
                        directory.resolve("sheets").toString(),
                        "HTTP_PORT",
                        "0"));
        Process process = builder.start();
        try {
            long deadline = System.nanoTime() + LONGEST.toNanos();
            while (!end.holds()) {
                assertThat(process.isAlive() && System.nanoTime() < deadline)
                        .as("%s", log)
                        .isTrue();
                sandbox.awaitChange(sandbox.revision(), Duration.ofMillis(50));
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
