package io.github.camelinterakt.springboot.sandbox;

import java.util.Comparator;

import io.github.camelinterakt.InteraktEndpoint;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.sandbox.Sandbox;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Lets the sandbox post each account's events to the first webhook of the account's component, when the web server and the routes have started. */
record SandboxWebhooks(Sandbox sandbox, CamelContext camel) implements ApplicationListener<ApplicationStartedEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(SandboxWebhooks.class);

    @Override
    public void onApplicationEvent(ApplicationStartedEvent event) {
        Environment environment = event.getApplicationContext().getEnvironment();
        String port = environment.getProperty("local.server.port");
        if (port != null) {
            String address = address(environment, port);
            camel.getRoutes().stream()
                    .map(Route::getEndpoint)
                    .filter(InteraktEndpoint.class::isInstance)
                    .map(InteraktEndpoint.class::cast)
                    .filter(endpoint -> endpoint.getOperation() == InteraktOperation.webhook)
                    // The signed ones first: the others are for RCS alone.
                    .sorted(Comparator.comparing(
                            endpoint -> !endpoint.getWebhookConfiguration().isVerifySignature()))
                    .forEach(endpoint -> wire(endpoint, address));
        }
    }

    private void wire(InteraktEndpoint endpoint, String address) {
        Sandbox account = sandbox.account(endpoint.getConfiguration().getApiKey());
        if (account.webhook().url() == null) {
            var configuration = endpoint.getWebhookConfiguration();
            String url = address + endpoint.getServiceUrl();
            boolean hasToken = configuration.getWebhookToken() != null && configuration.getWebhookTokenHeader() == null;
            String token = hasToken
                    ? "/" + configuration.getWebhookToken().split(",", -1)[0].strip()
                    : "";
            account.enableWebhook(
                    url.replaceFirst("/+$", "") + token,
                    configuration.getWebhookSecret().strip());
            LOG.info("The Interakt sandbox posts events to {}.", url);
        }
    }

    private static String address(Environment environment, String port) {
        boolean secured = environment.getProperty("server.ssl.enabled", Boolean.class, true)
                && Binder.get(environment)
                        .bind("server.ssl", Bindable.mapOf(String.class, Object.class))
                        .isBound();
        String host = environment.getProperty("server.address", "127.0.0.1");
        return (secured ? "https://" : "http://") + (host.equals("0.0.0.0") ? "127.0.0.1" : host) + ":" + port
                + environment.getProperty("server.servlet.context-path", "")
                + environment.getProperty("spring.mvc.servlet.path", "");
    }
}
