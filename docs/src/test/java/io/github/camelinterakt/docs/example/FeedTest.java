package io.github.camelinterakt.docs.example;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.github.camelinterakt.InteraktComponent;
import io.github.camelinterakt.model.Contact;
import io.github.camelinterakt.model.Template;
import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.junit5.InteraktSandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.github.camelinterakt.docs.example.SandboxedCamel.await;
import static org.assertj.core.api.Assertions.assertThat;

/** The snippets of the page about feeds. */
@InteraktSandbox
class FeedTest {

    private static final String PHONE = "919999999999";

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
    void prepare(Sandbox sandbox, @TempDir Path directory) {
        camel = new SandboxedCamel(sandbox);
        camel.context().getRegistry().bind("crm", crm);
        camel.context()
                .getComponent("interakt", InteraktComponent.class)
                .getAccountConfiguration()
                .setCheckpointFile(directory.resolve("checkpoints").toString());
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
    void contactsComeAsAListAndTemplatesOnlyWithAnotherPrice(Sandbox sandbox) throws Exception {
        sandbox.addTemplate("greeting", "en", "UTILITY", "Hello");
        camel.file("routes/feed.xml").start();
        await(() -> crm.savedLists.size() == 1);
        assertThat(crm.savedLists.element()).hasSize(1);
        assertThat(crm.repriced).isEmpty();
    }
}
