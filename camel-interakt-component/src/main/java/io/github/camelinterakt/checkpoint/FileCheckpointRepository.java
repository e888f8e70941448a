package io.github.camelinterakt.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Properties;

import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Keeps checkpoints in a properties file, which is written anew beside it, forced to the disk and moved in its place: after
 * a crash the file is the old one or the new one, never half of one. The feeds of a process may share a file, each with a
 * repository and a key of its own: a repository changes only the keys that it is told to. For one process; nodes that share a
 * feed need a repository that they share, such as {@link JdbcCheckpointRepository}.
 */
public final class FileCheckpointRepository extends ServiceSupport implements StateRepository<String, String> {

    /** Two repositories of one file must not write at once, nor write what the other has meanwhile replaced. */
    private static final Object WRITING = new Object();

    private final Path file;
    private volatile Properties states = new Properties();

    /**
     * A repository.
     *
     * @param file the file; it and its directory are made when something is first stored
     */
    public FileCheckpointRepository(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    /**
     * Reads the file.
     *
     * @throws IllegalStateException if it is there and cannot be read; the message names it
     */
    @Override
    protected void doStart() {
        synchronized (WRITING) {
            states = read();
        }
    }

    /**
     * Stores a state, durably.
     *
     * @throws UncheckedIOException if the file cannot be written; the state is then what it was
     * @throws IllegalStateException if the file cannot be read, as at the start
     */
    @Override
    public void setState(String key, String value) {
        synchronized (WRITING) {
            Properties changed = read();
            if (value == null) {
                changed.remove(key);
            } else {
                changed.setProperty(key, value);
            }
            try {
                write(changed);
            } catch (IOException e) {
                throw new UncheckedIOException("The file of checkpoints " + file + " cannot be written", e);
            }
            states = changed;
        }
    }

    @Override
    public String getState(String key) {
        return states.getProperty(key);
    }

    /** Whether it is the same file. */
    @Override
    public boolean equals(Object other) {
        return other instanceof FileCheckpointRepository repository && file.equals(repository.file);
    }

    @Override
    public int hashCode() {
        return file.hashCode();
    }

    private Properties read() {
        Properties read = new Properties();
        if (Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                read.load(in);
            } catch (IOException | IllegalArgumentException e) {
                throw new IllegalStateException(
                        "The file of checkpoints " + file + " cannot be read. Correct or remove it", e);
            }
        }
        return read;
    }

    private void write(Properties changed) throws IOException {
        Files.createDirectories(file.getParent());
        Path next = file.resolveSibling(file.getFileName() + ".next");
        StringWriter text = new StringWriter();
        changed.store(text, "Checkpoints of camel-interakt");
        try (FileChannel channel = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            // Properties.store escapes what is not ISO 8859-1, and load reads that.
            ByteBuffer bytes = StandardCharsets.ISO_8859_1.encode(text.toString());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
