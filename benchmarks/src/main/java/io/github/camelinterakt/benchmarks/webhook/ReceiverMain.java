package io.github.camelinterakt.benchmarks.webhook;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;

import com.sun.management.OperatingSystemMXBean;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** One receiver as a process of its own. Prints its port, and for each line on its input the processor time it has used. */
final class ReceiverMain {

    private ReceiverMain() {}

    public static void main(String[] args) throws Exception {
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        configuration.setBindPort(0);
        VertxPlatformHttpServer server = new VertxPlatformHttpServer(configuration);
        try (DefaultCamelContext context = new DefaultCamelContext();
                BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, US_ASCII))) {
            context.disableJMX();
            context.addService(server);
            context.addRoutes(Receiver.of(args[0]).route());
            context.start();
            OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
            System.out.println(server.getPort());
            while (commands.readLine() != null) {
                System.out.println(system.getProcessCpuTime());
            }
        }
    }
}
