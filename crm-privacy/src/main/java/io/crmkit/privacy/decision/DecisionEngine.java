package io.crmkit.privacy.decision;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.privacy.consent.ConsentLog;
import io.crmkit.privacy.pack.LawPacks;
import io.crmkit.privacy.purpose.Purposes;
import java.time.Instant;
import java.util.Objects;

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
    private final LawPacks packs;
    private final Purposes purposes;

    private DecisionEngine(LawPacks packs, Purposes purposes) {
        this.packs = Objects.requireNonNull(packs, "packs");
        this.purposes = Objects.requireNonNull(purposes, "purposes");
    }

    /** Returns an engine for these packs and the standard purposes. */
    public static DecisionEngine of(LawPacks packs) {
        return of(packs, Purposes.standard());
    }

    /** Returns an engine for these packs and purposes. */
    public static DecisionEngine of(LawPacks packs, Purposes purposes) {
        return new DecisionEngine(packs, purposes);
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
        check(request);
        return new Deliberation(packs, purposes, request, log, request.at().orElse(now)).decision();
    }

    /**
     * Checks a request without deciding it.
     *
     * @throws InvalidInputException as {@link #decide}
     */
    public void check(ContactRequest request) {
        purposes.kind(request.purpose());
        for (String key : request.facts().keys()) {
            if (!packs.know(key)) {
                throw new InvalidInputException("request.facts." + key, "is read by no pack");
            }
        }
    }
}
