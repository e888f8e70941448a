package io.github.camelinterakt.quarkus.deployment;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import io.github.camelinterakt.quarkus.InteraktSandboxBeanRecorder;
import io.github.camelinterakt.quarkus.InteraktSandboxRecorder;
import io.github.camelinterakt.quarkus.SandboxWebhooks;
import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.SandboxSetting;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.bootstrap.classloading.QuarkusClassLoader;
import io.quarkus.deployment.IsDevelopment;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.DevServicesResultBuildItem;
import io.quarkus.deployment.builditem.LaunchModeBuildItem;
import io.quarkus.deployment.builditem.ShutdownContextBuildItem;
import io.quarkus.deployment.builditem.Startable;
import io.quarkus.deployment.dev.devservices.DevServicesConfig;
import io.quarkus.devui.spi.page.CardPageBuildItem;
import io.quarkus.devui.spi.page.Page;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.vertx.http.deployment.NonApplicationRootPathBuildItem;
import io.quarkus.vertx.http.deployment.RouteBuildItem;
import jakarta.enterprise.context.Dependent;
import org.apache.camel.quarkus.core.deployment.spi.RuntimeCamelContextCustomizerBuildItem;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/**
 * Runs the sandbox in dev and test mode: as a dev service, or, in a test that has the sandbox on its class path, as a bean of the
 * application.
 */
class SandboxProcessor {

    private static final Logger LOG = Logger.getLogger(SandboxProcessor.class);
    private static final String COMPONENT = "camel.component.interakt.";
    private static final String PAGE = "interakt-sandbox";

    /** Whether the application needs a sandbox. */
    static final class NeedsSandbox implements BooleanSupplier {

        private final boolean needed;

        NeedsSandbox(LaunchMode mode, DevServicesConfig services, InteraktBuildTimeConfig config) {
            needed = mode.isDevOrTest()
                    && services.enabled()
                    && config.devservices().enabled()
                    && Stream.of("api-key", "apiKey", "base-url", "baseUrl").noneMatch(NeedsSandbox::isSet);
        }

        private static boolean isSet(String option) {
            return ConfigProvider.getConfig()
                    .getOptionalValue(COMPONENT + option, String.class)
                    .isPresent();
        }

        @Override
        public boolean getAsBoolean() {
            return needed;
        }
    }

    /** Whether that sandbox is a bean of the application. */
    private static boolean isBean(LaunchModeBuildItem mode) {
        return mode.getLaunchMode() == LaunchMode.TEST
                && QuarkusClassLoader.isClassPresentAtRuntime("io.github.camelinterakt.sandbox.Sandbox");
    }

    /** As in tests, or in dev mode as on the command line: with sample data, and messages that are delivered by themselves. */
    private static Map<String, String> settings(LaunchModeBuildItem mode, InteraktBuildTimeConfig config) {
        Map<String, String> settings = new TreeMap<>();
        if (mode.getLaunchMode() == LaunchMode.DEVELOPMENT) {
            Stream.of(SandboxSetting.values())
                    .filter(setting -> setting != SandboxSetting.PORT)
                    .filter(setting -> !setting.commandLineDefault().equals(setting.defaultValue()))
                    .forEach(setting -> settings.put(setting.kebabCase(), setting.commandLineDefault()));
        }
        settings.putAll(config.devservices().settings());
        settings.remove("enabled");
        return settings;
    }

    @BuildStep(onlyIf = NeedsSandbox.class)
    void devService(
            LaunchModeBuildItem mode,
            InteraktBuildTimeConfig config,
            BuildProducer<DevServicesResultBuildItem> services) {
        if (!isBean(mode)) {
            Map<String, String> settings = settings(mode, config);
            services.produce(DevServicesResultBuildItem.owned()
                    .name(InteraktProcessor.FEATURE)
                    .serviceName("interakt-sandbox")
                    .serviceConfig(settings)
                    .startable(() -> new Service(settings, mode.getLaunchMode()))
                    .configProvider(Map.of(
                            COMPONENT + "base-url", service -> service.sandbox.baseUrl(),
                            COMPONENT + "api-key", service -> service.sandbox.apiKey()))
                    .build());
        }
    }

    @BuildStep(onlyIf = NeedsSandbox.class)
    @Record(ExecutionTime.RUNTIME_INIT)
    void application(
            LaunchModeBuildItem mode,
            InteraktBuildTimeConfig config,
            InteraktSandboxRecorder recorder,
            InteraktSandboxBeanRecorder beanRecorder,
            ShutdownContextBuildItem shutdown,
            BuildProducer<RuntimeCamelContextCustomizerBuildItem> customizers,
            BuildProducer<SyntheticBeanBuildItem> beans) {
        if (isBean(mode)) {
            RuntimeValue<Sandbox> sandbox = beanRecorder.start(new HashMap<>(settings(mode, config)), shutdown);
            beans.produce(SyntheticBeanBuildItem.configure(Sandbox.class)
                    .scope(Dependent.class)
                    .unremovable()
                    .setRuntimeInit()
                    .supplier(beanRecorder.bean(sandbox))
                    .done());
        }
        customizers.produce(new RuntimeCamelContextCustomizerBuildItem(recorder.customizer()));
    }

    @BuildStep(onlyIf = NeedsSandbox.class)
    AdditionalBeanBuildItem webhooks() {
        return AdditionalBeanBuildItem.unremovableOf(SandboxWebhooks.class);
    }

    /** A link to the sandbox's page in the Dev UI. */
    @BuildStep(onlyIf = {IsDevelopment.class, NeedsSandbox.class})
    @Record(ExecutionTime.RUNTIME_INIT)
    RouteBuildItem page(
            NonApplicationRootPathBuildItem paths,
            InteraktSandboxRecorder recorder,
            BuildProducer<CardPageBuildItem> cards) {
        CardPageBuildItem card = new CardPageBuildItem();
        card.addPage(Page.externalPageBuilder("Sandbox")
                .icon("font-awesome-solid:comments")
                .url(paths.resolvePath(PAGE))
                .doNotEmbed());
        cards.produce(card);
        return paths.routeBuilder().route(PAGE).handler(recorder.page()).build();
    }

    /** The sandbox in the process of the build, which survives a live reload. */
    private static final class Service implements Startable {

        private final Map<String, String> settings;
        private final LaunchMode mode;
        private Sandbox sandbox;

        Service(Map<String, String> settings, LaunchMode mode) {
            this.settings = settings;
            this.mode = mode;
        }

        @Override
        public void start() {
            sandbox = InteraktSandboxBeanRecorder.start(settings, mode);
            LOG.infof(
                    "The Interakt sandbox runs at %s; open %s to see conversations and to write as a customer.",
                    sandbox.baseUrl(), sandbox.pageUrl());
        }

        @Override
        public void close() {
            sandbox.close();
        }

        @Override
        public String getConnectionInfo() {
            return sandbox.pageUrl();
        }

        @Override
        public String getContainerId() {
            return null;
        }
    }
}
