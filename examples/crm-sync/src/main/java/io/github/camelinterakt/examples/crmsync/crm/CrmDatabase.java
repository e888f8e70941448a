package io.github.camelinterakt.examples.crmsync.crm;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.github.camelinterakt.examples.crmsync.CrmSyncProperties;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The CRM's database: the one at {@code crm.jdbc-url}, or a PostgreSQL that starts and ends with the application. */
@Configuration(proxyBeanMethods = false)
class CrmDatabase {

    /** How many rows the database hands over at a time; without it PostgreSQL's driver would read all of them at once. */
    private static final int FETCH_SIZE = 200;

    private static final String POSTGRES = "jdbc:postgresql:";

    @Bean(destroyMethod = "close")
    @ConditionalOnExpression("'${crm.jdbc-url:}' == ''")
    EmbeddedPostgres postgres() throws IOException {
        return EmbeddedPostgres.start();
    }

    /** For writing, and for small questions. */
    @Bean
    HikariDataSource crm(CrmSyncProperties properties, ObjectProvider<EmbeddedPostgres> embedded) {
        HikariDataSource crm = dataSource(properties, embedded);
        crm.setPoolName("crm");
        crm.setMaximumPoolSize(8);
        prepare(crm, properties);
        return crm;
    }

    /** For reading row by row: PostgreSQL streams within a transaction only. */
    @Bean
    HikariDataSource crmReader(
            CrmSyncProperties properties, ObjectProvider<EmbeddedPostgres> embedded, DataSource crm) {
        HikariDataSource reader = dataSource(properties, embedded);
        reader.setPoolName("crm-reader");
        reader.setMaximumPoolSize(1);
        reader.setAutoCommit(false);
        reader.setReadOnly(true);
        if (reader.getJdbcUrl().startsWith(POSTGRES)) {
            reader.addDataSourceProperty("defaultRowFetchSize", FETCH_SIZE);
        }
        return reader;
    }

    @Bean
    JdbcTemplate crmJdbc(DataSource crm) {
        return new JdbcTemplate(crm);
    }

    private static HikariDataSource dataSource(
            CrmSyncProperties properties, ObjectProvider<EmbeddedPostgres> embedded) {
        HikariDataSource dataSource = new HikariDataSource();
        EmbeddedPostgres postgres = embedded.getIfAvailable();
        dataSource.setJdbcUrl(postgres == null ? properties.jdbcUrl() : postgres.getJdbcUrl("postgres", "postgres"));
        dataSource.setUsername(properties.username());
        dataSource.setPassword(properties.password());
        return dataSource;
    }

    private static void prepare(DataSource crm, CrmSyncProperties properties) {
        JdbcTemplate jdbc = new JdbcTemplate(crm);
        boolean fill = properties.hasSampleData() && !hasContacts(jdbc);
        if (fill) {
            new ResourceDatabasePopulator(new ClassPathResource("sql/crm-schema.sql")).execute(crm);
        }
        new ResourceDatabasePopulator(new ClassPathResource("sql/sync-schema.sql")).execute(crm);
        if (fill) {
            new SampleCrm(jdbc).fill(properties.contacts());
        }
    }

    private static boolean hasContacts(JdbcTemplate jdbc) {
        return Boolean.TRUE.equals(jdbc.execute((Connection connection) -> {
            DatabaseMetaData tables = connection.getMetaData();
            String name = tables.storesUpperCaseIdentifiers() ? "CONTACTS" : "contacts";
            try (ResultSet found = tables.getTables(connection.getCatalog(), connection.getSchema(), name, null)) {
                return found.next();
            }
        }));
    }
}
