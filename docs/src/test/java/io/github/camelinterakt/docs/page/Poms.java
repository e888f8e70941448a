package io.github.camelinterakt.docs.page;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What the build's poms depend on. */
final class Poms {

    private static final String OURS = "io.github.camelinterakt";

    private final Map<String, Set<String>> dependencies = new TreeMap<>();
    private final Map<String, Set<String>> plugins = new TreeMap<>();
    private final String version;

    Poms() throws Exception {
        version = child(read(Page.ROOT, ""), "version");
    }

    /** The project's version. */
    String version() {
        return version;
    }

    /** By {@code group:artifact}: the modules that use it, with the scope where it is not compile. */
    Map<String, Set<String>> dependencies() {
        return dependencies;
    }

    /** By {@code group:artifact}: the modules whose build uses it. */
    Map<String, Set<String>> plugins() {
        return plugins;
    }

    private Element read(Path directory, String module) throws Exception {
        Element project = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(directory.resolve("pom.xml").toFile())
                .getDocumentElement();
        for (Element dependency : elements(project, "dependency")) {
            if (!isInside(dependency, "dependencyManagement")) {
                add(dependencies, dependency, module + scope(dependency));
            }
        }
        for (Element path : elements(project, "path")) {
            add(dependencies, path, module.isEmpty() ? "every module (compiler)" : module + " (compiler)");
        }
        for (Element plugin : elements(project, "plugin")) {
            if (!isInside(plugin, "pluginManagement") || module.isEmpty()) {
                add(plugins, plugin, module);
            }
        }
        for (Element child : elements(project, "module")) {
            String name = child.getTextContent().strip();
            read(directory.resolve(name), name);
        }
        return project;
    }

    private static void add(Map<String, Set<String>> to, Element artifact, String where) {
        String group = child(artifact, "groupId");
        if (!OURS.equals(group)) {
            to.computeIfAbsent(group + ":" + child(artifact, "artifactId"), key -> new TreeSet<>())
                    .add(where);
        }
    }

    private static String scope(Element dependency) {
        List<String> marks = new ArrayList<>();
        String scope = child(dependency, "scope");
        if (scope != null) {
            marks.add(scope);
        }
        if ("true".equals(child(dependency, "optional"))) {
            marks.add("optional");
        }
        return marks.isEmpty() ? "" : " (" + String.join(", ", marks) + ")";
    }

    private static boolean isInside(Node node, String name) {
        for (Node parent = node.getParentNode(); parent != null; parent = parent.getParentNode()) {
            if (name.equals(parent.getNodeName())) {
                return true;
            }
        }
        return false;
    }

    private static List<Element> elements(Element project, String name) {
        NodeList nodes = project.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
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
