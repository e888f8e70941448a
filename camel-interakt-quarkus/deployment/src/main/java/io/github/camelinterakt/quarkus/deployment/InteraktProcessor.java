package io.github.camelinterakt.quarkus.deployment;

import java.lang.reflect.Modifier;

import io.github.camelinterakt.quarkus.InteraktHealth;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.ExtensionSslNativeSupportBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.IndexDependencyBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourcePatternsBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.RuntimeInitializedClassBuildItem;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;

/** What the component needs of a Quarkus build, in JVM mode and in a native executable. */
class InteraktProcessor {

    static final String FEATURE = "camel-interakt";
    private static final String PACKAGE = "io.github.camelinterakt.";
    private static final DotName FIGURE = DotName.createSimple(PACKAGE + "internal.context.Figure");

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem(FEATURE);
    }

    @BuildStep
    IndexDependencyBuildItem index() {
        return new IndexDependencyBuildItem("io.github.camelinterakt", "camel-interakt");
    }

    @BuildStep
    ExtensionSslNativeSupportBuildItem ssl() {
        return new ExtensionSslNativeSupportBuildItem(FEATURE);
    }

    /** The tables of inbox and quota, the mappings that come with the component, and the rules of phone numbers. */
    @BuildStep
    NativeImageResourcePatternsBuildItem resources() {
        return NativeImageResourcePatternsBuildItem.builder()
                .includeGlobs(
                        "io/github/camelinterakt/sql/*.sql",
                        "io/github/camelinterakt/mapping/*.yaml",
                        "com/google/i18n/phonenumbers/data/*")
                .build();
    }

    /** The checks at {@code /q/health/well}, where the application has SmallRye Health. */
    @BuildStep
    void health(Capabilities capabilities, BuildProducer<AdditionalBeanBuildItem> beans) {
        if (capabilities.isPresent(Capability.SMALLRYE_HEALTH)) {
            beans.produce(AdditionalBeanBuildItem.unremovableOf(InteraktHealth.class));
        }
    }

    /** What an ObjectMapper writes, the figures in Micrometer and health, what expressions such as {@code ${body.id}} read, and the beans that a route may name by their class. */
    @BuildStep
    void reflection(CombinedIndexBuildItem index, BuildProducer<ReflectiveClassBuildItem> reflection) {
        String[] names = index.getIndex().getKnownClasses().stream()
                .filter(InteraktProcessor::isReflective)
                .map(type -> type.name().toString())
                .toArray(String[]::new);
        reflection.produce(ReflectiveClassBuildItem.builder(names)
                .constructors()
                .methods()
                .fields()
                .reason(FEATURE)
                .build());
    }

    /** All types of the data, because public ones inherit from others, and all that users name. */
    private static boolean isReflective(ClassInfo type) {
        String name = type.name().toString();
        if (!name.startsWith(PACKAGE)) {
            return false;
        }
        String rest = name.substring(PACKAGE.length());
        boolean isData = rest.startsWith("model.") || rest.startsWith("event.");
        boolean isOurs = rest.matches("[A-Z].*|(checkpoint|lease|mapping|media)\\..*");
        return isData
                || isOurs && Modifier.isPublic(type.flags())
                || type.isRecord() && type.annotationsMap().containsKey(FIGURE);
    }

    /** Libphonenumber reads its rules when it is initialized, which a native executable does once, at the start. */
    @BuildStep
    RuntimeInitializedClassBuildItem phones() {
        return new RuntimeInitializedClassBuildItem(PACKAGE + "internal.phone.Phone");
    }
}
