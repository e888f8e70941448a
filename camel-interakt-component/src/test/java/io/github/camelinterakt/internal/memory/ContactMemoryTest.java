package io.github.camelinterakt.internal.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.internal.json.Json;
import io.github.camelinterakt.internal.memory.ContactMemory.Sighting;
import io.github.camelinterakt.internal.memory.ContactMemory.Write;
import io.github.camelinterakt.sandbox.SandboxClock;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Contacts that are read while their first write is in flight. */
class ContactMemoryTest {

    private static final String PHONE = "919999999999";

    private final SandboxClock clock = SandboxClock.startingAt(Instant.parse("2026-01-01T00:00:00Z"));
    private final MemoryStateRepository repository = new MemoryStateRepository();
    private final ContactMemory memory = newMemory();

    private ContactMemory newMemory() {
        EchoConfiguration options = new EchoConfiguration();
        options.setDelta(repository);
        ContactMemory made = new ContactMemory(new byte[] {1}, clock);
        made.join(options);
        return made;
    }

    private Write write(Map<String, String> traits, String... tags) {
        ObjectNode document = Json.object().put("fullPhoneNumber", PHONE);
        ObjectNode sent = document.putObject("traits");
        traits.forEach(sent::put);
        List.of(tags).forEach(document.putArray("tags")::add);
        Write write = memory.write(new ContactName(PHONE, null, null), document, Runnable::run)
                .join();
        write.prepare(false);
        return write;
    }

    private Sighting see(Map<String, Object> traits, String... tags) {
        clock.advance(Duration.ofMillis(10));
        return memory.see(
                new ContactName("+" + PHONE, null, "id"), traits, List.of(tags), clock.instant(), Duration.ZERO);
    }

    @Test
    void fieldsDeliveredBeforeTheirConfirmationAreEchoes() {
        Write write = write(Map.of("name", "Asha"), "lead");
        assertThat(see(Map.of("name", "Asha"), "Lead").isEcho()).isTrue();
        write.confirm();
        write.end();
        assertThat(see(Map.of("name", "Asha"), "Lead").isEcho()).isTrue();
        assertThat(newMemory()
                        .see(
                                new ContactName(PHONE, null, "id"),
                                Map.of("name", "Asha"),
                                List.of(),
                                clock.instant(),
                                Duration.ZERO)
                        .isEcho())
                .isTrue();
    }

    @Test
    void changesOfOthersDuringAnOwnWriteAreNotEchoes() {
        write(Map.of("name", "Asha"));
        assertThat(see(Map.of("name", "Asha", "city", "Agra")).changedTraits()).containsExactly("city");
    }

    @Test
    void aLeadCreatedByOthersDuringAnOwnWriteIsNotAnEcho() {
        write(Map.of("name", "Asha"));
        assertThat(see(Map.of()).isEcho()).isFalse();
        assertThat(see(Map.of("name", "Ravi")).changedTraits()).containsExactly("name");
        assertThat(see(Map.of("name", "Asha")).isEcho()).isTrue();
    }

    @Test
    void aFailedWriteHidesNoChange() {
        write(Map.of("name", "Asha")).end();
        assertThat(see(Map.of("name", "Asha")).changedTraits()).containsExactly("name");
    }

    @Test
    void aLeadAfterAFailedWriteIsNotAnEcho() {
        write(Map.of()).end();
        assertThat(see(Map.of()).isEcho()).isFalse();
    }

    @Test
    void anEventWithoutAPhoneIsKnownByTheIdThatTheFeedHasShownWithTheUserId() {
        ObjectNode request = Json.object().put("userId", "crm-7");
        request.putObject("traits").put("name", "Asha");
        Write write = memory.write(new ContactName(null, "crm-7", null), request, Runnable::run)
                .join();
        write.prepare(false);
        write.confirm();
        write.end();
        assertThat(seeWithoutPhone("crm-7", "Asha").isEcho()).isTrue();
        assertThat(seeWithoutPhone(null, "Asha").isEcho()).isTrue();
        assertThat(seeWithoutPhone(null, "Ravi").changedTraits()).containsExactly("name");
    }

    private Sighting seeWithoutPhone(String userId, String name) {
        clock.advance(Duration.ofMillis(10));
        ContactName contact = new ContactName(null, userId, "c1");
        return memory.see(contact, Map.of("name", name), List.of(), clock.instant(), Duration.ZERO);
    }
}
