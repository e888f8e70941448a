package io.github.camelinterakt.docs.platform;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The jars as they are packaged run on other versions than those that they are built with, with the Jackson that Camel and Spring
 * Boot bring. Each cell of the table in {@code docs/supported-versions.md} is a test.
 */
@Tag("long")
class PlatformsTest {

    private static final Path SOURCES =
            Path.of("src/test/java/io/github/camelinterakt/docs/platform").toAbsolutePath();
    private static final Path QUARKUS = Path.of("src/test/resources/quarkus").toAbsolutePath();
    private static final String CLASSPATH = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath";

    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicContainer> platforms() {
        return Platform.ALL.stream()
                .filter(platform -> !platform.features().isEmpty())
                .map(platform -> {
                    List<String> output = new ArrayList<>();
                    Stream<DynamicTest> cells = platform.features().stream()
                            .map(feature -> DynamicTest.dynamicTest(
                                    feature, () -> assertThat(output).contains(feature + ": run")));
                    DynamicTest starts =
                            DynamicTest.dynamicTest("an application runs", () -> output.addAll(outputOf(platform)));
                    return DynamicContainer.dynamicContainer(
                            platform.toString(), Stream.concat(Stream.of(starts), cells));
                });
    }

    private List<String> outputOf(Platform platform) throws Exception {
        Path project = Files.createTempDirectory(directory, "platform");
        Path java = Path.of(System.getProperty("test.java.home", System.getProperty("java.home")), "bin");
        List<String> run = new ArrayList<>(List.of(java.resolve("java").toString()));
        if (platform.kind().isQuarkus()) {
            run.addAll(List.of("-jar", buildOnQuarkus(platform, project)));
        } else {
            run.addAll(List.of(
                    "-cp",
                    compile(platform, project, java),
                    "io.github.camelinterakt.docs.platform." + main(platform)));
        }
        run.addAll(platform.features());
        return Maven.run(project, run).lines().toList();
    }

    private static String main(Platform platform) {
        return platform.kind() == Platform.Kind.MAIN ? "MainRun" : "SpringBootRun";
    }

    /** Compiles the application; its class path. */
    private static String compile(Platform platform, Path project, Path java) throws Exception {
        String classpath = classpath(platform.application(), project);
        assertThat(jars(classpath, "/com/fasterxml/jackson/"))
                .isEqualTo(jars(classpath(platform.applicationWithoutInterakt(), project), "/com/fasterxml/jackson/"));
        assertThat(jars(classpath, "/org/apache/camel/"))
                .allMatch(jar -> jar.endsWith("-" + platform.camel() + ".jar"));
        Maven.run(
                project,
                List.of(
                        java.resolve("javac").toString(),
                        "-proc:none",
                        "-parameters",
                        "-d",
                        project.toString(),
                        "-cp",
                        classpath,
                        SOURCES.resolve("FeaturesRun.java").toString(),
                        SOURCES.resolve(main(platform) + ".java").toString()));
        return project + File.pathSeparator + classpath;
    }

    /** Builds the application with Quarkus' plugin; its jar. */
    private static String buildOnQuarkus(Platform platform, Path project) throws Exception {
        Path main = Files.createDirectories(project.resolve("src/main/java"));
        Files.copy(SOURCES.resolve("FeaturesRun.java"), main.resolve("FeaturesRun.java"));
        Files.copy(QUARKUS.resolve("QuarkusRun.java"), main.resolve("QuarkusRun.java"));
        Path resources = Files.createDirectories(project.resolve("src/main/resources"));
        Files.copy(QUARKUS.resolve("application.properties"), resources.resolve("application.properties"));
        Files.writeString(project.resolve("pom.xml"), platform.application());
        Maven.run(project, "package");
        try (Stream<Path> jars = Files.list(project.resolve("target/quarkus-app/lib/main"))) {
            assertThat(jars.map(jar -> jar.getFileName().toString()))
                    .filteredOn(jar -> jar.startsWith("org.apache.camel.camel-"))
                    .isNotEmpty()
                    .allMatch(jar -> jar.endsWith("-" + platform.camel() + ".jar"));
        }
        return "target/quarkus-app/quarkus-run.jar";
    }

    private static String classpath(String pom, Path directory) throws Exception {
        Files.writeString(directory.resolve("pom.xml"), pom);
        Maven.run(directory, CLASSPATH, "-Dmdep.outputFile=classpath.txt");
        return Files.readString(directory.resolve("classpath.txt"));
    }

    /** The jars of a group on the class path. */
    private static List<String> jars(String classpath, String group) {
        return Stream.of(classpath.split(File.pathSeparator))
                .filter(jar -> jar.contains(group))
                .map(jar -> Path.of(jar).getFileName().toString())
                .sorted(Comparator.naturalOrder())
                .toList();
    }
}
