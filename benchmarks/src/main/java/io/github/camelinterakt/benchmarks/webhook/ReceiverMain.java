package io.github.camelinterakt.benchmarks.webhook;

import com.zaxxer.hikari.HikariDataSource;
import io.github.camelinterakt.benchmarks.inbox.DurablePostgres;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;

/** One receiver as a process of its own. Prints its port; ends with its input. */
final class ReceiverMain {

    private ReceiverMain() {}

    /** Takes the receiver's name, and for the inbox the database's JDBC URL */
    public static void main(String[] args) throws Exception {
        Receiver receiver = Receiver.of(args[0]);
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        configuration.setBindPort(0);
        VertxPlatformHttpServer server = new VertxPlatformHttpServer(configuration);
        try (HikariDataSource pool = args.length > 1 ? DurablePostgres.pool(args[1]) : null;
                DefaultCamelContext context = new DefaultCamelContext()) {
            context.addService(server);
            if (pool != null) {
                context.getRegistry().bind("inbox", pool);
            }
            context.addRoutes(receiver.options() == null ? new RouteByHand() : component(receiver.options()));
            context.start();
            System.out.println(server.getPort());
            while (System.in.read() >= 0) {
                // nothing is asked of it but over HTTP
            }
        }
    }

    private static RouteBuilder component(String options) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("interakt:webhook?path=" + SignedEvents.PATH + "&" + options)
                        .process(ReceiverMain::handle);
            }
        };
    }

    /** What the route does with an event: the same for all, and as little as a test of a header. */
    static void handle(Exchange exchange) {
        if (!"message_api_delivered".equals(exchange.getMessage().getHeader("CamelInteraktEventType"))) {
            throw new IllegalStateException("Not the event that was posted");
        }
    }
}
