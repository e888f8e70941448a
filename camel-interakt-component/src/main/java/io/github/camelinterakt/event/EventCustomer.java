package io.github.camelinterakt.event;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** The customer of an event. Every value may be missing, including the phone number. */
public final class EventCustomer {

    private final JsonNode json;

    EventCustomer(JsonNode json) {
        this.json = json;
    }

    /** The customer's id at Interakt, or null. */
    public String getId() {
        return Nodes.filled(json.path("id"));
    }

    /** The phone number with its country code, digits only, such as {@code 919999999999}; or null if the event lacks either. */
    public String getPhone() {
        String country = Nodes.digits(json.path("country_code"));
        String national = Nodes.digits(json.path("phone_number"));
        String whole = Nodes.digits(json.path("channel_phone_number"));
        if (whole == null && json.path("phone_number").asText().strip().startsWith("+")) {
            return national;
        }
        return whole != null || country == null || national == null ? whole : country + national;
    }

    /**
     * The id that stands for the customer's phone number where the customer has a WhatsApp user name, such as
     * {@code IN.13491208655302741918}; or null.
     */
    public String getBusinessScopedUserId() {
        return Nodes.businessScopedUserId(
                json.path("user_id"), json.path("channel_phone_number"), json.path("phone_number"));
    }

    /** The customer's WhatsApp user name, or null. */
    public String getUserName() {
        String name = Nodes.filled(json.path("username"));
        return name == null ? null : name.strip();
    }

    /** The country code as in the event, such as {@code +91}, or null. */
    public String getCountryCode() {
        return Nodes.filled(json.path("country_code"));
    }

    /** The national number as in the event, or null. */
    public String getPhoneNumber() {
        return Nodes.filled(json.path("phone_number"));
    }

    /** The trait {@code name}, or null. */
    public String getName() {
        return Nodes.filled(Nodes.object(json, "traits").path("name"));
    }

    /** The traits as plain Java values; empty if there are none. */
    public Map<String, Object> getTraits() {
        return Nodes.map(json, "traits");
    }
}
