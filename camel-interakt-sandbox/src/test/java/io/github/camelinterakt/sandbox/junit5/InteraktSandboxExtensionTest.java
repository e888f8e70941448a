package io.github.camelinterakt.sandbox.junit5;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelinterakt.sandbox.Sandbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

class InteraktSandboxExtensionTest {

    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    private static Set<String> run(Class<?> tests, int expected) {
        SEEN.clear();
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(tests))
                .configurationParameter("junit.jupiter.conditions.deactivate", "*")
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.succeeded(expected).failed(0));
        return SEEN;
    }

    private static void assertClosed(String baseUrl) {
        int port = URI.create(baseUrl).getPort();
        try (ServerSocket free = new ServerSocket(port)) {
            assertThat(free.getLocalPort()).isEqualTo(port);
        } catch (IOException e) {
            throw new AssertionError("Still listening at " + port, e);
        }
    }

    @Test
    void oneSandboxServesTheClassIsResetBeforeEachTestAndClosedAtTheEnd() {
        Set<String> urls = run(Injected.class, 3);

        assertThat(urls).hasSize(1);
        urls.forEach(InteraktSandboxExtensionTest::assertClosed);
    }

    @Test
    void aStaticFieldMayBeConfigured() {
        assertThat(run(Registered.class, 2)).containsExactly("another-key");
    }

    @Test
    void anInstanceFieldHoldsASandboxForEachTestAndClosesIt() {
        Set<String> urls = run(EachTest.class, 2);

        urls.forEach(InteraktSandboxExtensionTest::assertClosed);
    }

    @Test
    void theSandboxIsNotAvailableOutsideATest() {
        assertThatThrownBy(() -> new InteraktSandboxExtension().sandbox()).isInstanceOf(IllegalStateException.class);
    }

    @ExtendWith(InteraktSandboxExtension.class)
    static class Injected {

        @BeforeAll
        static void injectedIntoLifeCycleMethods(Sandbox sandbox) {
            sandbox.customer("919999999999").says("Hi");
        }

        @Test
        void first(Sandbox sandbox) {
            startsEmpty(sandbox);
        }

        @Test
        void second(Sandbox sandbox) {
            startsEmpty(sandbox);
        }

        @AfterAll
        static void stillThere(Sandbox sandbox) {
            SEEN.add(sandbox.baseUrl());
        }

        private static void startsEmpty(Sandbox sandbox) {
            SEEN.add(sandbox.baseUrl());
            assertThat(sandbox.contactCount()).isZero();
            sandbox.customer("919999999999").says("Hi");
            assertThat(sandbox.contactCount()).isEqualTo(1);
        }

        @Nested
        class Inner {
            @Test
            void sharesTheOuterOne(Sandbox sandbox) {
                startsEmpty(sandbox);
            }
        }
    }

    static class Registered {

        @RegisterExtension
        static final InteraktSandboxExtension INTERAKT = InteraktSandboxExtension.with(
                builder -> builder.apiKey("another-key").sampleData(true));

        @Test
        void hasItsSettings() {
            SEEN.add(INTERAKT.apiKey());
            assertThat(INTERAKT.baseUrl()).startsWith("http://127.0.0.1:").endsWith("/v1/public");
        }

        @Test
        void hasItsSampleDataAfterTheReset() {
            assertThat(INTERAKT.sandbox().templates()).hasSize(3);
            assertThat(INTERAKT.sandbox().contactCount()).isEqualTo(1);
        }
    }

    static class EachTest {

        @RegisterExtension
        final InteraktSandboxExtension interakt = new InteraktSandboxExtension();

        @Test
        void first() {
            SEEN.add(interakt.baseUrl());
        }

        @Test
        void second() {
            SEEN.add(interakt.baseUrl());
        }
    }
}
