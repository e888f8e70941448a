package io.github.camelinterakt.sandbox.http;

import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.camelinterakt.sandbox.api.ApiOperation;
import io.github.camelinterakt.sandbox.api.ApiResponse;
import io.github.camelinterakt.sandbox.api.RefusedException;
import io.github.camelinterakt.sandbox.api.WireTime;
import io.github.camelinterakt.sandbox.openapi.ApiDocument;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

/** Connects WireMock with the account: handles each request once, and writes the response or the injected fault. */
final class ApiTransformer implements ResponseDefinitionTransformerV2 {

    static final String NAME = "interakt-sandbox";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ApiHandler handler;
    private final FaultQueue faults;
    private final Supplier<Instant> now;
    private final Function<Request, ResponseDefinition> page;

    ApiTransformer(
            ApiHandler handler, FaultQueue faults, Supplier<Instant> now, Function<Request, ResponseDefinition> page) {
        this.handler = handler;
        this.faults = faults;
        this.now = now;
        this.page = page;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        Request request = event.getRequest();
        if (!request.getUrl().startsWith(ApiServer.BASE_PATH)) {
            ResponseDefinition file = page.apply(request);
            if (file != null) {
                return file;
            }
        }
        ApiDocument.Match match;
        try {
            match = ApiServer.rules().document().match(request.getMethod().getName(), request.getUrl());
        } catch (RefusedException e) {
            return written(event, e.response()).build();
        }
        Fault fault = faults.next(ApiOperation.of(match.operationId()));
        if (fault == null) {
            return written(event, handler.handle(request, match)).build();
        }
        ApiResponse result = fault.followsCall() ? handler.handle(request, match) : null;
        ResponseDefinitionBuilder response;
        if (fault.replacesResponse()) {
            CallLog.note(event, now.get(), "The fault '" + fault.kind() + "' was set for this operation");
            response = aResponse();
        } else {
            response = written(event, result);
        }
        fault.apply(response);
        return response.build();
    }

    private ResponseDefinitionBuilder written(ServeEvent event, ApiResponse result) {
        Instant at = now.get();
        CallLog.note(event, at, CallLog.rule(result));
        ResponseDefinitionBuilder response = aResponse()
                .withStatus(result.status())
                .withHeader("Content-Type", "application/json")
                .withHeader("Date", WireTime.httpDate(at));
        result.headers().forEach(response::withHeader);
        try {
            return response.withBody(MAPPER.writeValueAsBytes(result.body()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The response cannot be written as JSON", e);
        }
    }
}
