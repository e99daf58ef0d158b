package io.crmkit.metrics.survival;

import java.util.List;
import java.util.stream.IntStream;

/** Weeks until relapse of 42 children with leukaemia (Freireich and others 1963, as Gehan 1965 prints them); negative is censored. */
final class Relapses {
    static final List<Lifetime> TREATED =
            of(6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35);
    static final List<Lifetime> PLACEBO = of(1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23);

    private Relapses() {}

    static List<Lifetime> of(int... weeks) {
        return IntStream.of(weeks)
                .mapToObj(week -> week > 0 ? Lifetime.ended(week) : Lifetime.censored(-week))
                .toList();
    }
}
