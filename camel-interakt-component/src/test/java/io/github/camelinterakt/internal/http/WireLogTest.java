package io.github.camelinterakt.internal.http;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.camelinterakt.CamelFixture;
import io.github.camelinterakt.Witness;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** HttpClient's own log at DEBUG, of the wire too. */
@Isolated("captures System.err")
class WireLogTest {

    @ParameterizedTest
    @EnumSource
    void neitherKeyNorContentAppearInTheClientsLog(Via via) throws Exception {
        try (Witness witness = new Witness();
                ScriptedServer server = ScriptedServer.answering("201 Created", "{\"result\":true,\"id\":\"1\"}");
                CamelFixture camel = via.to(server).start()) {
            assertThat(camel.sendText().get(60, TimeUnit.SECONDS).getException())
                    .isNull();

            assertThat(witness.logged("org.apache.hc.client5.http")).isNotEmpty();
            assertThat(witness.logged("http.wire")).isEmpty();
            String key = Base64.getEncoder().encodeToString("examplekey:".getBytes(UTF_8));
            Map<String, String> sightings = witness.sightingsOf(List.of("examplekey", key, "hello"));
            sightings.keySet().removeIf(where -> !where.contains("org.apache.hc"));
            assertThat(sightings).isEmpty();
        }
    }
}
