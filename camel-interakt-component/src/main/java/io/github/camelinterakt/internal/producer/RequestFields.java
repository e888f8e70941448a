package io.github.camelinterakt.internal.producer;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.InteraktOption;
import io.github.camelinterakt.Outcome;
import io.github.camelinterakt.Reason;
import io.github.camelinterakt.Rule;
import io.github.camelinterakt.internal.phone.Phone;
import io.github.camelinterakt.internal.preflight.Preflight;
import io.github.camelinterakt.model.ApiResponse;
import org.apache.camel.Message;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.TypeConversionException;

/**
 * Builds one request: a header overrides the body's JSON, an option fills a field that the body lacks, and a required field
 * that is still missing is a violation. A phone number is {@code fullPhoneNumber}, or {@code countryCode} with
 * {@code phoneNumber}, never both; it is converted from any notation to the form that the API accepts.
 */
final class RequestFields {

    private static final Pattern HEADER_NUMBER = Pattern.compile("\\d{1,3}");
    private static final String FULL = "fullPhoneNumber";
    private static final String COUNTRY_CODE = "countryCode";
    private static final String NUMBER = "phoneNumber";
    private static final String USER_ID = "userId";

    final ApiAccess api;
    final Message message;
    final Preflight preflight;

    /** The request's JSON, from {@link #start} on. */
    ObjectNode json;

    /** The exchange's new body, made from the response. */
    Function<ObjectNode, Object> body = ApiResponse::new;

    /** Runs after the call, with whether it succeeded, and before the exchange is completed. */
    Consumer<Boolean> onResponse = isSuccess -> {};

    RequestFields(ApiAccess api, Message message) {
        this.api = api;
        this.message = message;
        this.preflight = api.preflight().ofNextRequest();
    }

    /** Starts to complete this JSON. */
    void start(ObjectNode document) {
        json = document;
    }

    /** Creates the exception that refuses the message before it is sent. */
    InteraktException invalid(String problem) {
        return invalid(problem, null);
    }

    /** Creates the exception that refuses the message before it is sent. */
    InteraktException invalid(String problem, Throwable cause) {
        return InteraktException.withoutResponse(
                api.operation(), Reason.INVALID_REQUEST, Outcome.NOT_SENT, problem, cause);
    }

    /** The header's text; {@code null} if it is not set. */
    String header(InteraktOption option) {
        return header(option, String.class);
    }

    /** The header as that class; {@code null} if it is not set. */
    <T> T header(InteraktOption option, Class<T> as) {
        Object value = plain(message.getHeader(option.header()));
        if (value == null) {
            return null;
        }
        try {
            T converted = message.getExchange()
                    .getContext()
                    .getTypeConverter()
                    .mandatoryConvertTo(as, message.getExchange(), value);
            if (converted instanceof String text && text.isBlank()) {
                throw invalid("The header " + option.header() + " is empty: set or remove it");
            }
            return converted;
        } catch (NoTypeConversionAvailableException | TypeConversionException e) {
            // Not chained, because its message contains the value.
            throw invalid("The header " + option.header() + " is not a valid " + as.getSimpleName());
        }
    }

    /** The values of the headers with the option's name, a dot and a number, by their numbers. */
    SortedMap<Integer, String> numbered(InteraktOption option) {
        SortedMap<Integer, String> values = new TreeMap<>();
        message.getHeaders().forEach((name, value) -> {
            if (!isNumbered(name, option)) {
                return;
            }
            String number = name.substring(option.header().length() + 1);
            if (!HEADER_NUMBER.matcher(number).matches()) {
                throw invalid("The header " + name + " must end in a number, such as " + option.header() + ".1");
            }
            values.put(
                    Integer.valueOf(number), value == null ? "" : plain(value).toString());
        });
        return values;
    }

