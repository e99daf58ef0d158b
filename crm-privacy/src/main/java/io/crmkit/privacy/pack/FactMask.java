package io.crmkit.privacy.pack;

import java.util.BitSet;

/** A set of facts by number; not changed once it is made. */
record FactMask(BitSet slots) {
    static final FactMask NONE = new FactMask(new BitSet());

    FactMask or(FactMask other) {
        BitSet union = (BitSet) slots.clone();
        union.or(other.slots);
        return new FactMask(union);
    }
}
