package io.github.camelinterakt.event;

import java.util.EnumSet;

import org.junit.jupiter.api.Test;

import static io.github.camelinterakt.event.MessageStatus.DELIVERED;
import static io.github.camelinterakt.event.MessageStatus.FAILED;
import static io.github.camelinterakt.event.MessageStatus.READ;
import static io.github.camelinterakt.event.MessageStatus.SENT;
import static org.assertj.core.api.Assertions.assertThat;

/** A status may only move forward. */
class MessageStatusTest {

    @Test
    void theOrderIsThatOfAMessagesLife() {
        assertThat(after(SENT)).containsExactlyInAnyOrder(DELIVERED, READ, FAILED);
        assertThat(after(DELIVERED)).containsExactly(READ);
        assertThat(after(READ)).isEmpty();
        // Evidence of a delivery disproves a failure.
        assertThat(after(FAILED)).containsExactlyInAnyOrder(DELIVERED, READ);
        assertThat(after(null)).hasSize(4);
    }

    @Test
    void theOrderIsAsymmetricAndTransitive() {
        for (MessageStatus a : MessageStatus.values()) {
            assertThat(a.isAfter(a)).isFalse();
            for (MessageStatus b : MessageStatus.values()) {
                assertThat(a.isAfter(b) && b.isAfter(a)).isFalse();
                for (MessageStatus c : MessageStatus.values()) {
                    if (a.isAfter(b) && b.isAfter(c)) {
                        assertThat(a.isAfter(c)).isTrue();
                    }
                }
            }
        }
    }

    @Test
    void namesAreReadInAnyCaseAndUnknownOnesAreNull() {
        assertThat(MessageStatus.of("Delivered")).isEqualTo(DELIVERED);
        assertThat(MessageStatus.of("READ")).isEqualTo(READ);
        assertThat(MessageStatus.of("Pending")).isNull();
        assertThat(MessageStatus.of(null)).isNull();
    }

    private static EnumSet<MessageStatus> after(MessageStatus status) {
        EnumSet<MessageStatus> later = EnumSet.noneOf(MessageStatus.class);
        for (MessageStatus candidate : MessageStatus.values()) {
            if (candidate.isAfter(status)) {
                later.add(candidate);
            }
        }
        return later;
    }
}