    static boolean isNumbered(String header, InteraktOption option) {
        String prefix = option.header() + ".";
        return header.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    /** The header if it is set, else the option. */
    String headerOrOption(InteraktOption option) {
        String header = header(option);
        return header != null ? header : api.option(option);
    }

    /** Sets a text in the request, or in one of its objects. */
    void fill(ObjectNode object, String field, InteraktOption option) {
        String header = header(option);
        String value = header == null && isAbsent(object.get(field)) ? api.option(option) : header;
        if (value != null) {
            object.put(field, value);
        }
    }

    /** Sets a text at a pointer of the request, in that object; if it is missing, a violation names the places to set it. */
    void fillRequired(ObjectNode object, String pointer, InteraktOption option, String what) {
        String field = pointer.substring(pointer.lastIndexOf('/') + 1);
        fill(object, field, option);
        JsonNode value = object.get(field);
        if (!isAbsent(value) && value.isContainerNode()) {
            preflight.add(pointer, Rule.TYPE, value, what + " must be a text");
        } else if (isBlank(value)) {
            missing(
                    pointer,
                    value,
                    what + " is missing: set the option " + option.option() + ", the header " + option.header()
                            + ", or " + field + " in the body");
        }
    }

    /** Adds a violation for a missing required value. */
    void missing(String pointer, JsonNode found, String problem) {
        preflight.add(pointer, Rule.REQUIRED, found, problem);
    }

    /** The object at that field, created if absent. */
    ObjectNode object(String field) {
        JsonNode value = json.get(field);
        if (isAbsent(value)) {
            return json.putObject(field);
        }
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw invalid("The body's " + field + " must be an object");
    }

    /** Sets and requires the phone number or user id of a contact or an event. */
    void contact() {
        boolean hasUserId = fillUserId(header(InteraktOption.USER_ID));
        boolean hasPhone = fillPhone(header(InteraktOption.PHONE), () -> null, false);
        if (!hasUserId && !hasPhone) {
            missing(
                    "",
                    null,
                    "The contact is not identified: set countryCode with phoneNumber, fullPhoneNumber or userId in the"
                            + " body, or the header CamelInteraktPhone or CamelInteraktUserId");
        }
    }

    /** Sets the recipient: of the header, else of the body, else of the option, else the contact that the exchange came with. */
    void recipient(boolean isFull) {
        String option = api.option(InteraktOption.TO);
        boolean hasUserId = !isBlank(json.get(USER_ID));
        // A body with a user id means that person, and not whoever wrote.
        String own = hasUserId ? null : ownPhone();
        if (!hasUserId) {
            json.remove(USER_ID);
        } else if (isBlank(json.get(FULL)) && isBlank(json.get(NUMBER))) {
            json.remove(List.of(FULL, NUMBER, COUNTRY_CODE));
        }
        Supplier<Phone> otherwise = () -> option != null
                ? parsed("/" + FULL, Phone.restorePlus(option))
                : own != null ? complete("/" + FULL, own) : null;
        if (!fillPhone(header(InteraktOption.TO), otherwise, isFull) && option == null && own == null) {
            String problem = hasUserId
                    ? "Only a phone can name the recipient of a message, and not a userId"
                    : "The recipient is missing";
            missing(
                    "/" + FULL,
                    null,
                    problem + ": set the header CamelInteraktTo, the option to, or fullPhoneNumber in the body");
        }
    }

    /**
     * Normalizes the phone number of a header, or else of the body, which keeps its one- or two-part form, or else the other one;
     * returns whether header or body have a phone number, valid or not.
     */
    private boolean fillPhone(String header, Supplier<Phone> otherwise, boolean isFull) {
        Phone phone = phone(header, isFull);
        boolean hasFull = json.has(FULL);
        boolean hasParts = json.has(NUMBER);
        boolean isNamed = header != null || hasFull || hasParts || json.has(COUNTRY_CODE);
        if (!isNamed) {
            phone = otherwise.get();
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
        return isNamed;
    }

    /** The phone number of the header, which may be null, or else of the body; {@code null} if there is no valid one. */
    Phone phone(String header, boolean isFull) {
        String full = phoneField(FULL);
        String countryCode = phoneField(COUNTRY_CODE);
        String number = phoneField(NUMBER);
        if (full != null && (countryCode != null || number != null)) {
            preflight.add(
                    "/" + FULL,
                    Rule.PHONE,
                    TextNode.valueOf(full),
                    "The body has two phone numbers: keep either fullPhoneNumber, or countryCode with phoneNumber");
            return null;
        }
        if (header != null) {
            return parsed("/" + (isFull ? FULL : NUMBER), header);
        }
        if (full != null) {
            // A CRM's record may have a national number.
            return api.mapping() == null ? complete("/" + FULL, full) : parsed("/" + FULL, full);
        }
        if (number != null && countryCode != null) {
            return read("/" + NUMBER, number, text -> Phone.ofParts(countryCode, text));
        }
        if (number != null) {
            return parsed("/" + NUMBER, number);
        }
        if (countryCode != null) {
            preflight.add("/" + NUMBER, Rule.PHONE, null, "The body has a countryCode without a phoneNumber: add it");
        }
        return null;
    }

    /** Parses a phone number, which is complete if the exchange came with it; see {@link #complete}. */
    Phone parsed(String pointer, String phone) {
        String own = ownPhone();
        return own != null && Phone.isSame(own, phone)
                ? complete(pointer, phone)
                : read(pointer, phone, text -> Phone.parse(text, api.region()));
    }

    /** Parses a number with its country code; adds a violation at that pointer and returns {@code null} if it is invalid. */
    Phone complete(String pointer, String phone) {
        return read(pointer, phone, text -> Phone.parseComplete(text, api.region()));
    }

    private Phone read(String pointer, String phone, Function<String, Phone> parser) {
        try {
            return parser.apply(phone);
        } catch (IllegalArgumentException e) {
            preflight.add(pointer, Rule.PHONE, TextNode.valueOf(phone), e.getMessage());
            return null;
        }
    }

    /** The phone of the event or contact that the exchange came with; {@code null} if there is none. */
    private String ownPhone() {
        Object phone = plain(message.getHeader(InteraktConstants.PHONE));
        return phone == null || phone.toString().isBlank() ? null : phone.toString();
    }

    /** Sets the user id of the header, which may be null; returns whether the request has a user id, valid or not. */
    boolean fillUserId(String header) {
        JsonNode userId = json.get(USER_ID);
        if (header != null) {
            json.put(USER_ID, header);
        } else if (isBlank(userId)) {
            json.remove(USER_ID);
            return false;
        } else if (userId.isContainerNode()) {
            missing("/" + USER_ID, userId, "The body's userId must be a text: set or remove it");
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
        if (value.isTextual()) {
            return value.textValue();
        }
        if (value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 0) {
            return value.decimalValue().toBigInteger().toString();
        }
        preflight.add("/" + field, Rule.PHONE, value, "The body's " + field + " must be a text");
        return null;
    }

    /** A number without an exponent. */
    static Object plain(Object value) {
        boolean mayHaveExponent = value instanceof Double || value instanceof Float || value instanceof BigDecimal;
        return mayHaveExponent && Double.isFinite(((Number) value).doubleValue())
                ? new BigDecimal(value.toString()).toPlainString()
                : value;
    }

    static boolean isBlank(JsonNode value) {
        return isAbsent(value) || value.isTextual() && Preflight.isBlank(value.textValue());
    }

    static boolean isAbsent(JsonNode value) {
        return value == null || value.isNull();
    }
}
