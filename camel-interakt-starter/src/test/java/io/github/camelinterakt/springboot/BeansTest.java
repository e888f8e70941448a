package io.github.camelinterakt.springboot;

import javax.sql.DataSource;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelinterakt.InteraktComponent;
import io.github.camelinterakt.InteraktEndpoint;
import io.github.camelinterakt.lease.JdbcQuotaStore;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

import static org.assertj.core.api.Assertions.assertThat;

/** What an application has only one of needs no property. */
class BeansTest {

    private static final String STORE = "camel.component.interakt.quota-store=#class:" + JdbcQuotaStore.class.getName();

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(Application.class);

    private final WebApplicationContextRunner webhook = new WebApplicationContextRunner(
                    AnnotationConfigServletWebServerApplicationContext::new)
            .withUserConfiguration(Application.class, Webhook.class)
            .withPropertyValues(
                    "server.port=0", "server.address=127.0.0.1", "camel.component.interakt.webhook-secret=examplekey");

    @Test
    void theInboxIsTheOnlyDataSource() {
        webhook.withUserConfiguration(Crm.class).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(inbox(context.getBean(CamelContext.class))).isSameAs(context.getBean("crm"));
        });
    }

    @Test
    void theInboxIsThePrimaryDataSource() {
        webhook.withUserConfiguration(Crm.class, PrimaryEventStore.class)
                .run(context ->
                        assertThat(inbox(context.getBean(CamelContext.class))).isSameAs(context.getBean("eventStore")));
    }

    @Test
    void theOptionNamesOneOfSeveralDataSources() {
        webhook.withUserConfiguration(Crm.class, Audit.class)
                .withPropertyValues("camel.component.interakt.inbox=#bean:audit")
                .run(context ->
                        assertThat(inbox(context.getBean(CamelContext.class))).isSameAs(context.getBean("audit")));
    }

    @Test
    void severalDataSourcesWithoutAPrimaryOneAreRefusedWithTheOption() {
        webhook.withUserConfiguration(Crm.class, Audit.class).run(context -> assertThat(context.getStartupFailure())
                .hasStackTraceContaining("option inbox")
                .hasStackTraceContaining("crm, audit"));
    }

    @Test
    void noDataSourceIsRefusedWithTheOption() {
        webhook.run(context -> assertThat(context.getStartupFailure())
                .rootCause()
                .isInstanceOf(InteraktConfigurationException.class)
                .hasMessageContaining("option inbox")
                .hasMessageContaining("spring.datasource.url"));
    }

    @Test
    void aWebhookWithoutAnInboxLeavesTheDataSourceAlone() {
        webhook.withUserConfiguration(Crm.class)
                .withPropertyValues("test.ack=onComplete")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(inbox(context.getBean(CamelContext.class))).isNull();
                });
    }

    @Test
    void aQuotaStoreTakesTheOnlyDataSource() {
        application.withUserConfiguration(Crm.class).withPropertyValues(STORE).run(context -> {
            assertThat(context).hasNotFailed();
            component(context.getBean(CamelContext.class))
                    .getAccountConfiguration()
                    .getQuotaStore()
                    .check();
            try (var connection = context.getBean(DataSource.class).getConnection();
                    var tables = connection.getMetaData().getTables(null, null, "INTERAKT_PERMIT", null)) {
                assertThat(tables.next()).isTrue();
            }
        });
    }

    @Test
    void aQuotaStoreWithSeveralDataSourcesIsRefusedWithTheOption() {
        application
                .withUserConfiguration(Crm.class, Audit.class)
                .withPropertyValues(STORE)
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("camel.component.interakt.quota-store")
                        .rootCause()
                        .hasMessageContaining("found 2: crm,audit"));
    }

    @Test
    void aClassThatDoesNotExistIsRefusedWithTheOption() {
        application
                .withPropertyValues("camel.component.interakt.quota-store=#class:com.example.Missing")
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("camel.component.interakt.quota-store")
                        .hasStackTraceContaining("com.example.Missing cannot be created"));
    }

    @Test
    void theOnlyObjectMapperWritesBodies() {
        application.withUserConfiguration(Mapper.class).run(context -> assertThat(
                        component(context.getBean(CamelContext.class))
                                .getAccountConfiguration()
                                .getObjectMapper())
                .isSameAs(context.getBean("mapper")));
    }

    @Test
    void thePrimaryObjectMapperWritesBodies() {
        application.withUserConfiguration(Mapper.class, PrimaryMapper.class).run(context -> assertThat(
                        component(context.getBean(CamelContext.class))
                                .getAccountConfiguration()
                                .getObjectMapper())
                .isSameAs(context.getBean("crmMapper")));
    }

    private static DataSource inbox(CamelContext camel) {
        return ((InteraktEndpoint) camel.getRoute("events").getEndpoint())
                .getWebhookConfiguration()
                .getInbox();
    }

    private static InteraktComponent component(CamelContext camel) {
        return camel.getComponent("interakt", InteraktComponent.class);
    }

    private static JdbcDataSource database(String name) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
        return database;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    @Configuration(proxyBeanMethods = false)
    static class Webhook {

        @Bean
        RouteBuilder events() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("interakt:webhook?ack={{test.ack:onStore}}")
                            .routeId("events")
                            .log("${body}");
                }
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Crm {

        @Bean
        DataSource crm() {
            return database("crm");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Audit {

        @Bean
        DataSource audit() {
            return database("audit");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class PrimaryEventStore {

        @Bean
        @Primary
        DataSource eventStore() {
            return database("eventStore");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Mapper {

        @Bean
        ObjectMapper mapper() {
            return new JsonMapper();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class PrimaryMapper {

        @Bean
        @Primary
        ObjectMapper crmMapper() {
            return new JsonMapper();
        }
    }
}
