package io.github.camelinterakt;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelinterakt.model.RequestFixture;
import io.github.camelinterakt.model.UploadedMedia;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A template's media arrives as one part, byte by byte as it was. */
class UploadMediaTest extends ApiTest {

    /** Larger than the buffers on the way. */
    private static final int SIZE = 300_001;

    @TempDir
    static Path directory;

    private byte[] media;
    private Path file;

    @Override
    void configure(DefaultCamelContext context) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(directory.resolve("in").toUri() + "?delete=true&initialDelay=0&delay=10")
                        .to("interakt:uploadMedia")
                        .to("mock:uploaded");
            }
        });
    }

    @BeforeEach
    void makeMedia() throws Exception {
        media = new byte[SIZE];
        new Random(1).nextBytes(media);
        file = Files.write(directory.resolve("cake.jpg"), media);
        RequestFixture fixture = RequestFixture.number(20);
        server.answer(fixture.responses().get(0).code(), fixture.answer(0).toString());
    }

    @Test
    void aFileIsUploadedUnderItsName() {
        Exchange exchange = sent("uploadMedia", file.toFile());
        assertUploaded("cake.jpg", "image/jpeg");
        UploadedMedia answer = exchange.getMessage().getBody(UploadedMedia.class);
        assertThat(answer.getHandle()).isEqualTo("4::aW1hZ2UvanBlZw==:HANDLE");
        assertThat(answer.getUrl()).isEqualTo("https://media.example.com/cake.jpg?sig=REDACTED");
        assertThat(answer.getName()).isEqualTo("cake.jpg");
    }

    @Test
    void aPathIsUploadedUnderItsName() {
        sent("uploadMedia", file);
        assertUploaded("cake.jpg", "image/jpeg");
    }

    @Test
    void aWrappedFileIsUploadedUnderItsName() {
        GenericFile<File> wrapped = new GenericFile<>();
        wrapped.setFile(file.toFile());
        sent("uploadMedia", wrapped);
        assertUploaded("cake.jpg", "image/jpeg");
    }

    @Test
    void aPolledFileIsUploaded() throws Exception {
        MockEndpoint uploaded = context.getEndpoint("mock:uploaded", MockEndpoint.class);
        uploaded.expectedMessageCount(1);
        Path target = directory.resolve("in").resolve("cake.jpg");
        Files.move(file, target);
        uploaded.assertIsSatisfied(10_000);
        assertUploaded("cake.jpg", "image/jpeg");
    }

    @Test
    void bytesAreUploadedUnderTheNameOfTheHeader() {
        sent("uploadMedia?fileName=option.jpg", media, InteraktConstants.FILE_NAME, "header.mp4");
        assertUploaded("header.mp4", "video/mp4");
    }

    @Test
    void aStreamIsUploadedUnderTheNameOfTheOptionAndLeavesNoTemporaryFile() throws Exception {
        long before = temporaryFiles();
        InputStream stream = new ByteArrayInputStream(media);
        sent("uploadMedia?fileName=option.pdf", stream);
        assertUploaded("option.pdf", "application/pdf");
        assertThat(temporaryFiles()).isEqualTo(before);
    }

    @Test
    void aStreamThatFailsLeavesNoTemporaryFileEither() throws Exception {
        long before = temporaryFiles();
        server.answer(400, "{\"result\": false, \"message\": \"No\"}");
        assertThat(send("uploadMedia?fileName=option.pdf", new ByteArrayInputStream(media))
                        .getException())
                .isInstanceOf(InteraktException.class);
        assertThat(temporaryFiles()).isEqualTo(before);
    }

    @Test
    void aCachedStreamIsUploadedFromItsStart() throws Exception {
        InputStreamCache cache = new InputStreamCache(media);
        assertThat(cache.read()).isNotNegative();
        sent("uploadMedia?fileName=a.jpg", cache);
        assertUploaded("a.jpg", "image/jpeg");
    }

    @Test
    void aStreamIsUploadedUnderTheNameOfThePolledFile() {
        sent("uploadMedia", new ByteArrayInputStream(media), Exchange.FILE_NAME, "2026/cake.png");
        assertUploaded("cake.png", "image/png");
    }

    @Test
    void theOptionMediaTypeIsUsed() {
        sent("uploadMedia?mediaType=image/webp", file);
        assertUploaded("cake.jpg", "image/webp");
    }

    @Test
    void theHeaderMediaTypeOverridesTheOption() {
        sent("uploadMedia?mediaType=image/webp", file, InteraktConstants.MEDIA_TYPE, "image/png");
        assertUploaded("cake.jpg", "image/png");
    }

    @Test
    void aNameWithAnUnknownExtensionIsUploadedAsOctetStream() {
        sent("uploadMedia?fileName=cake", media);
        assertUploaded("cake", "application/octet-stream");
    }

    @Test
    void aNameInAnyScriptIsSent() {
        sent("uploadMedia", media, InteraktConstants.FILE_NAME, "कुकी Größe.jpg");
        assertUploaded("कुकी Größe.jpg", "image/jpeg");
    }

    @Test
    void aNameCannotInjectAMultipartHeader() {
        sent("uploadMedia", media, InteraktConstants.FILE_NAME, "a\"; name=\"other\r\nX-Injected: yes\r\n\r\nbody.jpg");
        assertUploaded("a%22; name=%22other%0D%0AX-Injected: yes%0D%0A%0D%0Abody.jpg", "image/jpeg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/jpeg\r\nX-Injected: yes", "jpeg", "image/"})
    void anInvalidMediaTypeIsRefused(String mediaType) {
        assertThatThrownBy(() -> context.getEndpoint("interakt:uploadMedia?mediaType=RAW(" + mediaType + ")"))
                .hasMessageContaining("The option mediaType must be a type and a subtype, such as image/jpeg");
        assertThat(refused("uploadMedia", file, InteraktConstants.MEDIA_TYPE, mediaType))
                .hasMessageContaining("CamelInteraktMediaType must be a type and a subtype, such as image/jpeg");
    }

    @Test
    void aBodyWithoutMediaIsRefused() throws Exception {
        assertThat(refused("uploadMedia?fileName=a.jpg", null))
                .hasMessageContaining("File, Path, InputStream or byte[]");
        assertThat(refused("uploadMedia?fileName=a.jpg", "text"))
                .hasMessageContaining("java.lang.String")
                .hasMessageContaining("File, Path, InputStream or byte[]");
        assertThat(refused("uploadMedia", media)).hasMessageContaining(InteraktConstants.FILE_NAME);
        assertThat(refused("uploadMedia?fileName=a.jpg", new byte[0])).hasMessageContaining("empty");
        assertThat(refused("uploadMedia?fileName=a.jpg", InputStream.nullInputStream()))
                .hasMessageContaining("empty");
        assertThat(refused("uploadMedia", directory.resolve("missing.jpg")))
                .hasMessageContaining("missing.jpg")
                .hasMessageContaining("check that it exists");
        assertThat(refused("uploadMedia", directory.toFile())).hasMessageContaining("is a regular file");
    }

    @Test
    void aStreamThatCannotBeReadIsRefusedWithItsCause() throws Exception {
        long before = temporaryFiles();
        assertThat(refused("uploadMedia?fileName=a.jpg", new BrokenStream()))
                .hasMessageContaining("cannot be read")
                .hasRootCauseMessage(BrokenStream.PROBLEM);
        assertThat(temporaryFiles()).isEqualTo(before);
    }

    private void assertUploaded(String name, String mediaType) {
        LoggedRequest request = server.request();
        assertThat(request.getMethod().getName()).isEqualTo("POST");
        assertThat(request.getUrl())
                .isEqualTo(
                        RecordingServer.BASE_PATH + "/track/files/upload_to_fb/?fileCategory=message_template_media");
        assertThat(request.getHeader("Authorization")).isEqualTo("Basic " + DASHBOARD_KEY);
        assertThat(request.getHeader("Content-Type")).startsWith("multipart/form-data; boundary=");
        String boundary = request.getHeader("Content-Type").replaceFirst(".*boundary=", "");
        byte[] head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"uploadFile\"; filename=\"" + name
                        + "\"\r\nContent-Type: " + mediaType + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] body = request.getBody();
        assertThat(body)
                .hasSize(head.length + media.length + tail.length)
                .startsWith(head)
                .endsWith(tail);
        assertThat(java.util.Arrays.copyOfRange(body, head.length, head.length + media.length))
                .isEqualTo(media);
    }

    private static long temporaryFiles() throws Exception {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(path -> path.getFileName().toString().startsWith("interakt-upload-"))
                    .count();
        }
    }
}
