package io.crmkit.privacy.decision;

import io.crmkit.core.gate.Purpose;
import io.crmkit.privacy.consent.ConsentLog;
import io.crmkit.privacy.consent.ConsentScope;
import io.crmkit.privacy.consent.ConsentState;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.consent.PermissionEventId;
import io.crmkit.privacy.consent.PermissionType;
import io.crmkit.privacy.fact.Fact;
import io.crmkit.privacy.pack.Jurisdiction;
import io.crmkit.privacy.pack.LawAnswer;
import io.crmkit.privacy.pack.LawQuestion;
import io.crmkit.privacy.pack.LawRule;
import io.crmkit.privacy.pack.Outcome;
import io.crmkit.privacy.pack.RuleBook;
import io.crmkit.privacy.purpose.PurposeKind;
import io.crmkit.privacy.purpose.Purposes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One decision in the making: gathers what speaks for and against, and the moments at which that may change. */
final class Deliberation {
    private final RuleBook book;
    private final Purposes purposes;
    private final List<FrequencyCap> caps;
    private final ContactRequest request;
    private final ConsentLog log;
    private final Instant at;
    /** What the contact is judged as: marketing if it also advertises. */
    private final Purpose judged;

    private final ConsentState state;
    /** What the answer of a rule that reads the consent log rests on. */
    private final List<PermissionEventId> consentEvents;

    private final List<Reason> reasons = new ArrayList<>();
    /** The next moment at which something may change that holds whatever the law: what the customer said, or a cap. */
    private final NextMoment house;

    private final NextMoment changes;
    private final LawQuestion question;
    private final List<LawAnswer> laws = new ArrayList<>(3);
    private final HouseCheck check;
    private final boolean houseDenies;
    private final Outcome outcome;
    private boolean lawsDiffer;
    private boolean changesTold;

    Deliberation(
            RuleBook book,
            Purposes purposes,
            List<FrequencyCap> caps,
            ContactRequest request,
            ConsentLog log,
            Instant at) {
        this(book, purposes, caps, request, log, at, null);
    }

    /** Returns the same at a later moment. While the consent log says the same, neither it nor the facts are read again. */
    Deliberation later(Instant then) {
        return new Deliberation(book, purposes, caps, request, log, then, this);
    }

    private Deliberation(
            RuleBook book,
            Purposes purposes,
            List<FrequencyCap> caps,
            ContactRequest request,
            ConsentLog log,
            Instant at,
            @Nullable Deliberation before) {
        this.book = book;
        this.purposes = purposes;
        this.caps = caps;
        this.request = request;
        this.log = log;
        this.at = at;
        house = new NextMoment(at);
        changes = new NextMoment(at);
        boolean mixed =
                request.facts().is(Fact.PROMOTIONAL) && purposes.kind(request.purpose()) != PurposeKind.MARKETING;
        judged = mixed ? Purpose.MARKETING : request.purpose();
        check = new HouseCheck(request, judged, purposes, caps, at, house, reasons);
        if (before != null && before.logSaysTheSame(at)) {
            state = before.state;
            question = before.question.at(at);
        } else {
            state = hear(judged);
            question = book.question(request.channel(), judged, request.facts(), state, at, request.zones());
        }
        state.changesAt().ifPresent(house);
        consentEvents =
                HouseReason.ids(state.stopped() ? state.stops() : state.granted() ? state.grants() : state.evidence());
        check.facts(state);
        check.said(state, judged);
        if (mixed) {
            // What stops the purpose that the message claims stops the message too.
            check.said(hear(request.purpose()), request.purpose());
        }
        check.caps();
        houseDenies = HouseCheck.denies(reasons);
        outcome = askTheLaws();
    }

    private boolean logSaysTheSame(Instant then) {
        return state.changesAt().isEmpty() || then.isBefore(state.changesAt().get());
    }

    private ConsentState hear(Purpose purpose) {
        ConsentScope scope = new ConsentScope(purpose, request.channel(), request.contactPoint(), request.brand());
        return log.state(scope, purposes, at, request.knownAt().orElse(Instant.MAX));
    }

    private Outcome askTheLaws() {
        List<Jurisdiction> places = request.jurisdictions();
        Outcome first = null;
        for (int i = 0; i < places.size(); i++) {
            if (isFirst(places, i)) {
                Outcome said = ask(places.get(i), false).orElseThrow();
                lawsDiffer |= first != null && first != said;
                first = first == null ? said : first;
            }
        }
        if (first == null) {
            reasons.add(HouseRules.NO_PACK.because(List.of()));
        }
        request.sentFrom().ifPresent(place -> ask(place, true));
        Outcome strictest = Outcome.PERMIT;
        for (Reason reason : reasons) {
            strictest = strictest.or(reason.outcome());
        }
        return strictest;
    }

