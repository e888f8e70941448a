package io.github.camelinterakt.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinterakt.json.Json;

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

    /** A text: what was a string, bytes, a stream, a number. It may be JSON; bytes are decoded only if it is not. */
    final class Text implements Body {

        private final byte[] utf8;
        private String text;
        private TrackedNodes nodes;

        /** A text. */
        public Text(String text) {
            this.utf8 = null;
            this.text = text;
        }

        /** A text in UTF-8, perhaps with a byte order mark. */
        public Text(byte[] utf8) {
            this.utf8 = utf8;
        }

        /** The text itself. */
        public String text() {
            if (text == null) {
                int start = startOfContent();
                text = new String(utf8, start, utf8.length - start, StandardCharsets.UTF_8);
            }
            return text;
        }

        /** The text as UTF-8 without a byte order mark; {@code null} if its bytes are of another charset, or have the mark. */
        byte[] utf8() {
            if (utf8 == null) {
                return text.getBytes(StandardCharsets.UTF_8);
            }
            // A zero byte among the first two tells UTF-16 and UTF-32, which the parser understands as well.
            boolean other = utf8.length < 2 || utf8[0] == 0 || utf8[1] == 0 || utf8[0] < 0;
            return other ? null : utf8;
        }

        /** The JSON value that the text is. */
        JsonNode parse() throws IOException {
            nodes = new TrackedNodes();
            JsonNode json = utf8 == null ? Json.parseWith(nodes, text) : Json.parseWith(nodes, utf8);
            nodes.start();
            return json;
        }

        /** Whether the value that was parsed last has been changed since. */
        boolean isChanged() {
            return nodes.isChanged();
        }

        /** Whether there is nothing but white space. */
        boolean isBlank() {
            return first() == 0;
        }

        /** Whether the text is meant as a JSON object. */
        public boolean startsAsObject() {
            return first() == '{';
        }

        /** Whether the text is meant as a JSON list. */
        boolean startsAsList() {
            return first() == '[';
        }

        /** The first character that is no white space (of the bytes, their value); 0 if there is none. */
        private int first() {
            if (utf8 == null) {
                String stripped = text.stripLeading();
                return stripped.isEmpty() ? 0 : stripped.charAt(0);
            }
            for (int i = startOfContent(); i < utf8.length; i++) {
                if (utf8[i] < 0 || utf8[i] > ' ') {
                    return utf8[i];
                }
            }
            return 0;
        }

        private int startOfContent() {
            boolean mark =
                    utf8.length >= 3 && utf8[0] == (byte) 0xef && utf8[1] == (byte) 0xbb && utf8[2] == (byte) 0xbf;
            return mark ? 3 : 0;
        }

        @Override
        public String toString() {
            return "Text";
        }
    }
}
