package io.crmkit.recovery;

import io.crmkit.core.Crm;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.repository.Added;
import io.crmkit.core.repository.LogType;
import io.crmkit.core.repository.Repository;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.recovery.calendar.Deadline;
import io.crmkit.recovery.cases.Acceptance;
import io.crmkit.recovery.cases.CaseCommand;
import io.crmkit.recovery.cases.CaseEvent;
import io.crmkit.recovery.cases.CaseNumbers;
import io.crmkit.recovery.cases.CaseRouter;
import io.crmkit.recovery.cases.CaseState;
import io.crmkit.recovery.cases.DeskCommand;
import io.crmkit.recovery.cases.Instruction;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.deadline.Target;
import io.crmkit.recovery.deadline.WaitReason;
import io.crmkit.recovery.failure.ServiceFailure;
import io.crmkit.recovery.failure.Severity;
import io.crmkit.recovery.policy.RecoveryPolicy;
import io.crmkit.recovery.simulation.PolicySimulation;
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
    private final CaseWork work;
    private final DueWork due;
    private final Repository<RecoveryCase, RecoveryCaseId> cases;

    private Recovery(Builder builder, RecoveryPolicy policy) {
        this.crm = builder.crm;
        this.work = new CaseWork(crm, policy, builder.policies, builder.numbers, builder.router);
        this.due = new DueWork(crm, work);
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
     * @throws io.crmkit.core.error.DuplicateException if the numbers of the host are all taken
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
        return work.open(unit, failure);
    }

    /** Alias for {@link #apply(RecoveryCaseId, CaseCommand)} with {@link CaseCommand.Confirm}. */
    public RecoveryCase confirm(RecoveryCaseId id) {
        return apply(id, new CaseCommand.Confirm());
    }

    /** Alias for {@link #apply(RecoveryCaseId, CaseCommand)} with {@link CaseCommand.Dismiss}. */
    public RecoveryCase dismiss(RecoveryCaseId id, String reason) {
        return apply(id, new CaseCommand.Dismiss(reason));
    }

    /** Alias for {@link #apply(RecoveryCaseId, CaseCommand)} with {@link CaseCommand.Acknowledge}. */
    public RecoveryCase acknowledge(RecoveryCaseId id, Channel channel) {
        return apply(id, new CaseCommand.Acknowledge(channel));
    }

    /** Alias for {@link #apply(RecoveryCaseId, CaseCommand)} with {@link CaseCommand.Assess}. */
    public RecoveryCase assess(RecoveryCaseId id, Severity severity) {
        return apply(id, new CaseCommand.Assess(severity));
    }

    /** Alias for {@link #apply(RecoveryCaseId, CaseCommand)} with {@link CaseCommand.Begin}. */
    public RecoveryCase begin(RecoveryCaseId id, String owner) {
        return apply(id, new CaseCommand.Begin(owner));
    }

    /** Alias for {@link #apply(RecoveryCaseId, CaseCommand)} with {@link CaseCommand.Wait}. */
    public RecoveryCase waitFor(RecoveryCaseId id, WaitReason reason) {
        return apply(id, new CaseCommand.Wait(reason));
    }

    /** Alias for {@link #apply(RecoveryCaseId, CaseCommand)} with {@link CaseCommand.Resume}. */
    public RecoveryCase resume(RecoveryCaseId id) {
        return apply(id, new CaseCommand.Resume());
    }

    /** Alias for {@link #apply(RecoveryCaseId, CaseCommand)} with {@link CaseCommand.Resolve}. */
    public RecoveryCase resolve(RecoveryCaseId id, String text) {
        return apply(id, new CaseCommand.Resolve(text));
    }

    /** Alias for {@link #apply(RecoveryCaseId, CaseCommand)} with {@link CaseCommand.StartFollowUp}. */
    public RecoveryCase startFollowUp(RecoveryCaseId id) {
        return apply(id, new CaseCommand.StartFollowUp());
    }

    /** Alias for {@link #apply(RecoveryCaseId, CaseCommand)} with {@link CaseCommand.Close} of a customer who was told of no other recourse. */
    public RecoveryCase close(RecoveryCaseId id, Acceptance acceptance) {
        return apply(id, new CaseCommand.Close(acceptance, false));
    }

    /** Alias for {@link #apply(RecoveryCaseId, CaseCommand)} with {@link CaseCommand.Reopen}. */
    public RecoveryCase reopen(RecoveryCaseId id) {
        return apply(id, new CaseCommand.Reopen());
    }

    /** Alias for {@link #apply(RecoveryCaseId, CaseCommand)} with {@link DeskCommand.MergeInto}. */
    public RecoveryCase merge(RecoveryCaseId duplicate, RecoveryCaseId into) {
        return apply(duplicate, new DeskCommand.MergeInto(into));
    }

    /**
     * Does a command, now, by the policy by which the case was opened or planned last.
     *
     * @return the case as it is stored
     * @throws io.crmkit.recovery.cases.NotAllowedException if a guard refuses; says which, and what would satisfy it
     * @throws io.crmkit.recovery.cases.AlreadyDoneException if it is a milestone that was reached in this cycle
     * @throws io.crmkit.core.error.NotFoundException if there is no such case
     * @throws io.crmkit.core.error.DuplicateException on reopening, if another case is open for the same failure
     */
    public RecoveryCase apply(RecoveryCaseId id, CaseCommand command) {
        return apply(id, Instruction.of(command)).current();
    }

    /**
     * Does a command that has an id or was carried out earlier. Given again with the same id, it is not done again.
     *
     * @throws io.crmkit.recovery.cases.CommandIdReusedException if the id belongs to another command for this case
     * @throws InvalidInputException if it was carried out in the future, longer ago than the policy allows, or before the last
     *     command
     * @see #apply(RecoveryCaseId, CaseCommand) for the other errors
     */
    public Applied apply(RecoveryCaseId id, Instruction instruction) {
        return crm.compute(unit -> apply(unit, id, instruction));
    }

    /**
     * Does a command as part of a unit of work, so that it is stored in one step with what it depends on; otherwise like
     * {@link #apply(RecoveryCaseId, Instruction)}.
     */
    public Applied apply(UnitOfWork unit, RecoveryCaseId id, Instruction instruction) {
        return work.apply(unit, id, instruction);
    }

    /**
     * Returns the case that a case has become: itself, unless it was merged.
     *
     * @throws io.crmkit.core.error.NotFoundException if there is no such case
     */
    public RecoveryCase current(UnitOfWork unit, RecoveryCaseId id) {
        RecoveryCase found = unit.get(RecoveryCase.TYPE, id);
        while (found.state() == CaseState.MERGED) {
            found = unit.get(RecoveryCase.TYPE, found.duplicateOf().orElseThrow());
        }
        return found;
    }

    /** Returns the case with this id. */
    public Optional<RecoveryCase> find(RecoveryCaseId id) {
        return cases.find(id);
    }

    /** Returns the case with this number. */
    public Optional<RecoveryCase> findByNumber(String number) {
        return cases.findBy(RecoveryCase.NUMBER, number);
    }

    /** Returns the journal of a customer's cases, oldest entry first, also of those that a merge brought. */
    public List<CaseEvent> journal(CustomerId customer) {
        List<CustomerId> same = crm.merges().sameAs(customer);
        Stream<CaseEvent> events = same.stream().flatMap(one -> crm.log(JOURNAL).read(one).events().stream());
        // one log is in order already, whatever the clocks said
        return (same.size() == 1 ? events : events.sorted(Comparator.comparing(CaseEvent::recordedAt))).toList();
    }

    /**
     * Replays past cases under another policy, or the same with another calendar: which of their clocks would have been met or breached,
     * had everybody done the same things at the same time. Stores nothing.
     *
     * @param policy the policy to try; it need not be one of this service
     * @param history the journal of cases, such as of {@link #journal}, in any order; of every case from its first entry on
     * @throws InvalidInputException if entries are missing or there twice, or the history lacks a case that was merged into another one
     */
    public PolicySimulation simulate(RecoveryPolicy policy, List<CaseEvent> history) {
        return PolicySimulation.of(policy, history, crm.now());
    }

    /** Returns how the deadline of the clock of {@code target} that started last comes about; empty if it has none. */
    public Optional<Deadline> explain(RecoveryCase explained, Target target) {
        return explained
                .clock(target)
                .flatMap(clock -> work.policy(explained, clock.policy())
                        .rules(explained.severity(), target)
                        .map(rules -> rules.explain(clock)));
    }

    /**
     * Returns cases with something to be noticed at {@code now}, what is due first first. May look ahead: it changes nothing.
     *
     * @param now up to when; within 290,000 years of 1970
     * @param limit how many at most, 1 to 1,000
     * @throws InvalidInputException if {@code now} or {@code limit} is out of range
     */
    public List<RecoveryCase> findDue(Instant now, int limit) {
        return due.findDue(now, limit);
    }

    /**
     * Notices what is due: reminders that were reached and deadlines that passed, each once, however many workers tick. Each
     * case is read again, marked and journalled in a step of its own. What cannot be done because others keep changing the
     * case is left for the next tick.
     *
     * @param now up to when; usually the time of the clock of the CRM, and no further ahead of it than the policy allows clocks to
     *     disagree ({@link RecoveryPolicy#allowedSkew}), as a breach that has not happened could not be taken back
     * @param limit how many cases at most, 1 to 1,000
     * @throws InvalidInputException if {@code now} lies ahead, or {@code now} or {@code limit} is out of range, as for
     *     {@link #findDue}; nothing was noticed
     */
    public TickReport tick(Instant now, int limit) {
        return due.tick(now, limit);
    }

    /**
     * Plans cases that go by a former policy of this service anew, by its present one: same starts, same pauses; a breach stays, clocks
     * that have ended do not change, nor do cases at their end. Each case is read again, planned and journalled in a step of its
     * own, so this can be stopped at any time and called again, by several workers too, until the report says that there is no more.
     *
     * @param limit how many cases at most, 1 to 1,000
     * @throws InvalidInputException if {@code limit} is out of range
     * @throws io.crmkit.recovery.calendar.NoWorkingTimeException if the calendar of the policy leaves a deadline nowhere to go; that
     *     case and those after it are as they were
     */
    public ReplanReport replan(int limit) {
        return due.replan(work.formerPolicies(), limit);
    }

    /** Collects what recovery needs. */
    public static final class Builder {
        private final Crm crm;
        private final Map<String, RecoveryPolicy> policies = new HashMap<>();
        private @Nullable RecoveryPolicy current;
        private CaseNumbers numbers = CaseNumbers.standard();
        private CaseRouter router = opened -> Optional.empty();

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

        /** Sets who numbers the cases; {@link CaseNumbers#standard()} unless set. */
        public Builder numbers(CaseNumbers generator) {
            this.numbers = Objects.requireNonNull(generator, "generator");
            return this;
        }

        /** Sets who finds the team for a new case; none is found unless set. */
        public Builder router(CaseRouter port) {
            this.router = Objects.requireNonNull(port, "port");
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
