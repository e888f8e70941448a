package io.github.camelinterakt.examples.webhookinbox;

import com.zaxxer.hikari.HikariDataSource;
import org.apache.camel.main.Main;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * Receives events into the inbox and the CRM's timeline until the process ends. Its settings are environment variables, which
 * README.md lists; the route is in camel/timeline.yaml.
 */
public final class Receiver {

    private Receiver() {}

    /** Runs the receiver. */
    public static void main(String[] args) throws Exception {
        String url = System.getenv("CRM_JDBC_URL");
        if (url == null) {
            throw new IllegalArgumentException("Set CRM_JDBC_URL, such as jdbc:postgresql://localhost/crm");
        }
        try (HikariDataSource crm = new HikariDataSource()) {
            crm.setJdbcUrl(url);
            crm.setUsername(System.getenv("CRM_USERNAME"));
            crm.setPassword(System.getenv("CRM_PASSWORD"));
            // Shorter than Interakt waits for an answer.
            crm.setConnectionTimeout(2_000);
            new ResourceDatabasePopulator(new ClassPathResource("sql/schema.sql")).execute(crm);
            Main main = new Main();
            main.bind("crm", crm);
            main.run();
        }
    }
}
