package io.github.camelinterakt.examples.crmsync;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A second pool for the CRM's database, beside Spring Boot's own. */
@Configuration(proxyBeanMethods = false)
class CrmPool {

    private static final String POSTGRES = "jdbc:postgresql:";
    private static final int FETCH_SIZE = 200;

    /** For reading row by row: PostgreSQL's driver does so within a transaction only, and else reads all rows at once. */
    @Bean(defaultCandidate = false)
    HikariDataSource crmReader(JdbcConnectionDetails crm) {
        HikariDataSource reader = new HikariDataSource();
        reader.setJdbcUrl(crm.getJdbcUrl());
        reader.setUsername(crm.getUsername());
        reader.setPassword(crm.getPassword());
        reader.setMaximumPoolSize(1);
        reader.setAutoCommit(false);
        reader.setReadOnly(true);
        if (crm.getJdbcUrl().startsWith(POSTGRES)) {
            reader.addDataSourceProperty("defaultRowFetchSize", FETCH_SIZE);
        }
        return reader;
    }
}
