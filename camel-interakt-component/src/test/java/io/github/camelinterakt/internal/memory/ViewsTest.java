package io.github.camelinterakt.internal.memory;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Set;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import io.github.camelinterakt.CamelFixture;
import io.github.camelinterakt.internal.management.FiguresConsole;
import io.github.camelinterakt.sandbox.Sandbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What delta saves is seen in JMX, in the dev console and in Micrometer, while the context runs. */
class ViewsTest {

    private final MBeanServer jmx = ManagementFactory.getPlatformMBeanServer();

    @Test
    void savedCallsAreCounted() throws Exception {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try (Sandbox sandbox = Sandbox.builder().start()) {
            ObjectName name;
            try (CamelFixture camel = new CamelFixture(sandbox.baseUrl())) {
                camel.context().getRegistry().bind("meters", MeterRegistry.class, meters);
                camel.context().getRegistry().bind("sent", StateRepository.class, new MemoryStateRepository());
                // Made before there is any JMX, as routes that start with their context are.
                camel.route(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:contact").to("interakt:trackUser?delta=#sent");
                    }
                });
                camel.start();
                for (int i = 0; i < 4; i++) {
                    Map<String, Object> traits = Map.of("name", "Asha", "city", i < 3 ? "Pune" : "Agra");
                    assertThat(camel.send("direct:contact", Map.of("fullPhoneNumber", "919999999999", "traits", traits))
                                    .getException())
                            .isNull();
                }
                Set<ObjectName> names = jmx.queryNames(
                        new ObjectName("org.apache.camel:context="
                                + camel.context().getManagementName() + ",type=services,name=\"InteraktMemory(*)\""),
                        null);
                assertThat(names).hasSize(1);
                name = names.iterator().next();
                assertThat(jmx.getAttribute(name, "Calls")).isEqualTo(2L);
                assertThat(jmx.getAttribute(name, "SavedCalls")).isEqualTo(2L);
                // The name and the city of each saved call, and the name of the last.
                assertThat(jmx.getAttribute(name, "UnchangedFields")).isEqualTo(5L);

                assertThat(meters.get("camel.interakt.memory.saved.calls")
                                .functionCounter()
                                .count())
                        .isEqualTo(2);
                assertThat(meters.get("camel.interakt.memory.calls")
                                .functionCounter()
                                .count())
                        .isEqualTo(2);

                FiguresConsole console = new FiguresConsole();
                console.setCamelContext(camel.context());
                JsonObject shown = (JsonObject) console.call(DevConsole.MediaType.JSON);
                assertThat(shown.toJson()).contains("\"savedCalls\":2").doesNotContain("Asha");
                assertThat((String) console.call(DevConsole.MediaType.TEXT)).contains("savedCalls: 2");
            }
            assertThat(jmx.isRegistered(name)).isFalse();
            assertThat(meters.getMeters()).isEmpty();
        }
    }
}
