package io.github.camelinterakt.quarkus;

import io.github.camelinterakt.InteraktComponent;
import io.github.camelinterakt.InteraktConfiguration;
import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.InteraktEndpoint;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.CamelContextCustomizer;
import org.apache.camel.support.LifecycleStrategySupport;

/** Points an application at the sandbox that runs in its launch mode. */
@Recorder
public class InteraktSandboxRecorder {

    private static final String LIVE_URL = new InteraktConfiguration().getBaseUrl();

    /** All components of Interakt send their requests to the sandbox, each account with its own data. */
    public RuntimeValue<CamelContextCustomizer> customizer() {
        return new RuntimeValue<>(context -> SandboxLink.current(LaunchMode.current())
                .ifPresent(link -> context.addLifecycleStrategy(new Lifecycle(link))));
    }

    /** Redirects to the sandbox's page, whose port differs at each start. */
    public Handler<RoutingContext> page() {
        return request -> SandboxLink.current(LaunchMode.current())
                .ifPresentOrElse(link -> request.redirect(link.pageUrl()), () -> request.fail(404));
    }

    private static final class Lifecycle extends LifecycleStrategySupport {

        private final SandboxLink sandbox;

        Lifecycle(SandboxLink sandbox) {
            this.sandbox = sandbox;
        }

        /** Components that Camel has made for the application's properties. */
        @Override
        public void onContextInitializing(CamelContext context) {
            for (String name : context.getComponentNames()) {
                onComponentAdd(name, context.hasComponent(name));
            }
        }

        /** Sets what the application leaves open. */
        @Override
        public void onComponentAdd(String name, Component added) {
            if (added instanceof InteraktComponent component) {
                InteraktConfiguration configuration = component.getConfiguration();
                if (LIVE_URL.equals(configuration.getBaseUrl())) {
                    configuration.setBaseUrl(sandbox.baseUrl());
                }
                if (configuration.getApiKey() == null) {
                    configuration.setApiKey(InteraktConstants.SCHEME.equals(name) ? sandbox.apiKey() : name);
                }
                var webhook = component.getWebhookConfiguration();
                if (webhook.getWebhookSecret() == null) {
                    webhook.setWebhookSecret(sandbox.webhookSecret());
                }
            }
        }

        @Override
        public void onEndpointAdd(Endpoint added) {
            if (added instanceof InteraktEndpoint endpoint
                    && sandbox.baseUrl().equals(endpoint.getConfiguration().getBaseUrl())) {
                sandbox.webhooks().accept(endpoint.getConfiguration().getApiKey(), new String[0]);
            }
        }
    }
}
