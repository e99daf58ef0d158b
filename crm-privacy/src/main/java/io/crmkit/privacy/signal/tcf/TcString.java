package io.crmkit.privacy.signal.tcf;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.gate.Purpose;
import io.crmkit.privacy.consent.Evidence;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.consent.PermissionType;
import io.crmkit.privacy.signal.Bits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the core segment of a TC string says about purposes (IAB Tech Lab, Consent string and vendor list formats v2, "The core
 * string"; field widths from general knowledge, checked with a published string). Vendors and the other segments are not read.
 *
 * @param created when the user first chose
 * @param lastUpdated when the user last chose
 * @param cmpId the registered program that asked
 * @param vendorListVersion the list that it showed
 * @param consents the purposes that the user consented to, 1 to 24
 * @param legitimateInterests the purposes whose legitimate interest was shown and not objected to, 1 to 24
 */
public record TcString(
        Instant created,
        Instant lastUpdated,
        int cmpId,
        int vendorListVersion,
        SortedSet<Integer> consents,
        SortedSet<Integer> legitimateInterests) {
    private static final int VERSION = 2;
    private static final int LONGEST = 20_000;

    /** Version to publisher country. */
    private static final int CORE_BITS = 213;

    private static final int PURPOSES = 24;

    /** Sorts the purposes. */
    public TcString {
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(lastUpdated, "lastUpdated");
        consents = Collections.unmodifiableSortedSet(new TreeSet<>(consents));
        legitimateInterests = Collections.unmodifiableSortedSet(new TreeSet<>(legitimateInterests));
    }

    /**
     * Reads a TC string.
     *
     * @throws InvalidInputException if it is too short or long, not in base64url, or of another version than 2
     */
    public static TcString parse(String text) {
        String core = text.split("\\.", 2)[0];
        if (core.length() * 6 < CORE_BITS || core.length() > LONGEST) {
            throw new InvalidInputException("tcString", "must have a core segment of 36 to " + LONGEST + " characters");
        }
        Bits bits = Bits.of("tcString", core);
        if (bits.next(6) != VERSION) {
            throw new InvalidInputException("tcString", "must be of version " + VERSION);
        }
        Instant created = Instant.ofEpochMilli(bits.next(36) * 100);
        Instant updated = Instant.ofEpochMilli(bits.next(36) * 100);
        int cmp = (int) bits.next(12);
        bits.next(12 + 6 + 12); // version of the program, screen, language
        int list = (int) bits.next(12);
        bits.next(6 + 1 + 1 + 12); // policy, service-specific, own texts, special features
        return new TcString(created, updated, cmp, list, bits.set(PURPOSES), bits.set(PURPOSES));
    }

    /** Returns whether the string allows a purpose, by consent or by legitimate interest. */
    public boolean allows(int tcfPurpose) {
        return consents.contains(tcfPurpose) || legitimateInterests.contains(tcfPurpose);
    }

    /**
     * Returns a signal of the user for each purpose of the business that the string does not allow. What it allows becomes no event:
     * it was said to a web page about advertising, and is no permission to contact anybody.
     *
     * @param id names the signals, with the purpose added; letters, digits and {@code . _ : -}, 1 to 50
     * @param purposes which purposes of the business need which of the framework, such as 4 (personalised advertising) for
     *     {@code TARGETED_ADVERTISING}
     * @throws InvalidInputException if the id is malformed, or a number is not within 1 to 24
     */
    public List<PermissionEvent> stops(String id, Map<Purpose, Integer> purposes) {
        Map<String, Integer> sorted = new TreeMap<>();
        purposes.forEach((purpose, number) -> {
            if (number < 1 || number > PURPOSES) {
                throw new InvalidInputException("purposes", "must name purposes within 1 to " + PURPOSES);
            }
            sorted.put(purpose.key(), number);
        });
        List<PermissionEvent> stops = new ArrayList<>();
        sorted.forEach((purpose, number) -> {
            if (!allows(number)) {
                stops.add(PermissionEvent.of(PermissionType.SIGNAL, id + ":" + purpose, lastUpdated)
                        .purpose(new Purpose(purpose))
                        .evidence(Evidence.of(Evidence.Kind.SIGNAL, "tcf-cmp-" + cmpId))
                        .build());
            }
        });
        return stops;
    }
}
