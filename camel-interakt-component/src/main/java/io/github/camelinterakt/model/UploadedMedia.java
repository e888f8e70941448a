package io.github.camelinterakt.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The response to {@code uploadMedia}, to which the header of a new template refers. */
public class UploadedMedia extends ApiResponse {

    /** Wraps a response's document. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public UploadedMedia(ObjectNode json) {
        super(json);
    }

    /** Returns the media's handle, or null. */
    public final String getHandle() {
        return string(data("file_handle"));
    }

    /** Returns the media's URL, or null. Do not log it: it contains a signature. */
    public final String getUrl() {
        return string(data("file_url"));
    }

    /** Returns the file's name, or null. */
    public final String getName() {
        return string(data("file_name"));
    }
}
