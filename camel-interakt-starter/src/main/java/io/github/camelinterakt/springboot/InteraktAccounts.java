package io.github.camelinterakt.springboot;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** Further accounts: {@code camel.interakt.accounts.<name>.*} defines a component of that name with its own options. */
@ConfigurationProperties(prefix = "camel.interakt")
public class InteraktAccounts {

    /** The accounts in addition to camel.component.interakt, by component name. Each has the same options. */
    private final Map<String, InteraktComponentConfiguration> accounts = new LinkedHashMap<>();

    public Map<String, InteraktComponentConfiguration> getAccounts() {
        return accounts;
    }
}
