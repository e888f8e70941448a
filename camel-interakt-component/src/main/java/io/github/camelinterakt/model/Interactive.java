package io.github.camelinterakt.model;

import java.util.List;

/**
 * The content of an interactive message as it is on the wire. The API's notes leave its header open; WhatsApp's own form
 * is used.
 */
record Interactive(String type, Header header, Text body, Text footer, Action action) {

    record Data(Interactive message) {}

    record Text(String text) {

        static Text of(String text) {
            return text == null ? null : new Text(text);
        }
    }

    record Header(String type, String text, Media image, Media video, Media document) {

        static Header text(String text) {
            return text == null ? null : new Header("text", text, null, null, null);
        }

        static Header image(String link) {
            return link == null ? null : new Header("image", null, new Media(link, null), null, null);
        }

        static Header video(String link) {
            return link == null ? null : new Header("video", null, null, new Media(link, null), null);
        }

        static Header document(String link, String fileName) {
            return link == null ? null : new Header("document", null, null, null, new Media(link, fileName));
        }
    }

    record Media(String link, String filename) {}

    /** With buttons, or with a list: the button that opens it and its sections. */
    record Action(List<Button> buttons, String button, List<ListSection> sections) {}

    record Button(String type, Reply reply) {

        static Button reply(String id, String title) {
            return new Button("reply", new Reply(id, title));
        }
    }

    record Reply(String id, String title) {}
}
