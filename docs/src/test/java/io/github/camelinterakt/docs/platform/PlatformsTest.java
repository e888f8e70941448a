package io.github.camelinterakt.docs.platform;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The jars as they are packaged run on other versions than those that they are built with, with the Jackson that Camel and Spring Boot bring. */
@Tag("long")
class PlatformsTest {

    private static final Path SOURCES =
            Path.of("src/test/java/io/github/camelinterakt/docs/platform").toAbsolutePath();
    private static final String CLASSPATH = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath";

    static List<Platform> platforms() {
        return Platform.ALL;
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void anApplicationRuns(Platform platform, @TempDir Path directory) throws Exception {
        String classpath = classpath(platform.application(), directory);
        assertThat(jackson(classpath)).isEqualTo(jackson(classpath(platform.applicationWithoutInterakt(), directory)));
        String application = platform.springBoot() == null ? "MainRun.java" : "SpringBootRun.java";
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("test.java.home", System.getProperty("java.home")), "bin", "java")
                        .toString(),
                "-cp",
                classpath,
                SOURCES.resolve(application).toString()));
        if (platform.webhook()) {
            command.add("webhook");
        }
        assertThat(Maven.run(directory, command)).endsWith("ok\n");
    }

    private static String classpath(String pom, Path directory) throws Exception {
        Files.writeString(directory.resolve("pom.xml"), pom);
        Maven.run(directory, CLASSPATH, "-Dmdep.outputFile=classpath.txt");
        return Files.readString(directory.resolve("classpath.txt"));
    }

    /** The jars of Jackson on the class path. */
    private static List<String> jackson(String classpath) {
        return Stream.of(classpath.split(File.pathSeparator))
                .filter(jar -> jar.contains("/com/fasterxml/jackson/"))
                .map(jar -> Path.of(jar).getFileName().toString())
                .sorted()
                .toList();
    }
}
