package io.crmkit.recovery.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.actor.Actor;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.repository.Query;
import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.rate.Rate;
import io.crmkit.metrics.scorecard.Breakdown;
import io.crmkit.metrics.scorecard.PeriodKind;
import io.crmkit.metrics.scorecard.Scorecard;
import io.crmkit.metrics.scorecard.ScorecardRequest;
import io.crmkit.recovery.cases.Acceptance;
import io.crmkit.recovery.cases.CaseLink;
import io.crmkit.recovery.cases.DeskCommand;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.compensation.Compensation;
import io.crmkit.recovery.compensation.Remedy;
import io.crmkit.recovery.deadline.Target;
import io.crmkit.recovery.failure.FailureKind;
import io.crmkit.recovery.failure.ServiceFailure;
import io.crmkit.recovery.failure.Severity;
import io.crmkit.recovery.grant.CompensationGrant;
import io.crmkit.recovery.grant.GrantStep;
import io.crmkit.recovery.incident.IncidentId;
import io.crmkit.recovery.incident.Incidents;
import io.crmkit.recovery.learning.AnalysisMethod;
import io.crmkit.recovery.learning.CauseCatalog;
import io.crmkit.recovery.learning.Learning;
import io.crmkit.recovery.learning.RootCauseAnalysis;
import io.crmkit.recovery.learning.Why;
import io.crmkit.recovery.numbers.MatchedRetention.Pair;
import io.crmkit.recovery.world.World;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class RecoveryNumbersTest {
    private static final Period JANUARY =
            new Period(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-02-01T00:00:00Z"));
    private static final Duration MONTH = Duration.ofDays(30);
    private static final CurrencyUnit EUR = CurrencyUnit.EUR;

    private final World world = World.inMemory();
    private final Learning learning = Learning.on(world.crm, world.recovery, CauseCatalog.parse("""
                    {"id": "airline", "version": "1", "validFrom": "2025-01-01",
                     "causes": [{"code": "handover", "title": "Shift handover"}]}
                    """));

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    private RecoveryCaseId closed(CustomerId customer, Severity severity, Acceptance acceptance) {
        RecoveryCaseId id = world.recovery
                .open(ServiceFailure.delay(customer).severity(severity).build())
                .id();
        world.recovery.acknowledge(id, Channel.EMAIL);
        world.recovery.begin(id, "ann");
        world.recovery.resolve(id, "done");
        if (acceptance == Acceptance.NO_REPLY) {
            world.pass(Duration.ofDays(8));
        }
        world.recovery.close(id, acceptance);
        return id;
    }

    private List<RecoveryCase> cases() {
        return world.crm.repository(RecoveryCase.TYPE).stream(Query.by(RecoveryCase.BY_CUSTOMER))
                .toList();
    }

    private static CompensationGrant grant(String proposer, String given, String table, GrantStep.Kind last) {
        List<GrantStep> steps = new ArrayList<>();
        for (GrantStep.Kind kind : List.of(GrantStep.Kind.PROPOSED, last)) {
            steps.add(new GrantStep(
                    kind,
                    World.START,
                    Actor.user(proposer),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
        }
        return CompensationGrant.builder()
                .caseId(new RecoveryCaseId("case-1"))
                .customer(new CustomerId("ada"))
                .remedy(Remedy.REFUND)
                .amount(eur(given))
                .severity(Severity.LOW)
                .compensation(new Compensation(
                        "goodwill 1",
                        Optional.of("7"),
                        Optional.of(eur(table)),
                        Optional.empty(),
                        List.of(Remedy.REFUND),
                        false,
                        new TreeSet<>(),
                        List.of()))
                .steps(steps)
                .build();
    }

    @Test
    void anOverrideIsAnIssuedGrantThatIsWorthMoreThanTheTableGives() {
        List<CompensationGrant> grants = List.of(
                grant("ann", "50.01", "50.00", GrantStep.Kind.ISSUED),
                grant("ann", "50.00", "50.00", GrantStep.Kind.ISSUED),
                grant("bob", "20.00", "50.00", GrantStep.Kind.ISSUED),
                grant("bob", "90.00", "50.00", GrantStep.Kind.REJECTED));

        assertThat(Overrides.of(grants, JANUARY).matching()).isEqualTo(1);
        assertThat(Overrides.of(grants, JANUARY).n()).isEqualTo(3);
        Map<String, Rate> byProposer = Overrides.byProposer(grants, JANUARY);
        assertThat(byProposer).containsOnlyKeys("ann", "bob");
        assertThat(byProposer)
                .extractingByKey("ann")
                .satisfies(rate -> assertThat(rate.value()).hasValue(50));
        assertThat(Overrides.of(
                                grants,
                                new Period(JANUARY.until(), JANUARY.until().plusSeconds(1)))
                        .value())
                .isEmpty();
    }

    @Test
    void aCauseIsKnownByTheCaseItsAnalysisOrThatOfItsIncident() {
        CustomerId ada = world.customer("Ada");
        RecoveryCaseId known = world.recovery
                .open(ServiceFailure.delay(ada).severity(Severity.HIGH).build())
                .id();
        world.recovery.apply(known, new DeskCommand.FindCause("handover"));
        closeAsAccepted(known);
        IncidentId fog = Incidents.on(world.crm)
                .open("fog", FailureKind.DELAY, Severity.HIGH)
                .id();
        RecoveryCaseId linked = world.recovery
                .open(ServiceFailure.delay(world.customer("Bob"))
                        .severity(Severity.HIGH)
                        .build())
                .id();
        world.recovery.apply(linked, new DeskCommand.Link(CaseLink.causedBy(fog.value())));
        closeAsAccepted(linked);
        RecoveryCaseId analysedLater = closed(world.customer("Cid"), Severity.CRITICAL, Acceptance.ACCEPTED);
        closed(world.customer("Dan"), Severity.HIGH, Acceptance.ACCEPTED);
        closed(world.customer("Eve"), Severity.MEDIUM, Acceptance.ACCEPTED);
        world.recovery.open(ServiceFailure.delay(world.customer("Fay"))
                .severity(Severity.CRITICAL)
                .build());

        conclude(learning.begin(fog, AnalysisMethod.FIVE_WHYS));
        conclude(learning.begin(analysedLater, AnalysisMethod.FIVE_WHYS));
        learning.begin(linked, AnalysisMethod.FIVE_WHYS);
        List<RootCauseAnalysis> analyses = world.crm.repository(RootCauseAnalysis.TYPE).stream(
                        Query.by(RootCauseAnalysis.BY_CASE))
                .toList();

        Rate found = RootCauseCoverage.of(cases(), analyses, Severity.HIGH, JANUARY);

        assertThat(found.matching()).isEqualTo(3);
        assertThat(found.n()).isEqualTo(4);
        assertThat(RootCauseCoverage.of(cases(), List.of(), Severity.HIGH, JANUARY)
                        .matching())
                .isEqualTo(1);
        assertThat(RootCauseCoverage.of(List.of(), List.of(), Severity.HIGH, JANUARY)
                        .value())
                .isEmpty();
    }

    private void closeAsAccepted(RecoveryCaseId id) {
        world.recovery.acknowledge(id, Channel.EMAIL);
        world.recovery.begin(id, "ann");
        world.recovery.resolve(id, "done");
        world.recovery.close(id, Acceptance.ACCEPTED);
    }

    private void conclude(RootCauseAnalysis begun) {
        learning.ask(begun.id(), Why.of("Why?", "Because", "log"));
        learning.conclude(begun.id(), "handover");
    }

    @Test
    void theValueAtRiskCountsACustomerOnceAndSaysForWhomItIsNotKnown() {
        CustomerId ada = world.customer("Ada");
        CustomerId bob = world.customer("Bob");
        world.recovery.open(ServiceFailure.delay(ada).build());
        world.recovery.open(ServiceFailure.unavailability(ada).build());
        world.recovery.open(ServiceFailure.delay(bob).build());
        closed(world.customer("Cid"), Severity.LOW, Acceptance.ACCEPTED);

        ValueAtRisk found = ValueAtRisk.of(
                cases(), customer -> customer.equals(ada) ? Optional.of(eur("120.50")) : Optional.empty(), EUR);

        assertThat(found).isEqualTo(new ValueAtRisk(Optional.of(eur("120.50")), 2, 1));
        assertThat(ValueAtRisk.of(cases(), customer -> Optional.empty(), EUR))
                .isEqualTo(new ValueAtRisk(Optional.empty(), 2, 2));
        assertThat(ValueAtRisk.of(List.of(), customer -> Optional.empty(), EUR))
                .isEqualTo(new ValueAtRisk(Optional.of(Money.zero(EUR)), 0, 0));
        assertThatThrownBy(() -> ValueAtRisk.of(cases(), customer -> Optional.of(Money.parse("USD 1")), EUR))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> ValueAtRisk.of(cases(), customer -> Optional.of(eur("-1")), EUR))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void recoveredCustomersAreComparedInPairsAndWhatIsLeftOutIsCounted() {
        Instant start = JANUARY.from();
        List<Pair> pairs = new ArrayList<>();
        pairs.addAll(Collections.nCopies(20, new Pair(start, eur("10"), Optional.of(eur("10")))));
        pairs.addAll(Collections.nCopies(12, new Pair(start, eur("30"), Optional.of(eur("0")))));
        pairs.addAll(Collections.nCopies(2, new Pair(start, eur("0"), Optional.of(eur("5")))));
        pairs.addAll(Collections.nCopies(16, new Pair(start, eur("0"), Optional.of(eur("0")))));
        pairs.add(new Pair(start.plusSeconds(1), eur("99"), Optional.of(eur("0"))));
        pairs.add(new Pair(start, eur("99"), Optional.empty()));

        MatchedRetention found = MatchedRetention.of(pairs, MONTH, start.plus(MONTH), EUR);

        assertThat(found.recovered().value()).hasValue(64);
        assertThat(found.matched().value()).hasValue(44);
        assertThat(found.difference().value()).hasValue(20);
        assertThat(found.recoveredRevenue()).isEqualTo(eur("560"));
        assertThat(found.matchedRevenue()).isEqualTo(eur("210"));
        assertThat(found.tooRecent()).isEqualTo(1);
        assertThat(found.unmatched()).isEqualTo(1);
        ConfidenceInterval interval = found.interval(0.95).orElseThrow();
        // the discordant pairs alone decide: 12 to 2 of 50 (Tango 1998)
        assertThat(interval.lower()).isBetween(5.0, 6.5);
        assertThat(interval.upper()).isBetween(33.5, 35.5);
    }

    @Test
    void withoutPairsThereIsNoDifferenceAndNoInterval() {
        MatchedRetention found = MatchedRetention.of(List.of(), MONTH, JANUARY.until(), EUR);

        assertThat(found.recovered().value()).isEmpty();
        assertThat(found.difference().value()).isEmpty();
        assertThat(found.interval(0.95)).isEmpty();
        assertThatThrownBy(() -> MatchedRetention.of(List.of(), Duration.ZERO, JANUARY.until(), EUR))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> MatchedRetention.of(
                        List.of(new Pair(JANUARY.from(), Money.parse("USD 1"), Optional.empty())),
                        MONTH,
                        JANUARY.until(),
                        EUR))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Pair(JANUARY.from(), eur("-1"), Optional.empty()))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aScorecardOfOutcomesHasTheValuesOfTheReport() throws IOException {
        for (int i = 0; i < 6; i++) {
            closed(world.customer("Ada " + i), Severity.HIGH, Acceptance.ACCEPTED);
        }
        for (int i = 0; i < 2; i++) {
            closed(world.customer("Bob " + i), Severity.LOW, Acceptance.NO_REPLY);
        }
        CustomerId cid = world.customer("Cid");
        RecoveryCaseId into =
                world.recovery.open(ServiceFailure.delay(cid).build()).id();
        world.recovery.merge(
                world.recovery.open(ServiceFailure.unavailability(cid).build()).id(), into);
        world.pass(Duration.ofDays(7));
        RecoveryReport report =
                RecoveryReport.of(cases(), new RecoveryReport.Question(JANUARY, Duration::between, MONTH, world.now()));

        Scorecard recovered = scorecard(CaseOutcomes.recovered(cases()), "recovered");
        Scorecard onTime = scorecard(CaseOutcomes.onTime(Target.ACKNOWLEDGE, cases(), world.now()), "acknowledged");

        assertThat(recovered.total().overall().value())
                .isEqualTo(report.recovered().value())
                .hasValue(75);
        assertThat(recovered.total().overall().interval())
                .isEqualTo(report.recovered().interval(0.95));
        Rate acknowledged =
                Attainment.of(Target.ACKNOWLEDGE, cases(), JANUARY, world.now()).rate();
        assertThat(acknowledged.n()).isEqualTo(9);
        assertThat(onTime.total().overall().value()).isEqualTo(acknowledged.value());
        assertThat(recovered.by(Breakdown.segment("severity")).groups())
                .extracting(group -> group.name().orElse(""))
                .containsExactly("HIGH", "LOW");
        StringBuilder json = new StringBuilder();
        recovered.writeJson(json);
        assertThat(json).contains("recovery.recovered");
    }

    private static Scorecard scorecard(CaseOutcomes outcomes, String question) {
        return Scorecard.of(
                ScorecardRequest.builder()
                        .question("recovery", question)
                        .score(outcomes.score())
                        .from(LocalDate.parse("2026-01-01"))
                        .until(LocalDate.parse("2026-02-01"))
                        .every(PeriodKind.MONTH)
                        .in(ZoneOffset.UTC)
                        .by(Breakdown.segment("severity"))
                        .showSmallGroups()
                        .build(),
                outcomes);
    }
}
