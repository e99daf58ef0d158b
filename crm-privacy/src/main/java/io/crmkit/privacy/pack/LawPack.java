package io.crmkit.privacy.pack;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.privacy.fact.Fact;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of one law or group of laws in one version, as data. Valid in {@code [validFrom, validTo)}. Written in JSON; the
 * form is described in {@code docs/privacy.md}, and the bundled packs are examples of it.
 */
public final class LawPack {
    private final String id;
    private final String version;
    private final String title;
    private final String notice;
    private final Set<Jurisdiction> jurisdictions;
    private final Instant validFrom;
    private final Optional<Instant> validTo;
    private final List<LawRule> rules;
    private final Set<Fact<?>> facts;

    LawPack(
            String id,
            String version,
            String title,
            String notice,
            Set<Jurisdiction> jurisdictions,
            Instant validFrom,
            Optional<Instant> validTo,
            List<LawRule> rules,
            Set<Fact<?>> facts) {
        this.id = id;
        this.version = version;
        this.title = title;
        this.notice = notice;
        this.jurisdictions = jurisdictions;
        this.validFrom = validFrom;
        this.validTo = validTo;
        this.rules = List.copyOf(rules);
        this.facts = facts;
    }

    /**
     * Reads a pack.
     *
     * @param json the whole pack as JSON text
     * @throws InvalidInputException if the text is no JSON, or anything in it is missing, unknown or contradictory; names the
     *     path, such as {@code pack.rules[3].outcome}, and the rule
     */
    public static LawPack parse(String json) {
        return PackReader.read(json);
    }

    /** Returns the name of the pack, the same in all its versions. */
    public String id() {
        return id;
    }

    /** Returns the version. */
    public String version() {
        return version;
    }

    /** Returns what the pack covers, for people. */
    public String title() {
        return title;
    }

    /** Returns what a reader has to know before relying on the pack. */
    public String notice() {
        return notice;
    }

    /** Returns the places it is law in; parts of them included. */
    public Set<Jurisdiction> jurisdictions() {
        return jurisdictions;
    }

    /** Returns from when it holds. */
    public Instant validFrom() {
        return validFrom;
    }

    /** Returns the day on which the law comes into force, where people live by this time. */
    public LocalDate inForceFrom(ZoneId zone) {
        return LocalDate.ofInstant(validFrom, zone);
    }

    /** Returns until when it holds, that moment excluded; empty if no end is known. */
    public Optional<Instant> validTo() {
        return validTo;
    }

    /** Returns the rules; their order has no meaning. */
    public List<LawRule> rules() {
        return rules;
    }

    /** Returns the facts that the pack declares beside those of {@link Fact}. */
    public Set<Fact<?>> facts() {
        return facts;
    }

    /** Returns whether it is the law of this place, at whatever time. */
    public boolean covers(Jurisdiction place) {
        return jurisdictions.stream().anyMatch(place::within);
    }

    /** Returns whether it holds at this moment. */
    public boolean validAt(Instant at) {
        return !at.isBefore(validFrom) && validTo.map(at::isBefore).orElse(true);
    }

    /** The places that the pack tells apart. */
    Set<Jurisdiction> namedPlaces() {
        Set<Jurisdiction> named = new HashSet<>(jurisdictions);
        rules.forEach(rule -> {
            named.addAll(rule.scope().only());
            named.addAll(rule.scope().except());
        });
        return named;
    }

    boolean overlaps(LawPack other) {
        return validTo.map(other.validFrom::isBefore).orElse(true)
                && other.validTo.map(validFrom::isBefore).orElse(true);
    }

    @Override
    public String toString() {
        return id + " " + version;
    }
}
