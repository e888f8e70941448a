package io.github.camelinterakt.examples.crmsync.twoway;

import java.time.Instant;
import javax.sql.DataSource;

import io.github.camelinterakt.checkpoint.JdbcCheckpointRepository;
import io.github.camelinterakt.conflict.TwoWayMerge;
import io.github.camelinterakt.mapping.CrmMapping;
import io.github.camelinterakt.sandbox.InteraktSandbox;
import io.github.camelinterakt.sandbox.VirtualClock;
import org.apache.camel.CamelContext;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** What the sync in both directions needs, and a time that passes as fast as the sync can work. */
@Configuration(proxyBeanMethods = false)
@Profile("two-way")
@EnableConfigurationProperties(TwoWayProperties.class)
class TwoWayConfiguration {

    private static final int EVERY_REQUEST = 100_000;

    /** The component takes the time from here, too. */
    @Bean
    VirtualClock clock() {
        return VirtualClock.startingAt(Instant.parse("2026-01-01T09:00:00Z"));
    }

    @Bean(destroyMethod = "close")
    InteraktSandbox sandbox(VirtualClock clock) {
        return InteraktSandbox.builder().clock(clock).journal(EVERY_REQUEST).start();
    }

    /** Outlives the process: what Interakt holds, and how far the feed is. */
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
