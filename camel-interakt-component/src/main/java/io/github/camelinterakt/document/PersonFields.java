package io.github.camelinterakt.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.phone.Phone;
import io.github.camelinterakt.phone.PhoneParser;

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

    private final InteraktOperation operation;
    private final PhoneParser phones;
    private final Form form;

    /** For the operation's documents. */
    public PersonFields(InteraktOperation operation, PhoneParser phones, Form form) {
        this.operation = operation;
        this.phones = phones;
        this.form = form;
    }

    /**
     * Brings the phone of a document into the API's form.
     *
     * @param header the phone of a header, which replaces the document's; {@code null} for none
     * @param option the phone of an option, for a document that has none; {@code null} for none
     * @return whether the document names a phone now
     * @throws InteraktException if a number is none, or if the document has both forms
     */
    public boolean fill(ObjectNode document, String header, String option) {
        Phone phone = phone(document, header);
        boolean full = document.has(FULL);
        boolean split = document.has(NUMBER);
        if (phone == null && option != null) {
            phone = parse(option);
        }
        if (phone == null) {
            return false;
        }
        boolean keepsForm = header == null && (full || split);
        write(document, phone, keepsForm ? full : form == Form.FULL);
        return true;
    }

    /**
     * The phone that a header or a document names.
     *
     * @param header the phone of a header, which wins; {@code null} for none
     * @return the phone; {@code null} if there is none
     * @throws InteraktException if a number is none, or if the document has both forms
     */
    public Phone phone(ObjectNode document, String header) {
        String full = text(document, FULL);
        String countryCode = text(document, COUNTRY_CODE);
        String number = text(document, NUMBER);
        if (full != null && (countryCode != null || number != null)) {
            throw InteraktException.invalid(
                    operation,
                    "The body names the phone twice: keep either fullPhoneNumber, or countryCode with phoneNumber");
        }
        if (header != null) {
            return parse(header);
        }
        if (full != null) {
            return parse(full);
        }
        if (number != null) {
            return countryCode == null ? parse(number) : parse(countryCode, number);
        }
        if (countryCode != null) {
            throw InteraktException.invalid(operation, "The body has a countryCode without a phoneNumber");
        }
        return null;
    }

    /**
     * Puts the user id of a header into a document.
     *
     * @return whether the document has a user id now
     * @throws InteraktException if the document's is empty
     */
    public boolean fillUserId(ObjectNode document, String header) {
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
            throw InteraktException.invalid(
                    operation, "The body's userId is empty or no text: leave it out, or set it");
        }
        if (!userId.isTextual()) {
            document.put(USER_ID, userId.asText());
        }
        return true;
    }

    /** Reads a phone in any notation. */
    public Phone parse(String notation) {
        try {
            return phones.parse(notation);
        } catch (IllegalArgumentException e) {
            throw refused(e);
        }
    }

    private Phone parse(String countryCode, String number) {
        try {
            return phones.parse(countryCode, number);
        } catch (IllegalArgumentException e) {
            throw refused(e);
        }
    }

    private InteraktException refused(IllegalArgumentException e) {
        return InteraktException.invalid(operation, "The phone is refused: " + e.getMessage());
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

    /** The field's text, also of a number; {@code null} if it is missing or null. */
    private String text(ObjectNode document, String field) {
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
        throw InteraktException.invalid(operation, "The body's " + field + " must be a text");
    }
}
