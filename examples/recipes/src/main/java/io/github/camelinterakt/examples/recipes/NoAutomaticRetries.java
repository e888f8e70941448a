package io.github.camelinterakt.examples.recipes;

import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;

/**
 * For camel-http: a 429 or 503 fails the exchange at once. By default the client would hold the thread for as long as the
 * response's {@code Retry-After} says, and repeat the request, also a POST.
 */
public class NoAutomaticRetries implements HttpClientConfigurer {

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        client.disableAutomaticRetries();
    }
}
