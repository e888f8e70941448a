package io.github.camelinterakt.quarkus;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.SandboxSettings;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.ShutdownContext;
import io.quarkus.runtime.annotations.Recorder;

/** Runs the sandbox in the application itself, so that tests have it as a bean. */
@Recorder
public class InteraktSandboxBeanRecorder {

    /** Starts the sandbox, which ends with the application. */
    public RuntimeValue<Sandbox> start(Map<String, String> settings, ShutdownContext shutdown) {
        Sandbox sandbox = start(settings, LaunchMode.current());
        shutdown.addShutdownTask(sandbox::close);
        return new RuntimeValue<>(sandbox);
    }

    /** Starts a sandbox for the applications of a launch mode. */
    public static Sandbox start(Map<String, String> settings, LaunchMode mode) {
        SandboxSettings builder = Sandbox.builder();
        settings.forEach((name, value) -> builder.set(name + "=" + value));
        Sandbox sandbox = builder.start();
        BiConsumer<String, String[]> webhooks = (apiKey, webhook) -> {
            Sandbox account = sandbox.account(apiKey);
            if (webhook.length > 0) {
                account.enableWebhook(webhook[0], webhook[1]);
            }
        };
        new SandboxLink(
                        sandbox.baseUrl(),
                        sandbox.pageUrl(),
                        sandbox.apiKey(),
                        settings.getOrDefault("webhook-secret", "examplesecret"),
                        webhooks)
                .publish(mode);
        return sandbox;
    }

    /** The sandbox, once it knows the application's webhooks. */
    public Supplier<Sandbox> bean(RuntimeValue<Sandbox> sandbox) {
        return () -> {
            Arc.container().instance(SandboxWebhooks.class).get().await();
            return sandbox.getValue();
        };
    }
}
