package io.github.camelinterakt.examples.crmsync.demo;

import java.time.Instant;

import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.SandboxClock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/** A sandbox whose time passes as fast as the sync can work. */
@Configuration(proxyBeanMethods = false)
@Profile("two-way")
class TwoWaySandbox {

    private static final int EVERY_REQUEST = 100_000;

    TwoWaySandbox(Environment environment, @Value("${camel.interakt.sandbox.enabled}") boolean isSandbox) {
        if (!isSandbox || !SampleCrm.isWanted(environment)) {
            throw new InvalidConfigurationPropertyValueException(
                    "spring.profiles.active",
                    "two-way",
                    "The demonstration edits rows and contacts at random: it is for the sample CRM and the sandbox only."
                            + " Leave interakt.api-key, interakt.base-url and spring.datasource.url out.");
        }
    }

    /** The component takes the time from here, too. */
    @Bean
    SandboxClock clock() {
        return SandboxClock.startingAt(Instant.parse("2026-01-01T09:00:00Z"));
    }

    @Bean(destroyMethod = "close")
    Sandbox sandbox(SandboxClock clock) {
        return Sandbox.builder().clock(clock).journal(EVERY_REQUEST).start();
    }
}
