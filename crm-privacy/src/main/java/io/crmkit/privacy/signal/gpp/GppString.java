package io.crmkit.privacy.signal.gpp;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.gate.Purpose;
import io.crmkit.privacy.consent.Evidence;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.consent.PermissionType;
import io.crmkit.privacy.signal.tcf.TcString;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a string of the Global Privacy Platform refuses (IAB Tech Lab, "Global Privacy Platform String" 1.0 and its sections). Read are
 * the section of the European framework (2, by {@link TcString}), the US Privacy string (6), the national section of the USA (7) and
 * those of states (8 to 22). A Global Privacy Control in one of them counts as all three opt-outs, the careful reading. What is said of
 * sensitive data, of children and of agreements of the industry is not read, nor are other sections: {@code unread} names them.
 *
 * @param optOuts what was opted out of in any section
 * @param tcf the section of the European framework
 * @param unread the ids of sections that this library does not read
 */
public record GppString(Set<GppOptOut> optOuts, Optional<TcString> tcf, SortedSet<Integer> unread) {
    private static final String FIELD = "gppString";
    private static final int LONGEST = 20_000;
    private static final int TCF_EU = 2;
    private static final int US_PRIVACY = 6;

    private static final Pattern US_PRIVACY_FORM = Pattern.compile("1[YN-]{3}", Pattern.CASE_INSENSITIVE);
    private static final Pattern WEB_SAFE = Pattern.compile("[A-Za-z0-9._-]+");

    /** Copies the sets. */
    public GppString {
        Set<GppOptOut> sorted = EnumSet.noneOf(GppOptOut.class);
        sorted.addAll(optOuts);
        optOuts = Collections.unmodifiableSet(sorted);
        unread = Collections.unmodifiableSortedSet(new TreeSet<>(unread));
    }

    /**
     * Reads a string. One section that cannot be read makes the whole string unreadable, so that no refusal in it is passed over in
     * silence.
     *
     * @throws InvalidInputException if it is longer than 20,000 characters, its header is malformed or does not fit its sections, or a
     *     section that this library reads is malformed or of a newer version
     */
    public static GppString parse(String text) {
        if (text.length() > LONGEST) {
            throw new InvalidInputException(FIELD, "must have " + LONGEST + " characters at most");
        }
        String[] parts = text.split("~", -1);
        List<Integer> ids = SectionIds.read(parts[0]);
        if (ids.size() != parts.length - 1) {
            throw new InvalidInputException(FIELD, "must have the sections that its header names");
        }
        Set<GppOptOut> optOuts = EnumSet.noneOf(GppOptOut.class);
        Optional<TcString> tcf = Optional.empty();
        SortedSet<Integer> unread = new TreeSet<>();
        for (int i = 0; i < ids.size(); i++) {
            int id = ids.get(i);
            String section = parts[i + 1];
            Optional<UsSection> us = UsSection.of(id);
            if (us.isPresent()) {
                optOuts.addAll(us.get().read(section));
            } else if (id == TCF_EU) {
                tcf = Optional.of(TcString.parse(section));
            } else if (id == US_PRIVACY) {
                optOuts.addAll(usPrivacy(section));
            } else {
                requireWebSafe(section);
                unread.add(id);
            }
        }
        return new GppString(optOuts, tcf, unread);
    }

    /** The version, then whether there was a notice, an opt-out of sale, and an agreement. */
    private static Set<GppOptOut> usPrivacy(String section) {
        if (!US_PRIVACY_FORM.matcher(section).matches()) {
            throw new InvalidInputException(FIELD + "." + US_PRIVACY, "must be 1 and three of Y, N and -");
        }
        boolean out = Character.toUpperCase(section.charAt(2)) == 'Y';
        return out ? EnumSet.of(GppOptOut.SALE) : EnumSet.noneOf(GppOptOut.class);
    }

    private static void requireWebSafe(String section) {
        if (!WEB_SAFE.matcher(section).matches()) {
            throw new InvalidInputException(FIELD, "must have sections of letters, digits and . _ -");
        }
    }

    /**
     * Returns a signal of the user for each purpose of the business that the string refuses. What it allows becomes no event: it was
     * said to a web page about advertising, and is no permission to contact anybody.
     *
     * @param id names the signals, with the purpose added; letters, digits and {@code . _ : -}, 1 to 45
     * @param receivedAt when the string was received; sections of the USA hold no time. Those of the European framework do
     * @param tcfPurposes which purposes of the business need which of the European framework; see {@link TcString#stops}
     * @throws InvalidInputException if the id is malformed, or a number is not within 1 to 24
     */
    public List<PermissionEvent> stops(String id, Instant receivedAt, Map<Purpose, Integer> tcfPurposes) {
        List<PermissionEvent> stops = new ArrayList<>();
        SortedSet<String> refused = new TreeSet<>();
        optOuts.forEach(optOut -> refused.add(optOut.purpose().key()));
        for (String purpose : refused) {
            stops.add(PermissionEvent.of(PermissionType.SIGNAL, id + ":" + purpose, receivedAt)
                    .purpose(new Purpose(purpose))
                    .evidence(Evidence.of(Evidence.Kind.SIGNAL, "gpp"))
                    .build());
        }
        tcf.ifPresent(string -> stops.addAll(string.stops(id + ":tcf", tcfPurposes)));
        return stops;
    }
}
