package io.github.camelinterakt;

import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.ObjectName;

import io.github.camelinterakt.internal.management.FiguresConsole;
import io.github.camelinterakt.sandbox.Sandbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Several accounts of one application are told apart by name in all that is shown of them. */
class AccountNamesTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void anAccountIsShownByTheNameOfItsComponentOrTheOneThatIsSet() throws Exception {
        try (Sandbox sandbox = Sandbox.builder().start();
                CamelFixture camel = new CamelFixture(sandbox.baseUrl())) {
            camel.context().getRegistry().bind("meters", MeterRegistry.class, meters);
            component(camel, "support", "supportkey", null);
            component(camel, "other", "otherkey", "Sales");
            component(camel, "twin", "supportkey", null);
            camel.route(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in").to("interakt:trackUser", "support:trackUser", "other:trackUser", "twin:getUser");
                    from("support:users?checkpoint=#memory").routeId("feed").to("mock:contacts");
                }
            });
            camel.context()
                    .getRegistry()
                    .bind("memory", new org.apache.camel.support.processor.state.MemoryStateRepository());
            camel.start();

            Set<String> names = Set.of("interakt", "support", "Sales");
            assertThat(tags("camel.interakt.quota.used")).isEqualTo(names);
            assertThat(tags("camel.interakt.memory.calls")).isEqualTo(names);
            assertThat(tags("camel.interakt.quota.wait")).isEqualTo(names);
            assertThat(tags("camel.interakt.feed.lag.seconds")).containsExactly("support");
            assertThat(inJmx(camel, "InteraktQuota(*)"))
                    .containsExactlyInAnyOrder(
                            "\"InteraktQuota(interakt)\"", "\"InteraktQuota(support)\"", "\"InteraktQuota(Sales)\"");
            FiguresConsole console = new FiguresConsole();
            console.setCamelContext(camel.context());
            assertThat(console.call(DevConsole.MediaType.JSON).toString())
                    .contains("account=interakt", "account=support", "account=Sales");
        }
    }

    @Test
    void twoAccountsOfOneNameAreBothShown() throws Exception {
        try (Sandbox sandbox = Sandbox.builder().start();
                CamelFixture camel = new CamelFixture(sandbox.baseUrl())) {
            camel.context().getRegistry().bind("meters", MeterRegistry.class, meters);
            camel.start();
            camel.context().getEndpoint("interakt:trackUser");
            camel.context().getEndpoint("interakt:trackUser?apiKey=anotherkey");
            camel.context().getEndpoint("interakt:getUsers?apiKey=anotherkey");
            assertThat(tags("camel.interakt.quota.used"))
                    .hasSize(2)
                    .contains("interakt")
                    .anyMatch(name -> name.matches("interakt-[0-9a-f]{10}"));
        }
    }

    private static void component(CamelFixture camel, String name, String key, String accountName) {
        InteraktComponent component = new InteraktComponent(camel.context());
        component.getConfiguration().setApiKey(key);
        component.getAccountConfiguration().setAccountName(accountName);
        camel.context().addComponent(name, component);
        CamelFixture.unhurried(component);
    }

    private Set<String> tags(String meter) {
        return meters.get(meter).meters().stream()
                .map(each -> each.getId().getTag("account"))
                .collect(Collectors.toSet());
    }

    private static Set<String> inJmx(CamelFixture camel, String name) throws Exception {
        ObjectName names = new ObjectName("org.apache.camel:context="
                + camel.context().getManagementName() + ",type=services,name=\"" + name + "\"");
        return ManagementFactory.getPlatformMBeanServer().queryNames(names, null).stream()
                .map(each -> each.getKeyProperty("name"))
                .collect(Collectors.toSet());
    }
}
