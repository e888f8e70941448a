package io.github.camelinterakt.sandbox.junit5;

import java.util.function.UnaryOperator;

import io.github.camelinterakt.sandbox.InteraktSandbox;
import io.github.camelinterakt.sandbox.InteraktSandboxBuilder;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Runs a sandbox for a test class, and resets it before each test. With {@code @ExtendWith(InteraktSandboxExtension.class)} tests,
 * constructors and life-cycle methods may have a parameter of type {@link InteraktSandbox}; registered as a field with
 * {@code @RegisterExtension} it may be configured. A static field holds one sandbox for the class, an instance field one for each test.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final InteraktSandboxExtension interakt = InteraktSandboxExtension.with(builder -> builder.requestsPerMinute(300));
 * }</pre>
 *
 * <p>Tests that share the extension must not run at the same time, because each starts with a reset.
 */
public final class InteraktSandboxExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

    private final UnaryOperator<InteraktSandboxBuilder> configuration;
    private InteraktSandbox sandbox;
    private String owner;

    /** A sandbox with every default; for {@code @ExtendWith}. */
    public InteraktSandboxExtension() {
        this(UnaryOperator.identity());
    }

    private InteraktSandboxExtension(UnaryOperator<InteraktSandboxBuilder> configuration) {
        this.configuration = configuration;
    }

    /**
     * A sandbox with settings of its own.
     *
     * @param configuration sets the builder and returns it
     * @return the extension, for a field with {@code @RegisterExtension}
     */
    public static InteraktSandboxExtension with(UnaryOperator<InteraktSandboxBuilder> configuration) {
        return new InteraktSandboxExtension(configuration);
    }

    /**
     * The running sandbox.
     *
     * @return the sandbox
     * @throws IllegalStateException outside a test that has this extension
     */
    public InteraktSandbox sandbox() {
        if (sandbox == null) {
            throw new IllegalStateException(
                    "The sandbox runs while JUnit runs the tests that have the extension, and not before");
        }
        return sandbox;
    }

    /**
     * Where the API is.
     *
     * @return the running sandbox's base URL
     */
    public String baseUrl() {
        return sandbox().baseUrl();
    }

    /**
     * The account's key.
     *
     * @return the running sandbox's raw key
     */
    public String apiKey() {
        return sandbox().apiKey();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        startFor(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (sandbox == null) {
            startFor(context);
        } else {
            sandbox.reset();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        stopFor(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stopFor(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == InteraktSandbox.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return sandbox();
    }

    /** Whoever comes first owns the sandbox: nested classes and the tests of a static extension share the outer one's. */
    private void startFor(ExtensionContext context) {
        if (sandbox == null) {
            sandbox = configuration.apply(InteraktSandbox.builder()).start();
            owner = context.getUniqueId();
        }
    }

    private void stopFor(ExtensionContext context) {
        if (context.getUniqueId().equals(owner)) {
            sandbox.close();
            sandbox = null;
            owner = null;
        }
    }
}
