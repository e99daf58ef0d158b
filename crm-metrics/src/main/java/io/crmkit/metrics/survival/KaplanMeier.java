package io.crmkit.metrics.survival;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Normal;
import io.crmkit.metrics.internal.Require;
import io.crmkit.metrics.interval.ConfidenceInterval;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The survival curve of Kaplan and Meier (JASA 53, 1958): S(t) = Π (1 - d/n) over the times of events up to t, with n at risk and d
 * leaving. Immutable; the order of lifetimes does not matter.
 *
 * <ul>
 *   <li>Whoever is censored at t is at risk at t. Whoever enters late is at risk from after their entry on.
 *   <li>S does not fall to 0 because the longest lifetime is censored. After the last time of observation there is no value, unless S
 *       is 0 by then.
 *   <li>The standard error is Greenwood's (1926), S √Σ d/(n(n-d)); it is 0 where S is 0. It is not valid with weights, so weighted
 *       curves have none, and no interval ({@link #weighted} says so).
 *   <li>With late entries the few who are at risk early may all leave: S is 0 from there on. Begin such a curve later.
 * </ul>
 */
public final class KaplanMeier {
    /** A product of shares that is 1/2 in numbers on paper may miss it by rounding. */
    private static final double ROUNDING = 1e-12;

    private final List<SurvivalStep> steps;
    private final double lastTime;
    private final int n;
    private final boolean weighted;

    private KaplanMeier(List<SurvivalStep> steps, double lastTime, int n, boolean weighted) {
        this.steps = List.copyOf(steps);
        this.lastTime = lastTime;
        this.n = n;
        this.weighted = weighted;
    }

    /** Returns the curve; empty without lifetimes. */
    public static Optional<KaplanMeier> of(Collection<Lifetime> lifetimes) {
        if (lifetimes.isEmpty()) {
            return Optional.empty();
        }
        RiskTable table = RiskTable.of(lifetimes);
        List<SurvivalStep> steps = new ArrayList<>();
        double survival = 1;
        double greenwood = 0;
        for (RiskTable.Row row : table.at(table.eventTimes())) {
            survival *= (row.atRisk() - row.events()) / row.atRisk();
            greenwood += row.events() / (row.atRisk() * (row.atRisk() - row.events()));
            steps.add(new SurvivalStep(row.time(), row.atRisk(), row.events(), survival, greenwood));
        }
        boolean weighted = lifetimes.stream().anyMatch(life -> life.weight() != 1);
        return Optional.of(new KaplanMeier(steps, table.lastEnd(), lifetimes.size(), weighted));
    }

    /** Returns the steps, in the order of time; none if nobody left. */
    public List<SurvivalStep> steps() {
        return steps;
    }

    /** Returns how many lifetimes the curve is made of. */
    public int n() {
        return n;
    }

    /** Returns whether a lifetime has a weight other than 1; there is then no standard error. */
    public boolean weighted() {
        return weighted;
    }

    /** Returns the last time at which anybody was under observation. */
    public double lastTime() {
        return lastTime;
    }

    /**
     * Returns S(t), the share that stays longer than t; empty after the last time of observation unless S is 0 by then.
     *
     * @throws InvalidInputException if the time is negative or not finite
     */
    public OptionalDouble survival(double time) {
        Require.notNegative("time", time);
        double survival = step(time).map(SurvivalStep::survival).orElse(1.0);
        return time > lastTime && survival > 0 ? OptionalDouble.empty() : OptionalDouble.of(survival);
    }

    /**
     * Returns the standard error of S(t); empty for a weighted curve, and where {@link #survival} is empty.
     *
     * @throws InvalidInputException if the time is negative or not finite
     */
    public OptionalDouble standardError(double time) {
        OptionalDouble survival = survival(time);
        if (weighted || survival.isEmpty()) {
            return OptionalDouble.empty();
        }
        double s = survival.getAsDouble();
        double greenwood = step(time).map(SurvivalStep::greenwood).orElse(0.0);
        return OptionalDouble.of(s == 0 ? 0 : s * Math.sqrt(greenwood));
    }

    /**
     * Returns the interval {@code survival.log_log} of S(t), S^exp(± z √Σ d/(n(n-d)) / ln S), which lies between 0 and 1. Empty where
     * S is 1 or 0, for a weighted curve, and where {@link #survival} is empty.
     *
     * @param level the confidence level, above 0 and below 1
     * @throws InvalidInputException if the time is negative or not finite, or the level is not above 0 and below 1
     */
    public Optional<ConfidenceInterval> interval(double time, double level) {
        Require.level(level);
        double s = survival(time).orElse(0);
        if (weighted || s <= 0 || s >= 1) {
            return Optional.empty();
        }
        double greenwood = step(time).orElseThrow().greenwood();
        double margin = Normal.quantile(level) * Math.sqrt(greenwood) / -Math.log(s);
        double lower = Math.pow(s, Math.exp(margin));
        double upper = Math.pow(s, Math.exp(-margin));
        return Optional.of(ConfidenceInterval.of("survival.log_log", level, lower, upper, 0, 1));
    }

    /** Returns the median lifetime, the first t with S(t) ≤ 0.5; empty if it is not reached. */
    public OptionalDouble median() {
        return quantile(0.5);
    }

    /**
     * Returns the time until which a share of the customers has left, the first t with S(t) ≤ 1 - share; empty if it is not reached.
     *
     * @param share the share, above 0 and below 1
     * @throws InvalidInputException if the share is not above 0 and below 1
     */
    public OptionalDouble quantile(double share) {
        Require.between("share", share);
        return steps.stream()
                .filter(step -> step.survival() <= 1 - share + ROUNDING)
                .mapToDouble(SurvivalStep::time)
                .findFirst();
    }

    private Optional<SurvivalStep> step(double time) {
        int low = 0;
        int high = steps.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (steps.get(middle).time() <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? Optional.empty() : Optional.of(steps.get(low - 1));
    }
}
