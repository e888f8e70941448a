package io.github.camelinterakt.docs.example;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

import io.github.camelinterakt.model.CreatedTemplate;
import io.github.camelinterakt.model.NewTemplate;
import io.github.camelinterakt.model.Template;
import io.github.camelinterakt.model.TemplatePage;
import io.github.camelinterakt.model.UploadedMedia;
import io.github.camelinterakt.sandbox.junit5.InteraktSandboxExtension;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Media are uploaded, templates of all six forms created and listed, as templates-and-media.md says. */
class TemplatesTest {

    @RegisterExtension
    static final InteraktSandboxExtension INTERAKT = InteraktSandboxExtension.with(builder -> builder.sampleData(true));

    private SandboxedCamel camel;
    private ProducerTemplate template;

    @TempDir
    private Path directory;

    @BeforeEach
    void start() throws Exception {
        camel = new SandboxedCamel(INTERAKT.sandbox())
                .file("routes/templates.yaml")
                .start();
        template = camel.context().createProducerTemplate();
    }

    @AfterEach
    void stop() {
        camel.close();
    }

    @Test
    void theUploadsAnswerIsTheHeaderOfATemplate() throws Exception {
        Path file = Files.writeString(directory.resolve("cake.jpg"), "an image");
        // tag::media-header[]
        UploadedMedia media = template.requestBody("direct:upload", file, UploadedMedia.class);
        CreatedTemplate created =
                template.requestBody("interakt:createTemplate", Templates.mediaHeader(media), CreatedTemplate.class);
        String status = created.getTemplate().getApprovalStatus(); // WAITING
        // end::media-header[]

        assertThat(status).isEqualTo("WAITING");
        assertThat(INTERAKT.sandbox().media()).hasSize(1);
        assertThat(create(Templates.carousel(media, media)).isApproved()).isFalse();
    }

    @Test
    void theOtherFormsAreCreated() {
        List<NewTemplate> forms = List.of(
                Templates.noHeader(), Templates.textHeader(), Templates.callToAction(), Templates.quickReplies());

        assertThat(forms)
                .allSatisfy(form -> assertThat(create(form).getApprovalStatus()).isEqualTo("WAITING"));
    }

    @Test
    void templatesAreListedByPageOrAll() {
        // tag::page[]
        TemplatePage page =
                template.requestBody("interakt:getTemplates?templateName=welcome", null, TemplatePage.class);
        Template welcome = page.getTemplates().get(0);
        List<String> samples = welcome.getBodyText(); // decoded; on the wire it is a string that holds JSON
        // end::page[]

        assertThat(welcome.getName()).isEqualTo("welcome");
        assertThat(samples).isNotNull();
        Iterator<?> all =
                (Iterator<?>) camel.request("interakt:getTemplates?approvalStatus=APPROVED&allPages=true", null);
        assertThat(all).toIterable().hasSize(3);
        camel.request("direct:approved", null);
    }

    private Template create(NewTemplate form) {
        return template.requestBody("interakt:createTemplate", form, CreatedTemplate.class)
                .getTemplate();
    }
}
