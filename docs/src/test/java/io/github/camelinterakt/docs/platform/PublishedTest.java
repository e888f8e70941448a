package io.github.camelinterakt.docs.platform;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

import static org.assertj.core.api.Assertions.assertThat;

/** What is published serves an application that knows nothing of this build. */
@Tag("long")
class PublishedTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final String BOM = "camel-interakt-bom";
    private static final String VERSION = "0.1.0-SNAPSHOT";
    private static final String DEPENDENCY =
            "<dependency><groupId>io.github.camelinterakt</groupId><artifactId>%s</artifactId>%s</dependency>";
    private static final String PROJECT = """
            <project>
              <modelVersion>4.0.0</modelVersion>
              <groupId>com.example</groupId>
              <artifactId>application</artifactId>
              <version>1</version>
              <dependencyManagement><dependencies>%s</dependencies></dependencyManagement>
              <dependencies>%s</dependencies>
            </project>
            """;

    @TempDir
    private Path project;

    /** With their dependencies, each of which must have a version of its own. */
    @Test
    void anApplicationThatImportsTheBomResolvesEveryArtifactOfItWithoutAVersion() throws Exception {
        List<String> artifacts = managed();
        String dependencies = String.join(
                "",
                artifacts.stream().map(name -> DEPENDENCY.formatted(name, "")).toList());
        String bom =
                DEPENDENCY.formatted(BOM, "<version>" + VERSION + "</version><type>pom</type><scope>import</scope>");
        Files.writeString(project.resolve("pom.xml"), PROJECT.formatted(bom, dependencies));

        Maven.run(
                project,
                "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath",
                "-Dmdep.outputFile=classpath.txt");

        assertThat(Stream.of(Files.readString(project.resolve("classpath.txt")).split(File.pathSeparator))
                        .map(jar -> Path.of(jar).getFileName().toString()))
                .contains(artifacts.stream()
                        .map(name -> name + "-" + VERSION + ".jar")
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("poms")
    void eachPomHasWhatMavenCentralDemandsAndNothingOfThisBuild(Path pom) throws Exception {
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(pom.toFile())
                .getDocumentElement();

        for (String name : List.of("name", "description", "url", "licenses", "developers", "scm")) {
            assertThat(child(root, name)).as(name).isNotBlank();
        }
        for (String name : List.of("parent", "modules", "profiles", "repositories")) {
            assertThat(child(root, name)).as(name).isNull();
        }
        assertThat(child(root, "url")).as("without the module").endsWith("/camelinterakt/camel-interakt");
        // The BOM's versions are its own.
        assertThat(Files.readString(pom).replace("${project.version}", VERSION))
                .doesNotContain("${", ROOT.toString(), "systemPath");
    }

    /** The poms that the profile {@code long} has deployed: of each artifact the last one. */
    static List<Path> poms() throws Exception {
        Path group = ROOT.resolve("target/repository/io/github/camelinterakt");
        return Stream.concat(Stream.of(BOM), managed().stream())
                .map(artifact -> last(group.resolve(artifact).resolve(VERSION)))
                .toList();
    }

    private static Path last(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".pom"))
                    .max(Path::compareTo)
                    .orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(directory.toString(), e);
        }
    }

    private static List<String> managed() throws Exception {
        Element bom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(ROOT.resolve(BOM).resolve("pom.xml").toFile())
                .getDocumentElement();
        NodeList dependencies = bom.getElementsByTagName("dependency");
        return Stream.iterate(0, i -> i + 1)
                .limit(dependencies.getLength())
                .map(i -> child((Element) dependencies.item(i), "artifactId"))
                .toList();
    }

    private static String child(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (name.equals(node.getNodeName())) {
                return node.getTextContent();
            }
        }
        return null;
    }
}
