package io.github.camelinterakt.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.phone.Phone;
import io.github.camelinterakt.phone.PhoneParser;
import io.github.camelinterakt.preflight.Findings;
import io.github.camelinterakt.preflight.Rule;

/**
 * Names the person of a document: {@code fullPhoneNumber}, or {@code countryCode} with {@code phoneNumber}, never both;
 * whatever the notation, the API gets the one that it wants.
 */
public final class PersonFields {

    /** How a phone that comes from a header or an option is written. What the document has keeps its form. */
    public enum Form {
        /** {@code fullPhoneNumber}. */
        FULL,
        /** {@code countryCode} and {@code phoneNumber}. */
        SPLIT
    }

    private static final String FULL = "fullPhoneNumber";
    private static final String COUNTRY_CODE = "countryCode";
    private static final String NUMBER = "phoneNumber";
    private static final String USER_ID = "userId";
    private static final String FULL_POINTER = "/" + FULL;
    private static final String NUMBER_POINTER = "/" + NUMBER;

    private final PhoneParser phones;
    private final Form form;

    /** For an operation's documents. */
    public PersonFields(PhoneParser phones, Form form) {
        this.phones = phones;
        this.form = form;
    }

    /**
     * Brings the phone of a document into the API's form.
     *
     * @param header the phone of a header, which replaces the document's; {@code null} for none
     * @param option the phone of an option, for a document that has none; {@code null} for none
     * @param findings where a number that is none, or a document with both forms, is reported
     * @return whether the document names a phone now, or tries to
     */
    public boolean fill(ObjectNode document, String header, String option, Findings findings) {
        Phone phone = phone(document, header, findings);
        boolean full = document.has(FULL);
        boolean split = document.has(NUMBER);
        boolean named = header != null || full || split || document.has(COUNTRY_CODE);
        if (!named && option != null) {
            phone = parse(FULL_POINTER, option, findings);
            named = true;
        }
        if (phone != null) {
            boolean keepsForm = header == null && (full || split);
            write(document, phone, keepsForm ? full : form == Form.FULL);
        }
        return named;
    }

    /**
     * The phone that a header or a document names.
     *
     * @param header the phone of a header, which wins; {@code null} for none
     * @param findings where a number that is none, or a document with both forms, is reported
     * @return the phone; {@code null} if there is none that can be used
     */
    public Phone phone(ObjectNode document, String header, Findings findings) {
        String full = text(document, FULL, findings);
        String countryCode = text(document, COUNTRY_CODE, findings);
        String number = text(document, NUMBER, findings);
        if (full != null && (countryCode != null || number != null)) {
            findings.add(
                    FULL_POINTER,
                    Rule.PHONE,
                    full.length(),
                    "The body names the phone twice: keep either fullPhoneNumber, or countryCode with phoneNumber");
            return null;
        }
        if (header != null) {
            return parse(form == Form.FULL ? FULL_POINTER : NUMBER_POINTER, header, findings);
        }
        if (full != null) {
            return parse(FULL_POINTER, full, findings);
        }
        if (number != null) {
            return countryCode == null
                    ? parse(NUMBER_POINTER, number, findings)
                    : parseSplit(countryCode, number, findings);
        }
        if (countryCode != null) {
            findings.add(NUMBER_POINTER, Rule.PHONE, 0, "The body has a countryCode without a phoneNumber: add it");
        }
        return null;
    }

    /**
     * Puts the user id of a header into a document.
     *
     * @param findings where it is reported if the document's is empty
     * @return whether the document has a user id now, or tries to
     */
    public boolean fillUserId(ObjectNode document, String header, Findings findings) {
        if (header != null) {
            document.put(USER_ID, header);
            return true;
        }
        JsonNode userId = document.get(USER_ID);
        if (userId == null || userId.isNull()) {
            document.remove(USER_ID);
            return false;
        }
        if (userId.isContainerNode() || userId.asText().isBlank()) {
            findings.add(
                    "/" + USER_ID,
                    Rule.REQUIRED,
                    Fields.lengthOf(userId),
                    "The body's userId is empty or no text: leave it out, or set it");
        } else if (!userId.isTextual()) {
            document.put(USER_ID, userId.asText());
        }
        return true;
    }

    /** Reads a phone in any notation; {@code null}, and a finding at that pointer, if it is none. */
    public Phone parse(String pointer, String notation, Findings findings) {
        try {
            return phones.parse(notation);
        } catch (IllegalArgumentException e) {
            refused(pointer, notation, e, findings);
            return null;
        }
    }

    private Phone parseSplit(String countryCode, String number, Findings findings) {
        try {
            return phones.parse(countryCode, number);
        } catch (IllegalArgumentException e) {
            refused(NUMBER_POINTER, number, e, findings);
            return null;
        }
    }

    private static void refused(String pointer, String notation, IllegalArgumentException e, Findings findings) {
        findings.add(pointer, Rule.PHONE, notation.length(), "The phone is refused: " + e.getMessage());
    }

    private static void write(ObjectNode document, Phone phone, boolean full) {
        if (full) {
            document.remove(COUNTRY_CODE);
            document.remove(NUMBER);
            document.put(FULL, phone.full());
        } else {
            document.remove(FULL);
            document.put(COUNTRY_CODE, phone.plusCountryCode());
            document.put(NUMBER, phone.national());
        }
    }

    /** The field's text, also of a number; {@code null} if it is missing, null, or something else. */
    private static String text(ObjectNode document, String field, Findings findings) {
        JsonNode value = document.get(field);
        if (value == null) {
            return null;
        }
        if (value.isNull()) {
            document.remove(field);
            return null;
        }
        if (value.isTextual()) {
            return value.textValue();
        }
        if (value.isIntegralNumber()) {
            return value.asText();
        }
        findings.add("/" + field, Rule.PHONE, Fields.lengthOf(value), "The body's " + field + " must be a text");
        return null;
    }
}
