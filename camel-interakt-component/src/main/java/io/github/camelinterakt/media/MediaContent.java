package io.github.camelinterakt.media;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The bytes of a media, of known length, readable more than once and without blocking on anything slower than a disk.
 */
public sealed interface MediaContent extends Closeable {

    /** The length in bytes. */
    long length();

    /** Reads it from the start. */
    ReadableByteChannel open() throws IOException;

    @Override
    default void close() throws IOException {
        // nothing to give back
    }

    /**
     * Bytes in memory.
     *
     * @param bytes the bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Memory(byte[] bytes) implements MediaContent {

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public ReadableByteChannel open() {
            return Channels.newChannel(new ByteArrayInputStream(bytes));
        }

        @Override
        public String toString() {
            return "Memory[" + bytes.length + " bytes]";
        }
    }

    /**
     * A file.
     *
     * @param path the file
     * @param length its length when the upload was made
     * @param temporary whether it is ours and goes when the upload is done
     */
    record Stored(Path path, long length, boolean temporary) implements MediaContent {

        @Override
        public ReadableByteChannel open() throws IOException {
            return Files.newByteChannel(path);
        }

        @Override
        public void close() throws IOException {
            if (temporary) {
                Files.deleteIfExists(path);
            }
        }
    }
}
