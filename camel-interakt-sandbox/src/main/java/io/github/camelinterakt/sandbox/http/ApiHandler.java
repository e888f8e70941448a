package io.github.camelinterakt.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.github.tomakehurst.wiremock.http.Request;
import io.github.camelinterakt.sandbox.account.GuardedAccount;
import io.github.camelinterakt.sandbox.api.ApiCall;
import io.github.camelinterakt.sandbox.api.ApiOperation;
import io.github.camelinterakt.sandbox.api.ApiResponse;
import io.github.camelinterakt.sandbox.api.RefusedException;
import io.github.camelinterakt.sandbox.openapi.ApiDocument;
import io.github.camelinterakt.sandbox.openapi.RequestValidator;

/**
 * Converts a request to a call of the account, after it has checked authentication, quota, size, syntax and the rules of the
 * OpenAPI document, in this order. Thread-safe.
 */
final class ApiHandler {

    /** The API's limit for a request's size. */
    private static final int MAX_BODY = 32 * 1024;

    private final Function<String, GuardedAccount> accounts;
    private final MediaStore media;

    ApiHandler(Function<String, GuardedAccount> accounts, MediaStore media) {
        this.accounts = accounts;
        this.media = media;
    }

    ApiResponse handle(Request request, ApiDocument.Match match) {
        try {
            GuardedAccount account = authenticated(request);
            ApiResponse overQuota = account.admit();
            return overQuota != null ? overQuota : account.handle(call(request, match));
        } catch (RefusedException e) {
            return e.response();
        }
    }

    private GuardedAccount authenticated(Request request) {
        String given = request.getHeader("Authorization");
        GuardedAccount account = given == null ? null : accounts.apply(given);
        if (account == null) {
            throw new RefusedException(401, "Invalid token provided");
        }
        return account;
    }

    private ApiCall call(Request request, ApiDocument.Match match) {
        RequestValidator validator = ApiServer.rules().validator();
        ApiOperation operation = ApiOperation.of(match.operationId());
        validator.checkParameters(match.operationId(), match.parameters());
        if (!validator.takesJson(match.operationId())) {
            return new ApiCall(
                    operation,
                    match.parameters(),
                    MissingNode.getInstance(),
                    "",
                    operation == ApiOperation.UPLOAD_MEDIA ? Uploads.read(request, media) : null);
        }
        byte[] bytes = request.getBody();
        boolean empty = bytes == null || bytes.length == 0;
        if (!empty && bytes.length > MAX_BODY) {
            throw RefusedException.pleaseCorrect(
                    "/: the request must have at most 32 KB (" + MAX_BODY + " bytes), but has " + bytes.length);
        }
        String contentType = request.getHeader("Content-Type");
        if (!empty
                && (contentType == null || !contentType.toLowerCase(Locale.ROOT).startsWith("application/json"))) {
            throw new RefusedException(415, "Content-Type must be application/json");
        }
        JsonNode body = validator.read(match.operationId(), bytes);
        String json = empty ? "{}" : new String(bytes, StandardCharsets.UTF_8);
        return new ApiCall(operation, match.parameters(), body, json, null);
    }
}
