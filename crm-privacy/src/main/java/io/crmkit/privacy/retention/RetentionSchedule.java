package io.crmkit.privacy.retention;

import io.crmkit.core.error.InvalidInputException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * The retention rules of a business in one version, as data. Valid in {@code [validFrom, validTo)}. Written in JSON; the form is
 * described in {@code docs/privacy.md}. An example of how rules are written, not legal advice.
 */
public final class RetentionSchedule {
    private final String id;
    private final String version;
    private final String title;
    private final ZoneId zone;
    private final RetentionRule.Validity validity;
    private final List<RetentionRule> rules;

    RetentionSchedule(
            String id,
            String version,
            String title,
            ZoneId zone,
            RetentionRule.Validity validity,
            List<RetentionRule> rules) {
        this.id = id;
        this.version = version;
        this.title = title;
        this.zone = zone;
        this.validity = validity;
        this.rules = List.copyOf(rules);
    }

    /**
     * Reads a schedule.
     *
     * @param json the whole schedule as JSON text
     * @throws InvalidInputException if the text is no JSON, or anything in it is missing, unknown or contradictory; names the
     *     path, such as {@code schedule.rules[3].period}, and the rule. Whether types, attributes and purposes exist is checked
     *     when the schedule is used
     */
    public static RetentionSchedule parse(String json) {
        return ScheduleReader.read(json);
    }

    /** Returns the name of the schedule, the same in all its versions. */
    public String id() {
        return id;
    }

    /** Returns the version. */
    public String version() {
        return version;
    }

    /** Returns what it covers, for people. */
    public String title() {
        return title;
    }

    /** Returns where its days begin. */
    public ZoneId zone() {
        return zone;
    }

    /** Returns when it holds. */
    public RetentionRule.Validity validity() {
        return validity;
    }

    /** Returns the rules; their order has no meaning. */
    public List<RetentionRule> rules() {
        return rules;
    }

    /** Returns the rules that hold at a moment; none if the schedule does not. */
    public List<RetentionRule> rulesAt(Instant at) {
        return validity.at(at)
                ? rules.stream().filter(rule -> rule.validity().at(at)).toList()
                : List.of();
    }

    boolean overlaps(RetentionSchedule other) {
        return endsAfterStartOf(other) && other.endsAfterStartOf(this);
    }

    private boolean endsAfterStartOf(RetentionSchedule other) {
        return validity.to().isEmpty()
                || other.validity.from().isEmpty()
                || other.validity.from().get().isBefore(validity.to().get());
    }

    @Override
    public String toString() {
        return id + " " + version;
    }
}
