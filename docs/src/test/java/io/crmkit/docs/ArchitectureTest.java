package io.crmkit.docs;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jspecify.annotations.NullMarked;

/** The floors of the house and the "never" list of docs/architecture.md. */
@AnalyzeClasses(packages = "io.crmkit", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] LIBRARY = {
        "io.crmkit.core..",
        "io.crmkit.store",
        "io.crmkit.store.memory",
        "io.crmkit.store.jdbc..",
        "io.crmkit.metrics..",
        "io.crmkit.recovery..",
        "io.crmkit.privacy.."
    };

    @ArchTest
    static final ArchRule coreStandsOnItsOwn = classes()
            .that()
            .resideInAnyPackage("io.crmkit.core..", "io.crmkit.store", "io.crmkit.store.memory")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.crmkit.core..",
                    "io.crmkit.store",
                    "io.crmkit.store.memory",
                    "java..",
                    "javax.crypto..",
                    "tools.jackson..",
                    "com.fasterxml.jackson..",
                    "org.slf4j",
                    "org.joda.money..",
                    "org.jspecify..",
                    "org.immutables..",
                    "com.github.f4b6a3.uuid..",
                    "de.siegmar.fastcsv..", // in one package, see below
                    "ezvcard..", // in one package, see below
                    "com.google.i18n.phonenumbers.."); // in one package, see below

    @ArchTest
    static final ArchRule csvStaysInItsPackage = noClasses()
            .that()
            .resideInAPackage("io.crmkit.core..")
            .and()
            .resideOutsideOfPackage("io.crmkit.core.csv")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("de.siegmar.fastcsv..");

    @ArchTest
    static final ArchRule cardsStayInTheirPackage = noClasses()
            .that()
            .resideOutsideOfPackage("io.crmkit.core.vcard")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ezvcard..");

    @ArchTest
    static final ArchRule numberingPlansStayInTheirPackage = noClasses()
            .that()
            .resideOutsideOfPackage("io.crmkit.core.phone")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google.i18n.phonenumbers..");

    @ArchTest
    static final ArchRule tinkStaysInItsPackage = noClasses()
            .that()
            .resideOutsideOfPackage("io.crmkit.privacy.key.tink")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google.crypto.tink..");

    @ArchTest
    static final ArchRule theStorageSpiKnowsNothingAboveIt = classes()
            .that()
            .resideInAPackage("io.crmkit.store")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.crmkit.store", "io.crmkit.core.error", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule topicsReachTheStoreThroughTheRepositories = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.crmkit.core..", "io.crmkit.metrics..", "io.crmkit.privacy..", "io.crmkit.recovery..")
            .and(not(resideInAnyPackage(
                    "io.crmkit.core", "io.crmkit.core.entity", "io.crmkit.core.repository", "io.crmkit.core.feed")))
            .should()
            .dependOnClassesThat(resideInAPackage("io.crmkit.store")
                    .and(not(DescribedPredicate.describe(
                            "what callers catch",
                            (JavaClass type) -> type.isAssignableTo(RuntimeException.class)
                                    || type.getSimpleName().equals("TenantId")))));

    @ArchTest
    static final ArchRule calculatorsKnowOnlyScalesAndErrorsOfCore = classes()
            .that()
            .resideInAPackage("io.crmkit.metrics..")
            .and(not(resideInAnyPackage(
                    "io.crmkit.metrics.purchase", // reads purchases of core
                    "io.crmkit.metrics.purchase.csv", // reads files by FastCSV
                    "io.crmkit.metrics.scorecard", // reads stored feedback
                    "io.crmkit.metrics.vectors"))) // reads its own resource
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.crmkit.metrics..",
                    "io.crmkit.core.error",
                    "io.crmkit.core.feedback",
                    "java..",
                    "org.apache.commons.statistics..",
                    "org.apache.commons.numbers..",
                    "org.joda.money..",
                    "tools.jackson.databind.annotation",
                    "com.fasterxml.jackson..",
                    "org.jspecify..",
                    "org.immutables..");

    @ArchTest
    static final ArchRule privacyDoesNotKnowRecovery = noClasses()
            .that()
            .resideInAPackage("io.crmkit.privacy..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.crmkit.recovery..", "io.crmkit.metrics..", "io.crmkit.store.jdbc..");

    @ArchTest
    static final ArchRule recoveryDoesNotKnowPrivacy = noClasses()
            .that()
            .resideInAPackage("io.crmkit.recovery..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.crmkit.privacy..", "io.crmkit.store.jdbc..");

    @ArchTest
    static final ArchRule jdbcStaysInItsAdapter = noClasses()
            .that()
            .resideOutsideOfPackages("io.crmkit.store.jdbc..", "io.crmkit.examples..", "io.crmkit.benchmarks..")
            .and()
            .doNotHaveFullyQualifiedName("io.crmkit.store.tck.DisturbedDataSource") // breaks connections of any driver
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..");

    @ArchTest
    static final ArchRule noCyclesInCore =
            slices().matching("io.crmkit.core.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noCyclesInMetrics =
            slices().matching("io.crmkit.metrics.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noCyclesInRecovery =
            slices().matching("io.crmkit.recovery.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noCyclesInPrivacy =
            slices().matching("io.crmkit.privacy.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule timeZoneLocaleAndChanceAreInjected = noClasses()
            .that()
            .resideInAnyPackage(LIBRARY)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(ZoneId.class, "systemDefault")
            .orShould()
            .callMethod(Locale.class, "getDefault")
            .orShould()
            .callMethod(String.class, "toLowerCase")
            .orShould()
            .callMethod(String.class, "toUpperCase")
            .orShould()
            .callMethod(String.class, "format", String.class, Object[].class)
            .orShould()
            .callMethod(String.class, "formatted", Object[].class)
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule noThreadsNoSleepNoOutput = noClasses()
            .that()
            .resideInAnyPackage(LIBRARY)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Executors.class)
            .orShould()
            .callConstructor(Thread.class)
            .orShould()
            .callConstructor(Thread.class, Runnable.class)
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging");

    @ArchTest
    static final ArchRule packagesAreNamedAfterTopics = noClasses()
            .should()
            .resideInAnyPackage(
                    "..util..",
                    "..utils..",
                    "..helper..",
                    "..helpers..",
                    "..manager..",
                    "..common..",
                    "..impl..",
                    "..misc..");

    @ArchTest
    static final ArchRule publicClassesAreFinal = classes()
            .that()
            .resideInAnyPackage(LIBRARY)
            .and()
            .arePublic()
            .and()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .and()
            .haveNameNotMatching(".*\\.Immutable\\w+\\$Builder") // generated, within a hidden class
            .and()
            .doNotHaveFullyQualifiedName("io.crmkit.store.ForwardingStore") // made to be extended
            .and(not(resideInAPackage("io.crmkit.core.error")
                    .or(DescribedPredicate.describe(
                            "a sealed or abstract root of exceptions",
                            (JavaClass type) -> type.getModifiers().contains(JavaModifier.ABSTRACT)
                                    && type.isAssignableTo(RuntimeException.class)))))
            .and(not(DescribedPredicate.describe(
                    "a body of an enum constant",
                    (JavaClass type) ->
                            type.getRawSuperclass().map(JavaClass::isEnum).orElse(false))))
            .should()
            .haveModifier(JavaModifier.FINAL);

    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses all) {
        Set<String> unmarked = new TreeSet<>();
        for (JavaClass type : all) {
            String name = type.getPackageName();
            if (!name.startsWith("io.crmkit.examples") && !isNullMarked(name)) {
                unmarked.add(name);
            }
        }
        assertThat(unmarked).isEmpty();
    }

    private static boolean isNullMarked(String name) {
        try {
            return Class.forName(name + ".package-info").isAnnotationPresent(NullMarked.class);
        } catch (ClassNotFoundException missing) {
            return false;
        }
    }
}
