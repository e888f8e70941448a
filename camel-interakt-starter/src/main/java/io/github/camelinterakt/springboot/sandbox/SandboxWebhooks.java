package io.github.camelinterakt.springboot.sandbox;

import io.github.camelinterakt.InteraktEndpoint;
import io.github.camelinterakt.sandbox.Sandbox;
import org.apache.camel.CamelContext;
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
            InteraktEndpoint.webhooks(camel).forEach(endpoint -> wire(endpoint, address));
        }
    }

    private void wire(InteraktEndpoint endpoint, String address) {
        Sandbox account = sandbox.account(endpoint.getConfiguration().getApiKey());
        if (account.webhook().url() == null) {
            account.enableWebhook(
                    address + endpoint.getWebhookPath(),
                    endpoint.getWebhookConfiguration().getWebhookSecret().strip());
            // Without the token.
            LOG.info("The Interakt sandbox posts events to {}.", address + endpoint.getServiceUrl());
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
