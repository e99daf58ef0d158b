package io.crmkit.privacy.decision;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.privacy.consent.ConsentLog;
import io.crmkit.privacy.pack.LawPacks;
import io.crmkit.privacy.pack.RuleBook;
import io.crmkit.privacy.purpose.Purposes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Decides contacts. Pure and immutable: the same request, log and moment give the same decision, in whatever order events,
 * rules and packs stand.
 *
 * <ul>
 *   <li>All steps are evaluated, also after the first no, so the reasons are complete.
 *   <li>Any DENY beats any REVIEW beats any PERMIT; where nothing applies, the answer is DENY.
 *   <li>A stop of the customer denies under every law. A restriction denies, except for services (REVIEW) and legal claims.
 *   <li>A message that also advertises is judged as marketing, whatever its purpose.
 *   <li>Of several jurisdictions, each is judged by its own packs, and the strictest answer counts.
 * </ul>
 */
public final class DecisionEngine {
    /** Three moments a day and zone; enough to find the next morning, and a Monday in every zone. */
    private static final int STEPS_AHEAD = 60;

    private final RuleBook book;
    private final Purposes purposes;
    private final List<FrequencyCap> caps;

    private DecisionEngine(RuleBook book, Purposes purposes, List<FrequencyCap> caps) {
        this.book = book;
        this.purposes = purposes;
        this.caps = List.copyOf(caps);
    }

    /** Returns an engine for these packs and the standard purposes. */
    public static DecisionEngine of(LawPacks packs) {
        return of(packs, Purposes.standard());
    }

    /** Returns an engine for these packs and purposes. */
    public static DecisionEngine of(LawPacks packs, Purposes purposes) {
        Objects.requireNonNull(packs, "packs");
        Objects.requireNonNull(purposes, "purposes");
        return new DecisionEngine(RuleBook.of(packs, purposes), purposes, List.of());
    }

    /**
     * Returns this engine with frequency caps of the business; they hold beside those that customers asked for.
     *
     * @throws InvalidInputException if a purpose is not registered
     */
    public DecisionEngine withCaps(FrequencyCap... of) {
        List<FrequencyCap> all = List.of(of);
        all.forEach(cap -> cap.purpose().ifPresent(purposes::kind));
        return new DecisionEngine(book, purposes, all);
    }

    /**
     * Decides one contact.
     *
     * @param request what is asked
     * @param log the permission events of the customer
     * @param now the moment that counts if the request names none
     * @throws InvalidInputException if the purpose is not registered, or a fact is known neither to the library nor to a pack
     */
    public Decision decide(ContactRequest request, ConsentLog log, Instant now) {
        Instant at = request.at().orElse(now);
        Deliberation deliberation = new Deliberation(book, purposes, caps, request, log, at);
        return deliberation.decision(deliberation.permitted() ? Optional.empty() : nextPermitted(deliberation));
    }

    private static Optional<Instant> nextPermitted(Deliberation denied) {
        Deliberation deliberation = denied;
        for (int step = 0; step < STEPS_AHEAD; step++) {
            Optional<Instant> next = deliberation.noBetterUntil();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            deliberation = deliberation.later(next.get());
            if (deliberation.permitted()) {
                return next;
            }
        }
        return Optional.empty();
    }

    /**
     * Checks a request without deciding it.
     *
     * @throws InvalidInputException as {@link #decide}
     */
    public void check(ContactRequest request) {
        purposes.kind(request.purpose());
        book.check(request.facts());
    }
}
