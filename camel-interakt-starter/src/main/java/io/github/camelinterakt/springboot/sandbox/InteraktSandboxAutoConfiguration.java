package io.github.camelinterakt.springboot.sandbox;

import io.github.camelinterakt.InteraktComponent;
import io.github.camelinterakt.sandbox.InteraktSandbox;
import io.github.camelinterakt.springboot.InteraktConfigurationException;
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
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * With {@code camel.interakt.sandbox.enabled=true}, starts a sandbox in this process to which the {@code interakt} component
 * sends all requests. The sandbox is a bean of type {@link InteraktSandbox}. If the application defines a bean of that type, the
 * component uses that bean.
 */
@AutoConfiguration(before = CamelAutoConfiguration.class)
@ConditionalOnProperty(prefix = "camel.interakt.sandbox", name = "enabled", havingValue = "true")
public class InteraktSandboxAutoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(InteraktSandboxAutoConfiguration.class);
    private static final String SANDBOX_CLASS = "io.github.camelinterakt.sandbox.InteraktSandbox";

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(InteraktSandbox.class)
    @EnableConfigurationProperties(InteraktSandboxProperties.class)
    static class RunningSandbox {

        @Bean(destroyMethod = "close")
        @ConditionalOnMissingBean
        InteraktSandbox interaktSandbox(InteraktSandboxProperties properties) {
            return properties.start();
        }

        @Bean
        ComponentCustomizer interaktSandboxCustomizer(InteraktSandbox sandbox) {
            LOG.info(
                    "The Interakt sandbox runs at {}. All requests of the component go to the sandbox;"
                            + " camel.component.interakt.base-url and .api-key are ignored.",
                    sandbox.baseUrl());
            return new SandboxCustomizer(sandbox);
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

    private record SandboxCustomizer(InteraktSandbox sandbox) implements ComponentCustomizer {

        @Override
        public void configure(String name, Component target) {
            InteraktComponent component = (InteraktComponent) target;
            component.getConfiguration().setBaseUrl(sandbox.baseUrl());
            component.getConfiguration().setApiKey(sandbox.apiKey());
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
