package io.crmkit.recovery.detection;

import io.crmkit.recovery.failure.FailureKind;
import io.crmkit.recovery.failure.Severity;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Rules of the tests. */
final class Rules {
    static final DetectionRule LOW_RATING = DetectionRule.parse("""
            {"id": "low-rating", "version": "1", "validFrom": "2025-01-01",
             "level": {"side": "AT_MOST", "fire": 2},
             "pattern": {"breaches": 1, "of": 1, "within": "PT1S"},
             "lateness": "P30D", "cooldown": "P1D",
             "kind": "POOR_QUALITY", "severity": "HIGH"}
            """);
    /** Fires at 80, clears at 60. */
    static final DetectionRule HEAT = DetectionRule.parse("""
            {"id": "heat", "version": "1", "validFrom": "2025-01-01",
             "level": {"side": "AT_LEAST", "fire": 80, "clear": 60},
             "pattern": {"breaches": 2, "of": 3, "within": "PT1H"},
             "lateness": "P30D", "cooldown": "PT2H",
             "kind": "POOR_QUALITY", "severity": "MEDIUM"}
            """);

    static final DetectionRule DELAYED = storm(StormGuard.Cases.LINK_ONLY);

    private Rules() {}

    static DetectionRule storm(StormGuard.Cases cases) {
        return storm(new StormGuard(5, Duration.ofHours(1), cases));
    }

    static DetectionRule storm(StormGuard guard) {
        return new DetectionRule(
                "delayed",
                "1",
                LocalDate.parse("2025-01-01"),
                Optional.empty(),
                Level.atLeast(1),
                Pattern.once(),
                Duration.ofDays(30),
                Duration.ZERO,
                FailureKind.DELAY,
                Severity.HIGH,
                Optional.of(guard));
    }

    static DetectionRules of(DetectionRule... rules) {
        return DetectionRules.of(ZoneOffset.UTC, List.of(rules));
    }
}
