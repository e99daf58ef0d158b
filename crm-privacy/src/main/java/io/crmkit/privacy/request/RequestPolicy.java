package io.crmkit.privacy.request;

import io.crmkit.core.Crm;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.privacy.erasure.PersonalRecords;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** By which laws requests are answered, and who knows of recipients and of terms of keeping. Immutable. */
public final class RequestPolicy {
    private final Map<String, RequestLaw> laws;
    private final Recipients recipients;
    private final KeepTerms keepTerms;
    private final int remindDays;

    private RequestPolicy(Map<String, RequestLaw> laws, Recipients recipients, KeepTerms keepTerms, int remindDays) {
        this.laws = Map.copyOf(laws);
        this.recipients = Objects.requireNonNull(recipients, "recipients");
        this.keepTerms = Objects.requireNonNull(keepTerms, "keepTerms");
        this.remindDays = remindDays;
    }

    /**
     * Returns the policy with these laws, no known recipients or terms, and a reminder seven days before a conservative date.
     *
     * @throws InvalidInputException if there is none, or two have the same id
     */
    public static RequestPolicy of(RequestLaw... laws) {
        Map<String, RequestLaw> byId = new LinkedHashMap<>();
        for (RequestLaw law : laws) {
            if (byId.put(law.id(), law) != null) {
                throw new InvalidInputException("requestPolicy.laws", "must have different ids");
            }
        }
        if (byId.isEmpty()) {
            throw new InvalidInputException("requestPolicy.laws", "must not be empty");
        }
        return new RequestPolicy(byId, Recipients.NONE, KeepTerms.NONE, 7);
    }

    /** Returns this policy with somebody who knows to whom data was disclosed. */
    public RequestPolicy recipients(Recipients known) {
        return new RequestPolicy(laws, known, keepTerms, remindDays);
    }

    /** Returns this policy with somebody who knows how long and on which basis records are kept. */
    public RequestPolicy keepTerms(KeepTerms terms) {
        return new RequestPolicy(laws, recipients, terms, remindDays);
    }

    /**
     * Returns this policy with another lead of the reminder before a conservative date.
     *
     * @param days 0 to 365
     * @throws InvalidInputException if it is out of range
     */
    public RequestPolicy remindBefore(int days) {
        if (days < 0 || days > 365) {
            throw new InvalidInputException("requestPolicy.remindBefore", "must lie within 0 to 365 days");
        }
        return new RequestPolicy(laws, recipients, keepTerms, days);
    }

    RequestLaw law(String id) {
        RequestLaw law = laws.get(id);
        if (law == null) {
            throw new InvalidInputException("requestIntake.law", "must be the id of a law of the policy");
        }
        return law;
    }

    RequestDates dates(String law) {
        return new RequestDates(law(law), remindDays);
    }

    KeepTerms keepTerms() {
        return keepTerms;
    }

    /** Returns who got data of the person, under whichever of its records. */
    Set<String> recipientsOf(Crm crm, CustomerId customer) {
        Set<String> all = new TreeSet<>();
        PersonalRecords.of(crm).sameAs(customer).forEach(one -> all.addAll(recipients.of(one)));
        return all;
    }
}
