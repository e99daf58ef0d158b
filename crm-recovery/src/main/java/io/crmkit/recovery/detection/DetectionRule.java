package io.crmkit.recovery.detection;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.recovery.failure.FailureKind;
import io.crmkit.recovery.failure.Severity;
import io.crmkit.recovery.pack.PackReader;
import io.crmkit.recovery.rule.Require;
import io.crmkit.recovery.version.Versioned;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * Says when signals are a failure. Data: a host writes its own as JSON.
 *
 * @param id names the rule, such as {@code low-rating}; at most 60 characters
 * @param version names this version
 * @param validFrom the first date that it holds for, by the time of the signal
 * @param validTo the first date that it does not hold for any more; empty if that is not known
 * @param level which values are bad
 * @param pattern how many bad values it takes
 * @param lateness how much later than younger signals of the same fingerprint a signal may come in and still count, not negative
 * @param cooldown for how long after a case was put right or dismissed no new one is opened, not negative
 * @param kind in which way the service failed
 * @param severity how badly
 * @param storm when many failures are one incident; empty for never
 */
public record DetectionRule(
        String id,
        String version,
        LocalDate validFrom,
        Optional<LocalDate> validTo,
        Level level,
        Pattern pattern,
        Duration lateness,
        Duration cooldown,
        FailureKind kind,
        Severity severity,
        Optional<StormGuard> storm)
        implements Versioned {
    /**
     * Checks the rule.
     *
     * @throws InvalidInputException if a name is blank or too long, it ends before it begins, or a duration is negative or longer than 40,000
     *     days
     */
    public DetectionRule {
        Versioned.check(id, version, validFrom, validTo);
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(pattern, "pattern");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(severity, "severity");
        if (id.length() > 60) {
            throw new InvalidInputException("rule.id", "must have at most 60 characters");
        }
        Require.boundedTime(lateness, "rule.lateness");
        Require.boundedTime(cooldown, "rule.cooldown");
        Require.boundedTime(pattern.within(), "rule.pattern.within");
        storm.ifPresent(guard -> Require.boundedTime(guard.within(), "rule.storm.within"));
    }

    /**
     * Reads a rule.
     *
     * @throws InvalidInputException if the text is no JSON, lacks something, has something unknown, or breaks a rule; the message
     *     names the place
     */
    public static DetectionRule parse(String json) {
        return PackReader.read(json, DetectionRule.class, "rule");
    }

    /** Returns id and version. */
    @Override
    public String toString() {
        return id + " " + version;
    }
}
