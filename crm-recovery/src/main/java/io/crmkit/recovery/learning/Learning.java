package io.crmkit.recovery.learning;

import io.crmkit.core.Crm;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.page.PageRequest;
import io.crmkit.core.repository.Query;
import io.crmkit.core.repository.Repository;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.metrics.chart.Subgroup;
import io.crmkit.recovery.Recovery;
import io.crmkit.recovery.cases.CaseState;
import io.crmkit.recovery.cases.DeskCommand;
import io.crmkit.recovery.cases.Instruction;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.incident.IncidentId;
import io.crmkit.recovery.rule.Require;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Finds root causes and follows what is done about them. Every step is stored with its journal entry at once; a step that is refused
 * changes nothing. Holds no state; safe for many threads, in many processes.
 */
public final class Learning {
    private final Crm crm;
    private final Recovery recovery;
    private final CauseCatalog catalog;
    private final Repository<RootCauseAnalysis, RootCauseAnalysisId> analyses;
    private final Repository<ImprovementAction, ImprovementActionId> actions;

    private Learning(Crm crm, Recovery recovery, CauseCatalog catalog) {
        this.crm = crm;
        this.recovery = recovery;
        this.catalog = catalog;
        this.analyses = crm.repository(RootCauseAnalysis.TYPE);
        this.actions = crm.repository(ImprovementAction.TYPE);
    }

    /**
     * Returns the service.
     *
     * @param catalog the causes that may be named; of several versions the one that holds today
     */
    public static Learning on(Crm crm, Recovery recovery, CauseCatalog catalog) {
        return new Learning(
                crm, Objects.requireNonNull(recovery, "recovery"), Objects.requireNonNull(catalog, "catalog"));
    }

    /**
     * Begins an analysis of a case.
     *
     * @throws io.crmkit.core.error.NotFoundException if there is no such case
     */
    public RootCauseAnalysis begin(RecoveryCaseId recoveryCase, AnalysisMethod method) {
        return crm.compute(unit -> unit.add(analysis(method)
                .recoveryCase(recoveryCase)
                .customer(unit.get(RecoveryCase.TYPE, recoveryCase).customer())
                .build()));
    }

    /**
     * Begins an analysis of an incident.
     *
     * @throws InvalidInputException if there is no such incident
     */
    public RootCauseAnalysis begin(IncidentId incident, AnalysisMethod method) {
        return analyses.add(analysis(method).incident(incident).build());
    }

    private RootCauseAnalysis.Builder analysis(AnalysisMethod method) {
        return new RootCauseAnalysis.Builder().method(method).begunAt(now()).addJournal(step(LearningStep.Kind.BEGUN));
    }

    /**
     * Adds the next why.
     *
     * @throws InvalidInputException if a text is blank, the root cause is named already, or it is a fishbone
     * @throws io.crmkit.core.error.NotFoundException if there is no such analysis
     */
    public RootCauseAnalysis ask(RootCauseAnalysisId id, Why why) {
        why.check();
        return extend(
                id,
                AnalysisMethod.FIVE_WHYS,
                analysis -> new RootCauseAnalysis.Builder()
                        .from(analysis)
                        .addWhys(why)
                        .build());
    }

    /**
     * Adds a bone. Its parent must be there already, and of the same category, so that the causes stay a tree.
     *
     * @throws InvalidInputException if a text is blank, its key is taken, its parent is not there or of another category, the root
     *     cause is named already, or it is no fishbone
     * @throws io.crmkit.core.error.NotFoundException if there is no such analysis
     */
    public RootCauseAnalysis add(RootCauseAnalysisId id, PossibleCause cause) {
        cause.check();
        return extend(id, AnalysisMethod.FISHBONE, analysis -> {
            Require.that(
                    analysis.causes().stream().noneMatch(other -> other.key().equals(cause.key())),
                    "cause.key",
                    "must not be taken");
            Require.that(
                    cause.parent().isEmpty()
                            || analysis.causes().stream()
                                    .anyMatch(other -> cause.parent()
                                                    .filter(other.key()::equals)
                                                    .isPresent()
                                            && other.category().equals(cause.category())),
                    "cause.parent",
                    "must be there already, in the same category");
            return new RootCauseAnalysis.Builder()
                    .from(analysis)
                    .addCauses(cause)
                    .build();
        });
    }

    private RootCauseAnalysis extend(
            RootCauseAnalysisId id, AnalysisMethod method, UnaryOperator<RootCauseAnalysis> extension) {
        return analyses.update(id, analysis -> {
            Require.that(analysis.method() == method, "analysis.method", "must be " + method);
            requireGoingOn(analysis);
            return journalled(extension.apply(analysis), LearningStep.Kind.ADDED);
        });
    }

    /**
     * Stops here: names the root cause. The case that the analysis is about, or that went on with it after a merge, has that cause from
     * now on, in the same step; one that is closed or referred stays as it is.
     *
     * @param cause a code of the catalogue
     * @throws InvalidInputException if the code is not in the catalogue, nothing was asked or collected, or the root cause is named
     *     already
     * @throws io.crmkit.core.error.NotFoundException if there is no such analysis
     */
    public RootCauseAnalysis conclude(RootCauseAnalysisId id, String cause) {
        requireKnown(cause);
        return crm.compute(unit -> {
            RootCauseAnalysis concluded = unit.update(RootCauseAnalysis.TYPE, id, analysis -> {
                requireGoingOn(analysis);
                Require.that(
                        !analysis.whys().isEmpty() || !analysis.causes().isEmpty(),
                        "analysis",
                        "must have a why or a possible cause before it is concluded");
                return journalled(analysis.withCause(cause), LearningStep.Kind.CONCLUDED);
            });
            concluded.recoveryCase().ifPresent(about -> name(unit, about, cause));
            return concluded;
        });
    }

