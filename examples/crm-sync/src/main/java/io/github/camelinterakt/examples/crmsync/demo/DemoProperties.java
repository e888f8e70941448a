package io.github.camelinterakt.examples.crmsync.demo;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The demonstration's settings, {@code crm.*}; the defaults are in {@code application.yaml} and {@code application-two-way.yaml}.
 *
 * @param sampleData whether to create the CRM's tables and fill them; by default only in the PostgreSQL that it starts itself
 * @param contacts how many sample contacts there are, up to 90000
 * @param callsInFlight how many calls may be in progress at once
 * @param requestsPerMinute the account's quota, for the run and for the sandbox; 0 for none with the sandbox and Growth's with the live API
 * @param template the template that won deals get
 * @param templateText the template's text, for the sandbox
 * @param twoWay the settings of the sync in both directions
 */
@ConfigurationProperties("crm")
record DemoProperties(
        Boolean sampleData,
        int contacts,
        int callsInFlight,
        int requestsPerMinute,
        Template template,
        String templateText,
        TwoWay twoWay) {

    /**
     * A template.
     *
     * @param name its name
     * @param language its language's code
     * @param category the category that it was approved with
     */
    record Template(String name, String language, String category) {}

    /**
     * The sync in both directions.
     *
     * @param time for how long people edit, by the sandbox's clock
     * @param editsAMinute how many edits there are a minute, on both sides together
     * @param leads how many new leads come from Interakt
     */
    record TwoWay(Duration time, int editsAMinute, int leads) {}
}
