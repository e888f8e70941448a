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
 * a crash the file is the old one or the new one, never half of one. For one process; nodes that share a feed need a
 * repository that they share, such as {@link JdbcCheckpointRepository}.
 */
public final class FileCheckpointRepository extends ServiceSupport implements StateRepository<String, String> {

    private final Path file;
    private final Properties states = new Properties();

    /**
     * A repository.
     *
     * @param file the file; it and its directory are made when something is first stored
     */
    public FileCheckpointRepository(Path file) {
        this.file = file.toAbsolutePath();
    }

    /**
     * Reads the file.
     *
     * @throws IllegalStateException if it is there and cannot be read; the message names it
     */
    @Override
    protected void doStart() {
        synchronized (states) {
            states.clear();
            if (!Files.exists(file)) {
                return;
            }
            try (InputStream in = Files.newInputStream(file)) {
                states.load(in);
            } catch (IOException | IllegalArgumentException e) {
                throw new IllegalStateException(
                        "The file of checkpoints " + file + " cannot be read. Correct or remove it", e);
            }
        }
    }

    /**
     * Stores a state, durably.
     *
     * @throws UncheckedIOException if the file cannot be written; the state is then what it was
     */
    @Override
    public void setState(String key, String value) {
        synchronized (states) {
            Object before = value == null ? states.remove(key) : states.setProperty(key, value);
            try {
                write();
            } catch (IOException e) {
                if (before == null) {
                    states.remove(key);
                } else {
                    states.put(key, before);
                }
                throw new UncheckedIOException("The file of checkpoints " + file + " cannot be written", e);
            }
        }
    }

    @Override
    public String getState(String key) {
        synchronized (states) {
            return states.getProperty(key);
        }
    }

    private void write() throws IOException {
        Files.createDirectories(file.getParent());
        Path next = file.resolveSibling(file.getFileName() + ".next");
        StringWriter text = new StringWriter();
        states.store(text, "Checkpoints of camel-interakt");
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
