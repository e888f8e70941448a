package io.github.camelinterakt.sandbox.junit5;

import java.util.Optional;
import java.util.function.UnaryOperator;

import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.SandboxSettings;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What {@link InteraktSandbox} applies. A static field with {@code @RegisterExtension} in its place configures the sandboxes by the builder:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final InteraktSandboxExtension INTERAKT = InteraktSandboxExtension.with(builder -> builder.clock(CLOCK));
 * }</pre>
 */
public final class InteraktSandboxExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    /** For {@link #sandbox()}, which has no context. The sandboxes are in JUnit's store. */
    private static final ThreadLocal<ExtensionContext> TEST = new ThreadLocal<>();

    private final UnaryOperator<SandboxSettings> configuration;

    /** Creates an extension with default settings, for {@code @ExtendWith}. */
    public InteraktSandboxExtension() {
        this(UnaryOperator.identity());
    }

    private InteraktSandboxExtension(UnaryOperator<SandboxSettings> configuration) {
        this.configuration = configuration;
    }

    /** Creates an extension for a field with {@code @RegisterExtension}; the operator configures the builder and returns it. */
    public static InteraktSandboxExtension with(UnaryOperator<SandboxSettings> configuration) {
        return new InteraktSandboxExtension(configuration);
    }

    /** The sandbox of the test that runs on this thread, for code that can have no parameter. */
    public Sandbox sandbox() {
        ExtensionContext context = TEST.get();
        if (context == null) {
            throw new IllegalStateException(
                    "The sandbox belongs to a test, and none with this extension runs on this thread:"
                            + " in a constructor, in @BeforeAll or on another thread, use a parameter of type Sandbox");
        }
        return sandbox(context);
    }

    /** The base URL of {@link #sandbox()}. */
    public String baseUrl() {
        return sandbox().baseUrl();
    }

    /** The account's key of {@link #sandbox()}, not base64. */
    public String apiKey() {
        return sandbox().apiKey();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        TEST.set(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        TEST.remove();
    }

    /** A constructor's sandbox is the test's. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Sandbox.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return sandbox(context);
    }

    /** The class's if it has one with the same settings, because a store looks into those of the contexts around its own. */
    private Sandbox sandbox(ExtensionContext context) {
        Optional<InteraktSandbox> annotation = Optional.empty();
        Object owner = this;
        for (Optional<ExtensionContext> around = Optional.of(context);
                annotation.isEmpty() && around.isPresent();
                around = around.get().getParent()) {
            annotation = AnnotationSupport.findAnnotation(around.get().getElement(), InteraktSandbox.class);
            owner = annotation.isEmpty() ? this : around.get().getElement().orElseThrow();
        }
        String[] settings = annotation.map(InteraktSandbox::value).orElse(new String[0]);
        return context.getStore(Namespace.create(this))
                .getOrComputeIfAbsent(
                        owner,
                        key -> new Running(configuration
                                .apply(Sandbox.builder())
                                .set(settings)
                                .start()),
                        Running.class)
                .sandbox();
    }

    /** JUnit before 5.13 closes only what has this type, which later versions call deprecated. */
    @SuppressWarnings("deprecation") // see above
    private record Running(Sandbox sandbox) implements ExtensionContext.Store.CloseableResource, AutoCloseable {
        @Override
        public void close() {
            sandbox.close();
        }
    }
}
