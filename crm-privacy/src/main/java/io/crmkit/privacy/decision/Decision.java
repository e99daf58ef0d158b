package io.crmkit.privacy.decision;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.privacy.consent.PermissionEventId;
import io.crmkit.privacy.pack.Obligation;
import io.crmkit.privacy.pack.Outcome;
import io.crmkit.privacy.pack.ReasonCode;
import io.crmkit.privacy.pack.RuleReference;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The answer, with everything that led to it. Holds no personal data beside the ids it was asked with.
 *
 * @param customer who was asked about
 * @param channel the channel that was asked about
 * @param purpose the purpose that was asked about
 * @param at the moment that was asked about
 * @param outcome the answer
 * @param reasons all reasons, those with the deciding outcome first, then those of an earlier step, then the more special ones;
 *     never empty. Reasons that were overridden follow behind
 * @param missingFacts the keys of facts that were not given and might change the answer; {@code zones} for the time zones,
 *     {@code jurisdictions} and {@code recent_contacts} for those of the request
 * @param validUntil the next moment at which the answer or its reasons can change without a new event or fact; before it they
 *     do not. Empty if no such moment is known. Ask again at the moment of sending
 * @param nextPermittedAt a moment from which the answer is yes as long as nothing else is said, such as when the calling hours
 *     begin or a pause ends; the first one that is found. Empty if the answer is yes already, or no such moment is known: hours
 *     are looked ahead for some days, other changes as far as they are known
 */
public record Decision(
        CustomerId customer,
        Channel channel,
        Purpose purpose,
        Instant at,
        Outcome outcome,
        List<Reason> reasons,
        List<String> missingFacts,
        Optional<Instant> validUntil,
        Optional<Instant> nextPermittedAt) {
    /**
     * Copies the lists.
     *
     * @throws InvalidInputException if there is no reason
     */
    public Decision {
        Objects.requireNonNull(outcome, "outcome");
        reasons = List.copyOf(reasons);
        missingFacts = List.copyOf(missingFacts);
        if (reasons.isEmpty()) {
            throw new InvalidInputException("decision.reasons", "must not be empty");
        }
    }

    /**
     * Returns a denial because the consent log could not be read. Ask again once the store can be reached.
     *
     * @param request what was asked
     * @param now the moment that counts if the request names none
     */
    public static Decision storeFailed(ContactRequest request, Instant now) {
        return new Decision(
                request.customer(),
                request.channel(),
                request.purpose(),
                request.at().orElse(now),
                Outcome.DENY,
                List.of(HouseRules.STORE_ERROR.because(List.of())),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** Returns whether the contact is allowed; a case to review is not. */
    public boolean permitted() {
        return outcome == Outcome.PERMIT;
    }

    /** Returns the codes of the reasons, each once, in their order; the first is the primary one. */
    public List<ReasonCode> codes() {
        return reasons.stream().map(Reason::code).distinct().toList();
    }

    /** Returns the permission events that decided: those behind the reasons with the deciding outcome. */
    public List<PermissionEventId> events() {
        return deciding().stream()
                .flatMap(reason -> reason.events().stream())
                .distinct()
                .toList();
    }

    /** Returns the rules that decided: those behind the reasons with the deciding outcome. */
    public List<RuleReference> rules() {
        return deciding().stream().map(Reason::rule).distinct().toList();
    }

    /** Returns what the business has to do along with this answer, such as to offer an unsubscribe link; sorted. */
    public SortedSet<Obligation> obligations() {
        SortedSet<Obligation> obligations = new TreeSet<>();
        deciding().forEach(reason -> obligations.addAll(reason.obligations()));
        return Collections.unmodifiableSortedSet(obligations);
    }

    private List<Reason> deciding() {
        return reasons.stream().filter(reason -> reason.outcome() == outcome).toList();
    }

    /** Returns the answer as English text for people who work on the case: several lines, no personal data. */
    public String explanation() {
        return Explanation.of(this);
    }
}