    private static boolean isFirst(List<Jurisdiction> places, int place) {
        String code = places.get(place).code();
        for (int i = 0; i < place; i++) {
            if (places.get(i).code().equals(code)) {
                return false;
            }
        }
        return true;
    }

    /** A law that could reach only by where the message is sent from has no say if it has no rule. */
    private Optional<Outcome> ask(Jurisdiction place, boolean sentFrom) {
        LawAnswer law = question.ask(place, sentFrom);
        law.ends(changes);
        if (sentFrom && law.rules() == 0) {
            return Optional.empty();
        }
        laws.add(law);
        if (law.rules() == 0) {
            HouseReason reason =
                    law.inForce() ? HouseRules.NO_RULE : law.begins() ? HouseRules.NOT_IN_FORCE : HouseRules.NO_PACK;
            reasons.add(reason.because(List.of()));
            return Optional.of(reason.outcome());
        }
        Outcome strictest = Outcome.PERMIT;
        for (int i = 0; i < law.rules(); i++) {
            LawRule rule = law.rule(i);
            strictest = strictest.or(rule.outcome());
            reasons.add(reason(rule, law.readsConsent(i)));
        }
        return Optional.of(strictest);
    }

    private Reason reason(LawRule rule, boolean readsConsent) {
        return new Reason(
                rule.outcome(),
                rule.step(),
                rule.specificity(),
                rule.reason(),
                rule.text(),
                rule.obligations(),
                rule.reference(),
                readsConsent ? consentEvents : List.of());
    }

    boolean permitted() {
        return outcome == Outcome.PERMIT;
    }

    /**
     * Returns the moment up to which the answer cannot get better, as far as that is known; empty if never. What stands against the
     * contact whatever the law only ends by itself. A law that time alone turns into no permission needs another version of its
     * pack, or another word of the customer; of several such laws, every one does.
     */
    Optional<Instant> noBetterUntil() {
        if (houseDenies || laws.isEmpty() || !reviewedByNoRestriction()) {
            return house.found();
        }
        Optional<Instant> latest = Optional.empty();
        boolean hopeful = true;
        for (LawAnswer law : laws) {
            if (!law.permittedAtBest()) {
                hopeful = false;
                NextMoment better = new NextMoment(at);
                house.found().ifPresent(better);
                law.packEnds(better);
                if (better.found().isEmpty()) {
                    return Optional.empty();
                }
                latest = latest.filter(better.found().get()::isBefore).or(better::found);
            }
        }
        if (!hopeful) {
            return latest;
        }
        tellChanges();
        return changes.found();
    }

    private boolean reviewedByNoRestriction() {
        return state.restriction().isEmpty() || purposes.kind(request.purpose()) == PurposeKind.LEGAL;
    }

    private void tellChanges() {
        if (changesTold) {
            return;
        }
        changesTold = true;
        house.found().ifPresent(changes);
        for (LawAnswer law : laws) {
            law.changes(changes);
        }
    }

    Decision decision(Optional<Instant> nextPermittedAt) {
        annotate();
        List<String> missing = missing();
        if (!houseDenies && lawsDiffer) {
            reasons.add(HouseRules.STRICTEST.as(outcome, List.of()));
        }
        reasons.sort(Reason::inOrder);
        tellChanges();
        return new Decision(
                request.customer(),
                request.channel(),
                request.purpose(),
                at,
                outcome,
                reasons,
                missing,
                changes.found(),
                nextPermittedAt);
    }

    private List<String> missing() {
        List<String> missing = houseDenies ? new ArrayList<>() : question.missing(laws, permitted());
        if (request.jurisdictions().isEmpty()) {
            missing.add(0, "jurisdictions");
        }
        if (check.lacksHistory()) {
            missing.add("recent_contacts");
        }
        return missing;
    }

    /** Says more of an outcome without ever changing it: what a fresh consent, a restriction or an advertisement did. */
    private void annotate() {
        if (permitted() && !state.lifted().isEmpty()) {
            List<PermissionEvent> objections = state.lifted().stream()
                    .filter(stop -> stop.type() == PermissionType.OBJECTED)
                    .toList();
            if (!objections.isEmpty()) {
                reasons.add(HouseRules.FRESH_CONSENT.as(
                        outcome,
                        Stream.concat(objections.stream(), state.grants().stream())
                                .toList()));
            }
        }
        if (permitted() && state.restriction().isPresent()) {
            reasons.add(HouseRules.LEGAL_CLAIM.as(
                    outcome, List.of(state.restriction().get())));
        }
        if (!permitted() && !judged.equals(request.purpose())) {
            reasons.add(HouseRules.MIXED_CONTENT.as(outcome, List.of()));
        }
    }
}
