package io.github.camelinterakt.examples.crmsync;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The example's settings, {@code crm.*}; the defaults are in {@code application.yaml}.
 *
 * @param jdbcUrl the CRM's database; without it the example starts a PostgreSQL of its own
 * @param username who logs in at jdbcUrl, if the URL does not say it
 * @param password with which password
 * @param sampleData whether to make the CRM's tables and fill them; by default only in the example's own PostgreSQL
 * @param contacts how many sample contacts there are, up to 90000
 * @param callsInFlight how many calls may be under way at once
 * @param requestsPerMinute the account's quota, which the run keeps to, and which the sandbox then has; 0 for the default: none with the sandbox, Growth's with the live API
 * @param mapping the mappings, which say what of a row goes where
 * @param template the template that won deals get
 */
@ConfigurationProperties("crm")
public record CrmSyncProperties(
        String jdbcUrl,
        String username,
        String password,
        Boolean sampleData,
        int contacts,
        int callsInFlight,
        int requestsPerMinute,
        Mapping mapping,
        Template template) {

    /** Whether the CRM is the example's own, or is to be filled like it. */
    public boolean hasSampleData() {
        return sampleData == null ? jdbcUrl == null : sampleData;
    }

    /**
     * Where the mappings are: {@code classpath:}, {@code file:} or {@code interakt:}.
     *
     * @param contacts from rows of sql/pending-contacts.sql to contacts
     * @param events from rows of sql/pending-events.sql to events
     */
    public record Mapping(String contacts, String events) {}

    /**
     * A value of the template.
     *
     * @param column where it is taken from
     * @param otherwise what stands in where the column is empty
     */
    public record TemplateValue(
            String column, @DefaultValue("") String otherwise) {}

    /**
     * A template.
     *
     * @param name its name
     * @param language its language's code
     * @param category the category that it was approved with
     * @param body its text, for the sandbox
     * @param values what fills it, in order
     */
    public record Template(
            String name,
            String language,
            String category,
            String body,
            @DefaultValue List<TemplateValue> values) {}

    @Override
    public String toString() {
        return "CrmSyncProperties[contacts=" + contacts + "]";
    }
}
