package io.github.camelinterakt.sandbox;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

import io.github.camelinterakt.sandbox.Caller.Reply;
import io.github.camelinterakt.sandbox.account.MediaFile;
import io.github.camelinterakt.sandbox.control.Control;
import io.github.camelinterakt.sandbox.junit5.InteraktSandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@InteraktSandbox
class UploadTest {

    private static final String PATH = "/track/files/upload_to_fb/?fileCategory=message_template_media";
    private static final String MULTIPART = "multipart/form-data; boundary=limit";

    private Sandbox sandbox;
    private Caller caller;

    @BeforeEach
    void callTheSandbox(Sandbox injected) {
        sandbox = injected;
        caller = Caller.of(injected);
    }

    private static byte[] part(String name, String fileName, String content) {
        return ("--limit\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: image/jpeg\r\n\r\n" + content + "\r\n--limit--\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static BodyPublisher chunked(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }

    @Test
    void anUploadReturnsHandleUrlAndNameAndStoresSizeAndDigest() {
        Reply reply =
                caller.send("POST", PATH, MULTIPART, BodyPublishers.ofByteArray(part("uploadFile", "a.jpg", "abc")));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.message()).isEqualTo("Media file uploaded successfully");
        MediaFile file = sandbox.media().get(0);
        assertThat(reply.json().at("/data/file_handle").asText())
                .isEqualTo(file.handle())
                .startsWith("4::aW1hZ2UvanBlZw==:");
        String url = reply.json().at("/data/file_url").asText();
        assertThat(url).isEqualTo(file.url()).startsWith(sandbox.pageUrl() + "media/");
        assertThat(reply.json().at("/data/file_name").asText()).isEqualTo("a.jpg");
        assertThat(file.file().contentType()).isEqualTo("image/jpeg");
        assertThat(file.file().size()).isEqualTo(3);
        assertThat(file.file().sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void anUploadIsServedWithItsBytesAndTypeAndCannotRunAsAPage() {
        Reply reply =
                caller.send("POST", PATH, MULTIPART, BodyPublishers.ofByteArray(part("uploadFile", "a.jpg", "abc")));
        Control.Reply file = Control.of(sandbox)
                .page(reply.json()
                        .at("/data/file_url")
                        .asText()
                        .substring(sandbox.pageUrl().length()));

        assertThat(file.text()).isEqualTo("abc");
        assertThat(file.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(file.header("Content-Security-Policy")).startsWith("sandbox;");
    }

    @Test
    void aChunkedUploadOfMegabytesIsReceivedCompletely() {
        int size = 5 * 1024 * 1024;
        Reply reply = caller.send("POST", PATH, MULTIPART, chunked(part("uploadFile", "a.jpg", "x".repeat(size))));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(sandbox.media().get(0).file().size()).isEqualTo(size);
    }

    @Test
    void aMalformedUploadIsRefused() {
        Reply otherPart = caller.send("POST", PATH, MULTIPART, chunked(part("file", "a.jpg", "abc")));
        Reply empty = caller.send("POST", PATH, MULTIPART, chunked(part("uploadFile", "a.jpg", "")));
        Reply json = caller.post(PATH, "{}");
        Reply noCategory = caller.send(
                "POST", "/track/files/upload_to_fb/", MULTIPART, chunked(part("uploadFile", "a.jpg", "abc")));

        assertThat(otherPart.message()).isEqualTo("Please correct the following error - /uploadFile: is required");
        assertThat(empty.status()).isEqualTo(400);
        assertThat(json.status()).isEqualTo(415);
        assertThat(noCategory.message()).isEqualTo("Please correct the following error - fileCategory: is required");
        assertThat(sandbox.media()).isEmpty();
    }
}
