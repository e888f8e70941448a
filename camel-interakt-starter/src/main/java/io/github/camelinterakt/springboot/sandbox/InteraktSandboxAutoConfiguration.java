package io.github.camelinterakt.springboot.sandbox;

import com.github.tomakehurst.wiremock.common.FatalStartupException;
import io.github.camelinterakt.InteraktComponent;
import io.github.camelinterakt.InteraktConfiguration;
import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.SandboxSetting;
import io.github.camelinterakt.sandbox.SandboxSettings;
import io.github.camelinterakt.springboot.InteraktConfigurationException;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Ordered;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * With {@code camel.interakt.sandbox.enabled=true}, starts a sandbox in this process to which all components of Interakt send
 * their requests, each account with its own data, and whose events go to the application's webhooks; {@code camel.interakt.sandbox.*} has the settings of {@link SandboxSetting}. The sandbox is a bean of type {@link Sandbox}. If the application defines a bean of that type, the
 * components use that bean.
 */
@AutoConfiguration(before = CamelAutoConfiguration.class)
@ConditionalOnProperty(prefix = "camel.interakt.sandbox", name = "enabled", havingValue = "true")
public class InteraktSandboxAutoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(InteraktSandboxAutoConfiguration.class);
    private static final String SANDBOX_CLASS = "io.github.camelinterakt.sandbox.Sandbox";

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(Sandbox.class)
    static class RunningSandbox {

        @Bean(destroyMethod = "close")
        @ConditionalOnMissingBean
        Sandbox interaktSandbox(Environment environment) {
            SandboxSettings settings = Sandbox.builder();
            Binder properties = Binder.get(environment);
            for (SandboxSetting setting : SandboxSetting.values()) {
                properties
                        .bind("camel.interakt.sandbox." + setting.kebabCase(), String.class)
                        .ifBound(value -> setting.apply(settings, value));
            }
            try {
                return settings.start();
            } catch (FatalStartupException e) {
                throw new InteraktConfigurationException(
                        "The Interakt sandbox cannot listen: " + e.getMessage() + ".",
                        "Set camel.interakt.sandbox.port to a free port, or to 0, which finds one, and host to an address of this machine.");
            }
        }

        @Bean
        ComponentCustomizer interaktSandboxCustomizer(Sandbox sandbox, Environment environment) {
            LOG.info(
                    "The Interakt sandbox runs at {}; open {} to see conversations and to write as a customer. All requests go to the sandbox; base-url is ignored, and so is"
                            + " camel.component.interakt.api-key. Other accounts keep their keys, and have their own data.",
                    sandbox.baseUrl(),
                    sandbox.pageUrl());
            String name = "camel.interakt.sandbox." + SandboxSetting.WEBHOOK_SECRET.kebabCase();
            String secret = Binder.get(environment)
                    .bind(name, String.class)
                    .orElse(SandboxSetting.WEBHOOK_SECRET.defaultValue());
            return new SandboxCustomizer(sandbox, secret);
        }

        @Bean
        ApplicationListener<ApplicationStartedEvent> interaktSandboxWebhooks(Sandbox sandbox, CamelContext camel) {
            return new SandboxWebhooks(sandbox, camel);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingClass(SANDBOX_CLASS)
    static class MissingSandbox {

        MissingSandbox() {
            throw new InteraktConfigurationException(
                    "camel.interakt.sandbox.enabled is true, but the sandbox is not on the class path.",
                    "Add the dependency io.github.camelinterakt:camel-interakt-sandbox (of the same version as"
                            + " camel-interakt-starter), or remove the property.");
        }
    }

    private record SandboxCustomizer(Sandbox sandbox, String webhookSecret) implements ComponentCustomizer {

        @Override
        public void configure(String name, Component target) {
            InteraktComponent component = (InteraktComponent) target;
            InteraktConfiguration configuration = component.getConfiguration();
            configuration.setBaseUrl(sandbox.baseUrl());
            if (InteraktConstants.SCHEME.equals(name)) {
                configuration.setApiKey(sandbox.apiKey());
            } else {
                String key = configuration.getApiKey() == null ? name : configuration.getApiKey();
                configuration.setApiKey(sandbox.account(key).apiKey());
            }
            if (component.getWebhookConfiguration().getWebhookSecret() == null) {
                component.getWebhookConfiguration().setWebhookSecret(webhookSecret);
            }
        }

        @Override
        public boolean isEnabled(String name, Component target) {
            return target instanceof InteraktComponent;
        }

        /** Runs after the customizer that sets the application's properties. */
        @Override
        public int getOrder() {
            return Ordered.LOWEST;
        }
    }
}
