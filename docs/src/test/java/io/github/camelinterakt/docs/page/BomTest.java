package io.github.camelinterakt.docs.page;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

import static org.assertj.core.api.Assertions.assertThat;

/** The BOM has every artifact that the reactor publishes, in the reactor's version, and nothing else. */
class BomTest {

    private static final String BOM = "camel-interakt-bom";

    @Test
    void theBomListsEveryPublishedArtifactOfTheReactorAndNothingElse() throws Exception {
        List<String> published = new ArrayList<>();
        published(Page.ROOT, published);
        Element bom = pom(Page.ROOT.resolve(BOM));
        List<String> managed = new ArrayList<>();
        NodeList dependencies = bom.getElementsByTagName("dependency");
        for (int i = 0; i < dependencies.getLength(); i++) {
            Element dependency = (Element) dependencies.item(i);
            assertThat(child(dependency, "groupId")).isEqualTo("io.github.camelinterakt");
            assertThat(child(dependency, "version")).isEqualTo("${project.version}");
            managed.add(child(dependency, "artifactId"));
        }
        assertThat(managed).containsExactlyInAnyOrderElementsOf(published);
        assertThat(child(bom, "version")).isEqualTo(child(pom(Page.ROOT), "version"));
        assertThat(child(bom, "parent"))
                .as("a parent's managed versions would reach the application")
                .isNull();
    }

    private static void published(Path directory, List<String> artifacts) throws Exception {
        Element project = pom(directory);
        NodeList skip = project.getElementsByTagName("maven.deploy.skip");
        if (skip.getLength() > 0 && "false".equals(skip.item(0).getTextContent())) {
            artifacts.add(child(project, "artifactId"));
        }
        NodeList modules = project.getElementsByTagName("module");
        for (int i = 0; i < modules.getLength(); i++) {
            published(directory.resolve(modules.item(i).getTextContent().strip()), artifacts);
        }
    }

    private static Element pom(Path directory) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(directory.resolve("pom.xml").toFile())
                .getDocumentElement();
    }

    private static String child(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (name.equals(node.getNodeName())) {
                return node.getTextContent().strip();
            }
        }
        return null;
    }
}
