package io.github.camelinterakt.docs.platform;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The blocks of a quick start's page: its files (group 2 is the path), commands (group 3 is the port to wait for), and output. */
final class Quickstart {

    private static final Path PAGES = Path.of("quickstarts").toAbsolutePath();
    private static final Pattern BLOCK = Pattern.compile(
            "<!-- (file: (\\S+)|run(?:, then wait for (\\d+))?|output) -->\\n```\\w+\\n(.*?\\n)```", Pattern.DOTALL);

    private Quickstart() {}

    static String text(String page) throws IOException {
        return Files.readString(PAGES.resolve(page + ".md"));
    }

    /** With these ports in place of those of the application and of the sandbox. */
    static List<MatchResult> blocks(String text, int port, int sandbox) {
        String moved = text.replace("8080", Integer.toString(port)).replace("8085", Integer.toString(sandbox));
        return BLOCK.matcher(moved).results().toList();
    }

    /** Writes the files. */
    static void write(List<MatchResult> blocks, Path project) throws IOException {
        for (MatchResult block : blocks) {
            if (block.group(2) != null) {
                Path file = project.resolve(block.group(2));
                Files.createDirectories(file.getParent());
                Files.writeString(file, block.group(4));
            }
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
