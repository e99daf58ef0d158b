package io.crmkit.recovery.numbers;

import io.crmkit.core.feedback.AnswerGroup;
import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.score.Direction;
import io.crmkit.metrics.score.ScoreDefinition;
import io.crmkit.metrics.scorecard.ReportingPeriod;
import io.crmkit.recovery.cases.Acceptance;
import io.crmkit.recovery.cases.CaseState;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.deadline.ClockResult;
import io.crmkit.recovery.deadline.SlaClock;
import io.crmkit.recovery.deadline.Target;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Recovery numbers as a {@code Scorecard} takes them: every outcome of a case is an answer of yes (1) or no (0), so that trends,
 * comparisons, small groups and control charts are those of every other score. The values are those of {@link RecoveryReport} for the same
 * period. Segments are {@code team}, {@code severity} and {@code kind}; merged cases are left out.
 */
public final class CaseOutcomes implements Function<ReportingPeriod, Map<AnswerGroup, Long>> {
    private static final RatingScale NO_YES = new RatingScale(0, 1);

    private final ScoreDefinition score;
    private final List<Outcome> outcomes;

    private CaseOutcomes(String id, List<Outcome> outcomes) {
        this.score = ScoreDefinition.share(id, NO_YES, Direction.HIGHER_IS_BETTER, 1, 1);
        this.outcomes = outcomes;
    }

    private record Outcome(Instant at, AnswerGroup group) {}

    /** Returns whether closed cases were accepted, when they were closed; who did not reply did not accept. */
    public static CaseOutcomes recovered(Collection<RecoveryCase> cases) {
        List<Outcome> outcomes = new ArrayList<>();
        for (RecoveryCase one : unmerged(cases)) {
            one.closedAt().ifPresent(at -> {
                boolean accepted =
                        one.acceptance().filter(Acceptance.ACCEPTED::equals).isPresent();
                outcomes.add(new Outcome(at, group(one, accepted)));
            });
        }
        return new CaseOutcomes("recovery.recovered", outcomes);
    }

    /**
     * Returns whether the deadlines of a target were kept, when that was decided.
     *
     * @param now up to when; a clock that runs is late if its deadline lies before
     */
    public static CaseOutcomes onTime(Target target, Collection<RecoveryCase> cases, Instant now) {
        List<Outcome> outcomes = new ArrayList<>();
        for (RecoveryCase one : unmerged(cases)) {
            for (SlaClock clock : one.clocks()) {
                if (clock.target() == target) {
                    Attainment.decidedAt(clock, now)
                            .ifPresent(at ->
                                    outcomes.add(new Outcome(at, group(one, clock.result(now) == ClockResult.MET))));
                }
            }
        }
        return new CaseOutcomes("recovery.on_time." + target.name().toLowerCase(Locale.ROOT), outcomes);
    }

    private static List<RecoveryCase> unmerged(Collection<RecoveryCase> cases) {
        return cases.stream().filter(one -> one.state() != CaseState.MERGED).toList();
    }

    private static AnswerGroup group(RecoveryCase one, boolean yes) {
        SortedMap<String, String> segments = new TreeMap<>();
        one.team().ifPresent(team -> segments.put("team", team));
        segments.put("severity", one.severity().name());
        segments.put("kind", one.kind().name());
        return new AnswerGroup(
                NO_YES, OptionalInt.of(yes ? 1 : 0), BigDecimal.ONE, one.channel(), Optional.empty(), segments);
    }

    /** Returns the score that a request for a scorecard has to name. */
    public ScoreDefinition score() {
        return score;
    }

    /** Returns how many outcomes of each kind a period has. */
    @Override
    public Map<AnswerGroup, Long> apply(ReportingPeriod period) {
        Objects.requireNonNull(period, "period");
        Map<AnswerGroup, Long> counts = new HashMap<>();
        for (Outcome outcome : outcomes) {
            if (!outcome.at().isBefore(period.start()) && outcome.at().isBefore(period.end())) {
                counts.merge(outcome.group(), 1L, Long::sum);
            }
        }
        return counts;
    }
}
