package io.crmkit.recovery.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.error.NotFoundException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.page.PageRequest;
import io.crmkit.metrics.chart.AttributeChart;
import io.crmkit.metrics.chart.Subgroup;
import io.crmkit.recovery.cases.CustomerCommand;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.failure.FailureKind;
import io.crmkit.recovery.failure.ServiceFailure;
import io.crmkit.recovery.failure.Severity;
import io.crmkit.recovery.incident.IncidentId;
import io.crmkit.recovery.incident.Incidents;
import io.crmkit.recovery.world.World;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearningTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-01-05");
    private static final PageRequest PAGE = PageRequest.ofSize(10);

    private World world = World.inMemory();
    private Learning learning = Learning.on(world.crm, world.recovery, Causes.CATALOG);
    private CustomerId ada = world.customer("Ada");
    private RecoveryCaseId late = new RecoveryCaseId("none");

    World world() {
        return World.inMemory();
    }

    /** The same tests on a store that outlives a process. */
    static class OnSqliteTest extends LearningTest {
        @TempDir
        private Path directory = Path.of("");

        @Override
        World world() {
            return World.onSqlite(directory);
        }
    }

    @BeforeEach
    void open() {
        world = world();
        learning = Learning.on(world.crm, world.recovery, Causes.CATALOG);
        ada = world.customer("Ada");
        late = world.recovery.open(ServiceFailure.delay(ada).build()).id();
    }

    private static Why why(int number) {
        return Why.of("why " + number, "because " + number, "log " + number);
    }

    private static ImprovementAction action() {
        return ImprovementAction.builder(ActionType.PROCESS, "handover")
                .title("Handover by checklist")
                .owner("operations")
                .due(TODAY.plusDays(30))
                .checkOn(TODAY.plusDays(120))
                .baseline(FrozenBaseline.of(AttributeChart.P
                        .baseline(Collections.nCopies(20, new Subgroup(10, 100)))
                        .orElseThrow()))
                .build();
    }

    @Test
    void whysKeepTheirOrderUntilSomebodySaysThisIsIt() {
        RootCauseAnalysisId id = learning.begin(late, AnalysisMethod.FIVE_WHYS).id();
        learning.ask(id, why(1));
        learning.ask(id, why(2));
        learning.ask(id, why(3));
        assertThat(learning.analysed(late)).isFalse();

        learning.conclude(id, "handover");

        RootCauseAnalysis stored = learning.find(id).orElseThrow();
        assertThat(stored.whys()).containsExactly(why(1), why(2), why(3));
        assertThat(stored.cause()).hasValue("handover");
        assertThat(stored.customer()).hasValue(ada);
        assertThat(stored.journal())
                .extracting(LearningStep::kind)
                .containsExactly(
                        LearningStep.Kind.BEGUN,
                        LearningStep.Kind.ADDED,
                        LearningStep.Kind.ADDED,
                        LearningStep.Kind.ADDED,
                        LearningStep.Kind.CONCLUDED);
        assertThat(learning.analysed(late)).isTrue();
        assertThat(world.recovery.find(late).flatMap(RecoveryCase::rootCause)).hasValue("handover");
        assertThat(stored.toString()).doesNotContain("because");
        assertThatThrownBy(() -> learning.ask(id, why(4))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> learning.conclude(id, "supplier")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void theCaseKnowsTheCauseAndAfterAMergeTheCaseThatWentOn() {
        RecoveryCaseId other =
                world.recovery.open(ServiceFailure.unavailability(ada).build()).id();
        RootCauseAnalysisId id = learning.begin(late, AnalysisMethod.FIVE_WHYS).id();
        learning.ask(id, why(1));
        world.recovery.merge(late, other);

        learning.conclude(id, "handover");

        assertThat(world.recovery.find(other).flatMap(RecoveryCase::rootCause)).hasValue("handover");
        assertThat(world.recovery.find(late).flatMap(RecoveryCase::rootCause)).isEmpty();
    }

    @Test
    void aCaseThatWasReferredStaysAsItIsAndItsAnalysisGoesOn() {
        RootCauseAnalysisId id = learning.begin(late, AnalysisMethod.FIVE_WHYS).id();
        learning.ask(id, why(1));
        world.recovery.apply(late, new CustomerCommand.Refer("ombudsman", true));
        RecoveryCase referred = world.recovery.find(late).orElseThrow();

        assertThat(learning.conclude(id, "handover").cause()).hasValue("handover");
        assertThat(world.recovery.find(late)).hasValue(referred);
    }

    @Test
    void aRootCauseNeedsAWhyAndACodeOfTheCatalogue() {
        RootCauseAnalysisId id = learning.begin(late, AnalysisMethod.FIVE_WHYS).id();

        assertThatThrownBy(() -> learning.conclude(id, "handover")).hasMessageContaining("must have a why");
        learning.ask(id, why(1));
        assertThatThrownBy(() -> learning.conclude(id, "unheard-of")).hasMessageContaining("catalogue airline");
        assertThatThrownBy(() -> learning.ask(id, new Why(" ", "because", Optional.empty())))
                .hasMessageContaining("why.question");
        assertThatThrownBy(() -> learning.add(id, PossibleCause.of("a", "man", "tired")))
                .hasMessageContaining("analysis.method");
        assertThatThrownBy(() -> learning.begin(new RecoveryCaseId("none"), AnalysisMethod.FIVE_WHYS))
                .isInstanceOf(NotFoundException.class);
        assertThat(learning.find(id).orElseThrow().whys()).containsExactly(why(1));
    }

    @Test
    void theBonesOfAFishboneAreATree() {
        IncidentId fog = Incidents.on(world.crm)
                .open("fog", FailureKind.DELAY, Severity.HIGH)
                .id();
        RootCauseAnalysisId id = learning.begin(fog, AnalysisMethod.FISHBONE).id();
        learning.add(id, PossibleCause.of("roster", "man", "Roster too thin"));
        learning.add(id, PossibleCause.of("sick", "man", "Sick leave").under("roster"));

        assertThatThrownBy(() -> learning.add(id, PossibleCause.of("roster", "man", "again")))
                .hasMessageContaining("cause.key");
        assertThatThrownBy(() ->
                        learning.add(id, PossibleCause.of("self", "man", "loop").under("self")))
                .hasMessageContaining("cause.parent");
        assertThatThrownBy(() -> learning.add(
                        id, PossibleCause.of("belt", "machine", "Belt").under("roster")))
                .hasMessageContaining("cause.parent");
        assertThat(learning.conclude(id, "supplier").causes())
                .extracting(PossibleCause::key)
                .containsExactly("roster", "sick");
    }

    @Test
    void anErasureTakesTheTextsAndLeavesTheCause() {
        RootCauseAnalysisId id = learning.begin(late, AnalysisMethod.FIVE_WHYS).id();
        learning.ask(id, why(1));
        learning.conclude(id, "handover");

        world.crm.work(unit -> unit.erase(RootCauseAnalysis.TYPE, id));

        RootCauseAnalysis left = learning.find(id).orElseThrow();
        assertThat(left.whys()).containsExactly(new Why("", "", Optional.empty()));
        assertThat(left.cause()).hasValue("handover");
    }

    @Test
    void anActionIsPlannedDoneAndJudgedOnTheFrozenBaseline() {
        ImprovementActionId id = learning.plan(action(), TODAY).id();
        assertThat(learning.overdue(TODAY.plusDays(30), PAGE)).isEmpty();
        assertThat(learning.overdue(TODAY.plusDays(31), PAGE))
                .extracting(ImprovementAction::id)
                .containsExactly(id);
        List<Subgroup> after = Collections.nCopies(8, new Subgroup(6, 100));
        assertThatThrownBy(() -> learning.check(id, after, TODAY.plusDays(120))).hasMessageContaining("must be done");
        learning.done(id);
        assertThat(learning.overdue(TODAY.plusDays(31), PAGE)).isEmpty();
        assertThat(learning.toBeChecked(TODAY.plusDays(119), PAGE)).isEmpty();
        assertThat(learning.toBeChecked(TODAY.plusDays(120), PAGE)).hasSize(1);
        assertThatThrownBy(() -> learning.check(id, after, TODAY.plusDays(119)))
                .hasMessageContaining("day of the check");

        ImprovementAction judged = learning.check(id, after, TODAY.plusDays(120));

        assertThat(judged.effectiveness().map(Effectiveness::verdict)).hasValue(Effectiveness.Verdict.FEWER);
        assertThat(learning.find(id)).hasValue(judged);
        assertThat(learning.toBeChecked(TODAY.plusDays(500), PAGE)).isEmpty();
        assertThat(judged.journal())
                .extracting(LearningStep::kind)
                .containsExactly(LearningStep.Kind.PLANNED, LearningStep.Kind.DONE, LearningStep.Kind.CHECKED);
    }

    @Test
    void whatCannotBePlannedOrEndedIsRefused() {
        assertThatThrownBy(() -> learning.plan(action().withCause("unheard-of"), TODAY))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> learning.plan(action(), TODAY.plusDays(31))).hasMessageContaining("action.due");
        assertThatThrownBy(() -> action().withCheckOn(action().due())).hasMessageContaining("action.checkOn");
        ImprovementActionId id =
                learning.plan(action().withBaseline(Optional.empty()), TODAY).id();
        learning.done(id);
        assertThatThrownBy(() -> learning.done(id)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> learning.cancel(id)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> learning.check(id, List.of(), TODAY.plusDays(120)))
                .hasMessageContaining("action.baseline");
    }

    @Test
    void aCatalogueIsATreeWithTopicsThatAreInherited() {
        assertThat(Causes.CATALOG.training("handover-night")).hasValue("handover");
        assertThat(Causes.CATALOG.training("supplier")).isEmpty();
        String loop = """
                {"id": "x", "version": "1", "validFrom": "2025-01-01", "causes": [
                  {"code": "a", "title": "A", "parent": "b"}, {"code": "b", "title": "B", "parent": "a"}]}
                """;
        assertThatThrownBy(() -> CauseCatalog.parse(loop)).hasMessageContaining("ancestor");
        assertThatThrownBy(() -> CauseCatalog.parse(loop.replace("\"parent\": \"a\"", "\"parent\": \"c\"")))
                .hasMessageContaining("parent that exists");
    }
}
