package io.github.camelinterakt.docs.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A runtime on which an application is run with this project's jars.
 *
 * @param version the version of Spring Boot or Quarkus, or null on Camel Main
 * @param missing artifacts that the repository of the tests lacks in this version
 */
public record Platform(Kind kind, String version, String camel, List<String> missing) {

    /** What an application tries. */
    public static final List<String> FEATURES =
            List.of("send", "quota", "webhook", "inbox", "feed", "health", "metrics");

    private static final String SERVER = "camel-platform-http-main";
    private static final String BOM = "camel-bom";
    private static final String JAXP = "quarkus-jaxp";
    /** The features that an application cannot have without an artifact. */
    private static final Map<String, List<String>> NEEDED_BY =
            Map.of(SERVER, List.of("webhook", "inbox"), JAXP, FEATURES);

    /** All that the table shows. */
    public static final List<Platform> ALL = List.of(
            new Platform(Kind.MAIN, null, "4.14.0", List.of()),
            new Platform(Kind.MAIN, null, "4.16.0", List.of()),
            new Platform(Kind.MAIN, null, "4.18.0", List.of()),
            new Platform(Kind.MAIN, null, "4.18.2", List.of(SERVER, BOM)),
            new Platform(Kind.MAIN, null, "4.22.0", List.of(SERVER)),
            new Platform(Kind.SPRING_BOOT, "3.5.4", "4.14.0", List.of()),
            new Platform(Kind.SPRING_BOOT, "3.5.10", "4.18.0", List.of()),
            new Platform(Kind.SPRING_BOOT, "4.1.0", "4.22.0", List.of()),
            new Platform(Kind.QUARKUS, "3.27.0", "4.14.0", List.of()),
            new Platform(Kind.QUARKUS, "3.31.0", "4.17.0", List.of()),
            new Platform(Kind.QUARKUS_PLAIN_JAR, "3.27.0", "4.14.0", List.of()),
            new Platform(Kind.QUARKUS_PLAIN_JAR, "3.30.0", "4.16.0", List.of()),
            new Platform(Kind.QUARKUS_PLAIN_JAR, "3.33.1", "4.18.2", List.of(JAXP)));

    /** What an application consists of, with the artifact of this project that it has. */
    public enum Kind {
        MAIN("Camel Main", "camel-interakt"),
        SPRING_BOOT("Spring Boot %s", "camel-interakt-starter"),
        QUARKUS("Quarkus %s, extension", "camel-interakt-quarkus"),
        QUARKUS_PLAIN_JAR("Quarkus %s, plain jar", "camel-interakt");

        private final String text;
        private final String artifact;

        Kind(String text, String artifact) {
            this.text = text;
            this.artifact = artifact;
        }

        boolean isQuarkus() {
            return this == QUARKUS || this == QUARKUS_PLAIN_JAR;
        }
    }

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
              <dependencies>%s</dependencies>%s
            </project>
            """;

    private static final String QUARKUS_BUILD = """

              <properties>
                <maven.compiler.release>17</maven.compiler.release>
                <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
              </properties>
              <build><plugins><plugin>
                <groupId>io.quarkus</groupId>
                <artifactId>quarkus-maven-plugin</artifactId>
                <version>%s</version>
                <extensions>true</extensions>
                <executions><execution><goals><goal>build</goal></goals></execution></executions>
              </plugin></plugins></build>""";

    /** The features that are run. */
    public List<String> features() {
        return FEATURES.stream().filter(feature -> cell(feature).equals("run")).toList();
    }

    /** What the table says of a feature. */
    public String cell(String feature) {
        return missing.stream()
                .filter(artifact -> NEEDED_BY.getOrDefault(artifact, List.of()).contains(feature))
                .findFirst()
                .map(artifact -> "not run: `" + artifact + "` is missing")
                .orElse("run");
    }

    /** The pom of an application as a user would write it: the platform's own BOMs, and no exclusions. */
    String application() {
        return pom(kind.artifact, "camel-interakt-sandbox");
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
        if (kind.isQuarkus()) {
            boms.append(bom("io.quarkus", "quarkus-bom", version));
            boms.append(bom("org.apache.camel.quarkus", "camel-quarkus-bom", version));
            List<String> artifacts = new ArrayList<>(List.of("direct", "microprofile-health", "micrometer"));
            if (kind == Kind.QUARKUS_PLAIN_JAR) {
                artifacts.addAll(List.of("jackson", "platform-http"));
            }
            for (String artifact : artifacts) {
                dependencies.append(dependency("org.apache.camel.quarkus", "camel-quarkus-" + artifact, null));
            }
            for (String artifact : List.of("micrometer-registry-prometheus", "agroal", "jdbc-h2")) {
                dependencies.append(dependency("io.quarkus", "quarkus-" + artifact, null));
            }
            return POM.formatted(boms, dependencies, QUARKUS_BUILD.formatted(version));
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
        if (kind == Kind.MAIN) {
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
            boms.insert(0, bom("org.springframework.boot", "spring-boot-dependencies", version));
            for (String starter :
                    List.of("camel-core-starter", "camel-direct-starter", "camel-platform-http-starter")) {
                dependencies.append(dependency("org.apache.camel.springboot", starter, camel));
            }
            dependencies.append(dependency("org.springframework.boot", "spring-boot-starter-actuator", null));
        }
        return POM.formatted(boms, dependencies, "");
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
        return kind.text.formatted(version);
    }

    @Override
    public String toString() {
        return runtime() + ", Camel " + camel;
    }
}
