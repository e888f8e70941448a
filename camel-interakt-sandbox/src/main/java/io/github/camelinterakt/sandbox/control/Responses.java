package io.github.camelinterakt.sandbox.control;

import java.util.Map;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.camelinterakt.sandbox.api.JsonValues;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

/** Writes the responses of the control API. */
final class Responses {

    private Responses() {}

    /** A JSON response; the value null has no body. */
    static ResponseDefinition json(int status, Object value) {
        ResponseDefinitionBuilder response = aResponse()
                .withStatus(status)
                .withHeader("Cache-Control", "no-store")
                .withHeader("X-Content-Type-Options", "nosniff");
        return value == null
                ? response.build()
                : response.withHeader("Content-Type", "application/json")
                        .withBody(JsonValues.write(value))
                        .build();
    }

    static ResponseDefinition error(int status, String sentence) {
        return json(status, Map.of("error", sentence));
    }
}
