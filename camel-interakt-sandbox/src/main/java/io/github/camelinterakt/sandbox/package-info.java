/**
 * Simulates Interakt's API in-process. {@link io.github.camelinterakt.sandbox.Sandbox} starts it from Java,
 * {@link io.github.camelinterakt.sandbox.junit5.InteraktSandbox} in a test, and
 * {@link io.github.camelinterakt.sandbox.SandboxMain} from the command line.
 */
package io.github.camelinterakt.sandbox;
