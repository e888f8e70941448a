package io.github.camelinterakt.docs.example;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import io.github.camelinterakt.model.Contact;
import io.github.camelinterakt.model.Template;
import io.github.camelinterakt.sandbox.InteraktSandbox;
import io.github.camelinterakt.sandbox.junit5.InteraktSandboxExtension;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The snippets of the page about feeds. */
@ExtendWith(InteraktSandboxExtension.class)
class FeedTest {

    private static final String PHONE = "919999999999";
    private static final String SECRET = "examplesecret";

    private final Crm crm = new Crm();
    private SandboxedCamel camel;

    /** Takes what the feeds hand out. */
    public static final class Crm {

        private final Queue<Contact> saved = new ConcurrentLinkedQueue<>();
        private final Queue<List<Contact>> savedLists = new ConcurrentLinkedQueue<>();
        private final Queue<Template> repriced = new ConcurrentLinkedQueue<>();

        public void save(Contact contact) {
            saved.add(contact);
        }

        public void saveAll(List<Contact> contacts) {
            savedLists.add(contacts);
        }

        public void priceHasChanged(Template template) {
            repriced.add(template);
        }
    }

    @BeforeEach
    void prepare(InteraktSandbox sandbox, @TempDir Path directory) {
        camel = new SandboxedCamel(sandbox);
        camel.context().getRegistry().bind("crm", crm);
        camel.context()
                .getPropertiesComponent()
                .addInitialProperty(
                        "checkpoints", directory.resolve("checkpoints").toString());
        camel.context().getPropertiesComponent().addInitialProperty("webhook.secret", SECRET);
        sandbox.track(PHONE, Map.of("name", "Asha"));
    }

    @AfterEach
    void stop() {
        camel.close();
    }

    @Test
    void aContactIsSaved() throws Exception {
        camel.routes(new FeedRoutes()).start();
        await(() -> crm.saved.size() == 1);
    }

    @Test
    void contactsComeAsAListAndTemplatesOnlyWithAnotherPrice(InteraktSandbox sandbox) throws Exception {
        sandbox.addTemplate("greeting", "en", "UTILITY", "Hello");
        camel.file("routes/feed.xml").start();
        await(() -> crm.savedLists.size() == 1);
        assertThat(crm.savedLists.element()).hasSize(1);
        assertThat(crm.repriced).isEmpty();
    }

    @Test
    void somebodyNewWhoWritesComesLongBeforeTheNextPoll(InteraktSandbox sandbox) throws Exception {
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        configuration.setBindPort(0);
        VertxPlatformHttpServer server = new VertxPlatformHttpServer(configuration);
        camel.context().addService(server);
        camel.file("routes/feed.yaml").start();
        sandbox.webhook().save("http://127.0.0.1:" + server.getPort() + "/interakt", SECRET);

        sandbox.receiveMessageFrom("919999999998", "Hello");

        await(() -> crm.saved.size() == 2);
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
