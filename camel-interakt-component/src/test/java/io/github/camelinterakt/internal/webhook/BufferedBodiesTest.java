package io.github.camelinterakt.internal.webhook;

import io.github.camelinterakt.Witness;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** On a server that reads a body before the webhook sees it, such as Quarkus', maxBodySize cannot bound the memory. */
@Isolated("captures System.err")
class BufferedBodiesTest {

    private static final String WARNING = "reads a body into memory before maxBodySize (1048576 bytes) applies";

    @Test
    void theLimitToSetInTheServerIsNamedAtStart() throws Exception {
        try (Witness witness = new Witness();
                DefaultCamelContext context = new DefaultCamelContext()) {
            context.getRegistry().bind("platform-http-engine", new BufferingEngine());
            start(context);
            assertThat(witness.logged(WARNING))
                    .singleElement()
                    .asString()
                    .contains("WARN", "camel.server.maxBodySize", "quarkus.http.limits.max-body-size");
        }
    }

    @Test
    void aWebhookThatCannotStartSaysOnlyWhy() throws Exception {
        try (Witness witness = new Witness();
                DefaultCamelContext context = new DefaultCamelContext()) {
            assertThatThrownBy(() -> start(context)).rootCause().hasMessageContaining("PlatformHttpEngine");
            assertThat(witness.logged(WARNING)).isEmpty();
        }
    }

    private static void start(DefaultCamelContext context) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("interakt:webhook?path=/interakt&webhookSecret=examplesecret")
                        .process(exchange -> {});
            }
        });
        context.start();
    }

    private static final class BufferingEngine implements PlatformHttpEngine {
        @Override
        public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
            return new BufferingConsumer(endpoint, processor);
        }
    }

    private static final class BufferingConsumer extends DefaultConsumer implements PlatformHttpConsumer, Consumer {
        BufferingConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
            super(endpoint, processor);
        }

        @Override
        public PlatformHttpEndpoint getEndpoint() {
            return (PlatformHttpEndpoint) super.getEndpoint();
        }
    }
}
