package io.github.camelinterakt;

import java.time.Clock;
import java.util.Random;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.LocationProvider;
import com.tngtech.archunit.lang.ArchRule;
import org.apache.camel.Producer;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.conditions.ArchConditions.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** Who may depend on whom. */
@AnalyzeClasses(locations = ArchitectureTest.ComponentClasses.class)
class ArchitectureTest {

    /** The component's own classes, without tests and without the sandbox, which has the same package. */
    static final class ComponentClasses implements LocationProvider {
        @Override
        public Set<Location> get(Class<?> testClass) {
            return Set.of(Location.of(InteraktComponent.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()));
        }
    }

    private static final String ROOT = "io.github.camelinterakt";
    private static final String OURS = ROOT + "..";

    @ArchTest
    static final ArchRule theModelDependsOnNothingOfOursButJson = noClasses()
            .that()
            .resideInAPackage(ROOT + ".model..")
            .should(dependOnClassesThat(resideInAPackage(OURS)
                    .and(others(resideInAPackage(ROOT + ".model..").or(resideInAPackage(ROOT + ".internal.json.."))))));

    @ArchTest
    static final ArchRule jsonDependsOnNothingOfOurs = aloneOfOurs("internal.json");

    @ArchTest
    static final ArchRule phonesDependOnNothingOfOurs = aloneOfOurs("internal.phone");

    @ArchTest
    static final ArchRule servicesOfTheContextDependOnNothingOfOurs = aloneOfOurs("internal.context");

    @ArchTest
    static final ArchRule theInboxKnowsNothingOfOursButHowFiguresAreShown = classes()
            .that()
            .resideInAPackage(ROOT + ".internal.inbox..")
            .should(not(dependOnClassesThat(resideInAPackage(OURS)
                    .and(others(resideInAnyPackage(
                            ROOT + ".internal.inbox..",
                            ROOT + ".internal.jdbc",
                            ROOT + ".internal.context",
                            ROOT + ".internal.management"))))));

