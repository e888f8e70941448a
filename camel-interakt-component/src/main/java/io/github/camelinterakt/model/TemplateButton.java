package io.github.camelinterakt.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A button of a template.
 *
 * @param type        {@code PHONE_NUMBER}, {@code URL} or {@code QUICK_REPLY}; a fetched template may have others
 * @param text        the button's text
 * @param phoneNumber the number that it dials, or null
 * @param url         the address that it opens, or null
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TemplateButton(
        String type,
        String text,
        @JsonProperty("phone_number") String phoneNumber,
        String url) {

    /**
     * A button that dials a number.
     *
     * @param text        the button's text
     * @param phoneNumber the number, with its country code
     * @return the button
     * @throws IllegalArgumentException if one of them is null
     */
    public static TemplateButton phoneNumber(String text, String phoneNumber) {
        return new TemplateButton("PHONE_NUMBER", required(text, "text"), required(phoneNumber, "number"), null);
    }

    /**
     * A button that opens an address.
     *
     * @param text the button's text
     * @param url  the address; it may end in <code>{{1}}</code>
     * @return the button
     * @throws IllegalArgumentException if one of them is null
     */
    public static TemplateButton url(String text, String url) {
        return new TemplateButton("URL", required(text, "text"), null, required(url, "URL"));
    }

    /**
     * A button that replies with its text.
     *
     * @param text the button's text
     * @return the button
     * @throws IllegalArgumentException if it is null
     */
    public static TemplateButton quickReply(String text) {
        return new TemplateButton("QUICK_REPLY", required(text, "text"), null, null);
    }

    /** Shows the type only. */
    @Override
    public String toString() {
        return "TemplateButton[type=" + type + "]";
    }

    private static String required(String value, String what) {
        if (value == null) {
            throw new IllegalArgumentException("The button of a template needs a " + what);
        }
        return value;
    }
}
