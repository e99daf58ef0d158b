package io.crmkit.recovery.detection;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.recovery.version.Versions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The versions of detection rules, chosen by the date of the signal: on each date from the first on, exactly one holds. Immutable. */
public final class DetectionRules {
    private final Versions<DetectionRule> versions;
    private final ZoneId zone;

    private DetectionRules(Versions<DetectionRule> versions, ZoneId zone) {
        this.versions = versions;
        this.zone = zone;
    }

    /**
     * Returns these rules.
     *
     * @param zone where the dates of the versions begin and end
     * @throws InvalidInputException if the versions of a rule overlap or leave a gap; the message names the first such date
     */
    public static DetectionRules of(ZoneId zone, List<DetectionRule> rules) {
        return new DetectionRules(Versions.of(rules), Objects.requireNonNull(zone, "zone"));
    }

    /**
     * Returns the version of a rule that holds at an instant.
     *
     * @throws InvalidInputException if there is none
     */
    public DetectionRule at(String rule, Instant instant) {
        return find(rule, instant)
                .orElseThrow(() -> new InvalidInputException("signal.rule", "must be known at the time of the signal"));
    }

    /** Returns the version of a rule that holds at an instant, if there is one. */
    public Optional<DetectionRule> find(String rule, Instant instant) {
        return versions.find(rule, LocalDate.ofInstant(instant, zone));
    }

    /** Returns all versions of all rules, by id and time. */
    public List<DetectionRule> all() {
        return versions.all();
    }
}
