package io.github.camelinterakt.examples.recipes.demo;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;

import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.api.ApiOperation;

import static io.github.camelinterakt.examples.recipes.demo.AllRecipes.fresh;
import static io.github.camelinterakt.examples.recipes.demo.AllRecipes.sandbox;
import static io.github.camelinterakt.examples.recipes.demo.AllRecipes.simulation;

/** What a sender posts, and its effect in the sandbox. */
enum Post {
    RAZORPAY("/razorpay", "razorpay-payment-failed.json", ApiOperation.TRACK_EVENT, Sandbox::eventCount),
    SHOPIFY_PAID("/shopify", "shopify-order-paid.json", ApiOperation.MESSAGE, Sandbox::messageCount),
    SHOPIFY_FULFILLED("/shopify", "shopify-order-fulfilled.json", ApiOperation.MESSAGE, Sandbox::messageCount),
    LEADSQUARED("/leadsquared", "leadsquared-lead.json", ApiOperation.TRACK_USER, Sandbox::contactCount),
    FRESHSALES("/freshsales", "freshsales-workflow.json", ApiOperation.TRACK_USER, Sandbox::contactCount),
    HUBSPOT("/hubspot", "hubspot-events.json", ApiOperation.TRACK_USER, Sandbox::contactCount);

    final String path;
    final String sample;
    final ApiOperation operation;
    final ToIntFunction<Sandbox> effects;

    Post(String path, String sample, ApiOperation operation, ToIntFunction<Sandbox> effects) {
        this.path = path;
        this.sample = sample;
        this.operation = operation;
        this.effects = effects;
    }

    /** The sample, with ids that no earlier test has posted. */
    String body() {
        return fresh(Simulation.sample(sample));
    }

    Map<String, String> headers(String body) {
        Map<String, String> headers = new HashMap<>(Simulation.signed(path, body));
        if (path.equals("/shopify")) {
            headers.put("X-Shopify-Topic", this == SHOPIFY_PAID ? "orders/paid" : "orders/fulfilled");
        }
        return headers;
    }

    int post(String body) throws Exception {
        return simulation().post(path, body, headers(body));
    }

    int effects() {
        return effects.applyAsInt(sandbox());
    }

    /** Whether twice does no harm. */
    boolean isIdempotent() {
        return operation == ApiOperation.TRACK_USER;
    }
}
