package io.crmkit.recovery.deadline;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.recovery.calendar.Budget;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The rule of a clock: how much time a target may take, and what changes that.
 *
 * @param target what has to be done
 * @param budget the time it may take
 * @param thresholds what to notice before and after the deadline; each once
 * @param pausedBy for whom the case may wait at no cost
 * @param reopening what becomes of the clock when the case is reopened
 */
public record Duty(
        Target target, Budget budget, List<Threshold> thresholds, Set<WaitReason> pausedBy, ReopenRule reopening) {
    /**
     * Copies the collections.
     *
     * @throws InvalidInputException if a reminder does not come before the end of the budget
     */
    public Duty {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(reopening, "reopening");
        thresholds = List.copyOf(new LinkedHashSet<>(thresholds));
        EnumSet<WaitReason> reasons = EnumSet.noneOf(WaitReason.class);
        reasons.addAll(pausedBy);
        pausedBy = Collections.unmodifiableSet(reasons);
        for (Threshold threshold : thresholds) {
            threshold.requireWithin(budget);
        }
    }

    /**
     * Returns a duty without thresholds that continues when a case is reopened. RESOLVE pauses while the case waits for the
     * customer, the others never do.
     */
    public static Duty of(Target target, Budget budget) {
        Set<WaitReason> pausedBy = target == Target.RESOLVE ? Set.of(WaitReason.CUSTOMER) : Set.of();
        return new Duty(target, budget, List.of(), pausedBy, ReopenRule.CONTINUE);
    }

    /**
     * Returns this duty with reminders after these parts of the budget, in place of the thresholds it had.
     *
     * @throws InvalidInputException if one does not come before the end of the budget
     */
    public Duty remindAfter(Budget... parts) {
        return noticing(Arrays.stream(parts).map(Threshold::afterStart).toArray(Threshold[]::new));
    }

    /**
     * Returns this duty with these thresholds, in place of those it had.
     *
     * @throws InvalidInputException if a part of the budget does not come before its end
     */
    public Duty noticing(Threshold... thresholds) {
        return new Duty(target, budget, List.of(thresholds), pausedBy, reopening);
    }

    /** Returns this duty, paused while a case waits for one of these, in place of those it had. */
    public Duty pausedBy(Set<WaitReason> reasons) {
        return new Duty(target, budget, thresholds, reasons, reopening);
    }

    /** Returns this duty with another rule for reopened cases. */
    public Duty reopening(ReopenRule rule) {
        return new Duty(target, budget, thresholds, pausedBy, rule);
    }
}
