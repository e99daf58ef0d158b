package io.crmkit.recovery.numbers;

import io.crmkit.metrics.rate.NoValue;
import io.crmkit.metrics.rate.Rate;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.deadline.Breach;
import io.crmkit.recovery.deadline.SlaClock;
import io.crmkit.recovery.deadline.Target;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * How many deadlines were kept. A clock counts in the period in which it was decided: in which its target was reached in time, or its
 * deadline passed; so every clock counts in one period only, and a deadline that was missed counts when it was missed, not when somebody
 * noticed. {@code met + breached + open + cancelled} of one period and all others are all clocks.
 *
 * @param rate of the clocks decided in the period, those that were met
 * @param open how many were not decided by now, whatever the period
 * @param cancelled how many ended before they were late, whatever the period
 */
public record Attainment(Rate rate, long open, long cancelled) {
    /** Refuses null. */
    public Attainment {
        Objects.requireNonNull(rate, "rate");
    }

    /**
     * Returns the attainment of a target.
     *
     * @param now up to when; a clock that runs is late if its deadline lies before
     */
    public static Attainment of(Target target, Collection<RecoveryCase> cases, Period period, Instant now) {
        long met = 0;
        long breached = 0;
        long open = 0;
        long cancelled = 0;
        for (RecoveryCase one : cases) {
            for (SlaClock clock : one.clocks()) {
                if (clock.target() != target) {
                    continue;
                }
                switch (clock.result(now)) {
                    case OPEN -> open++;
                    case CANCELLED -> cancelled++;
                    case MET -> met += in(period, decidedAt(clock, now));
                    case BREACHED -> breached += in(period, decidedAt(clock, now));
                }
            }
        }
        Rate rate = Rate.of(
                "recovery.on_time." + target.name().toLowerCase(Locale.ROOT), met, met + breached, NoValue.NO_CASES);
        return new Attainment(rate, open, cancelled);
    }

    /** Returns when it was decided whether a clock was late; empty if it is not, or never will be. */
    static Optional<Instant> decidedAt(SlaClock clock, Instant now) {
        return switch (clock.result(now)) {
            case OPEN, CANCELLED -> Optional.empty();
            case MET -> clock.stoppedAt();
            case BREACHED -> clock.breach().map(Breach::breachedAt).or(clock::dueAt);
        };
    }

    private static int in(Period period, Optional<Instant> decidedAt) {
        return decidedAt.filter(period::contains).isPresent() ? 1 : 0;
    }
}
