package io.github.camelinterakt.examples.crmsync.demo;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Switches the sandbox off where an API key or a base URL is set. Nothing of the sample CRM leaves this machine, because its
 * made-up numbers may be somebody's.
 */
public class LiveOrSandbox implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String API_KEY = "camel.component.interakt.api-key";
    private static final String BASE_URL = "camel.component.interakt.base-url";
    private static final String QUOTA = "crm.requests-per-minute";
    private static final int UNLIMITED = 1_000_000;
    private static final String SANDBOX = "camel.interakt.sandbox.enabled";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        // Shorter names for the command line.
        String apiKey = environment.getProperty(API_KEY, environment.getProperty("interakt.api-key"));
        String baseUrl = environment.getProperty(BASE_URL, environment.getProperty("interakt.base-url"));
        Map<String, Object> properties = new HashMap<>();
        if (apiKey != null) {
            properties.put(API_KEY, apiKey);
        }
        if (baseUrl != null) {
            properties.put(BASE_URL, baseUrl);
        }
        boolean sandbox = environment.getProperty(SANDBOX, Boolean.class, apiKey == null && baseUrl == null);
        properties.put(SANDBOX, sandbox);
        int quota = environment.getProperty(QUOTA, Integer.class, 0);
        if (quota > 0 || sandbox) {
            // The sandbox has no quota by default; the live API has the plan's, which is the component's default.
            properties.put("camel.component.interakt.plan", "ENTERPRISE");
            properties.put("camel.component.interakt.requests-per-minute", quota > 0 ? quota : UNLIMITED);
        }
        environment.getPropertySources().addFirst(new MapPropertySource("live or sandbox", properties));
        if (!sandbox && !isThisMachine(baseUrl) && SampleCrm.isWanted(environment)) {
            throw new InvalidConfigurationPropertyValueException(
                    "crm.sample-data",
                    true,
                    "The sample CRM is not for the live API: its made-up numbers may be somebody's, who would get a"
                            + " message. Set spring.datasource.url to a CRM of your own, and leave crm.sample-data out.");
        }
        if (!sandbox && apiKey == null) {
            throw new InvalidConfigurationPropertyValueException(
                    "interakt.api-key",
                    "",
                    "The live API needs the account's key. Without base URL and key the sandbox runs.");
        }
    }

    private static boolean isThisMachine(String baseUrl) {
        try {
            return baseUrl != null
                    && InetAddress.getByName(URI.create(baseUrl).getHost()).isLoopbackAddress();
        } catch (UnknownHostException elsewhere) {
            return false;
        }
    }
}
