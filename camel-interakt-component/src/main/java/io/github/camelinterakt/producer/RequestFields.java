package io.github.camelinterakt.producer;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelinterakt.InteraktOption;
import io.github.camelinterakt.phone.Phone;
import io.github.camelinterakt.preflight.Preflight;
import io.github.camelinterakt.preflight.Rule;
import org.apache.camel.Message;

/**
 * The JSON of one request while it is completed: a header replaces what is there, an option fills what is missing, and what a
 * request then lacks is a finding. A phone is {@code fullPhoneNumber}, or {@code countryCode} with {@code phoneNumber}, never
 * both; whatever the notation, the API gets the form that it wants.
 */
final class RequestFields {

    private static final String FULL = "fullPhoneNumber";
    private static final String COUNTRY_CODE = "countryCode";
    private static final String NUMBER = "phoneNumber";
    private static final String USER_ID = "userId";

    final ObjectNode json;
    final Preflight preflight;

    private final ApiAccess api;
    private final Message message;

    RequestFields(ApiAccess api, Message message, ObjectNode json) {
        this.api = api;
        this.message = message;
        this.json = json;
        this.preflight = api.preflight();
    }

    /** The header's text; {@code null} if it is not set. */
    String header(InteraktOption parameter) {
        return api.header(message, parameter);
    }

    /** The header if it is set, else the option. */
    String headerOrOption(InteraktOption parameter) {
        return api.headerOrOption(message, parameter);
    }

    /** Fills a text into the request, or into an object of it. */
    void fill(ObjectNode object, String field, InteraktOption parameter) {
        String header = header(parameter);
        String value = header == null && isAbsent(object.get(field)) ? api.option(parameter) : header;
        if (value != null) {
            object.put(field, value);
        }
    }

    /**
     * Finds that an object lacks a text, and says where it may come from.
     *
     * @param pointer the JSON pointer of the field in the request
     */
    void require(ObjectNode object, String pointer, String what, InteraktOption parameter) {
        String field = pointer.substring(pointer.lastIndexOf('/') + 1);
        JsonNode value = object.get(field);
        if (!isAbsent(value) && value.isContainerNode()) {
            preflight.add(pointer, Rule.TYPE, value, what + " must be a text");
        } else if (isBlank(value)) {
            missing(
                    pointer,
                    value,
                    what + " is missing: set the option " + parameter.option() + ", the header " + parameter.header()
                            + ", or " + field + " in the body");
        }
    }

    /** Adds the finding that something required is missing. */
    void missing(String pointer, JsonNode found, String problem) {
        preflight.add(pointer, Rule.REQUIRED, found, problem);
    }

    /** The object at that field; made if there is none. */
    ObjectNode object(String field) {
        JsonNode value = json.get(field);
        if (isAbsent(value)) {
            return json.putObject(field);
        }
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw api.invalid("The body's " + field + " must be an object");
    }

    /** Fills in and requires who an event or a contact is about. */
    void person() {
        boolean hasUserId = fillUserId(header(InteraktOption.USER_ID));
        boolean hasPhone = fillPhone(header(InteraktOption.PHONE), null, false);
        if (!hasUserId && !hasPhone) {
            missing(
                    "",
                    null,
                    "Nobody is named: give countryCode with phoneNumber, fullPhoneNumber or userId in the body, or the"
                            + " header CamelInteraktPhone or CamelInteraktUserId");
        }
    }

    /**
     * Brings the request's phone into the API's form. A phone of the body keeps its form.
     *
     * @param header the phone of a header, which replaces the body's; {@code null} for none
     * @param option the phone of an option, for a body that has none; {@code null} for none
     * @param isFull whether a phone of a header or an option becomes {@code fullPhoneNumber}
     * @return whether the request names a phone now, or tries to
     */
    boolean fillPhone(String header, String option, boolean isFull) {
        Phone phone = phone(header, isFull);
        boolean hasFull = json.has(FULL);
        boolean hasParts = json.has(NUMBER);
        boolean isNamed = header != null || hasFull || hasParts || json.has(COUNTRY_CODE);
        if (!isNamed && option != null) {
            phone = parsed("/" + FULL, null, option);
        }
        if (phone != null) {
            boolean keepsForm = header == null && (hasFull || hasParts);
            if (keepsForm ? hasFull : isFull) {
                json.remove(List.of(COUNTRY_CODE, NUMBER));
                json.put(FULL, phone.full());
            } else {
                json.remove(FULL);
                json.put(COUNTRY_CODE, phone.plusCountryCode()).put(NUMBER, phone.national());
            }
        }
        return isNamed || option != null;
    }

    /**
     * The phone that a header or the body names.
     *
     * @param header the phone of a header, which wins; {@code null} for none
     * @param isFull whether the header stands for {@code fullPhoneNumber}
     * @return the phone; {@code null} if there is none that can be used
     */
    Phone phone(String header, boolean isFull) {
        String full = phoneField(FULL);
        String countryCode = phoneField(COUNTRY_CODE);
        String number = phoneField(NUMBER);
        if (full != null && (countryCode != null || number != null)) {
            preflight.add(
                    "/" + FULL,
                    Rule.PHONE,
                    TextNode.valueOf(full),
                    "The body names the phone twice: keep either fullPhoneNumber, or countryCode with phoneNumber");
            return null;
        }
        if (header != null) {
            return parsed("/" + (isFull ? FULL : NUMBER), null, header);
        }
        if (full != null) {
            return parsed("/" + FULL, null, full);
        }
        if (number != null) {
            return parsed("/" + NUMBER, countryCode, number);
        }
        if (countryCode != null) {
            preflight.add("/" + NUMBER, Rule.PHONE, null, "The body has a countryCode without a phoneNumber: add it");
        }
        return null;
    }

    /** Reads a phone; {@code null}, and a finding at that pointer, if it is none. */
    Phone parsed(String pointer, String countryCode, String number) {
        try {
            return countryCode == null ? Phone.parse(number, api.region()) : Phone.ofParts(countryCode, number);
        } catch (IllegalArgumentException e) {
            preflight.add(pointer, Rule.PHONE, TextNode.valueOf(number), "The phone is refused: " + e.getMessage());
            return null;
        }
    }

    /**
     * Puts the user id of a header into the request.
     *
     * @return whether the request has a user id now, or tries to
     */
    boolean fillUserId(String header) {
        JsonNode userId = json.get(USER_ID);
        if (header != null) {
            json.put(USER_ID, header);
        } else if (isAbsent(userId)) {
            json.remove(USER_ID);
            return false;
        } else if (userId.isContainerNode() || userId.asText().isBlank()) {
            missing("/" + USER_ID, userId, "The body's userId is empty or no text: leave it out, or set it");
        } else {
            json.put(USER_ID, userId.asText());
        }
        return true;
    }

    /** The field's text, also of a number; {@code null} if it is missing, null, or something else. */
    private String phoneField(String field) {
        JsonNode value = json.get(field);
        if (isAbsent(value)) {
            json.remove(field);
            return null;
        }
        if (value.isTextual() || value.isIntegralNumber()) {
            return value.asText();
        }
        preflight.add("/" + field, Rule.PHONE, value, "The body's " + field + " must be a text");
        return null;
    }

    static boolean isBlank(JsonNode value) {
        return isAbsent(value) || value.isTextual() && value.textValue().isBlank();
    }

    static boolean isAbsent(JsonNode value) {
        return value == null || value.isNull();
    }
}
