package io.github.camelinterakt;

import java.util.List;

import io.github.camelinterakt.sandbox.InteraktSandbox;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FirstRouteTest {

    @Test
    void aTemplateGoesOut() throws Exception {
        try (InteraktSandbox sandbox = InteraktSandbox.builder().start();
                DefaultCamelContext context = new DefaultCamelContext()) {
            InteraktComponent component = context.getComponent("interakt", InteraktComponent.class);
            component.getConfiguration().setApiKey(sandbox.apiKey());
            component.getConfiguration().setBaseUrl(sandbox.baseUrl());
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:track").to("interakt:trackUser");
                    from("direct:a").to("interakt:message?templateName=order_shipped&languageCode=en&defaultRegion=IN");
                }
            });
            context.start();
            sandbox.addTemplate("order_shipped", "en", "UTILITY", "Hi {{1}} {{2}}");
            Object tracked = context.createProducerTemplate()
                    .requestBody(
                            "direct:track",
                            "{\"phoneNumber\":\"9999999999\",\"countryCode\":\"+91\",\"traits\":{\"name\":\"A\"}}");
            Object answer = context.createProducerTemplate()
                    .requestBodyAndHeader("direct:a", List.of("A", "B"), InteraktConstants.TO, "99999 99999");
            System.out.println(tracked + " " + answer);
            assertThat(answer).isNotNull();
        }
    }
}
