package io.github.camelinterakt.springboot;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** Further accounts: each {@code camel.interakt.accounts.<name>.*} makes a component of that name, with options of its own. */
@ConfigurationProperties(prefix = "camel.interakt")
public class InteraktAccounts {

    /** The accounts beside that of camel.component.interakt, by the names of their components. Each has the same options. */
    private final Map<String, InteraktComponentConfiguration> accounts = new LinkedHashMap<>();

    public Map<String, InteraktComponentConfiguration> getAccounts() {
        return accounts;
    }
}
