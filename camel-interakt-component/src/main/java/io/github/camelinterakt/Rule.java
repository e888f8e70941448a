package io.github.camelinterakt;

/**
 * A rule that Interakt or WhatsApp enforces, as the API's documentation states it. Recommendations are not rules.
 */
public enum Rule {
    REQUEST_SIZE("a request may have at most 32768 bytes (32 KB): shorten it, or split it into several calls"),
    REQUIRED("is missing or empty: set it"),
    TYPE("has the wrong JSON type"),
    CHOICE("is not one of the values that the API supports"),
    PHONE("must be a phone number with its country code, in one form only"),
    TIMESTAMP("must be an ISO-8601 date and time in UTC, such as 2030-01-31T09:00:00Z"),
    URL("must be an http or https URL without white space"),
    CALLBACK_DATA("must be a text of at most 512 characters: send a short key, and store the data in your system"),
    MESSAGE_TEXT("must have at most 4096 characters: split it into several messages"),
    BUTTON_COUNT("a message must have 1 to 3 reply buttons: remove some, or use type InteractiveList"),
    ROW_COUNT("a list must have 1 to 10 rows in all its sections: remove some"),
    LENGTH("has more characters than WhatsApp allows there: shorten it"),
    UNIQUE_ID("two buttons or rows have the same id: give each its own"),
    KEY("differs only in case or underscores from a key of the API, which would ignore it"),
    TEMPLATE_VALUE(
            "a template's value must not be blank, and must not contain a newline, a tab or more than four consecutive"
                    + " spaces: replace them, or set templateValuePolicy=clean and blankTemplateValue"),
    BUTTON_INDEX("a button's key must be its index, counted from 0, as a text"),
    SMS_SENDER_ID("must be a DLT header of six characters"),
    SUGGESTION_COUNT("a message or card may have at most 4 suggestions: remove some"),
    COORDINATE("a latitude must be a number from -90 to 90, a longitude a number from -180 to 180"),
    TRAIT_OUTSIDE("is not a key of a contact, and would be lost: put it under traits"),
    TRAIT_WHITE_SPACE(
            "a trait must not contain a newline, a tab or more than two consecutive spaces: replace them, or set"
                    + " traitPolicy=clean"),
    NESTED_TRAIT("a trait must not be or contain an object, nor a list of lists: split it into several traits, or set"
            + " nestedTraits=flatten (which does not change lists)"),
    TRAIT_COLLISION("flattening creates two traits of this name: rename one of them before the call"),
    TAG("a tag must be a text that is not empty"),
    TEMPLATE_LANGUAGE("must be the language's name, such as English, and not its code"),
    TEMPLATE_SAMPLES("must contain a sample for each variable of the text"),
    TEMPLATE_UNKNOWN("the account has no such template"),
    TEMPLATE_APPROVAL("the template is not approved"),
    TEMPLATE_CATEGORY("the template was approved in another category"),
    TEMPLATE_VALUE_COUNT("the number of values differs from that of the template's variables");

    private final String text;

    Rule(String text) {
        this.text = text;
    }

    /** The allowed values, and how to correct a violation. */
    public String text() {
        return text;
    }
}
