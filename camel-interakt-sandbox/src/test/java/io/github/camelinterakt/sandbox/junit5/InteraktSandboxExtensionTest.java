package io.github.camelinterakt.sandbox.junit5;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

import io.github.camelinterakt.sandbox.Caller;
import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.account.ChatMessage;
import io.github.camelinterakt.sandbox.api.ApiOperation;
import io.github.camelinterakt.sandbox.http.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

class InteraktSandboxExtensionTest {

    private static final List<Sandbox> SEEN = new CopyOnWriteArrayList<>();
    private static final String PHONE = "+919999999999";

    private static Events execute(Class<?> tests) {
        SEEN.clear();
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(tests))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                .execute()
                .testEvents();
    }

    /** Runs the tests, and returns their sandboxes, all of which are closed. */
    private static List<Sandbox> run(Class<?> tests, int expected) {
        Events events = execute(tests);
        events.failed().stream()
                .findFirst()
                .flatMap(event -> event.getPayload(TestExecutionResult.class))
                .flatMap(TestExecutionResult::getThrowable)
                .ifPresent(failure -> {
                    throw new AssertionError(failure);
                });
        events.assertStatistics(statistics -> statistics.succeeded(expected).failed(0));
        assertThat(SEEN).noneMatch(sandbox -> sandbox.wireMock().isRunning());
        return List.copyOf(SEEN);
    }

    @Test
    void parallelTestsDoNotMix() {
        assertThat(run(Parallel.class, 2)).doesNotHaveDuplicates().hasSize(2);
    }

    @Test
    void aTestHasOneSandboxFromConstructorToTheEndAndSharesItWithNoOther() {
        assertThat(run(EachTest.class, 3)).doesNotHaveDuplicates().hasSize(3);
    }

    @Test
    void aSandboxOfBeforeAllIsThatOfAllTestsAndOfNestedClasses() {
        assertThat(run(WholeClass.class, 3)).hasSize(4).containsOnly(SEEN.get(0));
    }

    @Test
    void inTheLifeCyclePerClassTheConstructorsSandboxIsTheClasss() {
        assertThat(run(PerClass.class, 2)).hasSize(2).containsOnly(SEEN.get(0));
    }

    @Test
    void settingsAreThoseOfTheNearestAnnotation() {
        assertThat(run(Outer.class, 4)).hasSize(4);
    }

    @Test
    void aFieldConfiguresTheSandboxesByTheBuilder() {
        assertThat(run(Registered.class, 2))
                .doesNotHaveDuplicates()
                .hasSize(2)
                .extracting(Sandbox::apiKey)
                .containsOnly("another-key");
    }

    @Test
    void aTestThatAsksForNoneStartsNone() {
        assertThat(run(AsksForNone.class, 1)).isEmpty();
    }

    @Test
    void aMistakeInASettingFailsTheTestAndIsNamed() {
        execute(Mistaken.class)
                .assertThatEvents()
                .haveExactly(
                        1,
                        finishedWithFailure(
                                message(text -> text.contains("port must be a whole number, but is eighty"))));
    }

    @Test
    void theSandboxIsNotAvailableOutsideATest() {
        assertThatThrownBy(() -> new InteraktSandboxExtension().sandbox())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("use a parameter of type Sandbox");
    }

    @InteraktSandbox
    static class Parallel {

        private static final CyclicBarrier BOTH = new CyclicBarrier(2);

        @Test
        void first(Sandbox sandbox) throws Exception {
            isAlone(sandbox, "first", 503);
        }

        @Test
        void second(Sandbox sandbox) throws Exception {
            isAlone(sandbox, "second", 504);
        }

        private static void isAlone(Sandbox sandbox, String text, int status) throws Exception {
            SEEN.add(sandbox);
            sandbox.customer(PHONE).says(text);
            sandbox.inject(ApiOperation.GET_USER_BY_ID, Fault.status(status, ""));
            BOTH.await(30, TimeUnit.SECONDS);
            assertThat(sandbox.customer(PHONE).conversation())
                    .extracting(ChatMessage::shown)
                    .singleElement()
                    .satisfies(shown -> assertThat(shown.body()).isEqualTo(text));
            assertThat(Caller.of(sandbox).get("/apis/users/id/1").status()).isEqualTo(status);
            assertThat(sandbox.wireMock().getAllServeEvents()).hasSize(1);
            BOTH.await(30, TimeUnit.SECONDS);
        }
    }

    @InteraktSandbox
    static class EachTest {

        private final Sandbox own;

        EachTest(Sandbox sandbox) {
            own = sandbox;
            SEEN.add(sandbox);
        }

        @BeforeEach
        void hasTheSame(Sandbox sandbox) {
            assertThat(sandbox).isSameAs(own);
        }

        @Test
        void first(Sandbox sandbox) {
            assertThat(sandbox).isSameAs(own);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void further(int number, Sandbox sandbox) {
            assertThat(sandbox).isSameAs(own);
        }

        @AfterEach
        void hasItStill(Sandbox sandbox) {
            assertThat(sandbox).isSameAs(own);
        }
    }

    @InteraktSandbox
    static class WholeClass {

        @BeforeAll
        static void starts(Sandbox sandbox) {
            SEEN.add(sandbox);
        }

        @Test
        void first(Sandbox sandbox) {
            SEEN.add(sandbox);
        }

        @Test
        void second(Sandbox sandbox) {
            SEEN.add(sandbox);
        }

        @AfterAll
        static void stillThere(Sandbox sandbox) {
            assertThat(sandbox).isSameAs(SEEN.get(0));
        }

        @Nested
        class Inner {
            @Test
            void third(Sandbox sandbox) {
                SEEN.add(sandbox);
            }
        }
    }

    @InteraktSandbox
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class PerClass {

        private final Sandbox shared;

        PerClass(Sandbox sandbox) {
            shared = sandbox;
        }

        @Test
        void first(Sandbox sandbox) {
            SEEN.add(sandbox);
            assertThat(sandbox).isSameAs(shared);
        }

        @Test
        void second(Sandbox sandbox) {
            SEEN.add(sandbox);
            assertThat(sandbox).isSameAs(shared);
        }
    }

    @InteraktSandbox({"sample-data=true", "api-key=outer"})
    static class Outer {

        @Test
        void ofTheClass(Sandbox sandbox) {
            SEEN.add(sandbox);
            assertThat(sandbox.templates()).hasSize(3);
            assertThat(sandbox.apiKey()).isEqualTo("outer");
        }

        @Test
        @InteraktSandbox("api-key=method")
        void ofTheMethod(Sandbox sandbox) {
            SEEN.add(sandbox);
            assertThat(sandbox.templates()).isEmpty();
            assertThat(sandbox.apiKey()).isEqualTo("method");
        }

        @Nested
        class Inner {
            @Test
            void ofTheEnclosingClass(Sandbox sandbox) {
                SEEN.add(sandbox);
                assertThat(sandbox.apiKey()).isEqualTo("outer");
            }
        }

        @Nested
        @InteraktSandbox("api-key=nested")
        class Own {
            @Test
            void ofTheNestedClass(Sandbox sandbox) {
                SEEN.add(sandbox);
                assertThat(sandbox.apiKey()).isEqualTo("nested");
            }
        }
    }

    static class Registered {

        @RegisterExtension
        static final InteraktSandboxExtension INTERAKT =
                InteraktSandboxExtension.with(builder -> builder.apiKey("another-key"));

        @Test
        void first(Sandbox sandbox) {
            isTheTests(sandbox);
        }

        @Test
        void second(Sandbox sandbox) {
            isTheTests(sandbox);
        }

        private static void isTheTests(Sandbox sandbox) {
            SEEN.add(sandbox);
            assertThat(INTERAKT.sandbox()).isSameAs(sandbox);
            assertThat(INTERAKT.baseUrl()).isEqualTo(sandbox.baseUrl());
            assertThat(INTERAKT.apiKey()).isEqualTo(sandbox.apiKey());
        }
    }

    @InteraktSandbox("port=eighty")
    static class AsksForNone {
        @Test
        void nothing() {}
    }

    @InteraktSandbox("port=eighty")
    static class Mistaken {
        @Test
        void asks(Sandbox sandbox) {
            SEEN.add(sandbox);
        }
    }
}
