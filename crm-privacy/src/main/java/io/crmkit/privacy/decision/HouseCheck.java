package io.crmkit.privacy.decision;

import io.crmkit.core.gate.Purpose;
import io.crmkit.core.interaction.Channel;
import io.crmkit.privacy.consent.ConsentState;
import io.crmkit.privacy.consent.Evidence;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.consent.PermissionType;
import io.crmkit.privacy.fact.Fact;
import io.crmkit.privacy.pack.Outcome;
import io.crmkit.privacy.purpose.PurposeKind;
import io.crmkit.privacy.purpose.Purposes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what speaks against a contact whatever the law, and when that ends. */
final class HouseCheck {
    private final ContactRequest request;
    /** What the contact is judged as; differs from what it claims to be if it also advertises. */
    private final Purpose judged;

    private final Purposes purposes;
    private final List<FrequencyCap> caps;
    private final Instant at;
    private final NextMoment changes;
    private final List<Reason> reasons;
    private boolean lacksHistory;

    HouseCheck(
            ContactRequest request,
            Purpose judged,
            Purposes purposes,
            List<FrequencyCap> caps,
            Instant at,
            NextMoment changes,
            List<Reason> reasons) {
        this.request = request;
        this.judged = judged;
        this.purposes = purposes;
        this.caps = caps;
        this.at = at;
        this.changes = changes;
        this.reasons = reasons;
    }

    /** What the facts say, whatever the customer said. */
    void facts(ConsentState state) {
        Optional<String> record = request.facts().get(Fact.RECORD);
        if (record.isPresent() && record.get().equals("ERASED")) {
            add(HouseRules.ERASED, List.of());
        }
        if (record.isPresent() && record.get().equals("MERGED")) {
            add(HouseRules.MERGED, List.of());
        }
        if (record.isPresent() && record.get().equals("UNKNOWN")) {
            add(HouseRules.UNKNOWN, List.of());
        }
        if (request.facts().is(Fact.DECEASED)) {
            add(HouseRules.DECEASED, List.of());
        }
        if (request.facts().is(Fact.UNDELIVERABLE)) {
            add(HouseRules.UNDELIVERABLE, List.of());
        }
        if (request.facts().is(Fact.SUPPRESSED)) {
            add(HouseRules.SUPPRESSED, List.of());
        }
        request.suppression()
                .filter(entry -> !liftedBy(state, entry))
                .ifPresent(entry -> add(
                        entry.sameSpelling() ? HouseRules.SUPPRESSED : HouseRules.SUPPRESSED_OTHER_SPELLING,
                        List.of()));
    }

    /** The way back: who was suppressed and then confirms a consent again is heard. */
    private static boolean liftedBy(ConsentState state, SuppressionMatch entry) {
        return state.grants().stream()
                .anyMatch(grant -> grant.origin().liftsStops()
                        && (grant.type() == PermissionType.CONFIRMED
                                || grant.evidence().orElseThrow().kind() == Evidence.Kind.DOUBLE_OPT_IN)
                        && grant.effectiveAt().isAfter(entry.since()));
    }

    /** What the customer said about a purpose. */
    void said(ConsentState state, Purpose purpose) {
        if (state.restriction().isPresent()) {
            restriction(state.restriction().get(), purposes.kind(purpose));
        }
        for (PermissionEvent stop : state.stops()) {
            add(stop(stop, purpose), List.of(stop));
            // A withdrawal that carries a later time is explained otherwise once that time has come.
            changes.accept(stop.effectiveAt());
            if (stop.type() == PermissionType.WITHDRAWN && stop.effectiveAt().isAfter(at)) {
                add(HouseRules.WITHDRAWN_AHEAD, List.of(stop));
            }
        }
        if (!state.powerless().isEmpty()) {
            add(HouseRules.CANNOT_LIFT, state.powerless());
        }
        List<PermissionEvent> outvoted = outvoted(state);
        if (!outvoted.isEmpty()) {
            add(HouseRules.MERGE_MOST_RESTRICTIVE, outvoted);
        }
        for (PermissionEvent limited : state.limits()) {
            cap(FrequencyCap.of(limited), List.of(limited));
        }
    }

