package io.github.camelinterakt.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The answer of {@code uploadMedia}: what the header of a new template refers to. */
public class UploadedMedia extends ApiResponse {

    /**
     * Wraps an answer.
     *
     * @param json the answer's document; it is copied
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public UploadedMedia(ObjectNode json) {
        super(json);
    }

    /**
     * The media's handle.
     *
     * @return the handle, or null
     */
    public final String getHandle() {
        return text(part("data").path("file_handle"));
    }

    /**
     * Where the media is found.
     *
     * @return the URL, or null; it carries a signature, so it is not to be logged
     */
    public final String getUrl() {
        return text(part("data").path("file_url"));
    }

    /**
     * The name of the file.
     *
     * @return the name, or null
     */
    public final String getName() {
        return text(part("data").path("file_name"));
    }
}
