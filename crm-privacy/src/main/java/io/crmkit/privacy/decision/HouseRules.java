package io.crmkit.privacy.decision;

import io.crmkit.core.interaction.Channel;
import io.crmkit.privacy.consent.ConsentState;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.consent.PermissionEventId;
import io.crmkit.privacy.consent.PermissionType;
import io.crmkit.privacy.fact.Fact;
import io.crmkit.privacy.fact.Facts;
import io.crmkit.privacy.pack.LegalStatus;
import io.crmkit.privacy.pack.Outcome;
import io.crmkit.privacy.pack.ReasonCode;
import io.crmkit.privacy.pack.SourceSeen;
import io.crmkit.privacy.pack.Step;
import io.crmkit.privacy.purpose.PurposeKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What holds under every law: a stop is a stop, the dead and the erased are left alone. */
final class HouseRules {
    private static final String POLICY = "policy: a stop holds under every law";

    private HouseRules() {}

    static List<Reason> of(
            ConsentState state, Facts facts, PurposeKind kind, boolean underMarketing, Channel channel, Instant at) {
        List<Reason> reasons = new ArrayList<>(ofFacts(facts));
        state.restriction().ifPresent(event -> restriction(event, kind).ifPresent(reasons::add));
        for (PermissionEvent stop : state.stops()) {
            reasons.add(stop(stop, underMarketing, channel));
            if (stop.type() == PermissionType.WITHDRAWN && stop.effectiveAt().isAfter(at)) {
                reasons.add(deny(
                        ReasonCode.WITHDRAWAL_EFFECTIVE_AT_EARLIEST,
                        2,
                        "A withdrawal counts from the earlier of the time it carries and the time it was recorded.",
                        List.of(stop.id())));
            }
        }
        if (state.stopped() && !state.powerless().isEmpty()) {
            reasons.add(deny(
                    ReasonCode.SUPPRESSED_IMPORT_CANNOT_LIFT,
                    3,
                    "A consent was recorded after the stop, but not by the customer; it does not lift the stop.",
                    ids(state.powerless())));
        }
        return reasons;
    }

    private static List<Reason> ofFacts(Facts facts) {
        List<Reason> reasons = new ArrayList<>();
        String record = facts.get(Fact.RECORD).orElse("");
        if (record.equals("ERASED")) {
            reasons.add(deny(Step.SUBJECT, ReasonCode.SUBJECT_ERASED, "The customer was erased."));
        }
        if (record.equals("MERGED")) {
            reasons.add(deny(
                    Step.SUBJECT,
                    ReasonCode.SUBJECT_MERGED,
                    "The customer was merged into another one; ask about that one."));
        }
        if (facts.is(Fact.DECEASED)) {
            reasons.add(deny(Step.SUBJECT, ReasonCode.SUBJECT_DECEASED, "The customer has died."));
        }
        if (facts.is(Fact.SUPPRESSED)) {
            reasons.add(deny(
                    ReasonCode.SUPPRESSION_LIST_AFTER_ERASURE,
                    4,
                    "The contact value is on the suppression list.",
                    List.of()));
        }
        if (facts.is(Fact.UNDELIVERABLE)) {
            reasons.add(deny(
                    Step.DELIVERY,
                    ReasonCode.CONTACT_POINT_UNDELIVERABLE,
                    "Messages to the contact point cannot be delivered."));
        }
        return reasons;
    }

    private static Reason deny(Step step, ReasonCode code, String text) {
        return reason(Outcome.DENY, step, 0, code, text, "policy", List.of());
    }

    static Reason storeError() {
        return deny(Step.SUBJECT, ReasonCode.STORE_ERROR, "What the customer said could not be read; unknown is no.");
    }

    private static Reason stop(PermissionEvent stop, boolean underMarketing, Channel channel) {
        List<PermissionEventId> id = List.of(stop.id());
        if (stop.type() == PermissionType.WITHDRAWN) {
            return deny(ReasonCode.CONSENT_WITHDRAWN, 0, "The customer withdrew the consent or opted out.", id);
        }
        if (stop.type() != PermissionType.OBJECTED) {
            return deny(ReasonCode.OPTED_OUT, 0, "The customer said no, or a signal did.", id);
        }
        boolean call = channel == Channel.PHONE || channel == Channel.AUTOMATED_CALL;
        if (call && stop.channel().isPresent()) {
            return deny(ReasonCode.OBJECTION_TO_CALLER, 0, "The customer objected to calls.", id);
        }
        return underMarketing
                ? deny(ReasonCode.OBJECTION_DIRECT_MARKETING, 0, "The customer objected to direct marketing.", id)
                : deny(ReasonCode.OBJECTION, 0, "The customer objected.", id);
    }

    /** A restriction leaves room for legal claims; whether a service is in the public interest or wanted, a person decides. */
    private static Optional<Reason> restriction(PermissionEvent event, PurposeKind kind) {
        if (kind == PurposeKind.LEGAL) {
            return Optional.empty();
        }
        return Optional.of(reason(
                kind == PurposeKind.SERVICE ? Outcome.REVIEW : Outcome.DENY,
                Step.STOP,
                1,
                ReasonCode.PROCESSING_RESTRICTED,
                "Processing of the customer's data is restricted.",
                "GDPR art. 18(2), held under every law by policy",
                List.of(event.id())));
    }

    private static Reason deny(ReasonCode code, int specificity, String text, List<PermissionEventId> events) {
        return reason(Outcome.DENY, Step.STOP, specificity, code, text, POLICY, events);
    }

    /** The id of a house rule is its code. */
    static Reason reason(
            Outcome outcome,
            Step step,
            int specificity,
            ReasonCode code,
            String text,
            String source,
            List<PermissionEventId> events) {
        return new Reason(
                outcome,
                step,
                specificity,
                code,
                text,
                Collections.unmodifiableSortedSet(new TreeSet<>()),
                new RuleReference("crmkit", "1", code.key(), source, LegalStatus.POLICY, SourceSeen.NONE),
                events);
    }

    static List<PermissionEventId> ids(List<PermissionEvent> events) {
        return events.stream().map(PermissionEvent::id).toList();
    }
}
