package io.github.camelinterakt.client;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A successful answer.
 *
 * @param status the HTTP status
 * @param json the document
 */
public record ApiAnswer(int status, ObjectNode json) {

    @Override
    public String toString() {
        return "ApiAnswer[" + status + "]";
    }
}
