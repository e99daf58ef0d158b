package io.crmkit.privacy.pack;

import io.crmkit.core.gate.Purpose;
import io.crmkit.core.interaction.Channel;
import io.crmkit.privacy.purpose.PurposeKind;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * One rule of a pack: where all its conditions hold, its outcome does. A rule that steps in only if no rule of the pack
 * permits is a {@linkplain #fallback() fallback}. The order of rules has no meaning.
 */
public final class LawRule {
    private final String id;
    private final Scope scope;
    private final List<Condition> conditions;
    private final Step step;
    private final boolean fallback;
    private final Verdict verdict;

    record Scope(
            Set<Jurisdiction> only,
            Set<Jurisdiction> except,
            Set<Channel> channels,
            Set<Purpose> purposes,
            Set<PurposeKind> kinds) {
        boolean covers(Situation situation) {
            return (purposes.contains(situation.purpose()) || kinds.contains(situation.kind()))
                    && (channels.isEmpty() || channels.contains(situation.channel()))
                    && (only.isEmpty() || only.stream().anyMatch(situation.jurisdiction()::within))
                    && except.stream().noneMatch(situation.jurisdiction()::within);
        }
    }

    record Verdict(
            Outcome outcome,
            ReasonCode reason,
            String text,
            SortedSet<Obligation> obligations,
            String source,
            LegalStatus status,
            SourceSeen seen) {}

    LawRule(String id, Scope scope, List<Condition> conditions, Step step, boolean fallback, Verdict verdict) {
        this.id = id;
        this.scope = scope;
        this.conditions = List.copyOf(conditions);
        this.step = step;
        this.fallback = fallback;
        this.verdict = verdict;
    }

    /** Returns the name of the rule in its pack. */
    public String id() {
        return id;
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

    /** Returns the law, guidance or policy that the rule follows. */
    public String source() {
        return verdict.source();
    }

    /** Returns what the rule rests on. */
    public LegalStatus status() {
        return verdict.status();
    }

    /** Returns how much of the source the author of the pack has read. */
    public SourceSeen seen() {
        return verdict.seen();
    }

    /** Returns where in a decision the rule stands. */
    public Step step() {
        return step;
    }

    /** Returns whether the rule steps in only if no rule of its pack permits. */
    public boolean fallback() {
        return fallback;
    }

    /** Returns how many conditions the rule has; of two reasons, the one of the rule with more comes first. */
    public int specificity() {
        return conditions.size();
    }

    /** Returns whether the rule is about the place, channel and purpose of the situation. */
    public boolean covers(Situation situation) {
        return scope.covers(situation);
    }

    /** Returns whether every condition holds; asks nothing about {@link #covers} and {@link #fallback}. */
    public boolean holds(Situation situation) {
        return conditions.stream().allMatch(condition -> condition.holds(situation));
    }

    /** Returns moments after that of the situation at which {@link #holds} may answer otherwise, among them the next. */
    public Stream<Instant> changes(Situation situation) {
        return conditions.stream()
                .flatMap(condition -> condition.changes(situation))
                .filter(instant -> instant.isAfter(situation.at()));
    }

    /** Returns the keys of the facts that the rule reads. */
    public Stream<String> facts() {
        return conditions.stream().map(Condition::key).distinct();
    }

    @Override
    public String toString() {
        return id + " -> " + outcome() + " " + reason();
    }
}
