package io.github.camelinterakt.sandbox.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import com.github.tomakehurst.wiremock.http.Request;
import io.github.camelinterakt.sandbox.api.ApiCall;
import io.github.camelinterakt.sandbox.api.RefusedException;

/** Keeps the bytes of uploaded files, the latest 64 MB; equal files are one. Thread-safe. */
public final class MediaStore {

    /** The path of a file, before its id. */
    public static final String PATH = "/media/";

    private static final long MAX_BYTES = 64L * 1024 * 1024;

    private static final String PART = "uploadFile";

    private final Map<String, Stored> files = new LinkedHashMap<>();
    private final Supplier<String> address;
    private long bytes;

    /** Creates an empty store of a server with this address. */
    public MediaStore(Supplier<String> address) {
        this.address = address;
    }

    /** A file with its type, as uploaded. */
    @SuppressWarnings("ArrayRecordComponent") // not a copy: files may be large
    public record Stored(String contentType, byte[] content) {}

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

    /** Stores the file of an upload. */
    ApiCall.UploadedFile upload(Request request) {
        if (!request.isMultipart()) {
            throw new RefusedException(415, "Content-Type must be multipart/form-data");
        }
        Collection<Request.Part> parts;
        try {
            parts = request.getParts();
        } catch (RuntimeException e) {
            throw RefusedException.pleaseCorrect("/: is not well-formed multipart/form-data");
        }
        if (parts == null || parts.size() != 1) {
            throw RefusedException.pleaseCorrect("/: must have exactly one part, " + PART);
        }
        Request.Part part = parts.iterator().next();
        String name = part.getFileName();
        byte[] content = part.getBody().asBytes();
        String wrong = !PART.equals(part.getName())
                ? "is required"
                : name == null || name.isEmpty()
                        ? "must be a file with a file name"
                        : content.length == 0 ? "must not be empty" : null;
        if (wrong != null) {
            throw RefusedException.pleaseCorrect("/" + PART + ": " + wrong);
        }
        boolean typed = part.getHeader("Content-Type").isPresent();
        String type = typed ? part.getHeader("Content-Type").firstValue() : "application/octet-stream";
        return new ApiCall.UploadedFile(name, type, content.length, sha256(content), put(name, type, content));
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

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
