package io.crmkit.recovery;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.page.PageRequest;
import io.crmkit.core.repository.Added;
import io.crmkit.core.repository.LogType;
import io.crmkit.core.repository.Query;
import io.crmkit.core.repository.Repository;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.recovery.calendar.Deadline;
import io.crmkit.recovery.cases.Acceptance;
import io.crmkit.recovery.cases.CaseChange;
import io.crmkit.recovery.cases.CaseCommand;
import io.crmkit.recovery.cases.CaseEvent;
import io.crmkit.recovery.cases.CaseEventType;
import io.crmkit.recovery.cases.CaseLifecycle;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.deadline.Target;
import io.crmkit.recovery.deadline.WaitReason;
import io.crmkit.recovery.failure.ServiceFailure;
import io.crmkit.recovery.failure.Severity;
import io.crmkit.recovery.policy.RecoveryPolicy;
import io.crmkit.store.ConflictException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recovers customers from service failures: opens cases, moves them through their life, watches their clocks. Every command
 * stores the case and its journal entries in one step; if somebody else changes the case at the same time, it is judged again
 * on the fresh case. A command that is refused changes nothing.
 *
 * <p>Nothing here contacts a customer: {@link #acknowledge} records that somebody did. Nothing here runs by itself: the host
 * calls {@link #tick} when the report of the last one says so. Holds no state; safe for many threads, in many processes.
 */
public final class Recovery {
    /** The journal of the cases of a customer. */
    public static final LogType<CaseEvent> JOURNAL = LogType.of("recovery", CaseEvent.class);

    private final Crm crm;
    private final RecoveryPolicy policy;
    private final Map<String, RecoveryPolicy> policies;
    private final Repository<RecoveryCase, RecoveryCaseId> cases;

    private Recovery(Builder builder, RecoveryPolicy policy) {
        this.crm = builder.crm;
        this.policy = policy;
        this.policies = Map.copyOf(builder.policies);
        this.cases = crm.repository(RecoveryCase.TYPE);
    }

    /** Returns a builder on a CRM; a policy is still needed. */
    public static Builder on(Crm crm) {
        return new Builder(crm);
    }

    /**
     * Opens a case; or returns the one that is open for the same failure already, unchanged. Two failures are the same if
     * their fingerprints are.
     *
     * @return the case as it is stored
     * @throws InvalidInputException if the customer does not exist, was merged or erased, or a time lies in the future;
     *     nothing was stored
     */
    public RecoveryCase open(ServiceFailure failure) {
        return crm.compute(unit -> open(unit, failure)).entity();
    }

    /**
     * Opens a case as part of a unit of work, so that many cases, or a case and what led to it, are stored in one step; otherwise
     * like {@link #open(ServiceFailure)}.
     *
     * @return the case as it will be stored, or the one that is open for the same failure already
     * @throws InvalidInputException if the customer was merged or erased, or a time lies in the future; at the commit, if the
     *     customer does not exist
     */
    public Added<RecoveryCase> open(UnitOfWork unit, ServiceFailure failure) {
        unit.find(Customer.TYPE, failure.customer()).ifPresent(InputRules::requireLive);
        RecoveryCase opened = CaseLifecycle.of(policy).open(failure, crm.now());
        Added<RecoveryCase> added = unit.addIfAbsent(opened);
        if (added.created()) {
            CaseEvent event = CaseEvent.of(CaseEventType.OPENED, added.entity(), opened.changedAt(), crm.actor());
            unit.append(JOURNAL, failure.customer(), List.of(event));
        }
        return added;
    }

    /** Alias for {@link #apply} with {@link CaseCommand.Confirm}. */
    public RecoveryCase confirm(RecoveryCaseId id) {
        return apply(id, new CaseCommand.Confirm());
    }

    /** Alias for {@link #apply} with {@link CaseCommand.Dismiss}. */
    public RecoveryCase dismiss(RecoveryCaseId id, String reason) {
        return apply(id, new CaseCommand.Dismiss(reason));
    }

    /** Alias for {@link #apply} with {@link CaseCommand.Acknowledge}. */
    public RecoveryCase acknowledge(RecoveryCaseId id, Channel channel) {
        return apply(id, new CaseCommand.Acknowledge(channel));
    }

    /** Alias for {@link #apply} with {@link CaseCommand.Assess}. */
    public RecoveryCase assess(RecoveryCaseId id, Severity severity) {
        return apply(id, new CaseCommand.Assess(severity));
    }

    /** Alias for {@link #apply} with {@link CaseCommand.Begin}. */
    public RecoveryCase begin(RecoveryCaseId id, String owner) {
        return apply(id, new CaseCommand.Begin(owner));
    }

    /** Alias for {@link #apply} with {@link CaseCommand.Wait}. */
    public RecoveryCase waitFor(RecoveryCaseId id, WaitReason reason) {
        return apply(id, new CaseCommand.Wait(reason));
    }

    /** Alias for {@link #apply} with {@link CaseCommand.Resume}. */
    public RecoveryCase resume(RecoveryCaseId id) {
        return apply(id, new CaseCommand.Resume());
    }

    /** Alias for {@link #apply} with {@link CaseCommand.Resolve}. */
    public RecoveryCase resolve(RecoveryCaseId id, String text) {
        return apply(id, new CaseCommand.Resolve(text));
    }

    /** Alias for {@link #apply} with {@link CaseCommand.StartFollowUp}. */
    public RecoveryCase startFollowUp(RecoveryCaseId id) {
        return apply(id, new CaseCommand.StartFollowUp());
    }

    /** Alias for {@link #apply} with {@link CaseCommand.Close} of a customer who was told of no other recourse. */
    public RecoveryCase close(RecoveryCaseId id, Acceptance acceptance) {
        return apply(id, new CaseCommand.Close(acceptance, false));
    }

    /** Alias for {@link #apply} with {@link CaseCommand.Reopen}. */
    public RecoveryCase reopen(RecoveryCaseId id) {
        return apply(id, new CaseCommand.Reopen());
    }

    /**
     * Does a command, now, by the policy by which the case was opened.
     *
     * @return the case as it is stored
     * @throws io.crmkit.recovery.cases.NotAllowedException if a guard refuses; says which, and what would satisfy it
     * @throws io.crmkit.recovery.cases.AlreadyDoneException if it is a milestone that was reached in this cycle
     * @throws io.crmkit.core.error.NotFoundException if there is no such case
     * @throws io.crmkit.core.error.DuplicateException on reopening, if another case is open for the same failure
     */
    public RecoveryCase apply(RecoveryCaseId id, CaseCommand command) {
        return crm.compute(unit -> {
            RecoveryCase before = unit.get(RecoveryCase.TYPE, id);
            return store(unit, lifecycle(before).apply(before, command, crm.now(), crm.actor()));
        });
    }

    private static RecoveryCase store(UnitOfWork unit, CaseChange change) {
        RecoveryCase after = change.after();
        unit.append(JOURNAL, after.customer(), change.events());
        return unit.update(RecoveryCase.TYPE, after.id(), before -> after);
    }

    /** Returns the case with this id. */
    public Optional<RecoveryCase> find(RecoveryCaseId id) {
        return cases.find(id);
    }

    /** Returns the journal of a customer's cases, oldest entry first, also of those that a merge brought. */
    public List<CaseEvent> journal(CustomerId customer) {
        List<CustomerId> same = crm.merges().sameAs(customer);
        Stream<CaseEvent> events = same.stream().flatMap(one -> crm.log(JOURNAL).read(one).events().stream());
        // one log is in order already, whatever the clocks said
        return (same.size() == 1 ? events : events.sorted(Comparator.comparing(CaseEvent::at))).toList();
    }

    /** Returns how the deadline of the clock of {@code target} that started last comes about; empty if it has none. */
    public Optional<Deadline> explain(RecoveryCase explained, Target target) {
        RecoveryPolicy of = policyOf(explained);
        return explained
                .clock(target)
                .map(clock -> of.rules(explained.severity(), target).explain(clock));
    }

    /**
     * Returns cases with something to be noticed at {@code now}, what is due first first.
     *
     * @param now up to when; within 290,000 years of 1970
     * @param limit how many at most, 1 to 1,000
     * @throws InvalidInputException if {@code now} or {@code limit} is out of range
     */
    public List<RecoveryCase> findDue(Instant now, int limit) {
        InputRules.requireIndexable(now);
        InputRules.requireLimit(limit);
        Query<RecoveryCase> due =
                Query.by(RecoveryCase.BY_NEXT_DUE).below(RecoveryCase.NEXT_DUE_AT, now.plusNanos(1_000));
        return cases.page(due, PageRequest.ofSize(limit)).items();
    }

    /**
     * Notices what is due: reminders that were reached and deadlines that passed, each once, however many workers tick. Each
     * case is read again, marked and journalled in a step of its own. What cannot be done because others keep changing the
     * case is left for the next tick.
     *
     * @param now up to when; usually the time of the clock of the host
     * @param limit how many cases at most, 1 to 1,000
     * @throws InvalidInputException if {@code now} or {@code limit} is out of range, as for {@link #findDue}
     */
    public TickReport tick(Instant now, int limit) {
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
            CaseChange change = lifecycle(before.get()).notice(before.get(), now, crm.actor());
            if (!change.events().isEmpty()) {
                store(unit, change);
            }
            return change.events().size();
        });
    }

    private Optional<Instant> nextDueAt() {
        return cases.page(Query.by(RecoveryCase.BY_NEXT_DUE), PageRequest.ofSize(1)).items().stream()
                .findFirst()
                .flatMap(RecoveryCase::nextDueAt);
    }

    private CaseLifecycle lifecycle(RecoveryCase of) {
        return CaseLifecycle.of(policyOf(of));
    }

    private RecoveryPolicy policyOf(RecoveryCase of) {
        RecoveryPolicy found = policies.get(of.policy());
        if (found == null) {
            throw new InvalidInputException("policy", "of recovery case " + of.id() + " is not known: " + of.policy());
        }
        return found;
    }

    /** Collects what recovery needs. */
    public static final class Builder {
        private final Crm crm;
        private final Map<String, RecoveryPolicy> policies = new HashMap<>();
        private @Nullable RecoveryPolicy current;

        private Builder(Crm crm) {
            this.crm = Objects.requireNonNull(crm, "crm");
        }

        /** Sets the policy by which new cases are opened; required. */
        public Builder policy(RecoveryPolicy policy) {
            this.current = policy;
            return formerPolicy(policy);
        }

        /** Adds a policy by which older cases that are still open were opened. */
        public Builder formerPolicy(RecoveryPolicy policy) {
            policies.put(policy.id(), policy);
            return this;
        }

        /**
         * Returns the service.
         *
         * @throws InvalidInputException if there is no policy, or the {@code Crm} does not know recovery cases
         */
        public Recovery build() {
            if (current == null) {
                throw new InvalidInputException("policy", "must be set");
            }
            return new Recovery(this, current);
        }
    }
}
