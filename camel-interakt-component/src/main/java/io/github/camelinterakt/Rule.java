package io.github.camelinterakt;

/**
 * A rule that Interakt, or WhatsApp behind it, enforces: those that the API's notes state. What they only recommend is no
 * rule.
 */
public enum Rule {
    REQUEST_SIZE("a request may have 32768 bytes (32 KB) at most: shorten it, or split it into several calls"),
    REQUIRED("is missing or empty: set it"),
    TYPE("has the wrong JSON type"),
    CHOICE("is none of the values that the API knows"),
    PHONE("must be a phone number with its country code, in one form only"),
    TIMESTAMP("must be an ISO-8601 date and time in UTC, such as 2030-01-31T09:00:00Z"),
    URL("must be an http or https URL without white space"),
    CALLBACK_DATA("must be a text of 512 characters at most: put a short key into it and keep the rest at home"),
    MESSAGE_TEXT("must have 4096 characters at most: split it into several messages"),
    BUTTON_COUNT("a message may have 1 to 3 reply buttons: take some out, or use type InteractiveList"),
    BUTTON_TITLE("a button's title may have 20 characters at most: shorten it"),
    ROW_COUNT("a list may have 1 to 10 rows in all its sections: take some out"),
    ROW_TITLE("a row's title may have 24 characters at most: shorten it"),
    ROW_DESCRIPTION("a row's description may have 72 characters at most: shorten it"),
    TEMPLATE_VALUE(
            "a template's value must not be empty, and must not hold a newline, a tab or more than four spaces in a row:"
                    + " replace them before the call"),
    BUTTON_INDEX("a button's key must be its index, counted from 0, as a text"),
    SMS_SENDER_ID("must be the DLT header of six characters"),
    SUGGESTION_COUNT("a message or card may have 4 suggestions at most: take some out"),
    COORDINATE("a latitude must be a number from -90 to 90, a longitude one from -180 to 180"),
    TRAIT_WHITE_SPACE("a trait must not hold a newline, a tab or more than two spaces in a row: replace them, or set"
            + " traitPolicy=clean"),
    NESTED_TRAIT(
            "a trait must not be or hold an object, nor a list in a list: take it apart, or set nestedTraits=flatten (which"
                    + " leaves lists as they are)"),
    TRAIT_COLLISION("flattening gives two traits this name: rename one of them before the call"),
    TAG("a tag must be a text and not empty"),
    TEMPLATE_LANGUAGE("must be the language's name, such as English, and not its code"),
    TEMPLATE_SAMPLES("must hold a sample for each variable of the text"),
    TEMPLATE_UNKNOWN("the account has no such template"),
    TEMPLATE_APPROVAL("the template is not approved"),
    TEMPLATE_CATEGORY("the template was approved in another category"),
    TEMPLATE_VALUE_COUNT("the number of values is not that of the template's variables");

    private final String text;

    Rule(String text) {
        this.text = text;
    }

    /** What is allowed, and what to do. */
    public String text() {
        return text;
    }
}
