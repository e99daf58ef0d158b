package io.crmkit.metrics.scorecard;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.SurveyQuestion;
import io.crmkit.metrics.chart.RunRule;
import io.crmkit.metrics.chart.ScoreBaseline;
import io.crmkit.metrics.internal.Require;
import io.crmkit.metrics.sample.ReportingThreshold;
import io.crmkit.metrics.score.ScoreDefinition;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a scorecard shall show. Groups of fewer than {@value #USUAL_THRESHOLD} answers are withheld, intervals have the level 0.95
 * and a control chart looks for the rules of Western Electric, unless the request says something else.
 */
public final class ScorecardRequest {
    /** The fewest answers of a score that is shown, unless stated. */
    public static final int USUAL_THRESHOLD = 5;

    /** The most periods of a scorecard; each of them is a question to the store. */
    public static final int MOST_PERIODS = 4_000;

    private final SurveyQuestion question;
    private final ScoreDefinition score;
    private final PeriodKind every;
    private final ZoneId zone;
    private final LocalDate from;
    private final LocalDate until;
    private final Optional<DayOfWeek> weekStart;
    private final List<Breakdown> breakdowns;
    private final Optional<Benchmark> benchmark;
    private final Optional<ReportingThreshold> threshold;
    private final double level;
    private final Optional<ScoreBaseline> baseline;
    private final OptionalInt baselinePeriods;
    private final List<RunRule> rules;
    private final List<ReportingPeriod> periods;

    private ScorecardRequest(Builder builder) {
        question = stated("question", builder.question);
        score = stated("score", builder.score);
        every = stated("every", builder.every);
        zone = stated("zone", builder.zone);
        from = stated("from", builder.from);
        until = stated("until", builder.until);
        weekStart = Optional.ofNullable(builder.weekStart);
        breakdowns = List.copyOf(builder.breakdowns);
        benchmark = Optional.ofNullable(builder.benchmark);
        threshold = Optional.ofNullable(builder.threshold);
        level = builder.level;
        baseline = Optional.ofNullable(builder.baseline);
        baselinePeriods = builder.baselinePeriods;
        rules = List.copyOf(builder.rules);
        Require.level(level);
        checkBenchmark();
        if (every == PeriodKind.WEEK && weekStart.isEmpty()) {
            throw new InvalidInputException("request.weeksBeginOn", "must be stated for weeks");
        }
        if (new HashSet<>(breakdowns).size() < breakdowns.size()) {
            throw new InvalidInputException("request.by", "must name each breakdown once");
        }
        periods = Periods.of(every, from, until, zone, weekStart.orElse(DayOfWeek.MONDAY));
        checkBaseline();
    }

    private static <T> T stated(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidInputException("request." + field, "must be stated");
        }
        return value;
    }

    private void checkBenchmark() {
        benchmark.ifPresent(found -> {
            if (found instanceof Benchmark.Measured measured) {
                score.requireSame(measured.score().definition());
                Scores.requireKnown(measured.score());
            } else if (found instanceof Benchmark.Published published
                    && !(published.value() >= score.lowest() && published.value() <= score.highest())) {
                throw new InvalidInputException("request.benchmark", "must lie within the bounds of " + score.id());
            }
        });
    }

    private void checkBaseline() {
        if (score.weighted() && (baseline.isPresent() || baselinePeriods.isPresent())) {
            throw new InvalidInputException("request.baseline", "must be over unweighted answers");
        }
        baseline.ifPresent(found -> found.definition().requireSame(score));
        if (baselinePeriods.isPresent()
                && (baselinePeriods.getAsInt() < 1 || baselinePeriods.getAsInt() > periods.size())) {
            throw new InvalidInputException(
                    "request.baselineOfFirst", "must be from 1 to the number of periods, " + periods.size());
        }
    }

    /** Starts a request. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the question. */
    public SurveyQuestion question() {
        return question;
    }

    /** Returns the meaning of the score. */
    public ScoreDefinition score() {
        return score;
    }

    /** Returns the first day. */
    public LocalDate from() {
        return from;
    }

    /** Returns the day after the last one. */
    public LocalDate until() {
        return until;
    }

    /** Returns how long the periods are. */
    public PeriodKind every() {
        return every;
    }

    /** Returns the zone in which days begin. */
    public ZoneId zone() {
        return zone;
    }

    /** Returns the day that weeks begin on, if it is stated. */
    public Optional<DayOfWeek> weeksBeginOn() {
        return weekStart;
    }

    /** Returns the periods from the first to the last, at least one; the first and the last may be partial. */
    public List<ReportingPeriod> periods() {
        return periods;
    }

    /** Returns how the answers are divided. */
    public List<Breakdown> breakdowns() {
        return breakdowns;
    }

    /** Returns what the score is compared with. */
    public Optional<Benchmark> benchmark() {
        return benchmark;
    }

    /** Returns the fewest answers of a score that is shown; empty if small groups are shown too. */
    public Optional<ReportingThreshold> threshold() {
        return threshold;
    }

    /** Returns the confidence level of all intervals. */
    public double level() {
        return level;
    }

    /** Returns the frozen baseline of the control chart, if the host states one. */
    public Optional<ScoreBaseline> baseline() {
        return baseline;
    }

    /** Returns how many of the first periods set the baseline of the control chart, if they shall. */
    public OptionalInt baselineOfFirst() {
        return baselinePeriods;
    }

    /** Returns the rules that make an alarm on the control chart. */
    public List<RunRule> rules() {
        return rules;
    }

    /** Collects a request. Question, score, from, until, every and in must be stated. */
    public static final class Builder {
        private @Nullable SurveyQuestion question;
        private @Nullable ScoreDefinition score;
        private @Nullable PeriodKind every;
        private @Nullable ZoneId zone;
        private @Nullable LocalDate from;
        private @Nullable LocalDate until;
        private @Nullable DayOfWeek weekStart;
        private @Nullable Benchmark benchmark;
        private @Nullable ReportingThreshold threshold = new ReportingThreshold(USUAL_THRESHOLD);
        private @Nullable ScoreBaseline baseline;
        private final List<Breakdown> breakdowns = new ArrayList<>();
        private double level = 0.95;
        private OptionalInt baselinePeriods = OptionalInt.empty();
        private List<RunRule> rules = RunRule.WESTERN_ELECTRIC;

        private Builder() {}

        /**
         * Says which answers are scored.
         *
         * @param survey the key of the survey; empty outside any survey
         * @param key the key of the question within it
         * @throws InvalidInputException if the question is blank or a key too long
         */
        public Builder question(String survey, String key) {
            question = new SurveyQuestion(survey, key);
            return this;
        }

        /**
         * Says what the score means, such as {@code Nps.DEFINITION}. Of a definition made by {@link ScoreDefinition#overWeights}
         * the score is over the weights of the answers. Answers on another scale are excluded and counted.
         */
        public Builder score(ScoreDefinition definition) {
            score = Objects.requireNonNull(definition, "definition");
            return this;
        }

        /** Says which day is the first one, in the zone of {@link #in}. */
        public Builder from(LocalDate day) {
            from = Objects.requireNonNull(day, "day");
            return this;
        }

        /** Says which day is the first that is no longer part: 2026-01-01 ends with the year 2025. */
        public Builder until(LocalDate day) {
            until = Objects.requireNonNull(day, "day");
            return this;
        }

        /** Says how long the periods are. */
        public Builder every(PeriodKind kind) {
            every = Objects.requireNonNull(kind, "kind");
            return this;
        }

        /** Says where days begin, such as {@code Asia/Kolkata}. */
        public Builder in(ZoneId where) {
            zone = Objects.requireNonNull(where, "where");
            return this;
        }

        /** Says which day weeks begin on; must be said for periods of weeks. */
        public Builder weeksBeginOn(DayOfWeek day) {
            weekStart = Objects.requireNonNull(day, "day");
            return this;
        }

        /** Divides the answers in each of these ways, besides those that were named before. */
        public Builder by(Breakdown... ways) {
            breakdowns.addAll(List.of(ways));
            return this;
        }

        /** Compares every score with this one. */
        public Builder benchmark(Benchmark with) {
            benchmark = Objects.requireNonNull(with, "with");
            return this;
        }

        /** Withholds the scores of groups that are smaller than this, and of those that would give them away. */
        public Builder threshold(ReportingThreshold fewest) {
            threshold = Objects.requireNonNull(fewest, "fewest");
            return this;
        }

        /** Shows every score, even that of one answer: for readers who may see what each customer answered. */
        public Builder showSmallGroups() {
            threshold = null;
            return this;
        }

        /** Sets the confidence level of all intervals, above 0 and below 1. */
        public Builder level(double confidence) {
            level = confidence;
            return this;
        }

        /** Charts the periods against this baseline, which was frozen before. */
        public Builder baseline(ScoreBaseline frozen) {
            baseline = Objects.requireNonNull(frozen, "frozen");
            baselinePeriods = OptionalInt.empty();
            return this;
        }

        /** Charts the periods against the baseline that the first so many of them set; 20 or more are usual. */
        public Builder baselineOfFirst(int periods) {
            baselinePeriods = OptionalInt.of(periods);
            baseline = null;
            return this;
        }

        /** Sets the rules that make an alarm on the control chart. */
        public Builder rules(List<RunRule> alarms) {
            rules = List.copyOf(alarms);
            return this;
        }

        /**
         * Returns the request.
         *
         * @throws InvalidInputException if something that must be stated is not, weeks have no first day, {@code until} is not after
         *     {@code from}, a date lies outside the years 1 to 9999, there are more than {@value #MOST_PERIODS} periods, a
         *     breakdown comes twice, the level is not above 0 and below 1, benchmark or baseline are of another definition, or a
         *     baseline is asked for over weights
         */
        public ScorecardRequest build() {
            return new ScorecardRequest(this);
        }
    }
}
