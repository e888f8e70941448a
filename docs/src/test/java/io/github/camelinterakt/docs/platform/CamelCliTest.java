package io.github.camelinterakt.docs.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.camelinterakt.sandbox.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The Camel CLI runs the page's route with the kamelets of the jar, and with those of a directory. */
@Tag("long")
class CamelCliTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path ROUTE = Path.of("src/test/resources/cli/greet.camel.yaml");
    private static final String COMPONENT = "mvn:io.github.camelinterakt:camel-interakt:0.1.0-SNAPSHOT";
    private static final String KAMELETS = "mvn:io.github.camelinterakt:camel-interakt-kamelets:0.1.0-SNAPSHOT";

    @TempDir
    private Path directory;

    private final Sandbox sandbox = Sandbox.builder().sampleData(true).start();

    @BeforeEach
    void writeProject() throws Exception {
        Files.copy(ROUTE, directory.resolve("greet.camel.yaml"));
        Files.writeString(
                directory.resolve("application.properties"),
                "camel.component.interakt.baseUrl = " + sandbox.baseUrl() + "\ncamel.component.interakt.apiKey = "
                        + sandbox.apiKey() + "\n");
    }

    @AfterEach
    void stopSandbox() {
        sandbox.close();
    }

    @Test
    void runsKameletsOfTheJar() throws Exception {
        run("--dep=" + COMPONENT + "," + KAMELETS);
    }

    @Test
    void runsKameletsOfADirectory() throws Exception {
        run(
                "--dep=" + COMPONENT,
                "--local-kamelet-dir=" + ROOT.resolve("camel-interakt-kamelets/src/main/resources/kamelets"));
    }

    private void run(String... options) throws Exception {
        List<String> command = new ArrayList<>(CamelCli.install(directory));
        command.addAll(List.of(
                "run",
                "greet.camel.yaml",
                "application.properties",
                "--max-messages=1",
                "--repos=" + ROOT.resolve("target/repository").toUri()));
        command.addAll(List.of(options));

        assertThat(Maven.run(directory, command)).contains("HTTP 201, message");
        assertThat(sandbox.messageCount()).isEqualTo(1);
    }
}