    /** How often the business itself wants to make contact. */
    void caps() {
        for (FrequencyCap cap : caps) {
            cap(cap, List.of());
        }
    }

    private void cap(FrequencyCap cap, List<PermissionEvent> because) {
        if (!cap.covers(request.purpose(), request.channel(), purposes)
                && !cap.covers(judged, request.channel(), purposes)) {
            return;
        }
        if (request.recentContacts().isEmpty()) {
            add(HouseRules.HISTORY_UNKNOWN, because);
            lacksHistory = true;
            return;
        }
        int counted = 0;
        for (PastContact contact : request.recentContacts().get().contacts()) {
            if (cap.covers(contact.purpose(), contact.channel(), purposes)) {
                Instant end = contact.at().plus(cap.limit().within());
                changes.accept(contact.at());
                changes.accept(end);
                counted += !contact.at().isAfter(at) && at.isBefore(end) ? 1 : 0;
            }
        }
        if (counted >= cap.limit().contacts()) {
            add(HouseRules.CAPPED, because);
        }
    }

    /** Whether a cap could not be kept because nobody said how often contact was made. */
    boolean lacksHistory() {
        return lacksHistory;
    }

    private void restriction(PermissionEvent restriction, PurposeKind kind) {
        if (kind != PurposeKind.LEGAL) {
            add(
                    kind == PurposeKind.SERVICE ? HouseRules.RESTRICTED_SERVICE : HouseRules.RESTRICTED,
                    List.of(restriction));
        }
    }

    private HouseReason stop(PermissionEvent stop, Purpose purpose) {
        return switch (stop.type()) {
            case WITHDRAWN -> HouseRules.WITHDRAWN;
            case PAUSED -> HouseRules.PAUSED;
            case OBJECTED -> objection(stop, purpose);
            default -> bounced(stop) ? HouseRules.UNDELIVERABLE : HouseRules.OPTED_OUT;
        };
    }

    private static boolean bounced(PermissionEvent stop) {
        return stop.evidence()
                .filter(evidence -> evidence.kind() == Evidence.Kind.BOUNCE)
                .isPresent();
    }

    private HouseReason objection(PermissionEvent stop, Purpose purpose) {
        boolean call = request.channel() == Channel.PHONE || request.channel() == Channel.AUTOMATED_CALL;
        if (call && stop.channel().isPresent()) {
            return HouseRules.OBJECTION_TO_CALLER;
        }
        return purposes.stopCovers(Purpose.MARKETING, purpose)
                ? HouseRules.OBJECTION_DIRECT_MARKETING
                : HouseRules.OBJECTION;
    }

    /** Consents said to another of the merged records than a stop that stands. */
    private static List<PermissionEvent> outvoted(ConsentState state) {
        if (state.overridden().isEmpty()) {
            return List.of();
        }
        List<PermissionEvent> outvoted = new ArrayList<>();
        for (PermissionEvent grant : state.overridden()) {
            if (saidToAnother(grant, state.stops())) {
                outvoted.add(grant);
            }
        }
        return outvoted;
    }

    private static boolean saidToAnother(PermissionEvent grant, List<PermissionEvent> stops) {
        for (PermissionEvent stop : stops) {
            if (!stop.streams().equals(grant.streams())) {
                return true;
            }
        }
        return false;
    }

    private void add(HouseReason reason, List<PermissionEvent> events) {
        Reason found = reason.because(events);
        if (!reasons.contains(found)) {
            reasons.add(found);
        }
    }

    /** Whether something of this stands against the contact. */
    static boolean denies(List<Reason> reasons) {
        for (Reason reason : reasons) {
            if (reason.outcome() == Outcome.DENY) {
                return true;
            }
        }
        return false;
    }
}
