package io.github.camelinterakt.docs.platform;

import java.util.List;

/**
 * A runtime on which an application is run with this project's jars.
 *
 * @param springBoot the version of Spring Boot, or null for Camel Main
 * @param webhook whether it runs a webhook as well, which needs artifacts that Maven Central does not serve everywhere
 */
public record Platform(String camel, String springBoot, boolean webhook) {

    /** All that are run. */
    public static final List<Platform> ALL = List.of(
            new Platform("4.14.0", null, true),
            new Platform("4.18.0", null, true),
            new Platform("4.22.0", null, false),
            new Platform("4.14.0", "3.5.4", true),
            new Platform("4.18.0", "3.5.10", true),
            new Platform("4.22.0", "4.1.0", false));

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

    /** The pom of an application as a user would write it: the platform's own BOMs, and no exclusions. */
    String application() {
        return pom(springBoot == null ? "camel-interakt" : "camel-interakt-starter", "camel-interakt-sandbox");
    }

    /** The same with Camel's JSON support in place of this project's artifacts. */
    String applicationWithoutInterakt() {
        return pom();
    }

    private String pom(String... artifactsOfOurs) {
        StringBuilder boms = new StringBuilder(bom("org.apache.camel", "camel-bom", camel));
        StringBuilder dependencies = new StringBuilder();
        // First, because Vert.x brings an old jackson-core from the same depth.
        for (String artifact : artifactsOfOurs) {
            dependencies.append(dependency("io.github.camelinterakt", artifact, "0.1.0-SNAPSHOT"));
        }
        if (springBoot == null) {
            for (String artifact : List.of("camel-main", "camel-direct")) {
                dependencies.append(dependency("org.apache.camel", artifact, null));
            }
        } else {
            boms.insert(0, bom("org.springframework.boot", "spring-boot-dependencies", springBoot));
            for (String starter : List.of("camel-core-starter", "camel-direct-starter")) {
                dependencies.append(dependency("org.apache.camel.springboot", starter, camel));
            }
        }
        if (webhook) {
            dependencies.append(
                    springBoot == null
                            ? dependency("org.apache.camel", "camel-platform-http-main", null)
                            : dependency("org.apache.camel.springboot", "camel-platform-http-starter", camel));
        }
        if (artifactsOfOurs.length == 0) {
            dependencies.append(dependency("org.apache.camel", "camel-jackson", null));
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
