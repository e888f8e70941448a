package io.github.camelinterakt.docs.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A runtime on which an application is run with this project's jars.
 *
 * @param springBoot the version of Spring Boot, or null for Camel Main
 * @param missing artifacts that the repository of the tests lacks in this version of Camel
 */
public record Platform(String camel, String springBoot, List<String> missing) {

    /** What an application tries, and the artifact that it needs beside the component, by whether it is on Spring Boot. */
    public static final List<String> FEATURES =
            List.of("send", "quota", "webhook", "inbox", "feed", "health", "metrics");

    private static final String SERVER = "camel-platform-http-main";
    private static final String BOM = "camel-bom";
    private static final List<String> SERVED = List.of("webhook", "inbox");

    /** All that are run. */
    public static final List<Platform> ALL = List.of(
            new Platform("4.14.0", null, List.of()),
            new Platform("4.16.0", null, List.of()),
            new Platform("4.18.0", null, List.of()),
            new Platform("4.18.2", null, List.of(SERVER, BOM)),
            new Platform("4.22.0", null, List.of(SERVER)),
            new Platform("4.14.0", "3.5.4", List.of()),
            new Platform("4.18.0", "3.5.10", List.of()),
            new Platform("4.22.0", "4.1.0", List.of()));

    private static final Map<String, String> VERSIONS = Map.of(
            "com.h2database:h2", "2.3.232",
            "io.micrometer:micrometer-core", "1.15.6");

    private static final String POM = """
            <project>
              <modelVersion>4.0.0</modelVersion>
              <groupId>com.example</groupId>
              <artifactId>application</artifactId>
              <version>1</version>
              <dependencyManagement><dependencies>%s</dependencies></dependencyManagement>
              <dependencies>%s</dependencies>
            </project>
            """;

    /** The features that are run. */
    public List<String> features() {
        return FEATURES.stream()
                .filter(feature -> !SERVED.contains(feature) || !missing.contains(SERVER))
                .toList();
    }

    /** What the table says of a feature. */
    public String cell(String feature) {
        return features().contains(feature) ? "run" : "not run: `" + SERVER + "` is missing";
    }

    /** The pom of an application as a user would write it: the platform's own BOMs, and no exclusions. */
    String application() {
        return pom(springBoot == null ? "camel-interakt" : "camel-interakt-starter", "camel-interakt-sandbox");
    }

    /** The same with Camel's JSON support in place of this project's artifacts. */
    String applicationWithoutInterakt() {
        return pom();
    }

    private String pom(String... artifactsOfOurs) {
        StringBuilder boms = new StringBuilder();
        StringBuilder dependencies = new StringBuilder();
        // First, because Vert.x brings an old jackson-core from the same depth.
        for (String artifact : artifactsOfOurs) {
            dependencies.append(dependency("io.github.camelinterakt", artifact, "0.1.0-SNAPSHOT"));
        }
        if (artifactsOfOurs.length == 0) {
            dependencies.append(dependency("org.apache.camel", "camel-jackson", camel));
        }
        if (missing.contains(BOM)) {
            // What the component itself depends on.
            for (String artifact : List.of("camel-support", "camel-jackson")) {
                boms.append(dependency("org.apache.camel", artifact, camel));
            }
        } else {
            boms.append(bom("org.apache.camel", "camel-bom", camel));
        }
        dependencies.append(dependency("com.h2database", "h2", VERSIONS.get("com.h2database:h2")));
        if (springBoot == null) {
            List<String> artifacts = new ArrayList<>(List.of("camel-main", "camel-direct", "camel-health"));
            if (!missing.contains(SERVER)) {
                artifacts.add(SERVER);
            }
            for (String artifact : artifacts) {
                dependencies.append(dependency("org.apache.camel", artifact, camel));
            }
            dependencies.append(
                    dependency("io.micrometer", "micrometer-core", VERSIONS.get("io.micrometer:micrometer-core")));
        } else {
            boms.insert(0, bom("org.springframework.boot", "spring-boot-dependencies", springBoot));
            for (String starter :
                    List.of("camel-core-starter", "camel-direct-starter", "camel-platform-http-starter")) {
                dependencies.append(dependency("org.apache.camel.springboot", starter, camel));
            }
            dependencies.append(dependency("org.springframework.boot", "spring-boot-starter-actuator", null));
        }
        return POM.formatted(boms, dependencies);
    }

    private static String dependency(String group, String artifact, String version) {
        return "<dependency><groupId>" + group + "</groupId><artifactId>" + artifact + "</artifactId>"
                + (version == null ? "" : "<version>" + version + "</version>") + "</dependency>";
    }

    private static String bom(String group, String artifact, String version) {
        return dependency(group, artifact, version)
                .replace("</dependency>", "<type>pom</type><scope>import</scope></dependency>");
    }

    /** Such as {@code Spring Boot 3.5.10}. */
    public String runtime() {
        return springBoot == null ? "Camel Main" : "Spring Boot " + springBoot;
    }

    @Override
    public String toString() {
        return runtime() + ", Camel " + camel;
    }
}
