package io.crmkit.recovery.learning;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.incident.IncidentId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Why one case or incident came about. Changed only by {@link Learning}; it has a journal of its own and may go on after the case is
 * closed. New attributes will be optional; not for implementation.
 */
@Value.Immutable
@tools.jackson.databind.annotation.JsonDeserialize(builder = RootCauseAnalysis.Builder.class)
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = RootCauseAnalysis.Builder.class)
public interface RootCauseAnalysis extends WithRootCauseAnalysis {
    /** The customer of the case; the empty id for an incident. */
    Attribute<RootCauseAnalysis, CustomerId> CUSTOMER = Attribute.id(
            "customer", CustomerId::new, analysis -> analysis.customer().orElse(new CustomerId(Id.UNASSIGNED)));
    /** The case; the empty id for an incident. */
    Attribute<RootCauseAnalysis, RecoveryCaseId> RECOVERY_CASE = Attribute.id(
            "recovery_case",
            RecoveryCaseId::new,
            analysis -> analysis.recoveryCase().orElse(new RecoveryCaseId(Id.UNASSIGNED)));
    /** The incident; the empty id for a case. */
    Attribute<RootCauseAnalysis, IncidentId> INCIDENT = Attribute.id(
            "incident", IncidentId::new, analysis -> analysis.incident().orElse(new IncidentId(Id.UNASSIGNED)));
    /** The root cause; the empty text as long as it is not known. */
    Attribute<RootCauseAnalysis, String> CAUSE =
            Attribute.text("cause", analysis -> analysis.cause().orElse(""));
    /** When it was begun. */
    Attribute<RootCauseAnalysis, Instant> BEGUN_AT = Attribute.instant("begun_at", RootCauseAnalysis::begunAt);

    /** By customer, then time. */
    EntityIndex<RootCauseAnalysis> BY_CUSTOMER = EntityIndex.of("by_customer", CUSTOMER, BEGUN_AT);
    /** By case. */
    EntityIndex<RootCauseAnalysis> BY_CASE = EntityIndex.of("by_case", RECOVERY_CASE, BEGUN_AT);
    /** By incident. */
    EntityIndex<RootCauseAnalysis> BY_INCIDENT = EntityIndex.of("by_incident", INCIDENT, BEGUN_AT);
    /** By root cause, then time: a count over it by {@link #CAUSE} is what a Pareto table is made of. */
    EntityIndex<RootCauseAnalysis> BY_CAUSE = EntityIndex.of("by_cause", CAUSE, BEGUN_AT);

    /** What the library has to know about analyses. */
    EntityType<RootCauseAnalysis, RootCauseAnalysisId> TYPE = EntityType.builder(
                    "root_cause_analysis", RootCauseAnalysis.class, RootCauseAnalysisId::new)
            .id(RootCauseAnalysis::id, RootCauseAnalysis::withId)
            .index(BY_CUSTOMER)
            .index(BY_CASE)
            .index(BY_INCIDENT)
            .index(BY_CAUSE)
            .optionalSubject(CUSTOMER)
            .optionalReference(RECOVERY_CASE, "recovery_case")
            .optionalReference(INCIDENT, "failure_incident")
            .personal("whys", "causes")
            .onMerge(MergeRule.repoint((analysis, loser, survivor) -> analysis.withCustomer(survivor)))
            .onErasure(ErasureRule.redact(analysis -> analysis.withWhys(
                            analysis.whys().stream().map(Why::redacted).toList())
                    .withCauses(analysis.causes().stream()
                            .map(PossibleCause::redacted)
                            .toList())))
            .build();

    /** Returns the id; not assigned until the analysis is stored. */
    @Value.Default
    default RootCauseAnalysisId id() {
        return new RootCauseAnalysisId(Id.UNASSIGNED);
    }

    /** Returns the case that it is about; empty if it is about an incident. */
    Optional<RecoveryCaseId> recoveryCase();

    /** Returns the incident that it is about; empty if it is about a case. */
    Optional<IncidentId> incident();

    /** Returns the customer of the case. */
    Optional<CustomerId> customer();

    /** Returns how the cause is looked for. */
    AnalysisMethod method();

    /** Returns the whys, in the order in which they were asked. Personal. */
    @Value.Redacted
    List<Why> whys();

    /** Returns the bones of the fishbone, every cause behind the one that it causes; so the tree has no cycle. Personal. */
    @Value.Redacted
    List<PossibleCause> causes();

    /** Returns the code of the root cause, once somebody has said: here we stop, this is it. */
    Optional<String> cause();

    /** Returns when it was begun. */
    Instant begunAt();

    /** Returns what was done, in order. */
    List<LearningStep> journal();

    /** Builds an analysis; {@link Learning#begin} is the usual way to one. */
    final class Builder extends ImmutableRootCauseAnalysis.Builder {
        Builder() {}
    }
}
