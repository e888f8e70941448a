package io.github.camelinterakt.docs.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs Maven on a project outside this build, which finds this project's artifacts in the repository that the profile {@code long}
 * has filled, and all others where this build finds them.
 */
public final class Maven {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final String SETTINGS = """
            <settings>
              <profiles>
                <profile>
                  <id>built</id>
                  <repositories>
                    <repository>
                      <id>built</id>
                      <url>%s</url>
                      <snapshots>
                        <updatePolicy>always</updatePolicy>
                      </snapshots>
                    </repository>
                  </repositories>
                </profile>
              </profiles>
              <activeProfiles>
                <activeProfile>built</activeProfile>
              </activeProfiles>
            </settings>
            """;

    private Maven() {}

    /** Runs Maven in the directory, and fails with its output unless it succeeds. */
    public static void run(Path directory, String... arguments) throws IOException, InterruptedException {
        List<String> command = command(directory);
        command.add("-q");
        command.addAll(List.of(arguments));
        run(directory, command);
    }

    /** The command that runs Maven, with settings that it writes into the directory. */
    static List<String> command(Path directory) throws IOException {
        Path settings = directory.resolve("built-settings.xml");
        Files.writeString(
                settings, SETTINGS.formatted(ROOT.resolve("target/repository").toUri()));
        List<String> command =
                new ArrayList<>(List.of(ROOT.resolve("mvnw").toString(), "-B", "-gs", settings.toString()));
        String localRepository = System.getProperty("localRepository");
        if (localRepository != null) {
            command.add("-Dmaven.repo.local=" + localRepository);
        }
        return command;
    }

    /** Runs a command in the directory, and fails with its output unless it succeeds; the output. */
    static String run(Path directory, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(directory, "output", ".txt");
        int status = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        String text = Files.readString(output);
        assertThat(status).as("%s%n%s", String.join(" ", command), text).isZero();
        return text;
    }
}
