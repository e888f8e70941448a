package io.github.camelinterakt.examples.crmsync.demo;

import java.io.IOException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Without {@code spring.datasource.url} the CRM's database is a PostgreSQL that starts and ends with the application. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${spring.datasource.url:}' == ''")
class DemoPostgres {

    private static final String POSTGRES = "postgres";

    @Bean(destroyMethod = "close")
    EmbeddedPostgres postgres() throws IOException {
        return EmbeddedPostgres.start();
    }

    @Bean
    JdbcConnectionDetails crm(EmbeddedPostgres postgres) {
        return new Crm(postgres.getJdbcUrl(POSTGRES, POSTGRES), POSTGRES, POSTGRES);
    }

    private record Crm(String getJdbcUrl, String getUsername, String getPassword) implements JdbcConnectionDetails {}
}
