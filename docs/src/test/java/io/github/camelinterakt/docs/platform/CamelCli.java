package io.github.camelinterakt.docs.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The Camel CLI from its Maven artifacts: what {@code jbang app install camel@apache/camel} gives. */
final class CamelCli {

    private static final String POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>cli</groupId>
              <artifactId>cli</artifactId>
              <version>1</version>
              <dependencies>
                <dependency>
                  <groupId>org.apache.camel</groupId>
                  <artifactId>camel-jbang-core</artifactId>
                  <version>4.17.0</version>
                </dependency>
                <dependency>
                  <groupId>org.apache.camel.kamelets</groupId>
                  <artifactId>camel-kamelets-catalog</artifactId>
                  <version>4.18.0</version>
                </dependency>
              </dependencies>
            </project>
            """;

    private CamelCli() {}

    /** Installs it below the directory; the command {@code camel}. */
    static List<String> install(Path directory) throws IOException, InterruptedException {
        Path cli = Files.createDirectory(directory.resolve("cli"));
        Files.writeString(cli.resolve("pom.xml"), POM);
        Maven.run(cli, "dependency:build-classpath", "-Dmdep.outputFile=classpath.txt");
        Path main = Files.writeString(cli.resolve("Cli.java"), """
                public class Cli {
                    public static void main(String... arguments) {
                        org.apache.camel.dsl.jbang.core.commands.CamelJBangMain.run(arguments);
                    }
                }
                """);
        return List.of("java", "-cp", Files.readString(cli.resolve("classpath.txt")), main.toString());
    }
}
