package io.crmkit.recovery.cases;

import io.crmkit.recovery.failure.ServiceFailure;
import java.time.Instant;
import java.time.ZoneOffset;

/** Gives cases the numbers by which people name them; a port of the host, which may count for itself. */
@FunctionalInterface
public interface CaseNumbers {
    /**
     * Returns the number of a new case; not blank, at most 90 characters, without personal data.
     *
     * @param failure what it is opened for
     * @param openedAt when
     * @param attempt 1, and one more after each number that was taken
     */
    String number(ServiceFailure failure, Instant openedAt, int attempt);

    /**
     * Returns numbers such as {@code R-2026-7K3M-9QXD}: the year in UTC, and 40 bits of a digest of fingerprint, time and attempt in the
     * alphabet of Crockford, which has no I, L, O and U. Needs no counter and no randomness; a number that is taken is avoided.
     */
    static CaseNumbers standard() {
        return (failure, openedAt, attempt) -> {
            byte[] digest = Digests.sha256(failure.fingerprint() + " " + openedAt + " " + attempt);
            long bits = 0;
            for (int i = 0; i < 5; i++) {
                bits = (bits << 8) | (digest[i] & 0xff);
            }
            StringBuilder code = new StringBuilder();
            for (int i = 7; i >= 0; i--) {
                code.append("0123456789ABCDEFGHJKMNPQRSTVWXYZ".charAt((int) ((bits >> (5 * i)) & 31)));
                code.append(i == 4 ? "-" : "");
            }
            return "R-" + openedAt.atZone(ZoneOffset.UTC).getYear() + "-" + code;
        };
    }
}
