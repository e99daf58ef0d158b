package io.crmkit.metrics.chart;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/** What a run rule looks for in the points up to the one in question; that one must be part of it. */
interface RunPattern {
    /** Points that meet a rule, the latest last. */
    record Match(Side side, List<ChartPoint> points) {}

    Optional<Match> match(List<ChartPoint> upToHere);

    /** At least so many of the last {@code window} points pass a test on one side. */
    static RunPattern count(int needed, int window, BiPredicate<ChartPoint, Side> passes) {
        return points -> {
            List<ChartPoint> last = tail(points, Math.min(window, points.size()));
            for (Side side : List.of(Side.UPPER, Side.LOWER)) {
                List<ChartPoint> found =
                        last.stream().filter(point -> passes.test(point, side)).toList();
                if (found.size() >= needed && passes.test(last.get(last.size() - 1), side)) {
                    return Optional.of(new Match(side, found));
                }
            }
            return Optional.empty();
        };
    }

    static RunPattern beyond(int needed, int window, double sigmas) {
        return count(needed, window, (point, side) -> point.beyond(side, sigmas));
    }

    static RunPattern outsideLimits() {
        return count(1, 1, ChartPoint::outsideLimits);
    }

    static RunPattern closerThanOneSigma(int run) {
        return points -> points.size() >= run && tail(points, run).stream().allMatch(ChartPoint::closerThanOneSigma)
                ? Optional.of(new Match(Side.BOTH, tail(points, run)))
                : Optional.empty();
    }

    static RunPattern noneWithinOneSigma(int run) {
        return points -> {
            List<ChartPoint> last = tail(points, Math.min(run, points.size()));
            boolean found = last.size() == run
                    && last.stream().allMatch(point -> point.beyond(Side.BOTH, 1))
                    && last.stream()
                                    .map(point -> point.beyond(Side.UPPER, 1))
                                    .distinct()
                                    .count()
                            == 2;
            return found ? Optional.of(new Match(Side.BOTH, last)) : Optional.empty();
        };
    }

    static RunPattern trend(int run) {
        return points -> {
            if (points.size() < run) {
                return Optional.empty();
            }
            List<ChartPoint> last = tail(points, run);
            if (steps(last).allMatch(step -> step > 0)) {
                return Optional.of(new Match(Side.UPPER, last));
            }
            return steps(last).allMatch(step -> step < 0) ? Optional.of(new Match(Side.LOWER, last)) : Optional.empty();
        };
    }

    static RunPattern alternation(int run) {
        return points -> {
            if (points.size() < run) {
                return Optional.empty();
            }
            List<ChartPoint> last = tail(points, run);
            int[] steps = steps(last).toArray();
            boolean alternates = IntStream.range(0, steps.length)
                    .allMatch(i -> steps[i] != 0 && (i == 0 || steps[i] != steps[i - 1]));
            return alternates ? Optional.of(new Match(Side.BOTH, last)) : Optional.empty();
        };
    }

    /** The direction of each step from one point to the next: 1, 0 or -1. */
    private static IntStream steps(List<ChartPoint> points) {
        return IntStream.range(1, points.size())
                .map(i ->
                        Double.compare(points.get(i).value(), points.get(i - 1).value()));
    }

    private static List<ChartPoint> tail(List<ChartPoint> points, int length) {
        return points.subList(points.size() - length, points.size());
    }
}
