package io.crmkit.privacy.request;

import io.crmkit.core.id.CustomerId;
import java.util.Set;

/** Knows to whom the data of a person was disclosed; the host, or a log of disclosures, implements it. */
@FunctionalInterface
public interface Recipients {
    /** Knows of no disclosures. */
    Recipients NONE = customer -> Set.of();

    /**
     * Returns the keys of those who got data of a customer, as {@link RecipientNotice} wants them; asked once for every record that was
     * merged into the person.
     */
    Set<String> of(CustomerId customer);
}
