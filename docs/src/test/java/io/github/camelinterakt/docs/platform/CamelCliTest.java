package io.github.camelinterakt.docs.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.junit5.SandboxAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The Camel CLI runs the page's route with the kamelets of the jar, and with those of a directory, and exports it as projects. */
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

    @Test
    void exportsAProjectOnCamelMain() throws Exception {
        sendsWhenExported("target/greet-1.0.jar", "--runtime=camel-main");
    }

    @Test
    void exportsAProjectOnQuarkus() throws Exception {
        sendsWhenExported("target/quarkus-app/quarkus-run.jar", "--runtime=quarkus", "--quarkus-version=3.27.0");
    }

    /** Exports the route, builds the project, and runs its jar. */
    private void sendsWhenExported(String jar, String... runtime) throws Exception {
        Path project = directory.resolve("exported");
        List<String> options = new ArrayList<>(List.of(runtime));
        options.addAll(List.of(
                "--dep=" + COMPONENT + "," + KAMELETS,
                "--gav=com.example:greet:1.0",
                "--java-version=17",
                "--kamelets-version=4.18.0",
                "--dir=" + project));
        camel("export", options);
        Maven.run(project, "package", "-DskipTests");

        Process application = new ProcessBuilder("java", "-jar", jar)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log.txt").toFile())
                .start();
        try {
            SandboxAssertions.assertThat(sandbox).within(Duration.ofMinutes(2)).sentTo("919999999999");
        } finally {
            application.destroyForcibly();
        }
    }

    private void run(String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--max-messages=1");

        assertThat(camel("run", all)).contains("HTTP 201, message");
        assertThat(sandbox.messageCount()).isEqualTo(1);
    }

    /** Runs the command with the files of the project; its output. */
    private String camel(String name, List<String> options) throws Exception {
        List<String> command = new ArrayList<>(CamelCli.install(directory));
        command.addAll(List.of(
                name,
                "greet.camel.yaml",
                "application.properties",
                "--repos=" + ROOT.resolve("target/repository").toUri()));
        command.addAll(options);
        return Maven.run(directory, command);
    }
}
