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
    US_NAT(7, 6, 18, 23),
    US_CA(8, 3, 15),
    US_VA(9, 3, 12),
    US_CO(10, 3, 11),
    US_UT(11, 4, 12),
    US_CT(12, 3, 14),
    US_FL(13, 3, 15),
    US_MT(14, 3, 15),
    US_OR(15, 3, 18),
    US_TX(16, 3, 13),
    US_DE(17, 3, 18),
    US_IA(18, 4, 12),
    US_NE(19, 3, 13),
    US_NH(20, 3, 15),
    US_NJ(21, 3, 19),
    US_TN(22, 3, 13);

    private static final int GPC_PART = 1;

    private final int id;
    private final int notices;
    private final int others;
    private final int othersOfVersion2;

    UsSection(int id, int notices, int others) {
        this(id, notices, others, 0);
    }

    /**
     * Describes a section.
     *
     * @param notices how many fields come before the opt-outs
     * @param others how many come behind them
     * @param othersOfVersion2 how many come behind them in version 2; 0 if there is none
     */
    UsSection(int id, int notices, int others, int othersOfVersion2) {
        this.id = id;
        this.notices = notices;
        this.others = others;
        this.othersOfVersion2 = othersOfVersion2;
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
        int latest = othersOfVersion2 > 0 ? 2 : 1;
        if (version < 1 || version > latest) {
            throw invalid("must be of version 1 to " + latest);
        }
        for (int i = 0; i < notices; i++) {
            answer(bits);
        }
        Set<GppOptOut> found = EnumSet.noneOf(GppOptOut.class);
        for (GppOptOut optOut : optOuts()) {
            if (answer(bits) == 1) {
                found.add(optOut);
            }
        }
        for (int left = version == 1 ? others : othersOfVersion2; left > 0; left--) {
            answer(bits);
        }
        return found; // what follows is padding, or fields that later drafts of the same version have added
    }

    private List<GppOptOut> optOuts() {
        return switch (this) {
            case US_NAT -> List.of(SALE, SHARING, TARGETED_ADVERTISING);
            case US_CA -> List.of(SALE, SHARING);
            default -> List.of(SALE, TARGETED_ADVERTISING);
        };
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
