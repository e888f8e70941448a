package io.github.camelinterakt.springboot;

import io.github.camelinterakt.InteraktComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.ComponentConfigurationProperties;
import org.apache.camel.spring.boot.util.CamelPropertiesHelper;
import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.apache.camel.spring.boot.util.HierarchicalPropertiesEvaluator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;

/** Sets the {@code interakt} component's options from {@code camel.component.interakt.*}. */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
@ConditionalOnHierarchicalProperties({"camel.component", "camel.component.interakt"})
@EnableConfigurationProperties({ComponentConfigurationProperties.class, InteraktComponentConfiguration.class})
public class InteraktComponentAutoConfiguration {

    /** Lets options that are objects be given as references to beans. */
    @Bean
    @ConfigurationPropertiesBinding
    static InteraktComponentConverter interaktComponentConverter(ApplicationContext beans) {
        return new InteraktComponentConverter(beans);
    }

    /** Configures the component when Camel makes it. */
    @Lazy
    @Bean
    ComponentCustomizer interaktComponentCustomizer(
            ApplicationContext application, CamelContext camelContext, InteraktComponentConfiguration configuration) {
        return new ComponentCustomizer() {
            @Override
            public void configure(String name, Component target) {
                CamelPropertiesHelper.copyProperties(camelContext, configuration, target);
            }

            @Override
            public boolean isEnabled(String name, Component target) {
                return target instanceof InteraktComponent
                        && HierarchicalPropertiesEvaluator.evaluate(
                                application, "camel.component.customizer", "camel.component.interakt.customizer");
            }
        };
    }
}
