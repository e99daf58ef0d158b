package io.crmkit.privacy.signal.gpp;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.privacy.signal.Bits;
import java.util.ArrayList;
import java.util.List;

/** Reads the header of a string: type, version and a Fibonacci range of the ids of the sections that follow. */
final class SectionIds {
    private static final String FIELD = "gppString.header";
    private static final int TYPE = 3;
    private static final int VERSION = 1;

    /** Far more than there are; a short header could otherwise ask for millions. */
    private static final int HIGHEST = 1_000;

    private SectionIds() {}

    /** Returns the ids in ascending order. */
    static List<Integer> read(String header) {
        Bits bits = Bits.of(FIELD, header);
        if (bits.next(6) != TYPE) {
            throw new InvalidInputException(FIELD, "must be of type " + TYPE);
        }
        if (bits.next(6) != VERSION) {
            throw new InvalidInputException(FIELD, "must be of version " + VERSION);
        }
        List<Integer> ids = new ArrayList<>();
        int last = 0;
        for (long items = bits.next(12); items > 0; items--) {
            boolean group = bits.next(1) == 1;
            last += fibonacci(bits);
            ids.add(within(last));
            if (group) {
                for (int more = fibonacci(bits); more > 0; more--) {
                    last++;
                    ids.add(within(last));
                }
            }
        }
        bits.end();
        return ids;
    }

    private static int within(int id) {
        if (id > HIGHEST) {
            throw new InvalidInputException(FIELD, "must name sections of 1 to " + HIGHEST);
        }
        return id;
    }

    /** Reads a number in Fibonacci coding: one bit for each of 1, 2, 3, 5, ..., and a 1 after the last that is set. */
    private static int fibonacci(Bits bits) {
        int number = 0;
        int value = 1;
        int next = 2;
        boolean before = false;
        while (true) {
            boolean set = bits.next(1) == 1;
            if (set && before) {
                return number;
            }
            if (set) {
                number += within(value);
            }
            before = set;
            int sum = Math.min(value + next, HIGHEST + 1);
            value = next;
            next = sum;
        }
    }
}
