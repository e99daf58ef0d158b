package io.crmkit.benchmarks.hibernate;

import io.crmkit.core.contact.ContactUse;
import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.contact.Verification;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** An e-mail address of a customer; a row of its own. */
@Embeddable
record EmailValue(
        String raw,
        @Column(name = "match_form") String matchForm,
        @Enumerated(EnumType.STRING) ContactUse use,
        int preference,
        @Enumerated(EnumType.STRING) Verification verification) {
    static EmailValue of(EmailAddress email) {
        return new EmailValue(email.raw(), email.matchForm(), email.use(), email.preference(), email.verification());
    }
}
