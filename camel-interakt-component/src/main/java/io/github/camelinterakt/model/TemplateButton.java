package io.github.camelinterakt.model;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A button of a template, new or fetched. */
public final class TemplateButton extends RequestPart<TemplateButton> {

    TemplateButton(ObjectNode json) {
        super(json);
    }

    /** Creates a button that dials a number; the number must contain its country code. */
    public static TemplateButton phoneNumber(String text, String phoneNumber) {
        return button("PHONE_NUMBER", text, "phone_number", required(phoneNumber, "The number of a button"));
    }

    /** Creates a button that opens a URL, which may end in <code>{{1}}</code>. */
    public static TemplateButton url(String text, String url) {
        return button("URL", text, "url", required(url, "The URL of a button"));
    }

    /** Creates a button that replies with its text. */
    public static TemplateButton quickReply(String text) {
        return button("QUICK_REPLY", text, "url", null);
    }

    /** Returns {@code PHONE_NUMBER}, {@code URL}, {@code QUICK_REPLY} or another type of a fetched button; or null. */
    public String getType() {
        return string("type");
    }

    /** Returns the button's text, or null. */
    public String getText() {
        return string("text");
    }

    /** Returns the button's phone number, or null. */
    public String getPhoneNumber() {
        return string("phone_number");
    }

    /** Returns the button's URL, or null. */
    public String getUrl() {
        return string("url");
    }

    private static TemplateButton button(String type, String text, String key, String value) {
        return new TemplateButton(json("type", type, "text", required(text, "The text of a button"), key, value));
    }
}
