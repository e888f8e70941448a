package io.github.camelinterakt.examples.recipes.demo;

import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

import org.apache.camel.main.Main;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A recipe starts with the settings that its first lines name, and with no others. */
class OwnSettingsTest {

    static final List<String> RECIPES = Demo.RECIPES;
    private static final Pattern SETTING = Pattern.compile("\\b[a-z]+\\.[a-z][a-z-]+\\b");

    @ParameterizedTest
    @FieldSource("RECIPES")
    void aRecipeStartsWithTheSettingsThatItNames(String recipe) throws Exception {
        String firstLines = Simulation.resource("/recipes/" + recipe + ".yaml").split("\n- ", 2)[0];
        Properties settings = new Properties();
        settings.load(OwnSettingsTest.class.getResourceAsStream("/application.properties"));
        Main main = new Main();
        main.configure()
                .withAutoStartup(false)
                .withRoutesIncludePattern("classpath:recipes/common.yaml,classpath:recipes/" + recipe + ".yaml");
        SETTING.matcher(firstLines)
                .results()
                .map(setting -> setting.group())
                .filter(setting -> settings.getProperty(setting, "").startsWith("{{env:"))
                .forEach(setting -> main.addOverrideProperty(setting, "http://127.0.0.1:1"));
        main.addOverrideProperty("camel.component.interakt.apiKey", "examplekey");
        main.addOverrideProperty("camel.server.port", "0");
        main.addOverrideProperty("store.url", "jdbc:h2:mem:" + recipe);
        if (firstLines.contains("INTERAKT_WEBHOOK_SECRET")) {
            main.addOverrideProperty("camel.component.interakt.webhookSecret", Simulation.SECRET);
        }

        main.start();
        try {
            assertThat(main.getCamelContext().getRoutes()).isNotEmpty();
        } finally {
            main.stop();
        }
    }
}
