package io.github.camelinterakt.sandbox.junit5;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test a sandbox of its own: a parameter of type {@link io.github.camelinterakt.sandbox.Sandbox} of the test, of a {@code @BeforeEach} method or of the
 * constructor. It starts when it is first asked for and is closed after the test, so tests may run in parallel. If a {@code @BeforeAll} method (or the
 * constructor in the life cycle {@code PER_CLASS}) has such a parameter, all tests of the class use that sandbox.
 *
 * <pre>{@code
 * @InteraktSandbox("sample-data=true")
 * class OrderTest {
 *     @Test
 *     void sendsTheConfirmation(Sandbox sandbox) { ... }
 * }
 * }</pre>
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(InteraktSandboxExtension.class)
public @interface InteraktSandbox {

    /**
     * The settings, each {@code name=value} with a name of {@link io.github.camelinterakt.sandbox.SandboxSetting}, such as
     * {@code requests-per-minute=300}. Those of a method or nested class replace those of its class.
     */
    String[] value() default {};
}
