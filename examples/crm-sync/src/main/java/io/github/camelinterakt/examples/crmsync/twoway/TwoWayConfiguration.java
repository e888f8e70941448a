package io.github.camelinterakt.examples.crmsync.twoway;

import javax.sql.DataSource;

import io.github.camelinterakt.checkpoint.JdbcCheckpointRepository;
import io.github.camelinterakt.mapping.CrmMapping;
import io.github.camelinterakt.mapping.TwoWayMerge;
import org.apache.camel.CamelContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** What the sync in both directions needs beside its routes. */
@Configuration(proxyBeanMethods = false)
@Profile("two-way")
class TwoWayConfiguration {

    /** Outlives the process: what Interakt has of each contact, and the feed's checkpoint. */
    @Bean
    JdbcCheckpointRepository contactMemory(DataSource crm) {
        return new JdbcCheckpointRepository(crm, "interakt_memory");
    }

    @Bean
    CrmMapping twoWayMapping(CamelContext camel) {
        return CrmMapping.load("classpath:mapping/two-way.yaml", camel);
    }

    @Bean
    TwoWayMerge twoWayMerge(CrmMapping mapping) {
        return new TwoWayMerge(mapping);
    }
}
