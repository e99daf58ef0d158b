package io.crmkit.privacy.pack;

import io.crmkit.core.gate.Purpose;
import io.crmkit.core.interaction.Channel;
import io.crmkit.privacy.purpose.PurposeKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * One rule of a pack: while it is in force and all its conditions hold, its outcome does. A rule that steps in only if no rule
 * of the pack permits is a {@linkplain #fallback() fallback}. The order of rules has no meaning.
 */
public final class LawRule {
    private final Scope scope;
    private final Validity validity;
    private final List<Condition> conditions;
    private final Step step;
    private final boolean fallback;
    private final Verdict verdict;
    private final RuleReference reference;

    /** Where a rule looks: places, channels, purposes, and whether the law reaches by where a message is sent from. */
    record Scope(
            Set<Jurisdiction> only,
            Set<Jurisdiction> except,
            Set<Channel> channels,
            Set<Purpose> purposes,
            Set<PurposeKind> kinds,
            boolean sentFrom) {
        boolean covers(Jurisdiction place, Channel channel, Purpose purpose, PurposeKind kind, boolean asSender) {
            return sentFrom == asSender
                    && (purposes.contains(purpose) || kinds.contains(kind))
                    && (channels.isEmpty() || channels.contains(channel))
                    && (only.isEmpty() || only.stream().anyMatch(place::within))
                    && except.stream().noneMatch(place::within);
        }
    }

    /** When a rule is in force, {@code [from, to)}. */
    record Validity(Optional<Instant> from, Optional<Instant> to) {
        static final Validity ALWAYS = new Validity(Optional.empty(), Optional.empty());

        boolean at(Instant moment) {
            return (from.isEmpty() || !moment.isBefore(from.get())) && (to.isEmpty() || moment.isBefore(to.get()));
        }

        Stream<Instant> ends() {
            return Stream.concat(from.stream(), to.stream());
        }
    }

    record Verdict(Outcome outcome, ReasonCode reason, String text, SortedSet<Obligation> obligations) {}

    LawRule(
            RuleReference reference,
            Scope scope,
            Validity validity,
            List<Condition> conditions,
            Step step,
            boolean fallback,
            Verdict verdict) {
        this.reference = reference;
        this.scope = scope;
        this.validity = validity;
        this.conditions = List.copyOf(conditions);
        this.step = step;
        this.fallback = fallback;
        this.verdict = verdict;
    }

    /** Returns the name of the rule in its pack. */
    public String id() {
        return reference.rule();
    }

    /** Returns the rule, its pack and its source, as an explanation names them. */
    public RuleReference reference() {
        return reference;
    }

    /** Returns what the rule comes to. */
    public Outcome outcome() {
        return verdict.outcome();
    }

    /** Returns why, for programs. */
    public ReasonCode reason() {
        return verdict.reason();
    }

    /** Returns why, as a short English sentence. */
    public String text() {
        return verdict.text();
    }

    /** Returns what the business has to do along with this outcome; unmodifiable. */
    public SortedSet<Obligation> obligations() {
        return verdict.obligations();
    }

    /** Returns where in a decision the rule stands. */
    public Step step() {
        return step;
    }

    /** Returns whether the rule steps in only if no rule of its pack permits. */
    public boolean fallback() {
        return fallback;
    }

    /**
     * Returns how many conditions the rule has, one more if it names purposes and not whole kinds of them; of two reasons, the
     * one of the rule with more comes first.
     */
    public int specificity() {
        return conditions.size() + (scope.kinds().isEmpty() ? 1 : 0);
    }

    /** Returns the keys of the facts that the rule reads, {@code zones} for the time of day. */
    public Stream<String> facts() {
        return conditions.stream().map(Condition::key).distinct();
    }

    Scope scope() {
        return scope;
    }

    /** Returns from when the rule holds; empty if as long as its pack. */
    public Optional<Instant> validFrom() {
        return validity.from();
    }

    /** Returns until when the rule holds, that moment excluded; empty if as long as its pack. */
    public Optional<Instant> validTo() {
        return validity.to();
    }

    Validity validity() {
        return validity;
    }

    List<Condition> conditions() {
        return conditions;
    }

    @Override
    public String toString() {
        return id() + " -> " + outcome() + " " + reason();
    }
}
