package io.github.camelinterakt.sandbox.junit5;

import java.util.function.UnaryOperator;

import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.SandboxSettings;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Runs a sandbox for a test class, and resets it before each test. With {@code @ExtendWith(InteraktSandboxExtension.class)}, tests,
 * constructors and life-cycle methods may have a parameter of type {@link Sandbox}. A field with {@code @RegisterExtension}
 * can configure the sandbox: a static field creates one sandbox for the class, an instance field one for each test.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final InteraktSandboxExtension interakt = InteraktSandboxExtension.with(builder -> builder.requestsPerMinute(300));
 * }</pre>
 *
 * <p>Tests that share the extension must not run in parallel, because each starts with a reset.
 */
public final class InteraktSandboxExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

    private final UnaryOperator<SandboxSettings> configuration;
    private Sandbox sandbox;
    private String owner;

    /** Creates an extension with default settings, for {@code @ExtendWith}. */
    public InteraktSandboxExtension() {
        this(UnaryOperator.identity());
    }

    private InteraktSandboxExtension(UnaryOperator<SandboxSettings> configuration) {
        this.configuration = configuration;
    }

    /**
     * Creates an extension with given settings.
     *
     * @param configuration configures the builder and returns it
     * @return the extension, for a field with {@code @RegisterExtension}
     */
    public static InteraktSandboxExtension with(UnaryOperator<SandboxSettings> configuration) {
        return new InteraktSandboxExtension(configuration);
    }

    /**
     * The running sandbox.
     *
     * @return the sandbox
     * @throws IllegalStateException outside a test that has this extension
     */
    public Sandbox sandbox() {
        if (sandbox == null) {
            throw new IllegalStateException("The sandbox runs only while JUnit runs a test with this extension");
        }
        return sandbox;
    }

    /**
     * The API's base URL.
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
        return parameter.getParameter().getType() == Sandbox.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return sandbox();
    }

    /** The first context owns the sandbox: nested classes and the tests of a static extension share it. */
    private void startFor(ExtensionContext context) {
        if (sandbox == null) {
            sandbox = configuration.apply(Sandbox.builder()).start();
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
