package io.crmkit.privacy.pack;

import org.jspecify.annotations.Nullable;

/** What is known, as a rule sees it: values by the numbers of their facts. */
final class FactValues {
    private final @Nullable Object[] values;
    private final FactSet known;

    /**
     * Makes one in which nothing is known.
     *
     * @param facts how many facts have a number
     */
    FactValues(int facts) {
        this(new @Nullable Object[facts], new FactSet(facts));
    }

    private FactValues(@Nullable Object[] values, FactSet known) {
        this.values = values;
        this.known = known;
    }

    FactValues copy() {
        return new FactValues(values.clone(), known.copy());
    }

    @Nullable
    Object get(int slot) {
        return values[slot];
    }

    /** Sets the value of a fact that has none yet; {@code null} leaves it unknown. */
    void set(int slot, @Nullable Object value) {
        if (value != null) {
            values[slot] = value;
            known.add(slot);
        }
    }

    FactSet known() {
        return known;
    }
}
