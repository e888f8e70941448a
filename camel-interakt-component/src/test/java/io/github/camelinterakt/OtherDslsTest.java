package io.github.camelinterakt;

import java.util.List;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.camelinterakt.RecordingServer.quoted;
import static org.assertj.core.api.Assertions.assertThat;

/** The component in YAML and XML routes, and configured by properties alone. */
class OtherDslsTest {

    private static final String YAML = """
            - route:
                from:
                  uri: direct:send
                  steps:
                    - setHeader:
                        name: CamelInteraktTo
                        constant: "+91 99999 99999"
                    - to:
                        uri: interakt:message
                        parameters:
                          templateName: order_shipped
                          languageCode: en
                          callbackData: order 12
            """;

    private static final String XML = """
            <routes xmlns="http://camel.apache.org/schema/spring">
              <route>
                <from uri="direct:send"/>
                <setHeader name="CamelInteraktTo"><constant>+91 99999 99999</constant></setHeader>
                <to uri="interakt:message?templateName=order_shipped&amp;languageCode=en&amp;callbackData=order 12"/>
              </route>
            </routes>
            """;

    private RecordingServer server;

    @BeforeEach
    void startServer() {
        server = new RecordingServer();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"yaml", "xml"})
    void aRouteOfAnotherDslSends(String dsl) throws Exception {
        Main main = main(new RouteBuilder() {
            @Override
            public void configure() {}
        });
        main.start();
        try {
            CamelContext context = main.getCamelContext();
            Resource resource = ResourceHelper.fromString("route." + dsl, dsl.equals("yaml") ? YAML : XML);
            PluginHelper.getRoutesLoader(context).loadRoutes(resource);
            context.createProducerTemplate().requestBody("direct:send", List.of("Asha"));
        } finally {
            main.stop();
        }
        assertThat(server.document())
                .isEqualTo(quoted("{'type': 'Template', 'fullPhoneNumber': '919999999999', 'callbackData': 'order 12',"
                        + " 'template': {'name': 'order_shipped', 'languageCode': 'en', 'bodyValues': ['Asha']}}"));
        assertThat(server.request().getHeader("Authorization")).isEqualTo("Basic " + ApiTest.DASHBOARD_KEY);
    }

    @Test
    void propertiesConfigureTheComponent() throws Exception {
        Main main = main(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:send").to("interakt:message?type=Text");
            }
        });
        main.addProperty("camel.component.interakt.default-region", "IN");
        main.addProperty("camel.component.interakt.response-timeout", "12s");
        main.addProperty("camel.component.interakt.priority", "high");
        main.start();
        try {
            InteraktComponent component = main.getCamelContext().getComponent("interakt", InteraktComponent.class);
            assertThat(component.getAccountConfiguration().getResponseTimeout()).isEqualTo(12_000);
            assertThat(component.getConfiguration().getPriority()).isEqualTo(Priority.high);
            main.getCamelContext()
                    .createProducerTemplate()
                    .requestBodyAndHeader("direct:send", "Hi", InteraktConstants.TO, "99999 99999");
        } finally {
            main.stop();
        }
        assertThat(server.document())
                .isEqualTo(quoted("{'type': 'Text', 'fullPhoneNumber': '919999999999', 'data': {'message': 'Hi'}}"));
        assertThat(server.request().getHeader("Authorization")).isEqualTo("Basic " + ApiTest.DASHBOARD_KEY);
    }

    private Main main(RouteBuilder routes) {
        Main main = new Main();
        main.configure().addRoutesBuilder(routes);
        main.addProperty("camel.component.interakt.api-key", ApiTest.RAW_KEY);
        main.addProperty("camel.component.interakt.base-url", server.baseUrl());
        return main;
    }
}
