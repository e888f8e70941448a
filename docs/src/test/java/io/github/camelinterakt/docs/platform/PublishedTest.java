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
    private static final Path APPLICATION =
            Path.of("src/test/resources/bom/pom.xml").toAbsolutePath();

    @TempDir
    private Path project;

    /** With their dependencies, each of which must have a version of its own. */
    @Test
    void anApplicationThatImportsTheBomResolvesEveryArtifactOfItWithoutAVersion() throws Exception {
        List<String> artifacts = artifacts(ROOT.resolve(BOM).resolve("pom.xml"), "dependencyManagement");
        assertThat(artifacts(APPLICATION, "project")).containsExactlyElementsOf(artifacts);
        Files.copy(APPLICATION, project.resolve("pom.xml"));

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
        return Stream.concat(
                        Stream.of(BOM),
                        artifacts(ROOT.resolve(BOM).resolve("pom.xml"), "dependencyManagement").stream())
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

    /** The dependencies in the element {@code dependencies} of that element. */
    private static List<String> artifacts(Path pom, String parent) throws Exception {
        NodeList all = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(pom.toFile())
                .getElementsByTagName("dependency");
        return Stream.iterate(0, i -> i + 1)
                .limit(all.getLength())
                .map(all::item)
                .filter(dependency ->
                        parent.equals(dependency.getParentNode().getParentNode().getNodeName()))
                .map(dependency -> child(dependency, "artifactId"))
                .toList();
    }

    private static String child(Node parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (name.equals(node.getNodeName())) {
                return node.getTextContent();
            }
        }
        return null;
    }
}
