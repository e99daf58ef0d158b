package io.crmkit.privacy.decision;

import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.privacy.consent.PermissionEventId;
import io.crmkit.privacy.pack.Obligation;
import io.crmkit.privacy.pack.Outcome;
import io.crmkit.privacy.pack.ReasonCode;
import io.crmkit.privacy.pack.RuleReference;
import io.crmkit.privacy.style.PrivacyStyle;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.immutables.value.Value;

/**
 * The answer, with everything that led to it. Holds no personal data beside the ids it was asked with. Not for implementation
 * by hosts.
 */
@Value.Immutable
@PrivacyStyle
public interface Decision {
    /** Returns who was asked about. */
    CustomerId customer();

    /** Returns the channel that was asked about. */
    Channel channel();

    /** Returns the purpose that was asked about. */
    Purpose purpose();

    /** Returns the moment that was asked about. */
    Instant at();

    /** Returns the answer. */
    Outcome outcome();

    /**
     * Returns all reasons, those with the deciding outcome first, then those of an earlier step, then the more special ones;
     * never empty. Reasons that were overridden follow behind.
     */
    List<Reason> reasons();

    /** Returns what the business has to do along with this answer, such as to offer an unsubscribe link. */
    @Value.NaturalOrder
    SortedSet<Obligation> obligations();

    /** Returns the keys of facts that were not given and might change the answer; {@code zones} for the time zones. */
    List<String> missingFacts();

    /**
     * Returns the next moment at which the answer or its reasons can change without a new event or fact; before it they do
     * not. Empty if no such moment is known. Ask again at the moment of sending.
     */
    Optional<Instant> validUntil();

    /**
     * Returns a moment from which the answer is yes as long as nothing else is said, such as when the calling hours begin or a
     * pause ends; the first one that is found. Empty if the answer is yes already, or no such moment is known: hours are looked
     * ahead for some days, other changes as far as they are known.
     */
    Optional<Instant> nextPermittedAt();

    /**
     * Returns a denial because the consent log could not be read. Ask again once the store can be reached.
     *
     * @param request what was asked
     * @param now the moment that counts if the request names none
     */
    static Decision storeFailed(ContactRequest request, Instant now) {
        return ImmutableDecision.builder()
                .customer(request.customer())
                .channel(request.channel())
                .purpose(request.purpose())
                .at(request.at().orElse(now))
                .outcome(Outcome.DENY)
                .addReasons(HouseRules.STORE_ERROR.because(List.of()))
                .build();
    }

    /** Returns whether the contact is allowed; a case to review is not. */
    default boolean permitted() {
        return outcome() == Outcome.PERMIT;
    }

    /** Returns the codes of the reasons, each once, in their order; the first is the primary one. */
    default List<ReasonCode> codes() {
        return reasons().stream().map(Reason::code).distinct().toList();
    }

    /** Returns the permission events that decided: those behind the reasons with the deciding outcome. */
    default List<PermissionEventId> events() {
        return deciding().stream()
                .flatMap(reason -> reason.events().stream())
                .distinct()
                .toList();
    }

    /** Returns the rules that decided: those behind the reasons with the deciding outcome. */
    default List<RuleReference> rules() {
        return deciding().stream().map(Reason::rule).distinct().toList();
    }

    private List<Reason> deciding() {
        return reasons().stream()
                .filter(reason -> reason.outcome() == outcome())
                .toList();
    }

    /** Returns the answer as English text for people who work on the case: several lines, no personal data. */
    default String explanation() {
        return Explanation.of(this);
    }
}
