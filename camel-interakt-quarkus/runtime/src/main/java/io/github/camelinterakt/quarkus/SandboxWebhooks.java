package io.github.camelinterakt.quarkus;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.camelinterakt.InteraktEndpoint;
import io.quarkus.dev.console.DevConsoleManager;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import org.apache.camel.CamelContext;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Lets the sandbox post each account's events to the first webhook of the account's component, when the HTTP server listens. */
@Singleton
public class SandboxWebhooks {

    private static final Logger LOG = Logger.getLogger(SandboxWebhooks.class);
    private static final String ADDRESS = SandboxWebhooks.class.getName() + ".address";
    private static final int LONGEST_WAIT_SECONDS = 10;

    private final CamelContext camel;
    private final Config config;
    private final Set<String> accounts = new HashSet<>();
    private final CountDownLatch done = new CountDownLatch(1);

    SandboxWebhooks(CamelContext camel, Config config) {
        this.camel = camel;
        this.config = config;
    }

    void onServerStart(@ObservesAsync HttpServerStart start) {
        String address = address(start.options());
        if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            DevConsoleManager.setGlobal(ADDRESS, address);
        }
        wire(address);
    }

    /** After a live reload, for which the HTTP server does not start again. */
    void onReload(@Observes StartupEvent start) {
        String address = DevConsoleManager.getGlobal(ADDRESS);
        if (address != null && LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            wire(address);
        }
    }

    /** Waits until the sandbox posts to the application's webhooks; not at all if there are none. */
    void await() {
        try {
            if (!InteraktEndpoint.webhooks(camel).isEmpty() && !done.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn(
                        "The HTTP server has not started, so the Interakt sandbox posts no events to this application.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The application may listen twice, for HTTP and HTTPS: the first address is used. */
    private synchronized void wire(String address) {
        try {
            SandboxLink.current(LaunchMode.current()).ifPresent(link -> wire(link, address));
        } finally {
            done.countDown();
        }
    }

    private void wire(SandboxLink sandbox, String address) {
        for (InteraktEndpoint endpoint : InteraktEndpoint.webhooks(camel)) {
            if (sandbox.baseUrl().equals(endpoint.getConfiguration().getBaseUrl())
                    && accounts.add(endpoint.getConfiguration().getApiKey())) {
                sandbox.webhooks().accept(endpoint.getConfiguration().getApiKey(), new String[] {
                    address + endpoint.getWebhookPath(),
                    endpoint.getWebhookConfiguration().getWebhookSecret().strip()
                });
                // Without the token.
                LOG.infof("The Interakt sandbox posts events to %s.", address + endpoint.getServiceUrl());
            }
        }
    }

    private String address(HttpServerOptions options) {
        String scheme = options.isSsl() ? "https" : "http";
        String property = "quarkus.http." + (LaunchMode.current() == LaunchMode.TEST ? "test-" : "")
                + (options.isSsl() ? "ssl-port" : "port");
        // With a free port, Quarkus sets the property to the one that it has got.
        int port = options.getPort() > 0 ? options.getPort() : config.getValue(property, Integer.class);
        String host = options.getHost().equals("0.0.0.0") ? "127.0.0.1" : options.getHost();
        String root =
                config.getOptionalValue("quarkus.http.root-path", String.class).orElse("/");
        return scheme + "://" + host + ":" + port
                + ("/" + root).replaceAll("/+", "/").replaceFirst("/$", "");
    }
}
