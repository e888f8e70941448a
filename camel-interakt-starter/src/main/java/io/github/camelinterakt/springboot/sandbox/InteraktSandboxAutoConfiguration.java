package io.github.camelinterakt.springboot.sandbox;

import io.github.camelinterakt.InteraktComponent;
import io.github.camelinterakt.sandbox.InteraktSandbox;
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
 * With {@code camel.interakt.sandbox.enabled=true} an Interakt runs in this process and the {@code interakt} component sends
 * there. The sandbox is a bean, of type {@link InteraktSandbox}, to be looked into and controlled; a bean of that type that
 * the application has of its own takes its place.
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
                    "The Interakt sandbox runs at {}. The component sends there, whatever camel.component.interakt.base-url"
                            + " and .api-key say: nothing reaches the real Interakt.",
                    sandbox.baseUrl());
            return new SandboxCustomizer(sandbox);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingClass(SANDBOX_CLASS)
    static class MissingSandbox {

        MissingSandbox() {
            throw new SandboxMissingException();
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

        /** After the customizer that sets the application's own properties. */
        @Override
        public int getOrder() {
            return Ordered.LOWEST;
        }
    }
}
