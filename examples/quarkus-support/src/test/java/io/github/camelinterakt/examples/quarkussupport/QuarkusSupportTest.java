package io.github.camelinterakt.examples.quarkussupport;

import java.time.Duration;

import io.github.camelinterakt.sandbox.Sandbox;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.github.camelinterakt.sandbox.junit5.SandboxAssertions.assertThat;

// tag::test[]
@QuarkusTest
class QuarkusSupportTest {

    private static final String PHONE = "+919999999999";

    @Inject
    Sandbox sandbox;

    @AfterEach
    void reset() {
        sandbox.reset();
    }

    @Test
    void theOpeningHoursAreAnswered() {
        sandbox.customer(PHONE).says("hours");

        assertThat(sandbox)
                .within(Duration.ofSeconds(30))
                .sentTo(PHONE)
                .text("We are here from 10 to 18 o'clock, Monday to Saturday.");
    }
    // end::test[]

    @Test
    void aCustomerTapsThroughTheMenuAndPicksATea() {
        sandbox.customer(PHONE).says("Hi");
        assertThat(sandbox).within(Duration.ofSeconds(30)).sentTo(PHONE).type("InteractiveButton");

        sandbox.customer(PHONE).taps("Our teas");
        assertThat(sandbox).within(Duration.ofSeconds(30)).sentTo(PHONE).type("InteractiveList");

        sandbox.customer(PHONE).picks("Darjeeling");
        assertThat(sandbox)
                .within(Duration.ofSeconds(30))
                .sentTo(PHONE)
                .text("Good choice! Order *Darjeeling* from our catalogue.");
    }

    @Test
    void aPersonGetsTheChat() {
        sandbox.customer(PHONE).says("agent");

        assertThat(sandbox)
                .within(Duration.ofSeconds(30))
                .sentTo(PHONE)
                .text("A colleague takes over and answers here.");
        assertThat(sandbox).hasAssigned(PHONE, "priya@example.com");
    }
    // tag::test[]
}
// end::test[]
