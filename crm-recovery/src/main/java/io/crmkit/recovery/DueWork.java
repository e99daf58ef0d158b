package io.crmkit.recovery;

import io.crmkit.core.Crm;
import io.crmkit.core.page.PageRequest;
import io.crmkit.core.repository.Query;
import io.crmkit.core.repository.Repository;
import io.crmkit.recovery.cases.CaseChange;
import io.crmkit.recovery.cases.CaseLifecycle;
import io.crmkit.recovery.cases.DeskCommand;
import io.crmkit.recovery.cases.Instruction;
import io.crmkit.recovery.cases.NotAllowedException;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.rule.Require;
import io.crmkit.store.ConflictException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Work on many cases, each in a step of its own: what is due, and what is to be planned anew. */
final class DueWork {
    private final Crm crm;
    private final CaseWork work;
    private final Repository<RecoveryCase, RecoveryCaseId> cases;

    DueWork(Crm crm, CaseWork work) {
        this.crm = crm;
        this.work = work;
        this.cases = crm.repository(RecoveryCase.TYPE);
    }

    List<RecoveryCase> findDue(Instant now, int limit) {
        InputRules.requireIndexable(now);
        InputRules.requireLimit(limit);
        Query<RecoveryCase> due =
                Query.by(RecoveryCase.BY_NEXT_DUE).below(RecoveryCase.NEXT_DUE_AT, now.plusNanos(1_000));
        return cases.page(due, PageRequest.ofSize(limit)).items();
    }

    TickReport tick(Instant now, int limit) {
        InputRules.requireIndexable(now);
        Require.hasCome(now, crm.now(), work.allowedSkew());
        int emitted = 0;
        int conflicts = 0;
        List<RecoveryCase> due = findDue(now, limit);
        for (RecoveryCase found : due) {
            try {
                emitted += notice(found.id(), now);
            } catch (ConflictException busy) {
                conflicts++;
            }
        }
        return new TickReport(due.size(), emitted, conflicts, nextDueAt());
    }

    private int notice(RecoveryCaseId id, Instant now) {
        return crm.compute(unit -> {
            Optional<RecoveryCase> before = unit.find(RecoveryCase.TYPE, id);
            if (before.isEmpty()) {
                return 0;
            }
            CaseChange change = CaseLifecycle.notice(before.get(), now, crm.actor());
            if (!change.events().isEmpty()) {
                work.store(unit, change);
            }
            return change.events().size();
        });
    }

    private Optional<Instant> nextDueAt() {
        return cases.page(Query.by(RecoveryCase.BY_NEXT_DUE), PageRequest.ofSize(1)).items().stream()
                .findFirst()
                .flatMap(RecoveryCase::nextDueAt);
    }

    ReplanReport replan(Collection<String> formerPolicies, int limit) {
        InputRules.requireLimit(limit);
        int processed = 0;
        int breached = 0;
        int conflicts = 0;
        for (RecoveryCase found : plannedBy(formerPolicies, limit)) {
            try {
                breached += replan(found.id());
                processed++;
            } catch (ConflictException busy) {
                conflicts++;
            } catch (NotAllowedException ended) {
                // it came to its end since it was found, and keeps its plan
            }
        }
        return new ReplanReport(
                processed, breached, conflicts, !plannedBy(formerPolicies, 1).isEmpty());
    }

    private List<RecoveryCase> plannedBy(Collection<String> formerPolicies, int limit) {
        List<RecoveryCase> found = new ArrayList<>();
        for (String former : formerPolicies) {
            if (found.size() < limit) {
                Query<RecoveryCase> planned = Query.by(RecoveryCase.BY_POLICY).equal(RecoveryCase.PLANNED_BY, former);
                found.addAll(cases.page(planned, PageRequest.ofSize(limit - found.size()))
                        .items());
            }
        }
        return found;
    }

    private int replan(RecoveryCaseId id) {
        return crm.compute(unit -> {
            RecoveryCase before = unit.get(RecoveryCase.TYPE, id);
            RecoveryCase after = work.apply(unit, id, Instruction.of(new DeskCommand.Replan()))
                    .current();
            return (int) (breaches(after) - breaches(before));
        });
    }

    private static long breaches(RecoveryCase of) {
        return of.clocks().stream().filter(clock -> clock.breach().isPresent()).count();
    }
}
