package io.github.camelinterakt.springboot;

import java.beans.BeanInfo;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.convert.DurationStyle;

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
