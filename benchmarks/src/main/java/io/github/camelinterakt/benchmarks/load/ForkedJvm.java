package io.github.camelinterakt.benchmarks.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * A Java process with this one's class path that answers a line with a line. It ends when its input is closed, so that it
 * does not outlive this one, however this one ends.
 */
public final class ForkedJvm implements AutoCloseable {

    /** The same for all, and small enough that what a client allocates shows as work of the collector. */
    private static final List<String> FLAGS = List.of("-XX:+UseG1GC", "-Xms256m", "-Xmx256m");

    private static final long SECONDS_TO_END = 10;

    private final String name;
    private final Process process;
    private final Writer out;
    private final BufferedReader in;

    /** Starts the process; the flags win over those that all have. */
    public ForkedJvm(String name, Class<?> main, List<String> args, List<String> flags) throws IOException {
        this.name = name;
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(args);
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        out = process.outputWriter(US_ASCII);
        in = process.inputReader(US_ASCII);
    }

    /** Leaves the process the machine's first processor core alone from now on; needs {@code taskset}. */
    public void confineToOneCore() throws IOException {
        Process taskset = new ProcessBuilder(
                        "taskset", "--all-tasks", "--pid", "--cpu-list", "0", Long.toString(process.pid()))
                .redirectErrorStream(true)
                .start();
        String said = new String(taskset.getInputStream().readAllBytes(), US_ASCII);
        if (taskset.onExit().join().exitValue() != 0) {
            throw new IOException("taskset failed: " + said);
        }
    }

    /** Sends a line and waits for the answer. */
    public String ask(String line) throws IOException {
        out.write(line + "\n");
        out.flush();
        return read();
    }

    /** Waits for a line; throws an exception if the process has ended instead. */
    public String read() throws IOException {
        String line = in.readLine();
        if (line == null) {
            throw new IOException("The process of " + name + " has ended; what it says is above");
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        try {
            out.close();
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