    @ArchTest
    static final ArchRule onlyTablesAndCheckpointsKnowJdbc = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".internal.inbox..", ROOT + ".internal.jdbc..", ROOT + ".checkpoint..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.sql.Connection");

    @ArchTest
    static final ArchRule theClientKnowsNothingOfWhatIsSent = noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".internal.client..", ROOT + ".internal.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + ".internal.producer..",
                    ROOT + ".media..",
                    ROOT + ".internal.converter..",
                    ROOT + ".internal.phone..");

    @ArchTest
    static final ArchRule tablesDependOnNothingOfOurs = aloneOfOurs("internal.jdbc");

    @ArchTest
    static final ArchRule storesOfASharedQuotaDependOnNothingOfOursButTables = classes()
            .that()
            .resideInAPackage(ROOT + ".lease..")
            .should(not(dependOnClassesThat(resideInAPackage(OURS)
                    .and(others(resideInAnyPackage(ROOT + ".lease..", ROOT + ".internal.jdbc"))))));

    @ArchTest
    static final ArchRule checkpointsDependOnNothingOfOursButTables = classes()
            .that()
            .resideInAPackage(ROOT + ".checkpoint..")
            .should(not(dependOnClassesThat(resideInAPackage(OURS)
                    .and(others(resideInAnyPackage(ROOT + ".checkpoint..", ROOT + ".internal.jdbc"))))));

    @ArchTest
    static final ArchRule theRulesOfTheQuotaAskNoClock = noClasses()
            .that()
            .haveNameMatching(ROOT + "\\.internal\\.governor\\.(Quota|Throttle)")
            .should()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("java.time..", "java.util.concurrent..");

    @ArchTest
    static final ArchRule theGovernorKnowsNothingOfCallsButThatTheyWait = noClasses()
            .that()
            .resideInAPackage(ROOT + ".internal.governor..")
            .should(dependOnClassesThat(resideInAPackage(OURS)
                    .and(others(resideInAnyPackage(
                                    ROOT + ".internal.governor..", ROOT + ".internal.context", ROOT + ".lease..")
                            .or(JavaClass.Predicates.belongToAnyOf(Plan.class, Priority.class, Reason.class))))));

    @ArchTest
    static final ArchRule theGovernorItselfKnowsNothingOfCamel = noClasses()
            .that()
            .haveNameMatching(
                    ROOT
                            + "\\.internal\\.governor\\.(Governor|Governor.QueuedCall|Quota|Throttle|NodePermits|GovernorSettings|GovernorFigures)")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule requestsAreMadeWithoutKnowingHowTheyAreSent = noClasses()
            .that()
            .haveNameMatching(ROOT + "\\.internal\\.producer\\.(RequestBody|RequestFields|TemplateValues|SmsFallback)")
            .should(dependOnClassesThat(JavaClass.Predicates.assignableTo(Producer.class))
                    .or(dependOnClassesThat(resideInAnyPackage(
                            ROOT + ".internal.client..", ROOT + ".internal.http..", ROOT + ".media.."))));

    @ArchTest
    static final ArchRule preflightKnowsDocumentsOnlyWhenTheyAreFinished = noClasses()
            .that()
            .resideInAPackage(ROOT + ".internal.preflight..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + ".internal.client..",
                    ROOT + ".internal.http..",
                    ROOT + ".internal.producer..",
                    ROOT + ".media..",
                    ROOT + ".internal.phone..");

    @ArchTest
    static final ArchRule rulesDependOnNothingThatIsFetched = noClasses()
            .that()
            .haveNameMatching(ROOT + "\\.internal\\.preflight\\.(Rules|Check|TraitRules|Preflight)")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + ".model..");

    @ArchTest
    static final ArchRule onlyTheTransportKnowsTheHttpClient = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".internal.client..", ROOT + ".internal.http..", ROOT + ".media..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.hc..");

    @ArchTest
    static final ArchRule onlyPhonesKnowTheirLibrary = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".internal.phone..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google.i18n..");

    @ArchTest
    static final ArchRule nothingReachesUpToComponentOrEndpoint = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT)
            .should()
            .dependOnClassesThat()
            .haveNameMatching(ROOT + "\\.Interakt(Component|Endpoint).*");

    @ArchTest
    static final ArchRule eventsDependOnNothingOfOursButJsonAndTheModel = noClasses()
            .that()
            .resideInAPackage(ROOT + ".event..")
            .should(dependOnClassesThat(resideInAPackage(OURS)
                    .and(others(resideInAPackage(ROOT + ".event..")
                            .or(resideInAPackage(ROOT + ".internal.json.."))
                            .or(resideInAPackage(ROOT + ".model.."))))));

    @ArchTest
    static final ArchRule theMappingKnowsContactsEventsAndPhonesOnly = noClasses()
            .that()
            .resideInAPackage(ROOT + ".mapping..")
            .should(dependOnClassesThat(resideInAPackage(OURS)
                    .and(others(resideInAPackage(ROOT + ".mapping..")
                            .or(resideInAPackage(ROOT + ".event.."))
                            .or(resideInAPackage(ROOT + ".model.."))
                            .or(resideInAPackage(ROOT + ".internal.phone.."))
                            .or(nameMatching(ROOT + "\\.internal\\.memory\\.Canonical"))))));

    @ArchTest
    static final ArchRule packagesDependOnOneAnotherWithoutCycles =
            slices().matching(ROOT + ".(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyMappingFilesKnowYaml = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".mapping..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.snakeyaml..");

    @ArchTest
    static final ArchRule theWebhookKnowsNothingOfCallsToTheApi = noClasses()
            .that()
            .resideInAPackage(ROOT + ".internal.webhook..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + ".internal.client..",
                    ROOT + ".internal.http..",
                    ROOT + ".internal.producer..",
                    ROOT + ".media..");

    private static final String CONTACT_STATE =
            ROOT + "\\.internal\\.memory\\.(Canonical|ContactState|Fingerprints)(\\$.*)?";

    @ArchTest
    static final ArchRule whatIsKnownOfAContactIsPure = noClasses()
            .that()
            .haveNameMatching(CONTACT_STATE)
            .should(dependOnClassesThat(resideInAPackage("org.apache.camel..")
                    .or(resideInAPackage(OURS)
                            .and(others(resideInAnyPackage(ROOT + ".model", ROOT + ".internal.json")
                                    .or(nameMatching(CONTACT_STATE)))))));

    @ArchTest
    static final ArchRule theMemoryKnowsNothingOfWhoAsksIt = noClasses()
            .that()
            .resideInAPackage(ROOT + ".internal.memory..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + ".internal.client..",
                    ROOT + ".event..",
                    ROOT + ".internal.feed..",
                    ROOT + ".internal.management..",
                    ROOT + ".internal.producer..",
                    ROOT + ".internal.http..",
                    ROOT + ".internal.webhook..");

    @ArchTest
    static final ArchRule conflictsAreDecidedWithoutCamel = noClasses()
            .that()
            .haveNameMatching(ROOT + "\\.mapping\\.TwoWayMerge.*")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule windowsKnowNothingButContactsAndMoments = noClasses()
            .that()
            .haveNameMatching(ROOT + "\\.internal\\.feed\\.(WindowReader.*|FeedItem|FeedPage)")
            .should(dependOnClassesThat(resideInAPackage(OURS)
                    .and(others(resideInAnyPackage(ROOT + ".internal.feed", ROOT + ".model..")
                            .or(JavaClass.Predicates.belongToAnyOf(FeedField.class))))))
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel..", "java.util.concurrent..", "com.fasterxml..")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(Clock.class, Random.class);

    @ArchTest
    static final ArchRule feedsKnowNothingOfWhatIsSent = noClasses()
            .that()
            .resideInAPackage(ROOT + ".internal.feed..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + ".internal.http..",
                    ROOT + ".internal.producer..",
                    ROOT + ".internal.preflight..",
                    ROOT + ".internal.webhook..",
                    ROOT + ".event..");

    @ArchTest
    static final ArchRule nothingPrints = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule nothingLogsBesideSlf4j = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule nothingStaticIsAssignedTwice = fields().that()
            .areStatic()
            .and()
            .areNotDeclaredIn("io.github.camelinterakt.internal.converter.InteraktConvertersLoader")
            .should()
            .beFinal();

    @ArchTest
    static final ArchRule threadsComeFromCamel = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Executors.class, ThreadPoolExecutor.class, ForkJoinPool.class, Timer.class)
            .orShould()
            .callConstructorWhere(target(owner(assignableTo(Thread.class))));

    @ArchTest
    static final ArchRule nothingWaitsBusily = noClasses()
            .should()
            .callMethod(Thread.class, "onSpinWait")
            .orShould()
            .callMethod(Thread.class, "yield");

    @ArchTest
    static final ArchRule nothingIsAReactorOfOurOwn =
            noClasses().should().beAssignableTo(resideInAPackage("org.apache.hc.core5.reactor.."));

    @ArchTest
    static final ArchRule nothingSleeps = noClasses().should().callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule nothingIsSynchronizedOnAWholeClass =
            noMethods().that().areStatic().should().haveModifier(JavaModifier.SYNCHRONIZED);

    @ArchTest
    static final ArchRule exceptionsAreOne = classes()
            .that()
            .areAssignableTo(Throwable.class)
            .and()
            .arePublic()
            .and()
            .resideInAPackage(ROOT)
            .should()
            .be(InteraktException.class);

    private static DescribedPredicate<JavaClass> others(DescribedPredicate<JavaClass> own) {
        return DescribedPredicate.not(own);
    }

    private static ArchRule aloneOfOurs(String name) {
        return classes()
                .that()
                .resideInAPackage(ROOT + "." + name + "..")
                .should(not(dependOnClassesThat(
                        resideInAPackage(OURS).and(others(resideInAPackage(ROOT + "." + name + ".."))))));
    }
}
