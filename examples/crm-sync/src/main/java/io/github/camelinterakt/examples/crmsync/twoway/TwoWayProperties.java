package io.github.camelinterakt.examples.crmsync.twoway;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings of the demonstration, {@code crm.two-way.*}; the defaults are in {@code application-two-way.yaml}.
 *
 * @param time for how long people edit, by the sandbox's clock
 * @param editsAMinute how many edits there are a minute, on both sides together
 * @param leads how many new leads come from Interakt
 */
@ConfigurationProperties("crm.two-way")
record TwoWayProperties(Duration time, int editsAMinute, int leads) {}
