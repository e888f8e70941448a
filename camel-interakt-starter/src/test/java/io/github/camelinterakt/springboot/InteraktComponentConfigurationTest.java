package io.github.camelinterakt.springboot;

import java.beans.BeanInfo;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelinterakt.lease.JdbcQuotaStore;
import io.github.camelinterakt.lease.QuotaStore;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/** The Spring properties are the component's options: all of them, and no others. */
class InteraktComponentConfigurationTest {

    private static final Map<String, JsonNode> METADATA = StreamSupport.stream(
                    CatalogOption.json("/META-INF/spring-configuration-metadata.json")
                            .get("properties")
                            .spliterator(),
                    false)
            .collect(Collectors.toMap(item -> item.get("name").asText(), Function.identity()));

    static List<CatalogOption> options() {
        return CatalogOption.all();
    }

    /** With {@code -Dstarter.update} the files are written instead. */
    @Test
    void whatRepeatsTheCatalogIsUpToDate() throws Exception {
        ConfigurationSource source = new ConfigurationSource(options());
        if (System.getProperty("starter.update") != null) {
            source.write();
            return;
        }
        String update = "bring it up to date with: ./mvnw -q -pl camel-interakt-starter -am test -Dstarter.update"
                + " -Dtest=InteraktComponentConfigurationTest#whatRepeatsTheCatalogIsUpToDate"
                + " -Dsurefire.failIfNoSpecifiedTests=false";
        assertThat(ConfigurationSource.read(ConfigurationSource.JAVA))
                .as(update)
                .isEqualTo(source.java());
        assertThat(ConfigurationSource.read(ConfigurationSource.DEFAULTS))
                .as(update)
                .isEqualTo(source.defaults());
    }

    @ParameterizedTest
    @MethodSource("options")
    void everyOptionHasAPropertyOfItsType(CatalogOption option) throws Exception {
        PropertyDescriptor property = Arrays.stream(beanInfo().getPropertyDescriptors())
                .filter(candidate -> candidate.getName().equals(option.name()))
                .findAny()
                .orElseThrow();

        assertThat(property.getPropertyType()).isEqualTo(option.propertyType());
        assertThat(property.getWriteMethod()).isNotNull();
        assertThat(property.getReadMethod().invoke(new InteraktComponentConfiguration()))
                .as("not set unless the application sets it")
                .isNull();
    }

    @Test
    void everyPropertyReachesTheComponent() throws Exception {
        Map<String, Object> expected = new LinkedHashMap<>();
        List<String> properties = new ArrayList<>();
        for (CatalogOption option : options()) {
            Object value = other(option);
            expected.put(option.name(), value);
            properties.add(option.property() + "="
                    + (value instanceof BeanOfType bean
                            ? "#bean:" + bean.name()
                            : option.isDuration() ? "5s" : value.toString()));
        }
        new ApplicationContextRunner()
                .withUserConfiguration(Application.class)
                .withPropertyValues(properties.toArray(String[]::new))
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    CamelContext camel = context.getBean(CamelContext.class);
                    Component component = camel.getComponent("interakt");
                    PropertyConfigurerGetter options =
                            (PropertyConfigurerGetter) component.getComponentPropertyConfigurer();
                    expected.forEach((name, value) -> assertThat(options.getOptionValue(component, name, true))
                            .as(name)
                            .isEqualTo(value instanceof BeanOfType bean ? context.getBean(bean.name()) : value));
                });
    }

    private record BeanOfType(String name) {}

    /** A value that is not the default. */
    private static Object other(CatalogOption option) throws ClassNotFoundException {
        Class<?> type = option.propertyType();
        String defaultValue = option.description().path("defaultValue").asText("");
        if (option.isDuration()) {
            return 5_000L;
        } else if (type == Boolean.class) {
            return !Boolean.parseBoolean(defaultValue);
        } else if (type == Integer.class) {
            return defaultValue.isEmpty() ? 7 : Integer.parseInt(defaultValue) + 1;
        } else if (type == Double.class) {
            return Double.parseDouble(defaultValue) / 2;
        } else if (type.isEnum()) {
            return type.getEnumConstants()[1];
        }
        return type == String.class ? "example" + option.name() : new BeanOfType(option.name());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        StateRepository<String, String> echoMemory() {
            return new MemoryStateRepository();
        }

        @Bean
        ObjectMapper objectMapper() {
            return new JsonMapper();
        }

        @Bean
        DataSource inbox() {
            return new JdbcDataSource();
        }

        @Bean
        QuotaStore quotaStore() {
            return new JdbcQuotaStore();
        }

        @Bean
        SSLContextParameters sslContextParameters() {
            return new SSLContextParameters();
        }

        @Bean
        IdempotentRepository idempotentRepository() {
            return new MemoryIdempotentRepository();
        }
    }

    @Test
    void everyPropertyIsAnOption() throws Exception {
        assertThat(beanInfo().getPropertyDescriptors())
                .extracting(PropertyDescriptor::getName)
                .containsExactlyInAnyOrderElementsOf(
                        options().stream().map(CatalogOption::name).toList());
    }

    @ParameterizedTest
    @MethodSource("options")
    void completionShowsTheCatalogsDescriptionAndDefault(CatalogOption option) {
        JsonNode item = METADATA.get(option.property());

        assertThat(item).isNotNull();
        assertThat(item.get("description").asText())
                .isEqualTo(option.description().get("description").asText());
        assertThat(inOptionsTerms(option, item.path("defaultValue").asText("")))
                .isEqualTo(option.description().path("defaultValue").asText("").toLowerCase(Locale.ROOT));
    }

    @Test
    void completionDescribesEveryProperty() {
        assertThat(METADATA)
                .hasSizeGreaterThan(options().size())
                .allSatisfy((name, item) ->
                        assertThat(item.path("description").asText()).as(name).endsWith("."));
    }

    private static String inOptionsTerms(CatalogOption option, String springDefault) {
        if (option.isDuration() && !springDefault.isEmpty()) {
            Duration duration = DurationStyle.SIMPLE.parse(springDefault);
            return Long.toString(duration.toMillis());
        }
        if ("number".equals(option.description().get("type").asText()) && !springDefault.isEmpty()) {
            return Double.toString(Double.parseDouble(springDefault));
        }
        return springDefault.toLowerCase(Locale.ROOT);
    }

    private static BeanInfo beanInfo() throws Exception {
        return Introspector.getBeanInfo(
                InteraktComponentConfiguration.class, ComponentConfigurationPropertiesCommon.class);
    }
}
