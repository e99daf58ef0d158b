package io.crmkit.recovery.cases;

import io.crmkit.core.actor.Actor;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.recovery.failure.FailureSource;
import io.crmkit.recovery.failure.ServiceFailure;
import io.crmkit.recovery.policy.RecoveryPolicy;
import io.crmkit.recovery.rule.Require;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The rules by which a case lives under one policy. Pure: every method takes a case and a time and returns what becomes of the
 * case; storing it, with its events, is up to the caller. Instants are cut to whole seconds, and nothing is recorded before
 * the last change of the case, so that a clock that steps back does no harm.
 */
public final class CaseLifecycle {
    private final RecoveryPolicy policy;

    private CaseLifecycle(RecoveryPolicy policy) {
        this.policy = policy;
    }

    /** Returns the rules of a policy. */
    public static CaseLifecycle of(RecoveryPolicy policy) {
        return new CaseLifecycle(Objects.requireNonNull(policy, "policy"));
    }

    /**
     * Returns a new case without an id. Its clocks run from the receipt of the report, which is {@code now} unless the failure
     * says otherwise. What a rule detected begins as DETECTED, everything else as OPEN.
     *
     * <p>A report may have been received any time ago: a letter is opened late, and a case brought from elsewhere keeps its past. An
     * earlier receipt makes every deadline earlier, so nobody gains time by it.
     *
     * @throws InvalidInputException if the failure happened or was received in the future, or happened after it was reported and not detected, by more
     *     than the policy allows clocks to disagree; or outside of the years 1 to 9999
     */
    public RecoveryCase open(ServiceFailure failure, Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.SECONDS);
        Instant receivedAt = failure.receivedAt().orElse(at).truncatedTo(ChronoUnit.SECONDS);
        Optional<Instant> occurredAt = failure.occurredAt().map(instant -> instant.truncatedTo(ChronoUnit.SECONDS));
        Require.inCalendar(receivedAt, "failure.receivedAt");
        requireNotLaterThan("failure.receivedAt", receivedAt, at);
        occurredAt.ifPresent(instant -> requirePast(instant, receivedAt, failure.source(), at));
        return RecoveryCase.builder()
                .customer(failure.customer())
                .kind(failure.kind())
                .category(failure.category())
                .dimension(failure.dimension())
                .fault(failure.fault())
                .severity(failure.severity())
                .source(failure.source())
                .channel(failure.channel())
                .occurredAt(occurredAt)
                .receivedAt(receivedAt)
                .reference(failure.reference())
                .fingerprint(failure.fingerprint())
                .description(failure.description())
                .remedySought(failure.remedySought())
                .evidence(failure.evidence())
                .policy(policy.id())
                .state(failure.source() == FailureSource.DETECTED ? CaseState.DETECTED : CaseState.OPEN)
                .cycle(1)
                .clocks(CaseClocks.started(policy, failure.severity(), receivedAt))
                .changedAt(at)
                .actedAt(at)
                .version(1)
                .entries(1)
                .build();
    }

    /** Returns the first entry of the journal of a case that was just opened and has its id. */
    public static CaseEvent opening(RecoveryCase opened, Actor by) {
        return Journal.opening(opened, by);
    }

    private void requirePast(Instant occurredAt, Instant receivedAt, FailureSource source, Instant now) {
        Require.inCalendar(occurredAt, "failure.occurredAt");
        requireNotLaterThan("failure.occurredAt", occurredAt, now);
        // what a rule detects is put together from signals that may arrive in any order, each with times of its own
        Require.that(
                source == FailureSource.DETECTED || !occurredAt.isAfter(receivedAt.plus(policy.allowedSkew())),
                "failure.occurredAt",
                "must not lie after failure.receivedAt");
    }

    private void requireNotLaterThan(String field, Instant instant, Instant now) {
        if (instant.isAfter(now.plus(policy.allowedSkew()))) {
            throw new InvalidInputException(field, "must not lie in the future");
        }
    }

    /** Alias for {@link #apply(RecoveryCase, Instruction, Instant, Actor, CaseLookup)} without an id and other cases. */
    public CaseChange apply(RecoveryCase before, CaseCommand command, Instant now, Actor by) {
        return apply(before, Instruction.of(command), now, by, CaseLookup.NONE);
    }

    /**
     * Returns what a command does to a case. A command whose id was seen before does nothing, whatever the state: the change has
     * the case as it is, and no events.
     *
     * @param others finds the other case of commands that are about two; they belong into one unit of work
     * @throws NotAllowedException if the state or another guard forbids it
     * @throws AlreadyDoneException if it is a milestone that was reached in this cycle
     * @throws CommandIdReusedException if the id belongs to another command
     * @throws InvalidInputException if it was carried out in the future, longer ago than the policy allows, or before the last
     *     command
     */
    public CaseChange apply(RecoveryCase before, Instruction instruction, Instant now, Actor by, CaseLookup others) {
        String digest = Digests.of(instruction);
        if (Digests.isRepeated(before, instruction, digest)) {
            return new CaseChange(before, List.of());
        }
        CaseCommand command = instruction.command();
        if (!command.from().contains(before.state())) {
            throw new NotAllowedException(
                    before, command, "the state does not allow it", "it needs " + Guards.inOrder(command.from()));
        }
        Instant recordedAt = recordedAt(before, now);
        Instant at = instruction.carriedOutAt().orElse(recordedAt);
        instruction.carriedOutAt().ifPresent(instant -> requireInOrder(before, instant, recordedAt));
        RecoveryCase after = Steps.after(new Step(policy, before, command, at, by, others))
                .withChangedAt(recordedAt)
                .withActedAt(at)
                .withVersion(before.version() + 1);
        if (instruction.id().isPresent()) {
            CommandReceipt receipt =
                    new CommandReceipt(instruction.id().get(), command.action(), after.version(), digest);
            after = after.withReceipts(Steps.added(before.receipts(), receipt));
        }
        return Journal.of(before, after, command.action().event(), by, instruction.id());
    }

    private void requireInOrder(RecoveryCase before, Instant at, Instant recordedAt) {
        requireNotLaterThan("instruction.carriedOutAt", at, recordedAt);
        if (at.isBefore(recordedAt.minus(policy.allowedBackdating()))) {
            throw new InvalidInputException(
                    "instruction.carriedOutAt", "must lie at most " + policy.allowedBackdating() + " back");
        }
        if (at.isBefore(before.actedAt())) {
            throw new InvalidInputException(
                    "instruction.carriedOutAt", "must not lie before the last command, of " + before.actedAt());
        }
    }

    /**
     * Returns a case with everything noticed that is due at {@code now}: thresholds that were reached and deadlines that passed.
     * Reminders of one clock that were missed together give one event, so do escalations; every breach gives its own. Nothing due
     * gives no events and the same case, so calling it twice notices nothing twice. Goes by what the clocks say themselves, so it is
     * the same under every policy.
     */
    public static CaseChange notice(RecoveryCase before, Instant now, Actor by) {
        Instant at = recordedAt(before, now);
        RecoveryCase after = before.withClocks(
                before.clocks().stream().map(clock -> clock.firedBy(at)).toList());
        return after.equals(before)
                ? new CaseChange(before, List.of())
                : Journal.ofTime(before, after.withChangedAt(at), by);
    }

    private static Instant recordedAt(RecoveryCase before, Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.SECONDS);
        return at.isBefore(before.changedAt()) ? before.changedAt() : at;
    }
}
