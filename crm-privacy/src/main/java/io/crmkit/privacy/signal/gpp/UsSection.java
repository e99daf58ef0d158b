package io.crmkit.privacy.signal.gpp;

import static io.crmkit.privacy.signal.gpp.GppOptOut.SALE;
import static io.crmkit.privacy.signal.gpp.GppOptOut.SHARING;
import static io.crmkit.privacy.signal.gpp.GppOptOut.TARGETED_ADVERTISING;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.privacy.signal.Bits;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The sections of the USA that are coded alike: a version, notices, opt-outs, then what is not read here (sensitive data, children,
 * agreements of the industry); and a part beside that for the Global Privacy Control. All fields but the version have two bits: 0 not
 * applicable, 1 opted out or yes, 2 not opted out or no.
 */
enum UsSection {
    US_NAT(7, 6, List.of(18, 23), SALE, SHARING, TARGETED_ADVERTISING),
    US_CA(8, 3, List.of(15), SALE, SHARING),
    US_VA(9, 3, List.of(12), SALE, TARGETED_ADVERTISING),
    US_CO(10, 3, List.of(11), SALE, TARGETED_ADVERTISING),
    US_UT(11, 4, List.of(12), SALE, TARGETED_ADVERTISING),
    US_CT(12, 3, List.of(14), SALE, TARGETED_ADVERTISING),
    US_FL(13, 3, List.of(15), SALE, TARGETED_ADVERTISING),
    US_MT(14, 3, List.of(15), SALE, TARGETED_ADVERTISING),
    US_OR(15, 3, List.of(18), SALE, TARGETED_ADVERTISING),
    US_TX(16, 3, List.of(13), SALE, TARGETED_ADVERTISING),
    US_DE(17, 3, List.of(18), SALE, TARGETED_ADVERTISING),
    US_IA(18, 4, List.of(12), SALE, TARGETED_ADVERTISING),
    US_NE(19, 3, List.of(13), SALE, TARGETED_ADVERTISING),
    US_NH(20, 3, List.of(15), SALE, TARGETED_ADVERTISING),
    US_NJ(21, 3, List.of(19), SALE, TARGETED_ADVERTISING),
    US_TN(22, 3, List.of(13), SALE, TARGETED_ADVERTISING);

    private static final int GPC_PART = 1;

    private final int id;
    private final int notices;

    /** How many fields follow the opt-outs, by version. */
    private final List<Integer> others;

    private final List<GppOptOut> optOuts;

    UsSection(int id, int notices, List<Integer> others, GppOptOut... optOuts) {
        this.id = id;
        this.notices = notices;
        this.others = others;
        this.optOuts = List.of(optOuts);
    }

    static Optional<UsSection> of(int id) {
        return Arrays.stream(values()).filter(section -> section.id == id).findFirst();
    }

    /** Returns what was opted out of. */
    Set<GppOptOut> read(String text) {
        String[] parts = text.split("\\.", -1);
        Set<GppOptOut> found = core(Bits.of(field(), parts[0]));
        if (parts.length > 2) {
            throw invalid("must have one part beside its core at most");
        }
        if (parts.length == 2 && gpc(Bits.of(field(), parts[1]))) {
            found.addAll(EnumSet.allOf(GppOptOut.class));
        }
        return found;
    }

    private Set<GppOptOut> core(Bits bits) {
        int version = (int) bits.next(6);
        if (version < 1 || version > others.size()) {
            throw invalid("must be of version 1 to " + others.size());
        }
        for (int i = 0; i < notices; i++) {
            answer(bits);
        }
        Set<GppOptOut> found = EnumSet.noneOf(GppOptOut.class);
        for (GppOptOut optOut : optOuts) {
            if (answer(bits) == 1) {
                found.add(optOut);
            }
        }
        for (int i = others.get(version - 1); i > 0; i--) {
            answer(bits);
        }
        return found; // what follows is padding, or fields that later drafts of the same version have added
    }

    private long answer(Bits bits) {
        long answer = bits.next(2);
        if (answer == 3) {
            throw invalid("must have answers of 0 to 2");
        }
        return answer;
    }

    private boolean gpc(Bits bits) {
        if (bits.next(2) != GPC_PART) {
            throw invalid("must have no other part beside its core than that of the Global Privacy Control");
        }
        boolean on = bits.next(1) == 1;
        bits.end();
        return on;
    }

    private String field() {
        return "gppString." + id;
    }

    private InvalidInputException invalid(String rule) {
        return new InvalidInputException(field(), rule);
    }
}
