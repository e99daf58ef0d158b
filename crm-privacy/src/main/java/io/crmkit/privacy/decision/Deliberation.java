package io.crmkit.privacy.decision;

import io.crmkit.core.gate.Purpose;
import io.crmkit.privacy.consent.ConsentLog;
import io.crmkit.privacy.consent.ConsentScope;
import io.crmkit.privacy.consent.ConsentState;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.consent.PermissionType;
import io.crmkit.privacy.fact.Fact;
import io.crmkit.privacy.pack.Jurisdiction;
import io.crmkit.privacy.pack.LawPacks;
import io.crmkit.privacy.pack.Obligation;
import io.crmkit.privacy.pack.Outcome;
import io.crmkit.privacy.pack.ReasonCode;
import io.crmkit.privacy.pack.Situation;
import io.crmkit.privacy.pack.Step;
import io.crmkit.privacy.purpose.PurposeKind;
import io.crmkit.privacy.purpose.Purposes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One decision in the making: gathers what speaks for and against, and the moments at which that may change. */
final class Deliberation {
    private final LawPacks packs;
    private final Purposes purposes;
    private final ContactRequest request;
    private final Instant at;
    /** What the contact is judged as: marketing if it also advertises. */
    private final Purpose judged;

    private final PurposeKind kind;
    private final ConsentState state;
    private final List<Reason> reasons = new ArrayList<>();
    private final List<Instant> changes = new ArrayList<>();
    private final SortedSet<String> missing = new TreeSet<>();

    Deliberation(LawPacks packs, Purposes purposes, ContactRequest request, ConsentLog log, Instant at) {
        this.packs = packs;
        this.purposes = purposes;
        this.request = request;
        this.at = at;
        boolean mixed =
                request.facts().is(Fact.PROMOTIONAL) && purposes.kind(request.purpose()) != PurposeKind.MARKETING;
        judged = mixed ? Purpose.MARKETING : request.purpose();
        kind = purposes.kind(judged);
        state = hear(log, judged);
        if (mixed) {
            // What stops the purpose that the message claims stops the message too.
            hear(log, request.purpose());
        }
    }

    /** Takes in what the customer said about a purpose. */
    private ConsentState hear(ConsentLog log, Purpose purpose) {
        ConsentScope scope = new ConsentScope(purpose, request.channel(), request.contactPoint());
        ConsentState said = log.state(scope, purposes, at, request.knownAt().orElse(Instant.MAX));
        boolean underMarketing = purposes.stopCovers(Purpose.MARKETING, purpose);
        HouseRules.of(said, request.facts(), purposes.kind(purpose), underMarketing, request.channel(), at).stream()
                .filter(reason -> !reasons.contains(reason))
                .forEach(reasons::add);
        said.changesAt().ifPresent(changes::add);
        // A withdrawal that carries a later time is explained otherwise once that time has come.
        said.stops().forEach(stop -> changes.add(stop.effectiveAt()));
        return said;
    }

    Decision decision() {
        boolean houseDenies = reasons.stream().anyMatch(reason -> reason.outcome() == Outcome.DENY);
        List<LawJudgement> laws =
                request.jurisdictions().stream().distinct().map(this::judge).toList();
        laws.forEach(law -> reasons.addAll(law.reasons()));
        if (laws.isEmpty()) {
            reasons.add(LawJudgement.noPack());
            missing.add("jurisdictions");
        }
        Outcome outcome = reasons.stream()
                .map(Reason::outcome)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        annotate(outcome);
        if (!houseDenies) {
            laws.forEach(law -> missing.addAll(outcome == Outcome.PERMIT ? law.unknownAgainst() : law.unknownFor()));
            if (laws.stream().map(LawJudgement::outcome).distinct().count() > 1) {
                reasons.add(annotation(
                        outcome,
                        Step.SUBJECT,
                        ReasonCode.MOST_RESTRICTIVE_OF_ALL,
                        "Several laws apply and differ; the strictest counts.",
                        List.of()));
            }
        }
        reasons.sort(Reason.ORDER);
        return ImmutableDecision.builder()
                .customer(request.customer())
                .channel(request.channel())
                .purpose(request.purpose())
                .at(at)
                .outcome(outcome)
                .reasons(reasons)
                .obligations(obligations(outcome))
                .missingFacts(missing)
                .validUntil(changes.stream().filter(at::isBefore).min(Comparator.naturalOrder()))
                .build();
    }

    private LawJudgement judge(Jurisdiction place) {
        Situation situation =
                new Situation(place, request.channel(), judged, kind, request.facts(), at, request.zones());
        packs.changes(place, at).forEach(changes::add);
        LawJudgement law = LawJudgement.of(packs, situation, state);
        changes.addAll(law.changes());
        return law;
    }

    /** Says more of an outcome without ever changing it: what a fresh consent, a restriction or an advertisement did. */
    private void annotate(Outcome outcome) {
        boolean permitted = outcome == Outcome.PERMIT;
        List<PermissionEvent> objections = state.lifted().stream()
                .filter(stop -> stop.type() == PermissionType.OBJECTED)
                .toList();
        if (permitted && !objections.isEmpty()) {
            reasons.add(annotation(
                    outcome,
                    Step.STOP,
                    ReasonCode.FRESH_CONSENT_AFTER_OBJECTION,
                    "The customer consented again after the objection.",
                    Stream.concat(objections.stream(), state.grants().stream()).toList()));
        }
        if (permitted && state.restriction().isPresent()) {
            reasons.add(annotation(
                    outcome,
                    Step.STOP,
                    ReasonCode.RESTRICTION_EXEMPT_LEGAL_CLAIM,
                    "The restriction leaves room for legal claims.",
                    state.restriction().stream().toList()));
        }
        if (!permitted && !judged.equals(request.purpose())) {
            reasons.add(annotation(
                    outcome,
                    Step.LAW,
                    ReasonCode.MIXED_CONTENT_IS_MARKETING,
                    "The message also advertises, so it is judged as marketing.",
                    List.of()));
        }
    }

    private static Reason annotation(
            Outcome outcome, Step step, ReasonCode code, String text, List<PermissionEvent> events) {
        return HouseRules.reason(outcome, step, Integer.MAX_VALUE, code, text, "policy", HouseRules.ids(events));
    }

    private Set<Obligation> obligations(Outcome outcome) {
        SortedSet<Obligation> obligations = new TreeSet<>();
        reasons.stream()
                .filter(reason -> reason.outcome() == outcome)
                .forEach(reason -> obligations.addAll(reason.obligations()));
        return obligations;
    }
}
