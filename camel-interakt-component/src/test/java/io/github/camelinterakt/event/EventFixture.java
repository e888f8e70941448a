package io.github.camelinterakt.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinterakt.internal.json.Json;

/** A posted event and its expected values; one for every known format. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record EventFixture(String name, byte[] body, JsonNode expected) {

    public static List<EventFixture> all() {
        try (Stream<Path> files = Files.list(
                Path.of(EventFixture.class.getResource("/fixtures/events").toURI()))) {
            return files.sorted().map(EventFixture::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public static EventFixture named(String name) {
        return all().stream()
                .filter(fixture -> fixture.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public WebhookEvent event() {
        try {
            return WebhookEvent.parse(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is expected, or null. */
    public String expected(String what) {
        JsonNode node = expected.path(what);
        return node.isNull() || node.isMissingNode() ? null : node.asText();
    }

    private static EventFixture read(Path file) {
        try {
            JsonNode json = Json.parse(Files.readAllBytes(file), null);
            String name = file.getFileName().toString().replace(".json", "");
            return new EventFixture(name, Json.toBytes(json.path("event")), json.path("expected"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
