package io.github.camelinterakt.producer;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.ContactKey;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.client.ApiAnswer;
import io.github.camelinterakt.client.ApiRequest;
import io.github.camelinterakt.document.Body;
import io.github.camelinterakt.document.Parameter;
import io.github.camelinterakt.document.PersonFields;
import io.github.camelinterakt.json.Json;
import io.github.camelinterakt.model.Contact;
import io.github.camelinterakt.phone.Phone;
import io.github.camelinterakt.preflight.Findings;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Looks one contact up. The API wants a phone without its country code, so that it may give contacts of several countries;
 * the one of the asked country is taken.
 */
final class GetUserProducer extends InteraktProducer {

    private static final String PHONE = "GetUserProducer.phone";
    private static final String EXPECTED =
            "the contact's phone or user id, or a map with userId, fullPhoneNumber, or countryCode and phoneNumber";

    private final PersonFields person;
    private final Findings findings;

    GetUserProducer(Endpoint endpoint, ApiAccess api) {
        super(endpoint, api);
        this.person = new PersonFields(api.phones(), PersonFields.Form.SPLIT);
        this.findings = Findings.throwing(api.operation());
    }

    @Override
    ApiRequest request(Exchange exchange) {
        Message message = exchange.getMessage();
        exchange.removeProperty(PHONE);
        String userId = api.parameters().header(message, Parameter.USER_ID);
        if (userId != null) {
            return byId(userId);
        }
        String phone = api.parameters().header(message, Parameter.PHONE);
        ObjectNode asked = phone == null ? fromBody(api.bodies().read(message)) : Json.object();
        if (person.fillUserId(asked, null, findings)) {
            return byId(asked.get("userId").asText());
        }
        Phone normal = person.phone(asked, phone, findings);
        if (normal == null) {
            throw InteraktException.invalid(api.operation(), "The body names nobody. It must be " + EXPECTED);
        }
        exchange.setProperty(PHONE, normal);
        return ApiRequest.of(api.operation(), api.operation().path() + "phone_number/" + normal.national());
    }

    private ApiRequest byId(String userId) {
        String segment = URLEncoder.encode(userId, StandardCharsets.UTF_8).replace("+", "%20");
        return ApiRequest.of(api.operation(), api.operation().path() + "id/" + segment);
    }

    @Override
    Object body(Exchange exchange, ApiAnswer answer) {
        Phone phone = exchange.removeProperty(PHONE) instanceof Phone asked ? asked : null;
        for (JsonNode customer : answer.json().path("data").path("customers")) {
            if (customer instanceof ObjectNode object && (phone == null || isOf(object, phone))) {
                return Contact.of(object);
            }
        }
        return null;
    }

    private static boolean isOf(ObjectNode customer, Phone phone) {
        String countryCode =
                customer.path("country_code").asText("").replace("+", "").strip();
        return countryCode.isEmpty() || countryCode.equals(Integer.toString(phone.countryCode()));
    }

    private ObjectNode fromBody(Body body) {
        if (body instanceof Body.Text text && !text.startsAsObject()) {
            String key = text.text().strip();
            return api.configuration().getLookupBy() == ContactKey.userId
                    ? Json.object().put("userId", key)
                    : Json.object().put("fullPhoneNumber", key);
        }
        return api.bodies().document(body, EXPECTED).json();
    }
}