    private void name(UnitOfWork unit, RecoveryCaseId about, String cause) {
        RecoveryCase current = recovery.current(unit, about);
        if (CaseState.ACTIVE_STATES.contains(current.state())) {
            recovery.apply(unit, current.id(), Instruction.of(new DeskCommand.FindCause(cause)));
        }
    }

    private static void requireGoingOn(RootCauseAnalysis analysis) {
        Require.that(analysis.cause().isEmpty(), "analysis", "must not be concluded");
    }

    private void requireKnown(String cause) {
        Require.that(catalog.find(cause).isPresent(), "cause", "must be a code of the catalogue " + catalog.id());
    }

    private RootCauseAnalysis journalled(RootCauseAnalysis analysis, LearningStep.Kind kind) {
        return new RootCauseAnalysis.Builder()
                .from(analysis)
                .addJournal(step(kind))
                .build();
    }

    /** Returns whether a case has an analysis that named a root cause. */
    public boolean analysed(RecoveryCaseId recoveryCase) {
        return analyses.stream(Query.by(RootCauseAnalysis.BY_CASE).equal(RootCauseAnalysis.RECOVERY_CASE, recoveryCase))
                .anyMatch(analysis -> analysis.cause().isPresent());
    }

    /**
     * Plans an action.
     *
     * @throws InvalidInputException if its cause is not in the catalogue, it is not new, or its due date is past
     */
    public ImprovementAction plan(ImprovementAction action, LocalDate today) {
        requireKnown(action.cause());
        Require.that(action.state() == ActionState.PLANNED && action.journal().isEmpty(), "action", "must be new");
        Require.that(!action.due().isBefore(today), "action.due", "must not be past");
        return actions.add(journalled(action, LearningStep.Kind.PLANNED));
    }

    /**
     * Notes that an action was done.
     *
     * @throws InvalidInputException if it is not planned
     * @throws io.crmkit.core.error.NotFoundException if there is no such action
     */
    public ImprovementAction done(ImprovementActionId id) {
        return end(id, ActionState.DONE, LearningStep.Kind.DONE);
    }

    /**
     * Notes that an action was given up.
     *
     * @throws InvalidInputException if it is not planned
     * @throws io.crmkit.core.error.NotFoundException if there is no such action
     */
    public ImprovementAction cancel(ImprovementActionId id) {
        return end(id, ActionState.CANCELLED, LearningStep.Kind.CANCELLED);
    }

    private ImprovementAction end(ImprovementActionId id, ActionState state, LearningStep.Kind kind) {
        return actions.update(id, action -> {
            Require.that(action.state() == ActionState.PLANNED, "action", "must be planned, was " + action.state());
            return journalled(action.withState(state), kind);
        });
    }

    /**
     * Judges the effect of an action on the chart of the time before; may be done again with more periods.
     *
     * @param after one sample for each period since the action was done
     * @throws InvalidInputException if it is not done, the day of its check has not come, it has no baseline, or a sample does not fit
     *     that
     * @throws io.crmkit.core.error.NotFoundException if there is no such action
     */
    public ImprovementAction check(ImprovementActionId id, List<Subgroup> after, LocalDate today) {
        return actions.update(id, action -> {
            Require.that(action.state() == ActionState.DONE, "action", "must be done, was " + action.state());
            Require.that(!today.isBefore(action.checkOn()), "today", "must not be before the day of the check");
            FrozenBaseline before = action.baseline()
                    .orElseThrow(
                            () -> new InvalidInputException("action.baseline", "must be known to judge the effect"));
            return journalled(
                    action.withEffectiveness(Effectiveness.of(before.baseline(), after)), LearningStep.Kind.CHECKED);
        });
    }

    private ImprovementAction journalled(ImprovementAction action, LearningStep.Kind kind) {
        return new ImprovementAction.Builder()
                .from(action)
                .addJournal(step(kind))
                .build();
    }

    /** Returns the actions that should be done by now and are not, the oldest first. */
    public List<ImprovementAction> overdue(LocalDate today, PageRequest request) {
        return actions.page(
                        Query.by(ImprovementAction.BY_STATE)
                                .equal(ImprovementAction.STATE, ActionState.PLANNED)
                                .below(ImprovementAction.DUE, today),
                        request)
                .items();
    }

    /** Returns the actions whose effect is to be judged by now, the oldest first. */
    public List<ImprovementAction> toBeChecked(LocalDate today, PageRequest request) {
        return actions.page(
                        Query.by(ImprovementAction.BY_NEXT_CHECK)
                                .below(ImprovementAction.NEXT_CHECK, today.plusDays(1)),
                        request)
                .items();
    }

    /** Returns the analysis with this id. */
    public Optional<RootCauseAnalysis> find(RootCauseAnalysisId id) {
        return analyses.find(id);
    }

    /** Returns the action with this id. */
    public Optional<ImprovementAction> find(ImprovementActionId id) {
        return actions.find(id);
    }

    private LearningStep step(LearningStep.Kind kind) {
        return new LearningStep(kind, now(), crm.actor());
    }

    private Instant now() {
        return crm.now().truncatedTo(ChronoUnit.SECONDS);
    }
}
