package io.github.camelinterakt.sandbox.junit5;

import io.github.camelinterakt.sandbox.Sandbox;

/** The entry point of the sandbox's assertions for a static import, also beside that of AssertJ. */
public final class SandboxAssertions {

    private SandboxAssertions() {}

    /** Starts assertions about what an application sent to the sandbox. */
    public static SandboxAssert assertThat(Sandbox actual) {
        return new SandboxAssert(actual);
    }
}
