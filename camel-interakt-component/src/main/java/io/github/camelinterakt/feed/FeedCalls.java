package io.github.camelinterakt.feed;

import java.util.concurrent.CompletableFuture;

import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.client.ApiRequest;
import io.github.camelinterakt.client.CallTerms;
import io.github.camelinterakt.client.InteraktClient;
import io.github.camelinterakt.client.JsonResponse;

/**
 * How a feed calls the API.
 *
 * @param client makes the calls
 * @param operation what they are called in messages
 * @param terms how they wait for the quota
 */
public record FeedCalls(InteraktClient client, InteraktOperation operation, CallTerms terms) {

    CompletableFuture<JsonResponse> fetch(ApiRequest request) {
        return client.fetch(request, terms);
    }
}
