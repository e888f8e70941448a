package io.github.camelinterakt.checkpoint;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Stores checkpoints in a properties file. A new version is written to a temporary file, forced to the disk and moved, so that a
 * crash leaves the old or the new file. Feeds of one process may share a file, each with its own key; for several nodes use
 * {@link JdbcCheckpointRepository}. It does not start if the file cannot be written, and refuses a file without any checkpoint:
 * what was lost is not to look like a first start.
 */
public final class FileCheckpointRepository extends ServiceSupport implements StateRepository<String, String> {

    /** Shared by all repositories: two repositories of the same file must not overwrite each other's changes. */
    private static final Object FILES = new Object();

    private final Path file;

    /** Creates a repository; the file and its directory are created with the first checkpoint. */
    public FileCheckpointRepository(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    @Override
    protected void doStart() {
        synchronized (FILES) {
            try {
                Files.createDirectories(file.getParent());
                Files.delete(Files.createTempFile(file.getParent(), "checkpoints", null));
            } catch (IOException e) {
                throw unwritable(e);
            }
        }
    }

    /**
     * Stores a state durably.
     *
     * @throws UncheckedIOException if the file cannot be written; the state is unchanged then
     * @throws IllegalStateException if the file cannot be read
     */
    @Override
    public void setState(String key, String value) {
        synchronized (FILES) {
            Properties states = read();
            if (value == null) {
                states.remove(key);
            } else {
                states.setProperty(key, value);
            }
            try {
                write(states);
            } catch (IOException e) {
                throw unwritable(e);
            }
        }
    }

    /** Reads a state; throws {@link IllegalStateException} if the file cannot be read. */
    @Override
    public String getState(String key) {
        synchronized (FILES) {
            return read().getProperty(key);
        }
    }

    private UncheckedIOException unwritable(IOException e) {
        return new UncheckedIOException("The file of checkpoints " + file + " cannot be written", e);
    }

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
            if (read.isEmpty()) {
                throw new IllegalStateException("The file of checkpoints " + file
                        + " is empty. Restore it, or remove it to start without a checkpoint");
            }
        }
        return read;
    }

    private void write(Properties states) throws IOException {
        Files.createDirectories(file.getParent());
        if (states.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try (FileOutputStream out = new FileOutputStream(next.toFile())) {
            states.store(out, "Checkpoints of camel-interakt");
            out.getFD().sync();
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
