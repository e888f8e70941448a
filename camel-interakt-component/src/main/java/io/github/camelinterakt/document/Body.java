package io.github.camelinterakt.document;

import com.fasterxml.jackson.databind.JsonNode;

/** An exchange's body, as far as it can be read without knowing what the operation makes of it. */
public sealed interface Body {

    /** There is none. */
    record Empty() implements Body {}

    /**
     * A JSON value: what was a map, a list, a POJO, a JSON tree, or the typed model.
     *
     * @param value the value; the reader's own, to be changed freely
     */
    record Value(JsonNode value) implements Body {

        @Override
        public String toString() {
            return "Value[" + value.getNodeType() + "]";
        }
    }

    /**
     * A text: what was a string, bytes, a stream, a number. It may be JSON.
     *
     * @param text the text
     */
    record Text(String text) implements Body {

        @Override
        public String toString() {
            return "Text[" + text.length() + " characters]";
        }
    }
}
