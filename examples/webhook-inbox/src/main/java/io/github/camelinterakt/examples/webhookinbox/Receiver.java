package io.github.camelinterakt.examples.webhookinbox;

import com.zaxxer.hikari.HikariDataSource;
import io.github.camelinterakt.examples.webhookinbox.timeline.Timeline;
import org.apache.camel.main.Main;

/**
 * Receives events into the inbox and the CRM's timeline, until it is ended, however that happens. Its settings are environment
 * variables: CRM_JDBC_URL, CRM_USERNAME, CRM_PASSWORD, WEBHOOK_SECRET, WEBHOOK_HOST and WEBHOOK_PORT.
 */
public final class Receiver {

    private Receiver() {}

    /** Runs the receiver. */
    public static void main(String[] args) throws Exception {
        try (HikariDataSource crm = crm()) {
            Timeline timeline = new Timeline(crm);
            timeline.createTables();
            Main main = new Main();
            main.bind("crm", crm);
            main.bind("timeline", timeline);
            main.run();
        }
    }

    private static HikariDataSource crm() {
        String url = System.getenv("CRM_JDBC_URL");
        if (url == null) {
            throw new IllegalArgumentException("Set CRM_JDBC_URL, such as jdbc:postgresql://localhost/crm");
        }
        HikariDataSource crm = new HikariDataSource();
        crm.setJdbcUrl(url);
        crm.setUsername(System.getenv("CRM_USERNAME"));
        crm.setPassword(System.getenv("CRM_PASSWORD"));
        // Shorter than Interakt waits for an answer.
        crm.setConnectionTimeout(2_000);
        return crm;
    }
}
