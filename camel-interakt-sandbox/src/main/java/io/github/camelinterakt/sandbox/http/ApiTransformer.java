package io.github.camelinterakt.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.camelinterakt.sandbox.account.GuardedAccount;
import io.github.camelinterakt.sandbox.api.ApiCall;
import io.github.camelinterakt.sandbox.api.ApiOperation;
import io.github.camelinterakt.sandbox.api.ApiResponse;
import io.github.camelinterakt.sandbox.api.JsonValues;
import io.github.camelinterakt.sandbox.api.RefusedException;
import io.github.camelinterakt.sandbox.api.WireTime;
import io.github.camelinterakt.sandbox.openapi.ApiDocument;
import io.github.camelinterakt.sandbox.openapi.RequestValidator;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

/** Connects WireMock with the accounts: checks path, fault, key, quota, size, syntax and rules in this order, and responds. Thread-safe. */
final class ApiTransformer implements ResponseDefinitionTransformerV2 {

    static final String NAME = "interakt-sandbox";

    /** The API's limit for a request's size. */
    private static final int MAX_BODY = 32 * 1024;

    private final Function<String, GuardedAccount> accounts;
    private final MediaStore media;
    private final FaultQueue faults;
    private final Supplier<Instant> now;
    private final Function<Request, ResponseDefinition> page;

    ApiTransformer(
            Function<String, GuardedAccount> accounts,
            MediaStore media,
            FaultQueue faults,
            Supplier<Instant> now,
            Function<Request, ResponseDefinition> page) {
        this.accounts = accounts;
        this.media = media;
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
            return e.status() == 404
                    ? notFound(event, e.getMessage())
                    : written(event, e.response()).build();
        }
        Fault fault = faults.next(request.getHeader("Authorization"), ApiOperation.of(match.operationId()));
        if (fault == null) {
            return written(event, handle(request, match)).build();
        }
        ApiResponse result = fault.followsCall() ? handle(request, match) : null;
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

    /** A wrong path is not the API's, and so gets a page of HTML as at Interakt. */
    private ResponseDefinition notFound(ServeEvent event, String reason) {
        CallLog.note(event, now.get(), reason);
        return aResponse()
                .withStatus(404)
                .withHeader("Content-Type", "text/html; charset=utf-8")
                .withBody("<!DOCTYPE html>\n<html><head><title>Not Found</title></head><body><h1>Not Found</h1><p>"
                        + reason + "</p></body></html>\n")
                .build();
    }

    private ResponseDefinitionBuilder written(ServeEvent event, ApiResponse result) {
        Instant at = now.get();
        CallLog.note(event, at, CallLog.rule(result));
        ResponseDefinitionBuilder response = aResponse()
                .withStatus(result.status())
                .withHeader("Content-Type", "application/json")
                .withHeader("Date", WireTime.httpDate(at))
                .withBody(JsonValues.write(result.body()));
        return result.retryAfter() == null ? response : response.withHeader("Retry-After", result.retryAfter());
    }

    private ApiResponse handle(Request request, ApiDocument.Match match) {
        try {
            String given = request.getHeader("Authorization");
            GuardedAccount account = given == null ? null : accounts.apply(given);
            if (account == null) {
                throw new RefusedException(401, "Invalid token provided");
            }
            ApiResponse overQuota = account.admit();
            return overQuota != null ? overQuota : account.handle(call(request, match));
        } catch (RefusedException e) {
            return e.response();
        }
    }

    private ApiCall call(Request request, ApiDocument.Match match) {
        ApiOperation operation = ApiOperation.of(match.operationId());
        RequestValidator validator = ApiServer.rules();
        validator.checkParameters(match.operationId(), match.parameters());
        if (!validator.takesJson(match.operationId())) {
            ApiCall.UploadedFile file = operation == ApiOperation.UPLOAD_MEDIA ? media.upload(request) : null;
            return new ApiCall(operation, match.parameters(), MissingNode.getInstance(), "", file);
        }
        byte[] bytes = request.getBody();
        boolean empty = bytes == null || bytes.length == 0;
        if (!empty && bytes.length > MAX_BODY) {
            throw RefusedException.pleaseCorrect(
                    "/: the request must have at most 32 KB (" + MAX_BODY + " bytes), but has " + bytes.length);
        }
        String type = request.getHeader("Content-Type");
        if (!empty && (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json"))) {
            throw new RefusedException(415, "Content-Type must be application/json");
        }
        JsonNode body = validator.read(match.operationId(), bytes);
        String json = empty ? "{}" : new String(bytes, StandardCharsets.UTF_8);
        return new ApiCall(operation, match.parameters(), body, json, null);
    }
}
