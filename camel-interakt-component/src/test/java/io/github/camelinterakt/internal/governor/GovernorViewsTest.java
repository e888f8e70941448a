package io.github.camelinterakt.internal.governor;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.management.Attribute;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import io.github.camelinterakt.CamelFixture;
import io.github.camelinterakt.internal.management.FiguresConsole;
import io.github.camelinterakt.sandbox.Sandbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.Exchange;
import org.apache.camel.console.DevConsole;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An account's quota is seen in JMX, in the dev console and in Micrometer, while the context runs, and changed in JMX. */
class GovernorViewsTest {

    private final MBeanServer jmx = ManagementFactory.getPlatformMBeanServer();

    @Test
    void aRateRaisedInJmxStartsWaitingCallsAtOnce() throws Exception {
        try (Sandbox sandbox = Sandbox.builder().start();
                CamelFixture camel = new CamelFixture(sandbox.baseUrl())
                        .account(account -> account.setRequestsPerMinute(1))
                        .start()) {
            assertThat(camel.send("interakt:trackUser", Map.of("userId", "1")).getException())
                    .isNull();
            CompletableFuture<Exchange> waiting =
                    camel.sendAsync("interakt:trackUser", Map.of("userId", "2"), Map.of());
            ObjectName name = name(camel);
            await().until(() -> (int) jmx.getAttribute(name, "WaitingNormal") == 1);
            jmx.setAttribute(name, new Attribute("RequestsPerMinute", 2));
            assertThat(waiting.get(60, TimeUnit.SECONDS).getException()).isNull();
        }
    }

    private ObjectName name(CamelFixture camel) throws Exception {
        Set<ObjectName> names = jmx.queryNames(
                new ObjectName("org.apache.camel:context=" + camel.context().getManagementName()
                        + ",type=services,name=\"InteraktQuota(*)\""),
                null);
        assertThat(names).hasSize(1);
        return names.iterator().next();
    }

    @Test
    void theQuotaIsSeenAndChangedWhileItIsUsed() throws Exception {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try (Sandbox sandbox = Sandbox.builder().start()) {
            ObjectName name;
            try (CamelFixture camel = new CamelFixture(sandbox.baseUrl())) {
                camel.context().getRegistry().bind("meters", MeterRegistry.class, meters);
                camel.start();
                for (int i = 0; i < 3; i++) {
                    assertThat(camel.send("interakt:trackUser", Map.of("userId", "1"))
                                    .getException())
                            .isNull();
                }
                name = name(camel);
                assertThat(jmx.getAttribute(name, "Used")).isEqualTo(3);
                assertThat(jmx.getAttribute(name, "Admitted")).isEqualTo(3L);
                jmx.setAttribute(name, new Attribute("RequestsPerMinute", 5));
                assertThat(jmx.getAttribute(name, "Capacity")).isEqualTo(5);

                assertThat(meters.get("camel.interakt.quota.used").gauge().value())
                        .isEqualTo(3);
                assertThat(meters.get("camel.interakt.quota.capacity").gauge().value())
                        .isEqualTo(5);
                assertThat(meters.get("camel.interakt.quota.wait")
                                .tag("priority", "normal")
                                .timer()
                                .count())
                        .isEqualTo(3);

                FiguresConsole console = new FiguresConsole();
                console.setCamelContext(camel.context());
                JsonObject shown = (JsonObject) console.call(DevConsole.MediaType.JSON);
                assertThat(shown.toJson()).contains("\"used\":3").contains("\"requestsPerMinute\":5");
                assertThat((String) console.call(DevConsole.MediaType.TEXT)).contains("used: 3");
            }
            assertThat(jmx.isRegistered(name)).isFalse();
            assertThat(meters.getMeters()).isEmpty();
        }
    }
}
