package io.crmkit.recovery;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.error.DuplicateException;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.repository.Added;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.recovery.cases.CaseChange;
import io.crmkit.recovery.cases.CaseLifecycle;
import io.crmkit.recovery.cases.CaseNumbers;
import io.crmkit.recovery.cases.CaseRouter;
import io.crmkit.recovery.cases.CommandReceipt;
import io.crmkit.recovery.cases.DeskCommand;
import io.crmkit.recovery.cases.Instruction;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.failure.ServiceFailure;
import io.crmkit.recovery.policy.RecoveryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happens to a case within a unit of work: the case and its journal entries are stored together. */
final class CaseWork {
    private static final int ATTEMPTS = 20;

    private final Crm crm;
    private final RecoveryPolicy policy;
    private final Map<String, RecoveryPolicy> policies;
    private final CaseNumbers numbers;
    private final CaseRouter router;

    CaseWork(
            Crm crm,
            RecoveryPolicy policy,
            Map<String, RecoveryPolicy> policies,
            CaseNumbers numbers,
            CaseRouter router) {
        this.crm = crm;
        this.policy = policy;
        this.policies = Map.copyOf(policies);
        this.numbers = numbers;
        this.router = router;
    }

    Added<RecoveryCase> open(UnitOfWork unit, ServiceFailure failure) {
        unit.find(Customer.TYPE, failure.customer()).ifPresent(InputRules::requireLive);
        RecoveryCase unrouted = CaseLifecycle.of(policy).open(failure, crm.now());
        RecoveryCase opened = unrouted.withTeam(router.route(unrouted));
        String takenBy = "";
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            String number = InputRules.requireNumber(numbers.number(failure, opened.changedAt(), attempt));
            Added<RecoveryCase> added = unit.addIfAbsent(opened.withNumber(number));
            if (added.created()) {
                unit.append(
                        Recovery.JOURNAL,
                        failure.customer(),
                        List.of(CaseLifecycle.opening(added.entity(), crm.actor())));
                return added;
            }
            if (isSameFailure(added.entity(), opened)) {
                return added;
            }
            takenBy = added.entity().id().value();
        }
        throw new DuplicateException(RecoveryCase.TYPE.name(), RecoveryCase.NUMBER.name(), takenBy);
    }

    /** Whoever was there may be in the way because of the fingerprint, or only because of the number. */
    private static boolean isSameFailure(RecoveryCase holder, RecoveryCase opened) {
        return RecoveryCase.OPEN_FINGERPRINT.values().apply(holder).contains(opened.fingerprint());
    }

    Applied apply(UnitOfWork unit, RecoveryCaseId id, Instruction instruction) {
        RecoveryCase before = unit.get(RecoveryCase.TYPE, id);
        CaseChange change = lifecycle(before, instruction)
                .apply(before, instruction, crm.now(), crm.actor(), new CaseSurroundings(crm, unit));
        if (change.events().isEmpty()) {
            return new Applied(before, firstVersion(before, instruction), true);
        }
        store(unit, change);
        if (instruction.command() instanceof DeskCommand.MergeInto merge) {
            apply(unit, merge.into(), Instruction.of(new DeskCommand.Absorb(id)));
        }
        return new Applied(change.after(), change.after().version(), false);
    }

    private static int firstVersion(RecoveryCase of, Instruction repeated) {
        return of.receipts().stream()
                .filter(receipt -> Optional.of(receipt.commandId()).equals(repeated.id()))
                .mapToInt(CommandReceipt::version)
                .findFirst()
                .orElseThrow();
    }

    void store(UnitOfWork unit, CaseChange change) {
        RecoveryCase after = change.after();
        unit.append(Recovery.JOURNAL, after.customer(), change.events());
        unit.update(RecoveryCase.TYPE, after.id(), before -> after);
    }

    private CaseLifecycle lifecycle(RecoveryCase of, Instruction instruction) {
        return CaseLifecycle.of(instruction.command() instanceof DeskCommand.Replan ? policy : policyOf(of));
    }

    private RecoveryPolicy policyOf(RecoveryCase of) {
        return policy(of, of.policy());
    }

    /** Returns a policy by which the case or one of its clocks goes. */
    RecoveryPolicy policy(RecoveryCase of, String id) {
        RecoveryPolicy found = policies.get(id);
        if (found == null) {
            throw new InvalidInputException("policy", "of recovery case " + of.id() + " is not known: " + id);
        }
        return found;
    }

    /** Returns by how much a time may lie ahead of the clock of the CRM. */
    Duration allowedSkew() {
        return policy.allowedSkew();
    }

    List<String> formerPolicies() {
        return policies.keySet().stream()
                .filter(id -> !id.equals(policy.id()))
                .sorted()
                .toList();
    }
}
