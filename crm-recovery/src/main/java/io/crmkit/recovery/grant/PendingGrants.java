package io.crmkit.recovery.grant;

import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.recovery.cases.RecoveryCaseId;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.immutables.value.Value;

/**
 * The grants of a case that wait for approval. A record of its own, so that a unit of work that resolves a case reads what a unit of
 * work that proposes a grant writes: one of two at the same time is judged again. New attributes will be optional; not for
 * implementation.
 */
@Value.Immutable
@tools.jackson.databind.annotation.JsonDeserialize(builder = PendingGrants.Builder.class)
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = PendingGrants.Builder.class)
public interface PendingGrants extends WithPendingGrants {
    /** The descriptor. */
    EntityType<PendingGrants, RecoveryCaseId> TYPE = EntityType.builder(
                    "pending_grants", PendingGrants.class, RecoveryCaseId::new)
            .id(PendingGrants::caseId, PendingGrants::withCaseId)
            .onMerge(MergeRule.unaffected())
            .onErasure(ErasureRule.keep("holds ids of grants alone"))
            .build();

    /** Returns the case. */
    RecoveryCaseId caseId();

    /** Returns the last moment at which each proposal can be approved, by the id of the grant. */
    @Value.NaturalOrder
    SortedMap<String, Instant> proposals();

    /** Returns the ids of those that can still be approved. */
    default Stream<String> waiting(Instant now) {
        return proposals().entrySet().stream()
                .filter(proposal -> !now.isAfter(proposal.getValue()))
                .map(Map.Entry::getKey);
    }

    /** Returns these without a grant. */
    default PendingGrants without(GrantId grant) {
        SortedMap<String, Instant> less = new TreeMap<>(proposals());
        less.remove(grant.value());
        return withProposals(less);
    }

    /** Returns these and a grant. */
    default PendingGrants with(GrantId grant, Instant expiry) {
        SortedMap<String, Instant> more = new TreeMap<>(proposals());
        more.put(grant.value(), expiry);
        return withProposals(more);
    }

    /** Returns the ids of the grants that can still be approved in a case and in those that were merged into it. */
    static SortedSet<String> waiting(UnitOfWork unit, RecoveryCaseId caseId, Instant now) {
        return unit.findAll(TYPE, MergedCases.within(unit, caseId)).stream()
                .flatMap(pending -> pending.waiting(now))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the record of a case without proposals. */
    static PendingGrants none(RecoveryCaseId caseId) {
        return new Builder().caseId(caseId).build();
    }

    /** Builds the record. */
    final class Builder extends ImmutablePendingGrants.Builder {
        Builder() {}
    }
}
