package io.github.camelinterakt.sandbox;

import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

import io.github.camelinterakt.sandbox.webhook.WebhookPost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class SandboxSettingsTest {

    @Test
    void everyMethodOfTheBuilderIsInTheTable() {
        List<String> methods = Arrays.stream(SandboxSettings.class.getMethods())
                .filter(method -> method.getReturnType() == SandboxSettings.class)
                .map(Method::getName)
                .filter(name -> !List.of("clock", "ids", "set").contains(name))
                .distinct()
                .toList();

        assertThat(SandboxSetting.values())
                .extracting(SandboxSettingsTest::camelCase)
                .containsExactlyInAnyOrderElementsOf(methods);
    }

    private static String camelCase(SandboxSetting setting) {
        StringBuilder name = new StringBuilder();
        for (String word : setting.kebabCase().split("-", -1)) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }

    @ParameterizedTest
    @EnumSource
    void theDefaultOfTheTableIsTheDefaultOfTheBuilder(SandboxSetting setting) {
        SandboxSettings settings = Sandbox.builder();
        setting.apply(settings, setting.defaultValue());

        assertThat(settings).usingRecursiveComparison().isEqualTo(Sandbox.builder());
    }

    @Test
    void timesAreReadInEveryUsualNotation() {
        for (String text : List.of("90s", "90S", "90000ms", "PT1M30S", "1m30s")) {
            SandboxSettings settings = Sandbox.builder();
            SandboxSetting.APPROVE_TEMPLATES_AFTER.apply(settings, text);
            assertThat(settings)
                    .as(text)
                    .usingRecursiveComparison()
                    .isEqualTo(Sandbox.builder().approveTemplatesAfter(Duration.ofSeconds(90)));
        }
    }

    @Test
    void aSeedMakesIdsTheSameAtEachStartAndAfterEachReset() {
        UnaryOperator<SandboxSettings> seeded = settings -> settings.seed(7L);
        UUID first;
        try (Sandbox sandbox = seeded.apply(Sandbox.builder()).start()) {
            first = sandbox.customer("919999999999").contact().id();
            sandbox.reset();
            assertThat(sandbox.customer("919999999999").contact().id()).isEqualTo(first);
            assertThat(sandbox.customer("919999999998").contact().id()).isNotEqualTo(first);
            assertThat(first.version()).isEqualTo(4);
            assertThat(first.variant()).isEqualTo(2);
        }
        try (Sandbox sandbox = seeded.apply(Sandbox.builder()).start()) {
            assertThat(sandbox.customer("919999999999").contact().id()).isEqualTo(first);
        }
    }

    @Test
    void theWebhookOfTheSettingsIsEnabledFromTheStartAndAfterAReset() throws Exception {
        try (Receiver receiver = new Receiver();
                Sandbox sandbox = Sandbox.builder()
                        .apiKey("one", "two")
                        .webhookUrl(receiver.url())
                        .webhookSecret("s")
                        .start()) {
            sandbox.customer("919999999999").says("Hi");
            sandbox.reset();
            sandbox.customer("919999999999").says("Hi again");
            assertThat(sandbox.webhook().awaitPosted(Duration.ofSeconds(20))).isTrue();

            assertThat(sandbox.webhook().url()).isEqualTo(receiver.url());
            assertThat(sandbox.webhook().posts())
                    .extracting(WebhookPost::status)
                    .containsExactly(200);
            assertThat(sandbox.account("two").webhook().isOn()).isFalse();
        }
    }

    @Test
    void theClockRunsAtTheGivenSpeed() {
        SandboxClock clock = SandboxClock.startingAt(Instant.EPOCH);
        try (Sandbox sandbox = Sandbox.builder().clock(clock).start()) {
            assertThat(sandbox.clock().speed()).isZero();
        }
        try (Sandbox sandbox = Sandbox.builder().clockSpeed(60).start()) {
            assertThat(sandbox.clock().speed()).isEqualTo(60);
        }
    }
}
