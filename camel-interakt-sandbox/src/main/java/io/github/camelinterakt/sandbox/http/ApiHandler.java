package io.github.camelinterakt.sandbox.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.github.tomakehurst.wiremock.http.Request;
import io.github.camelinterakt.sandbox.account.GuardedAccount;
import io.github.camelinterakt.sandbox.api.ApiCall;
import io.github.camelinterakt.sandbox.api.ApiOperation;
import io.github.camelinterakt.sandbox.api.ApiResponse;
import io.github.camelinterakt.sandbox.api.RefusedException;
import io.github.camelinterakt.sandbox.openapi.RequestValidator;
import io.github.camelinterakt.sandbox.openapi.Violation;

/**
 * Converts a request to a call of the account, after it has checked authentication, quota, size, syntax and the rules of the
 * OpenAPI document, in this order. Thread-safe.
 */
final class ApiHandler {

    /** The API's limit for a request's size. */
    private static final int MAX_BODY = 32 * 1024;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final RequestValidator validator;
    private final Function<String, GuardedAccount> accounts;
    private final MediaStore media;

    ApiHandler(RequestValidator validator, Function<String, GuardedAccount> accounts, MediaStore media) {
        this.validator = validator;
        this.accounts = accounts;
        this.media = media;
    }

    ApiResponse handle(Request request, Router.Match match) {
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

    private ApiCall call(Request request, Router.Match match) {
        ApiOperation operation = ApiOperation.of(match.operationId());
        refuse(validator.checkParameters(match.operationId(), match.parameters()));
        if (operation == ApiOperation.UPLOAD_MEDIA) {
            return new ApiCall(
                    operation, match.parameters(), MissingNode.getInstance(), "", Uploads.read(request, media));
        }
        if (!validator.takesJson(match.operationId())) {
            return new ApiCall(operation, match.parameters(), MissingNode.getInstance(), "", null);
        }
        byte[] bytes = request.getBody();
        if (bytes == null || bytes.length == 0) {
            if (validator.requiresBody(match.operationId())) {
                throw RefusedException.pleaseCorrect("/: a JSON object is required");
            }
            return new ApiCall(operation, match.parameters(), MAPPER.createObjectNode(), "{}", null);
        }
        if (bytes.length > MAX_BODY) {
            throw RefusedException.pleaseCorrect(
                    "/: the request must have at most 32 KB (" + MAX_BODY + " bytes), but has " + bytes.length);
        }
        requireJson(request.getHeader("Content-Type"));
        JsonNode body = parse(bytes);
        refuse(validator.checkBody(match.operationId(), body));
        return new ApiCall(operation, match.parameters(), body, new String(bytes, StandardCharsets.UTF_8), null);
    }

    private static void requireJson(String contentType) {
        if (contentType == null || !contentType.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw new RefusedException(415, "Content-Type must be application/json");
        }
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (IOException e) {
            throw RefusedException.pleaseCorrect("/: is not well-formed JSON, or contains a key twice");
        }
    }

    private static void refuse(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw RefusedException.pleaseCorrect(
                    violations.stream().map(Violation::toString).collect(Collectors.joining("; ")));
        }
    }
}
