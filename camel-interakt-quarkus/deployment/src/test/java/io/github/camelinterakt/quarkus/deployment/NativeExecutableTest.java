package io.github.camelinterakt.quarkus.deployment;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.checkpoint.FileCheckpointRepository;
import io.github.camelinterakt.media.MediaDownload;
import io.github.camelinterakt.model.Contact;
import io.quarkus.deployment.builditem.ExtensionSslNativeSupportBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourcePatternsBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.RuntimeInitializedClassBuildItem;
import io.quarkus.test.QuarkusUnitTest;
import org.apache.camel.quarkus.core.deployment.spi.CamelServiceBuildItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** What the build steps register for a native executable; they run in JVM mode too. */
class NativeExecutableTest {

    private static final String PREFIX = NativeExecutableTest.class.getName() + ".";

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withEmptyApplication()
            .overrideConfigKey("quarkus.camel.interakt.devservices.enabled", "false")
            .addBuildChainCustomizer(builder -> builder.addBuildStep(context -> {
                        // The test sees the build by the JVM's properties only: it runs in another class loader.
                        publish(
                                "reflective",
                                context.consumeMulti(ReflectiveClassBuildItem.class).stream()
                                        .filter(item -> item.isConstructors() && item.isMethods() && item.isFields())
                                        .flatMap(item -> item.getClassNames().stream()));
                        publish(
                                "resources",
                                context.consumeMulti(NativeImageResourcePatternsBuildItem.class).stream()
                                        .flatMap(item -> item.getIncludePatterns().stream()));
                        publish(
                                "runtime",
                                context.consumeMulti(RuntimeInitializedClassBuildItem.class).stream()
                                        .map(RuntimeInitializedClassBuildItem::getClassName));
                        publish(
                                "ssl",
                                context.consumeMulti(ExtensionSslNativeSupportBuildItem.class).stream()
                                        .map(ExtensionSslNativeSupportBuildItem::getExtension));
                        publish(
                                "services",
                                context.consumeMulti(CamelServiceBuildItem.class).stream()
                                        .map(service -> service.path.toString()));
                        context.produce(new FeatureBuildItem("seen-by-the-test"));
                    })
                    .consumes(ReflectiveClassBuildItem.class)
                    .consumes(NativeImageResourcePatternsBuildItem.class)
                    .consumes(RuntimeInitializedClassBuildItem.class)
                    .consumes(ExtensionSslNativeSupportBuildItem.class)
                    .consumes(CamelServiceBuildItem.class)
                    .produces(FeatureBuildItem.class)
                    .build());

    private static void publish(String what, Stream<String> values) {
        System.setProperty(PREFIX + what, values.collect(Collectors.joining("\n")));
    }

    private static Collection<String> registered(String what) {
        return Set.of(System.getProperty(PREFIX + what).split("\n"));
    }

    @Test
    void everyTypeOfTheDataIsOpenToReflection() throws Exception {
        Set<String> types = classesBeside(Contact.class, "model", "event");

        assertThat(types).hasSizeGreaterThan(40);
        assertThat(registered("reflective")).containsAll(types);
    }

    @Test
    void beansThatARouteNamesByTheirClassAreOpenToReflection() {
        assertThat(registered("reflective"))
                .contains(
                        FileCheckpointRepository.class.getName(),
                        MediaDownload.class.getName(),
                        InteraktException.class.getName())
                .doesNotContain("io.github.camelinterakt.internal.producer.InteraktProducer");
    }

    @Test
    void figuresOfQuotaAndInboxAreOpenToReflection() {
        assertThat(registered("reflective"))
                .contains(
                        "io.github.camelinterakt.internal.governor.GovernorFigures",
                        "io.github.camelinterakt.internal.inbox.InboxFigures",
                        "io.github.camelinterakt.internal.feed.FeedConsumer$FeedFigures");
    }

    @Test
    void filesThatTheComponentReadsArePartOfTheExecutable() {
        for (String file : new String[] {
            "io/github/camelinterakt/sql/interakt-inbox-postgresql.sql",
            "io/github/camelinterakt/mapping/hubspot-contact.yaml",
            "com/google/i18n/phonenumbers/data/PhoneNumberMetadataProto_IN"
        }) {
            assertThat(NativeExecutableTest.class.getClassLoader().getResource(file))
                    .as(file)
                    .isNotNull();
            assertThat(registered("resources")).as(file).anyMatch(file::matches);
        }
    }

    @Test
    void theOptionsOfComponentAndEndpointsAreFound() {
        assertThat(registered("services"))
                .contains(
                        "META-INF/services/org/apache/camel/configurer/interakt-component",
                        "META-INF/services/org/apache/camel/configurer/interakt-endpoint",
                        "META-INF/services/org/apache/camel/urifactory/interakt-endpoint");
    }

    @Test
    void tlsIsEnabledAndPhoneNumbersAreReadAtTheStart() {
        assertThat(registered("ssl")).contains("camel-interakt");
        assertThat(registered("runtime")).contains("io.github.camelinterakt.internal.phone.Phone");
    }

    private static Set<String> classesBeside(Class<?> type, String... packages) throws Exception {
        URI source = type.getProtectionDomain().getCodeSource().getLocation().toURI();
        if (source.getPath().endsWith(".jar")) {
            try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + source), Map.of())) {
                return classes(jar.getPath("/"), packages);
            }
        }
        return classes(Path.of(source), packages);
    }

    private static Set<String> classes(Path root, String... packages) throws IOException {
        Set<String> classes = new TreeSet<>();
        for (String name : packages) {
            try (Stream<Path> files = Files.list(root.resolve("io/github/camelinterakt/" + name))) {
                files.map(root::relativize)
                        .map(file -> file.toString().replace('/', '.'))
                        .filter(file -> file.endsWith(".class") && !file.endsWith("package-info.class"))
                        .map(file -> file.substring(0, file.length() - ".class".length()))
                        .forEach(classes::add);
            }
        }
        return classes;
    }
}
