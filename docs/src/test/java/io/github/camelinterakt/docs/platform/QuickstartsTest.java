package io.github.camelinterakt.docs.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelinterakt.docs.platform.Quickstart.freePort;
import static org.assertj.core.api.Assertions.assertThat;

/** Each quick start works as written: its files in an empty folder, its commands, and the output that it promises. */
@Tag("long")
class QuickstartsTest {

    private static final String WAIT = "until (echo > /dev/tcp/127.0.0.1/%s) 2> /dev/null; do sleep 0.2; done\n";

    @TempDir
    private Path tools;

    @TempDir
    private Path project;

    @ParameterizedTest
    @ValueSource(strings = {"camel-main", "spring-boot", "spring-boot-test", "camel-cli", "quarkus", "webhook"})
    void worksAsWritten(String page) throws Exception {
        List<MatchResult> blocks = Quickstart.blocks(Quickstart.text(page), freePort(), freePort());
        Quickstart.write(blocks, project);
        tool("mvn", String.join(" ", Maven.command(tools)) + " \"$@\"");
        for (String name : List.of("openssl", "curl")) {
            if (new ProcessBuilder("sh", "-c", "command -v " + name).start().waitFor() != 0) {
                Path source = Path.of("src/test/resources/tools/JdkTools.java").toAbsolutePath();
                tool(name, "java " + source + " " + name + " \"$@\"");
            }
        }
        if (page.equals("camel-cli")) {
            Maven.run(tools, "dependency:get", "-Dartifact=io.github.camelinterakt:camel-interakt:0.1.0-SNAPSHOT");
            tool("camel", String.join(" ", CamelCli.install(tools)) + " \"$@\"");
        }
        String commands = "set -e\n"
                + blocks.stream()
                        .filter(block -> block.group(1).startsWith("run"))
                        .map(block -> block.group(4) + (block.group(3) == null ? "" : WAIT.formatted(block.group(3))))
                        .collect(Collectors.joining())
                + "wait\n";
        List<String> promised = blocks.stream()
                .filter(block -> block.group(1).equals("output"))
                .flatMap(block -> block.group(4).lines())
                .toList();
        assertThat(promised).isNotEmpty();

        assertThat(outputOf(commands, promised)).contains(promised);
    }

    /** Stops the commands when the promised output is there: most of them run until a user stops them. */
    private String outputOf(String commands, List<String> promised) throws Exception {
        Path log = tools.resolve("log.txt");
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", commands)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        bash.environment().merge("PATH", tools + ":", (path, first) -> first + path);
        Process process = bash.start();
        try {
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(8);
            while (process.isAlive() && System.nanoTime() < end && !containsAll(log, promised)) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
            return Files.readString(log);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static boolean containsAll(Path log, List<String> promised) throws IOException {
        String text = Files.readString(log);
        return promised.stream().allMatch(text::contains);
    }

    private void tool(String name, String command) throws IOException {
        Path script = Files.writeString(tools.resolve(name), "#!/bin/sh\nexec " + command + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
    }
}
