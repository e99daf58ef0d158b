package io.crmkit.recovery.cases;

import io.crmkit.core.actor.Actor;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.recovery.deadline.ClockRules;
import io.crmkit.recovery.deadline.SlaClock;
import io.crmkit.recovery.failure.FailureSource;
import io.crmkit.recovery.failure.ServiceFailure;
import io.crmkit.recovery.policy.RecoveryPolicy;
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
     * @throws InvalidInputException if the failure happened or was received in the future, by more than the policy allows
     */
    public RecoveryCase open(ServiceFailure failure, Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.SECONDS);
        Instant receivedAt = failure.receivedAt().orElse(at).truncatedTo(ChronoUnit.SECONDS);
        Optional<Instant> occurredAt = failure.occurredAt().map(instant -> instant.truncatedTo(ChronoUnit.SECONDS));
        requireNotLaterThan("failure.receivedAt", receivedAt, at);
        occurredAt.ifPresent(instant -> requireNotLaterThan("failure.occurredAt", instant, at));
        RecoveryCase.Builder opened = RecoveryCase.builder()
                .customer(failure.customer())
                .kind(failure.kind())
                .severity(failure.severity())
                .source(failure.source())
                .channel(failure.channel())
                .occurredAt(occurredAt)
                .receivedAt(receivedAt)
                .reference(failure.reference())
                .fingerprint(failure.fingerprint())
                .description(failure.description())
                .policy(policy.id())
                .state(failure.source() == FailureSource.DETECTED ? CaseState.DETECTED : CaseState.OPEN)
                .cycle(1)
                .changedAt(at);
        for (ClockRules rules : policy.rules(failure.severity())) {
            opened.addClocks(rules.start(1, receivedAt));
        }
        return opened.build();
    }

    private void requireNotLaterThan(String field, Instant instant, Instant now) {
        if (instant.isAfter(now.plus(policy.allowedSkew()))) {
            throw new InvalidInputException(field, "must not lie in the future");
        }
    }

    /**
     * Returns what a command does to a case.
     *
     * @throws NotAllowedException if the state or another guard forbids it
     * @throws AlreadyDoneException if it is a milestone that was reached in this cycle
     */
    public CaseChange apply(RecoveryCase before, CaseCommand command, Instant now, Actor by) {
        if (!command.from().contains(before.state())) {
            throw new NotAllowedException(
                    before, command, "the state does not allow it", "it needs " + Guards.inOrder(command.from()));
        }
        Instant at = at(before, now);
        RecoveryCase after = Steps.step(policy, before, command, at).withChangedAt(at);
        return Journal.of(before, after, command, at, by);
    }

    /**
     * Returns a case with everything noticed that is due at {@code now}: reminders that were reached and deadlines that passed.
     * Reminders of one clock that were missed together give one event; every breach gives its own. Nothing due gives no
     * events and the same case, so calling it twice notices nothing twice.
     */
    public CaseChange notice(RecoveryCase before, Instant now, Actor by) {
        Instant at = at(before, now);
        RecoveryCase after = before.withClocks(before.clocks().stream()
                .map(clock -> rules(before, clock).fire(clock, at))
                .toList());
        return after.equals(before)
                ? new CaseChange(before, List.of())
                : Journal.of(before, after.withChangedAt(at), at, by);
    }

    private ClockRules rules(RecoveryCase of, SlaClock clock) {
        return policy.rules(of.severity(), clock.target());
    }

    private static Instant at(RecoveryCase before, Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.SECONDS);
        return at.isBefore(before.changedAt()) ? before.changedAt() : at;
    }
}
