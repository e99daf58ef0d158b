package io.crmkit.metrics.chart;

import java.util.List;

/**
 * A rule that makes an alarm of points. "Beyond" means strictly beyond, sigma is that of each point, and a point on the
 * centre line is on neither side. A rule that is not met by the latest point is not met: what came later never changes an
 * earlier alarm. Where m points are asked for and fewer exist, those are looked at.
 *
 * <p>Every further rule adds false alarms. On a stable process with normal values the first rule alone alarms about once in
 * 370 points, the four Western Electric rules together about once in 92 (Champ and Woodall, Technometrics 29, 1987).
 *
 * <p>Sources: Shewhart, Economic Control of Quality of Manufactured Product, 1931; Western Electric, Statistical Quality
 * Control Handbook, 1956; Nelson, "The Shewhart Control Chart: Tests for Special Causes", Journal of Quality Technology 16
 * (1984); Page, "Continuous Inspection Schemes", Biometrika 41 (1954). The rules are given as they are commonly quoted; the
 * texts themselves were not available.
 */
public enum RunRule {
    /** A point beyond a control limit. The only rule for charts whose points depend on each other. */
    BEYOND_LIMITS("shewhart.beyond_limits", "Shewhart 1931"),
    /** A point beyond 3 sigma. */
    WESTERN_ELECTRIC_1("western_electric.1", "Western Electric 1956"),
    /** 2 of 3 points beyond 2 sigma on one side. */
    WESTERN_ELECTRIC_2("western_electric.2", "Western Electric 1956"),
    /** 4 of 5 points beyond 1 sigma on one side. */
    WESTERN_ELECTRIC_3("western_electric.3", "Western Electric 1956"),
    /** 8 points in a row on one side of the centre line. */
    WESTERN_ELECTRIC_4("western_electric.4", "Western Electric 1956"),
    /** A point beyond 3 sigma. */
    NELSON_1("nelson.1", "Nelson 1984"),
    /** 9 points in a row on one side of the centre line. */
    NELSON_2("nelson.2", "Nelson 1984"),
    /** 6 points in a row, each higher than the one before, or each lower. */
    NELSON_3("nelson.3", "Nelson 1984"),
    /** 14 points in a row that go up and down in turn. */
    NELSON_4("nelson.4", "Nelson 1984"),
    /** 2 of 3 points beyond 2 sigma on one side. */
    NELSON_5("nelson.5", "Nelson 1984"),
    /** 4 of 5 points beyond 1 sigma on one side. */
    NELSON_6("nelson.6", "Nelson 1984"),
    /** 15 points in a row closer to the centre line than 1 sigma, on either side. */
    NELSON_7("nelson.7", "Nelson 1984"),
    /** 8 points in a row beyond 1 sigma, some of them on each side. */
    NELSON_8("nelson.8", "Nelson 1984"),
    /** A cumulative sum beyond its decision interval. It is the rule of {@link CusumChart}, and of no other chart. */
    CUSUM("cusum.decision_interval", "Page 1954");

    /** The four rules of Western Electric. */
    public static final List<RunRule> WESTERN_ELECTRIC =
            List.of(WESTERN_ELECTRIC_1, WESTERN_ELECTRIC_2, WESTERN_ELECTRIC_3, WESTERN_ELECTRIC_4);

    /** The eight rules of Nelson. */
    public static final List<RunRule> NELSON =
            List.of(NELSON_1, NELSON_2, NELSON_3, NELSON_4, NELSON_5, NELSON_6, NELSON_7, NELSON_8);

    private final String id;
    private final String source;

    RunRule(String id, String source) {
        this.id = id;
        this.source = source;
    }

    /** Returns the id that stands in a report, such as {@code western_electric.4}. */
    public String id() {
        return id;
    }

    /** Returns who set the rule, and when; the works are named above. */
    public String source() {
        return source;
    }

    RunPattern pattern() {
        return switch (this) {
            case BEYOND_LIMITS, CUSUM -> RunPattern.outsideLimits();
            case WESTERN_ELECTRIC_1, NELSON_1 -> RunPattern.beyond(1, 1, 3);
            case WESTERN_ELECTRIC_2, NELSON_5 -> RunPattern.beyond(2, 3, 2);
            case WESTERN_ELECTRIC_3, NELSON_6 -> RunPattern.beyond(4, 5, 1);
            case WESTERN_ELECTRIC_4 -> RunPattern.beyond(8, 8, 0);
            case NELSON_2 -> RunPattern.beyond(9, 9, 0);
            case NELSON_3 -> RunPattern.trend(6);
            case NELSON_4 -> RunPattern.alternation(14);
            case NELSON_7 -> RunPattern.closerThanOneSigma(15);
            case NELSON_8 -> RunPattern.noneWithinOneSigma(8);
        };
    }
}
