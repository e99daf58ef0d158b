package io.crmkit.privacy.request;

import io.crmkit.core.error.InvalidInputException;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * That somebody who got the data has to be told of a rectification, an erasure, a restriction or an opt-out (GDPR art. 19). The library
 * contacts nobody: the host tells the recipient and confirms it.
 *
 * @param recipient the key of the recipient, such as that of a partner; letters, digits and {@code . _ : -}, 1 to 120
 * @param status whether it was told
 */
public record RecipientNotice(String recipient, NoticeStatus status) {
    private static final Pattern RECIPIENT = Pattern.compile("[A-Za-z0-9._:-]{1,120}");

    /**
     * Checks the key.
     *
     * @throws InvalidInputException if it has another form
     */
    public RecipientNotice {
        Objects.requireNonNull(status, "status");
        if (!RECIPIENT.matcher(recipient).matches()) {
            throw new InvalidInputException("recipientNotice.recipient", "must match " + RECIPIENT.pattern());
        }
    }
}
