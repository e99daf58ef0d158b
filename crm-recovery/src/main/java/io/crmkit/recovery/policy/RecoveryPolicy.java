package io.crmkit.recovery.policy;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.recovery.calendar.Budget;
import io.crmkit.recovery.calendar.BusinessCalendar;
import io.crmkit.recovery.calendar.WeeklyHours;
import io.crmkit.recovery.deadline.ClockRules;
import io.crmkit.recovery.deadline.Duty;
import io.crmkit.recovery.deadline.Target;
import io.crmkit.recovery.failure.Severity;
import io.crmkit.recovery.rule.Require;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of recovery: a calendar, a duty for every severity and target (ACKNOWLEDGE and RESOLVE are needed, the others are up to the
 * business), and some windows. Immutable. The id names the
 * version too; a change is a policy with another id, so that old cases can say by which rules they were measured.
 */
public final class RecoveryPolicy {
    private final String id;
    private final BusinessCalendar calendar;
    private final Map<Severity, Map<Target, ClockRules>> rules;
    private final Duration followUpWindow;
    private final Duration reopenWindow;
    private final Duration allowedSkew;
    private final Duration allowedBackdating;
    private final Optional<Severity> rootCauseFrom;

    private RecoveryPolicy(Builder builder) {
        this.id = builder.id;
        this.calendar = builder.calendar;
        this.followUpWindow = builder.followUpWindow;
        this.reopenWindow = builder.reopenWindow;
        this.allowedSkew = builder.allowedSkew;
        this.allowedBackdating = builder.allowedBackdating;
        this.rootCauseFrom = builder.rootCauseFrom;
        this.rules = new EnumMap<>(Severity.class);
        builder.duties.forEach((severity, duties) -> {
            Map<Target, ClockRules> ofSeverity = new EnumMap<>(Target.class);
            duties.forEach((target, duty) -> ofSeverity.put(target, ClockRules.of(id, calendar, duty)));
            rules.put(severity, ofSeverity);
        });
    }

    /**
     * Returns a builder of a policy without duties.
     *
     * @param id names the policy and its version, such as {@code airline-2026-1}; not blank
     * @param calendar counts the business time of all its duties
     */
    public static Builder builder(String id, BusinessCalendar calendar) {
        return new Builder(id, calendar);
    }

    /**
     * Returns a sample to start from and to replace: Monday to Friday 09:00-17:00 in {@code zone}, no holidays.
     *
     * <table>
     *   <caption>Business time from the report to acknowledgement and resolution, with the reminder</caption>
     *   <tr><th>severity</th><th>acknowledge</th><th>resolve</th><th>remind</th></tr>
     *   <tr><td>CRITICAL</td><td>1 h</td><td>8 h</td><td>after 6 h</td></tr>
     *   <tr><td>HIGH</td><td>2 h</td><td>2 business days</td><td>after 1 business day</td></tr>
     *   <tr><td>MEDIUM</td><td>4 h</td><td>5 business days</td><td>after 4 business days</td></tr>
     *   <tr><td>LOW</td><td>1 business day</td><td>10 business days</td><td>after 8 business days</td></tr>
     * </table>
     */
    public static RecoveryPolicy standard(ZoneId zone) {
        BusinessCalendar office = BusinessCalendar.builder("standard-office-1", zone)
                .hours(WeeklyHours.parse("mon-fri 09:00-17:00"))
                .build();
        return builder("standard-1", office)
                .duty(Severity.CRITICAL, Duty.of(Target.ACKNOWLEDGE, Budget.of(Duration.ofHours(1))))
                .duty(
                        Severity.CRITICAL,
                        Duty.of(Target.RESOLVE, Budget.of(Duration.ofHours(8)))
                                .remindAfter(Budget.of(Duration.ofHours(6))))
                .duty(Severity.HIGH, Duty.of(Target.ACKNOWLEDGE, Budget.of(Duration.ofHours(2))))
                .duty(Severity.HIGH, resolveInBusinessDays(2, 1))
                .duty(Severity.MEDIUM, Duty.of(Target.ACKNOWLEDGE, Budget.of(Duration.ofHours(4))))
                .duty(Severity.MEDIUM, resolveInBusinessDays(5, 4))
                .duty(Severity.LOW, Duty.of(Target.ACKNOWLEDGE, Budget.businessDays(1)))
                .duty(Severity.LOW, resolveInBusinessDays(10, 8))
                .build();
    }

    private static Duty resolveInBusinessDays(int days, int remindAfter) {
        return Duty.of(Target.RESOLVE, Budget.businessDays(days)).remindAfter(Budget.businessDays(remindAfter));
    }

    /**
     * Returns a builder that holds everything of this policy but the id and the calendar, such as for a simulation.
     *
     * @param newId names the changed policy and its version
     * @param newCalendar counts its business time
     */
    public Builder toBuilder(String newId, BusinessCalendar newCalendar) {
        Builder builder = builder(newId, newCalendar)
                .followUpWindow(followUpWindow)
                .reopenWindow(reopenWindow)
                .allowedSkew(allowedSkew)
                .allowedBackdating(allowedBackdating);
        rootCauseFrom.ifPresent(builder::rootCauseFrom);
        rules.forEach(
                (severity, ofSeverity) -> ofSeverity.values().forEach(clock -> builder.duty(severity, clock.duty())));
        return builder;
    }

