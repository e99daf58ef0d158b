package io.crmkit.recovery.numbers;

import io.crmkit.metrics.percentile.Sample;
import io.crmkit.metrics.rate.NoValue;
import io.crmkit.metrics.rate.Rate;
import io.crmkit.recovery.cases.Acceptance;
import io.crmkit.recovery.cases.CaseState;
import io.crmkit.recovery.cases.Milestone;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.cases.Resolution;
import io.crmkit.recovery.deadline.Target;
import io.crmkit.recovery.numbers.TimeNumbers.Exclusion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The numbers of one period, of all cases or those of a team or person. Cases stand for what the business does, not for who is to
 * blame: teams with hard cases look worse, so compare like with like.
 *
 * @param period what it reports on
 * @param received how many cases came in, without those that were dismissed as no failure or merged
 * @param merged how many came in and were merged: the cases in which they went on count for them, everywhere
 * @param acknowledgement from the report to the first acknowledgement, of the cases that came in
 * @param resolution from the report to the last resolution, waiting included, of the cases that came in
 * @param onTime how many deadlines were kept, by target
 * @param reopened of the cases that were resolved for the first time in the period, those that were reopened by now; partial as long as
 *     one of them still may be
 * @param recovered of the cases closed in the period, those whose resolution the customer accepted; who did not reply did not
 */
public record RecoveryReport(
        Period period,
        long received,
        long merged,
        TimeNumbers acknowledgement,
        TimeNumbers resolution,
        Map<Target, Attainment> onTime,
        Rate reopened,
        Rate recovered) {
    /** Copies the map. */
    public RecoveryReport {
        Objects.requireNonNull(period, "period");
        onTime = Map.copyOf(onTime);
    }

    /**
     * What is asked.
     *
     * @param period what to report on
     * @param time how time is counted
     * @param reopenableFor for how long after its resolution a case may be reopened
     * @param now up to when the cases are known
     */
    public record Question(Period period, TimeCount time, Duration reopenableFor, Instant now) {
        /** Refuses null. */
        public Question {
            Objects.requireNonNull(period, "period");
            Objects.requireNonNull(time, "time");
            Objects.requireNonNull(reopenableFor, "reopenableFor");
            Objects.requireNonNull(now, "now");
        }
    }

    /** Returns the numbers of these cases. */
    public static RecoveryReport of(Collection<RecoveryCase> all, Question question) {
        List<RecoveryCase> cases =
                all.stream().filter(one -> one.state() != CaseState.MERGED).toList();
        List<RecoveryCase> failures =
                cases.stream().filter(one -> one.state() != CaseState.DISMISSED).toList();
        List<RecoveryCase> received = failures.stream()
                .filter(one -> question.period().contains(one.receivedAt()))
                .toList();
        Map<Target, Attainment> onTime = new EnumMap<>(Target.class);
        for (Target target : Target.values()) {
            onTime.put(target, Attainment.of(target, cases, question.period(), question.now()));
        }
        return new RecoveryReport(
                question.period(),
                received.size(),
                all.stream()
                        .filter(one -> one.state() == CaseState.MERGED
                                && question.period().contains(one.receivedAt()))
                        .count(),
                times(received, question, RecoveryReport::acknowledgedAt),
                times(received, question, RecoveryReport::resolvedAt),
                onTime,
                reopened(failures, question),
                recovered(failures, question.period()));
    }

    /**
     * Returns the numbers by group, such as {@code RecoveryCase::owner} or the team of the owner. Cases without a group are those of the
     * empty text.
     */
    public static Map<String, RecoveryReport> by(
            Function<RecoveryCase, Optional<String>> group, Collection<RecoveryCase> cases, Question question) {
        Map<String, List<RecoveryCase>> groups = new TreeMap<>();
        cases.forEach(one -> groups.computeIfAbsent(group.apply(one).orElse(""), name -> new ArrayList<>())
                .add(one));
        Map<String, RecoveryReport> reports = new TreeMap<>();
        groups.forEach((name, ofGroup) -> reports.put(name, of(ofGroup, question)));
        return reports;
    }

    private static Optional<Instant> acknowledgedAt(RecoveryCase one) {
        return one.milestones().stream()
                .filter(milestone -> milestone.kind() == Milestone.Kind.ACKNOWLEDGED)
                .map(Milestone::at)
                .min(Instant::compareTo);
    }

    /** A case that was reopened and not resolved again has no resolution that lasts. */
    private static Optional<Instant> resolvedAt(RecoveryCase one) {
        return CaseState.OPEN_STATES.contains(one.state())
                ? Optional.empty()
                : one.resolutions().stream().map(Resolution::at).max(Instant::compareTo);
    }

    private static TimeNumbers times(
            List<RecoveryCase> received, Question question, Function<RecoveryCase, Optional<Instant>> done) {
        List<Double> seconds = new ArrayList<>();
        Map<Exclusion, Long> excluded = new EnumMap<>(Exclusion.class);
        for (RecoveryCase one : received) {
            Optional<Instant> at = done.apply(one).filter(instant -> !instant.isAfter(question.now()));
            if (at.isPresent()) {
                seconds.add((double)
                        question.time().between(one.receivedAt(), at.get()).toSeconds());
            } else {
                boolean mayCome = CaseState.OPEN_STATES.contains(one.state());
                excluded.merge(mayCome ? Exclusion.NOT_YET : Exclusion.NOT_ANY_MORE, 1L, Long::sum);
            }
        }
        return new TimeNumbers(seconds.stream().collect(Sample.collector()), excluded);
    }

    private static Rate reopened(List<RecoveryCase> failures, Question question) {
        long resolved = 0;
        long reopened = 0;
        boolean partial = false;
        for (RecoveryCase one : failures) {
            Optional<Instant> first =
                    one.resolutions().stream().map(Resolution::at).min(Instant::compareTo);
            if (first.filter(question.period()::contains).isPresent()) {
                resolved++;
                if (one.cycle() > 1) {
                    reopened++;
                } else {
                    Instant end = one.closedAt().orElse(first.get()).plus(question.reopenableFor());
                    partial |= !question.now().isAfter(end);
                }
            }
        }
        return Rate.of("recovery.reopened", reopened, resolved, NoValue.NO_CASES)
                .withPartial(partial);
    }

    private static Rate recovered(List<RecoveryCase> failures, Period period) {
        List<RecoveryCase> closed = failures.stream()
                .filter(one -> one.closedAt().filter(period::contains).isPresent())
                .toList();
        long accepted = closed.stream()
                .filter(one ->
                        one.acceptance().filter(Acceptance.ACCEPTED::equals).isPresent())
                .count();
        return Rate.of("recovery.recovered", accepted, closed.size(), NoValue.NO_CASES);
    }
}
