package io.github.camelinterakt.quarkus;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

import io.quarkus.dev.console.DevConsoleManager;
import io.quarkus.runtime.LaunchMode;

/**
 * What an application knows of the sandbox of its launch mode. The dev service runs in another class loader than the application: only types of the JDK
 * pass from one to the other.
 *
 * @param baseUrl the API's base URL
 * @param pageUrl the address of the sandbox's page
 * @param apiKey the key of the first account
 * @param webhookSecret the secret of webhooks whose component has none
 * @param webhooks enables the webhook of the account with the key, with address and secret, now and after each reset of the sandbox
 */
public record SandboxLink(
        String baseUrl, String pageUrl, String apiKey, String webhookSecret, BiConsumer<String, String[]> webhooks) {

    private static String name(LaunchMode mode) {
        return SandboxLink.class.getName() + "." + mode;
    }

    /** Publishes the sandbox to the applications that start in this launch mode. */
    public void publish(LaunchMode mode) {
        DevConsoleManager.setGlobal(
                name(mode),
                Map.of(
                        "baseUrl", baseUrl,
                        "pageUrl", pageUrl,
                        "apiKey", apiKey,
                        "webhookSecret", webhookSecret,
                        "webhooks", webhooks));
    }

    static Optional<SandboxLink> current(LaunchMode mode) {
        Map<String, Object> published = DevConsoleManager.getGlobal(name(mode));
        return Optional.ofNullable(published)
                .map(values -> new SandboxLink(
                        (String) values.get("baseUrl"),
                        (String) values.get("pageUrl"),
                        (String) values.get("apiKey"),
                        (String) values.get("webhookSecret"),
                        webhooks(values.get("webhooks"))));
    }

    @SuppressWarnings("unchecked") // publish() puts it
    private static BiConsumer<String, String[]> webhooks(Object value) {
        return (BiConsumer<String, String[]>) value;
    }
}