    /** Returns the name of this policy and version. */
    public String id() {
        return id;
    }

    /** Returns the calendar of all duties. */
    public BusinessCalendar calendar() {
        return calendar;
    }

    /** Returns the rules of the clocks of a severity, one for each target. */
    public Collection<ClockRules> rules(Severity severity) {
        return List.copyOf(ofSeverity(severity).values());
    }

    /** Returns the rules of one clock; empty if the policy has no duty for the target. */
    public Optional<ClockRules> rules(Severity severity, Target target) {
        return Optional.ofNullable(ofSeverity(severity).get(target));
    }

    private Map<Target, ClockRules> ofSeverity(Severity severity) {
        return Objects.requireNonNull(rules.get(severity));
    }

    /** Returns how long after the resolution a case stays for an answer of the customer before it may close without one. */
    public Duration followUpWindow() {
        return followUpWindow;
    }

    /** Returns how long after resolution or closing a case may be reopened. */
    public Duration reopenWindow() {
        return reopenWindow;
    }

    /** Returns by how much a time of occurrence or receipt may lie in the future, for clocks that disagree. */
    public Duration allowedSkew() {
        return allowedSkew;
    }

    /** Returns by how much a command may be recorded after it was carried out; zero means at once. */
    public Duration allowedBackdating() {
        return allowedBackdating;
    }

    /** Returns the lowest severity of a case that may not be closed without a root cause; empty if none needs one. */
    public Optional<Severity> rootCauseFrom() {
        return rootCauseFrom;
    }

    @Override
    public String toString() {
        return id;
    }

    /** Collects the parts of a policy. */
    public static final class Builder {
        private final String id;
        private final BusinessCalendar calendar;
        private final Map<Severity, Map<Target, Duty>> duties = new EnumMap<>(Severity.class);
        private Duration followUpWindow = Duration.ofDays(7);
        private Duration reopenWindow = Duration.ofDays(30);
        private Duration allowedSkew = Duration.ofMinutes(5);
        private Duration allowedBackdating = Duration.ZERO;
        private Optional<Severity> rootCauseFrom = Optional.empty();

        private Builder(String id, BusinessCalendar calendar) {
            this.id = Objects.requireNonNull(id, "id");
            this.calendar = Objects.requireNonNull(calendar, "calendar");
        }

        /** Sets the duty for a severity and the target of the duty, in place of the one set before. */
        public Builder duty(Severity severity, Duty duty) {
            duties.computeIfAbsent(severity, none -> new EnumMap<>(Target.class))
                    .put(duty.target(), duty);
            return this;
        }

        /** Sets how long a resolved case waits for an answer, by the clock; 7 days unless set. */
        public Builder followUpWindow(Duration window) {
            this.followUpWindow = Objects.requireNonNull(window, "window");
            return this;
        }

        /** Sets how long a case may be reopened, by the clock; 30 days unless set. */
        public Builder reopenWindow(Duration window) {
            this.reopenWindow = Objects.requireNonNull(window, "window");
            return this;
        }

        /** Sets by how much a time may lie in the future; 5 minutes unless set. */
        public Builder allowedSkew(Duration skew) {
            this.allowedSkew = Objects.requireNonNull(skew, "skew");
            return this;
        }

        /**
         * Sets by how much a command may be recorded after it was carried out, such as a call that is typed in an hour later; not
         * at all unless set.
         */
        public Builder allowedBackdating(Duration time) {
            this.allowedBackdating = Objects.requireNonNull(time, "time");
            return this;
        }

        /** Sets that a case of this severity or a worse one is closed only with a root cause; none needs one unless set. */
        public Builder rootCauseFrom(Severity severity) {
            this.rootCauseFrom = Optional.of(severity);
            return this;
        }

        /**
         * Returns the policy.
         *
         * @throws InvalidInputException if the id is blank, a window is negative or longer than 40,000 days, a severity has no duty for ACKNOWLEDGE or RESOLVE,
         *     or has none for another target that some severity has one for
         */
        public RecoveryPolicy build() {
            if (id.isBlank()) {
                throw new InvalidInputException("policy.id", "must not be blank");
            }
            Require.boundedTime(followUpWindow, "policy.followUpWindow");
            Require.boundedTime(reopenWindow, "policy.reopenWindow");
            Require.boundedTime(allowedSkew, "policy.allowedSkew");
            Require.boundedTime(allowedBackdating, "policy.allowedBackdating");
            Set<Target> needed = EnumSet.of(Target.ACKNOWLEDGE, Target.RESOLVE);
            duties.values().forEach(ofSeverity -> needed.addAll(ofSeverity.keySet()));
            for (Severity severity : Severity.values()) {
                for (Target target : needed) {
                    if (!duties.getOrDefault(severity, Map.of()).containsKey(target)) {
                        throw new InvalidInputException(
                                "policy.duties",
                                "must say by when to " + target + " a failure of severity " + severity);
                    }
                }
            }
            return new RecoveryPolicy(this);
        }
    }
}
