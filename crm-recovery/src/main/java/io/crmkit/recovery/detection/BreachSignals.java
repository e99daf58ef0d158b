package io.crmkit.recovery.detection;

import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.deadline.Breach;
import io.crmkit.recovery.deadline.SlaClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Hands the missed deadlines of recovery cases to a rule: to be let down again while a failure is put right is a failure of its own. The
 * cases that come of it are left out, or one late desk would open cases about its cases for ever.
 */
public final class BreachSignals implements SignalSource<RecoveryCase> {
    private static final String ABOUT_A_CASE = "case:";

    private final String rule;

    private BreachSignals(String rule) {
        this.rule = Objects.requireNonNull(rule, "rule");
    }

    /** Returns the source for a rule. */
    public static BreachSignals of(String rule) {
        return new BreachSignals(rule);
    }

    /** Returns a signal for every clock of the case that was late, as far as that was noticed. */
    @Override
    public List<Signal> signals(RecoveryCase late) {
        List<Signal> signals = new ArrayList<>();
        if (late.reference().filter(text -> text.startsWith(ABOUT_A_CASE)).isPresent()) {
            return signals;
        }
        for (SlaClock clock : late.clocks()) {
            clock.breach().map(breach -> signal(late, clock, breach)).ifPresent(signals::add);
        }
        return signals;
    }

    private Signal signal(RecoveryCase late, SlaClock clock, Breach breach) {
        return Signal.of(rule, event(late, clock, breach), late.customer())
                .reference(ABOUT_A_CASE + late.id())
                .occurredAt(breach.breachedAt())
                .observedAt(breach.detectedAt())
                .build();
    }

    private static String event(RecoveryCase late, SlaClock clock, Breach breach) {
        return late.id() + "/" + clock.target() + "/" + clock.cycle() + "/" + clock.round() + "/"
                + breach.breachedAt().getEpochSecond();
    }
}
