package io.github.camelinterakt.internal.producer;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.ContactKey;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.InteraktOption;
import io.github.camelinterakt.Reason;
import io.github.camelinterakt.internal.client.ApiRequest;
import io.github.camelinterakt.internal.json.Json;
import io.github.camelinterakt.internal.phone.Phone;
import io.github.camelinterakt.model.Contact;

/**
 * Looks up a contact. The API expects a phone number without its country code, and may therefore return contacts of several
 * countries; the producer selects the one with the requested country code.
 */
final class GetUserProducer extends InteraktProducer {

    private static final int NOT_FOUND = 404;
    private static final String EXPECTED =
            "the contact's phone or user id, or a map with userId, fullPhoneNumber, or countryCode and phoneNumber";

    GetUserProducer(ApiAccess api) {
        super(api);
    }

    @Override
    CompletableFuture<ApiRequest> request(RequestFields fields) {
        String userId = fields.header(InteraktOption.USER_ID);
        String header = fields.header(InteraktOption.PHONE);
        ObjectNode key = userId == null && header == null ? key(fields) : Json.object();
        fields.start(key);
        boolean byId = fields.fillUserId(userId);
        Phone phone = byId ? null : fields.phone(header, false);
        fields.preflight.throwIfAny();
        fields.body = response -> contact(response, phone);
        if (byId) {
            String id = key.get("userId").asText();
            return get("id/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20"));
        }
        if (phone == null) {
            throw fields.invalid("The body does not identify a contact. It must be " + EXPECTED);
        }
        return get("phone_number/" + phone.national());
    }

    private CompletableFuture<ApiRequest> get(String path) {
        return CompletableFuture.completedFuture(
                ApiRequest.of(api.operation(), api.operation().path() + path));
    }

    private ObjectNode key(RequestFields fields) {
        RequestBody body = new RequestBody(fields);
        if (!body.isTextOtherThan("{")) {
            return body.object(EXPECTED);
        }
        boolean isId = api.content().getLookupBy() == ContactKey.userId;
        return Json.object().put(isId ? "userId" : "phoneNumber", body.text().strip());
    }

    @Override
    boolean isSuccess(InteraktException refusal) {
        return refusal.getHttpResponseCode() == NOT_FOUND && refusal.getReason() == Reason.INVALID_REQUEST;
    }

    private static Contact contact(ObjectNode response, Phone phone) {
        for (JsonNode customer : response.path("data").path("customers")) {
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
}
