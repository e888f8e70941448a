package io.github.camelinterakt.sandbox.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.webhook.WebhookPost;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Drives the sandbox by another language's usual tools. */
class CurlTest {

    private static boolean runs(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aShellScriptPlaysAWholeConversation() throws Exception {
        assumeTrue(
                runs("bash", "--version") && runs("curl", "--fail-with-body", "--version"),
                "skipped: bash and curl 7.76 or later are needed");
        try (Sandbox sandbox = Sandbox.builder().sampleData(true).start()) {
            sandbox.wireMock()
                    .stubFor(WireMock.post("/hook")
                            .willReturn(WireMock.aResponse().withStatus(200)));
            String address = sandbox.pageUrl().replaceFirst("/$", "");
            Process script = new ProcessBuilder(
                            "bash", Path.of("src/test/scripts/support-chat.sh").toString(), address, address + "/hook")
                    .redirectErrorStream(true)
                    .start();
            String output = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(script.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(output).endsWith("played\n");
            assertThat(sandbox.webhook().awaitPosted(Duration.ofSeconds(20))).isTrue();
            assertThat(sandbox.webhook().posts())
                    .extracting(WebhookPost::type)
                    .startsWith("message_api_sent", "message_api_clicked", "message_received")
                    .contains("cart_order_update");
        }
    }
}
