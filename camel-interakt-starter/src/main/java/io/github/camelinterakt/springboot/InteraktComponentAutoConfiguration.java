package io.github.camelinterakt.springboot;

import java.util.function.BiConsumer;
import javax.sql.DataSource;

import io.github.camelinterakt.Acknowledgement;
import io.github.camelinterakt.InteraktComponent;
import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.InteraktEndpoint;
import io.github.camelinterakt.InteraktOperation;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.spring.boot.ComponentConfigurationProperties;
import org.apache.camel.spring.boot.util.CamelPropertiesHelper;
import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.apache.camel.spring.boot.util.HierarchicalPropertiesEvaluator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnNotWebApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Sets the {@code interakt} component's options from {@code camel.component.interakt.*}, and creates a component for each
 * account of {@code camel.interakt.accounts.*}. Does not configure any other component.
 */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
@ConditionalOnHierarchicalProperties({"camel.component", "camel.component.interakt"})
@EnableConfigurationProperties({
    ComponentConfigurationProperties.class,
    InteraktComponentConfiguration.class,
    InteraktAccounts.class
})
public class InteraktComponentAutoConfiguration {

    InteraktComponentAutoConfiguration(ConfigurableEnvironment environment) {
        UnknownProperties.refuse(environment);
    }

    /** Supports bean references as values of options that are objects. */
    @Bean
    @ConfigurationPropertiesBinding
    static InteraktComponentConverter interaktComponentConverter(ApplicationContext beans) {
        return new InteraktComponentConverter(beans);
    }

    /** Creates the components of further accounts, unless they are beans. */
    @Bean
    CamelContextConfiguration interaktAccountComponents(InteraktAccounts accounts) {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext camelContext) {
                for (String name : accounts.getAccounts().keySet()) {
                    if (camelContext.getRegistry().lookupByName(name) == null) {
                        camelContext.addComponent(name, new InteraktComponent(camelContext));
                    }
                }
            }

            @Override
            public void afterApplicationStart(CamelContext camelContext) {
                // no action
            }
        };
    }

    /** Refuses webhooks without a web server: Camel's platform-http for Spring Boot would start, and receive nothing. */
    @Bean
    @ConditionalOnNotWebApplication
    CamelContextConfiguration interaktWebhookServer() {
        return onWebhook((camelContext, webhook) -> {
            if (webhook.getWebhookConfiguration().getHttpServerComponent() == null
                    && camelContext.hasComponent("platform-http") != null) {
                throw new InteraktConfigurationException(
                        "interakt:webhook needs a web server, which this application does not have.",
                        "Add spring-boot-starter-web, and do not set spring.main.web-application-type=none; or"
                                + " name another server with the option httpServerComponent.");
            }
        });
    }

    /** Sets the option inbox of a webhook that needs it and does not have it: to the application's only, or primary, data source. */
    @Bean
    CamelContextConfiguration interaktWebhookInbox(ApplicationContext application) {
        return onWebhook((camelContext, webhook) -> {
            var configuration = webhook.getWebhookConfiguration();
            if (configuration.getAck() == Acknowledgement.onStore && configuration.getInbox() == null) {
                ObjectProvider<DataSource> dataSources = application.getBeanProvider(DataSource.class);
                configuration.setInbox(dataSources.getIfUnique());
                String[] names = application.getBeanNamesForType(DataSource.class);
                if (configuration.getInbox() == null) {
                    throw new InteraktConfigurationException(
                            "interakt:webhook with ack=onStore needs the option inbox, a DataSource in which the events are"
                                    + " stored: the application has "
                                    + (names.length == 0
                                            ? "none."
                                            : String.join(", ", names) + ", and none of them is primary."),
                            names.length == 0
                                    ? "Add spring-boot-starter-jdbc and a database driver, and set spring.datasource.url; or set"
                                            + " ack=onComplete."
                                    : "Set camel.component.interakt.inbox=#bean:" + names[0]
                                            + ", for example, or annotate one of the data sources with @Primary.");
                }
            }
        });
    }

    private static CamelContextConfiguration onWebhook(BiConsumer<CamelContext, InteraktEndpoint> action) {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext camelContext) {
                camelContext.getCamelContextExtension().registerEndpointCallback((uri, endpoint) -> {
                    if (endpoint instanceof InteraktEndpoint interakt
                            && interakt.getOperation() == InteraktOperation.webhook) {
                        action.accept(camelContext, interakt);
                    }
                    return endpoint;
                });
            }

            @Override
            public void afterApplicationStart(CamelContext camelContext) {
                // no action
            }
        };
    }

    /** Configures a component when it is added to the Camel context. */
    @Lazy
    @Bean
    ComponentCustomizer interaktComponentCustomizer(
            ApplicationContext application,
            CamelContext camelContext,
            InteraktComponentConfiguration configuration,
            InteraktAccounts accounts) {
        return new ComponentCustomizer() {
            @Override
            public void configure(String name, Component target) {
                CamelPropertiesHelper.copyProperties(camelContext, options(name), target);
            }

            @Override
            public boolean isEnabled(String name, Component target) {
                return target instanceof InteraktComponent
                        && options(name) != null
                        && HierarchicalPropertiesEvaluator.evaluate(
                                application, "camel.component.customizer", "camel.component.interakt.customizer");
            }

            private InteraktComponentConfiguration options(String name) {
                return InteraktConstants.SCHEME.equals(name)
                        ? configuration
                        : accounts.getAccounts().get(name);
            }
        };
    }
}
