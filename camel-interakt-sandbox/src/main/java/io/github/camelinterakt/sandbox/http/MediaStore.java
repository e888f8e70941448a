package io.github.camelinterakt.sandbox.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Keeps the bytes of uploaded files, the latest 64 MB; equal files are one. Thread-safe. */
public final class MediaStore {

    /** The path of a file, before its id. */
    public static final String PATH = "/media/";

    private static final long MAX_BYTES = 64L * 1024 * 1024;

    private final Map<String, Stored> files = new LinkedHashMap<>();
    private final Supplier<String> address;
    private long bytes;

    /** Creates an empty store of a server with this address. */
    public MediaStore(Supplier<String> address) {
        this.address = address;
    }

    /** A file. */
    public static final class Stored {

        private final String contentType;
        private final byte[] content;

        private Stored(String contentType, byte[] content) {
            this.contentType = contentType;
            this.content = content;
        }

        /** The type, as uploaded. */
        public String contentType() {
            return contentType;
        }

        /** The bytes, not a copy. */
        public byte[] content() {
            return content;
        }
    }

    /** Stores a file under the first half of its SHA-256; returns its URL, which ends in the name. */
    public synchronized String put(String name, String contentType, byte[] content) {
        String id = sha256(content).substring(0, 32);
        remove(id);
        files.put(id, new Stored(contentType, content));
        bytes += content.length;
        while (bytes > MAX_BYTES) {
            remove(files.keySet().iterator().next());
        }
        return address.get() + PATH + id + "/"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private void remove(String id) {
        Stored removed = files.remove(id);
        bytes -= removed == null ? 0 : removed.content().length;
    }

    /** The file at the part of its URL after {@link #PATH}, in which the name may be missing; null if there is none. */
    public synchronized Stored get(String path) {
        int name = path.indexOf('/');
        return files.get(name < 0 ? path : path.substring(0, name));
    }

    synchronized void clear() {
        files.clear();
        bytes = 0;
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
