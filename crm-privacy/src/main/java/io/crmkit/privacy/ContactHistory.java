package io.crmkit.privacy;

import io.crmkit.core.id.CustomerId;
import io.crmkit.privacy.decision.PastContact;
import java.util.List;

/** Tells how often a customer was contacted; the host writes it over whatever it sends with. */
@FunctionalInterface
public interface ContactHistory {
    /** Returns the contacts that frequency caps may count: at least those within the longest span of a cap, in any order. */
    List<PastContact> of(CustomerId customer);
}
