package io.crmkit.metrics;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;

/** What the calculators may know: their input, their errors, mathematics. */
@AnalyzeClasses(packages = "io.crmkit.metrics", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleRulesTest {
    @ArchTest
    static final ArchRule calculatorsKnowOnlyScalesAndErrorsOfCore = noClasses()
            .that(not(resideInAnyPackage("io.crmkit.metrics.purchase", "io.crmkit.metrics.scorecard")))
            .should()
            .dependOnClassesThat(resideInAPackage("io.crmkit..")
                    .and(not(resideInAnyPackage(
                            "io.crmkit.metrics..", "io.crmkit.core.feedback", "io.crmkit.core.error"))));

    @ArchTest
    static final ArchRule theLogOfPurchasesKnowsPurchasesOfCoreToo = noClasses()
            .that()
            .resideInAPackage("io.crmkit.metrics.purchase")
            .should()
            .dependOnClassesThat(resideInAPackage("io.crmkit..")
                    .and(not(resideInAnyPackage(
                            "io.crmkit.metrics..",
                            "io.crmkit.core.error",
                            "io.crmkit.core.id",
                            "io.crmkit.core.purchase"))));

    @ArchTest
    static final ArchRule scorecardsReachStoredFeedbackThroughItsRepository = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.crmkit.store..", "io.crmkit.core.customer");

    @ArchTest
    static final ArchRule calculatorsDoNoInputOutputThreadsOrLogging = noClasses()
            .that(not(resideInAnyPackage(
                    "io.crmkit.metrics.purchase.csv", // reads the stream of its caller
                    "io.crmkit.metrics.vectors"))) // reads its own resource
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "java.io..",
                            "java.nio.file..",
                            "java.util.concurrent",
                            "java.util.concurrent.locks",
                            "org.slf4j..")
                    .and(not(type(IOException.class)))); // what an Appendable throws

    @ArchTest
    static final ArchRule onlyMetricsOfTimeKnowTime = noClasses()
            .that(not(resideInAnyPackage(
                    "io.crmkit.metrics.health",
                    "io.crmkit.metrics.purchase..",
                    "io.crmkit.metrics.retention",
                    "io.crmkit.metrics.sales",
                    "io.crmkit.metrics.scorecard",
                    "io.crmkit.metrics.service",
                    "io.crmkit.metrics.warning",
                    "io.crmkit.metrics.window")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.time..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.crmkit.metrics.(*)..").should().beFreeOfCycles();
}
