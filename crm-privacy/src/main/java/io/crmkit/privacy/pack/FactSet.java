package io.crmkit.privacy.pack;

/** A set of facts by their numbers. */
final class FactSet {
    private final long[] words;

    /**
     * Makes an empty set.
     *
     * @param facts how many facts have a number
     */
    FactSet(int facts) {
        this(new long[(facts + Long.SIZE - 1) / Long.SIZE]);
    }

    private FactSet(long[] words) {
        this.words = words;
    }

    void add(int slot) {
        words[slot / Long.SIZE] |= 1L << slot;
    }

    /** Returns the least number in the set that is not below {@code from}, -1 if there is none. */
    int next(int from) {
        for (int i = from / Long.SIZE; i < words.length; i++) {
            long rest = i == from / Long.SIZE ? words[i] & -1L << from : words[i];
            if (rest != 0) {
                return i * Long.SIZE + Long.numberOfTrailingZeros(rest);
            }
        }
        return -1;
    }

    void addAll(FactSet others) {
        for (int i = 0; i < words.length; i++) {
            words[i] |= others.words[i];
        }
    }

    void removeAll(FactSet others) {
        for (int i = 0; i < words.length; i++) {
            words[i] &= ~others.words[i];
        }
    }

    boolean containsAll(FactSet others) {
        for (int i = 0; i < words.length; i++) {
            if ((others.words[i] & ~words[i]) != 0) {
                return false;
            }
        }
        return true;
    }

    FactSet copy() {
        return new FactSet(words.clone());
    }

    /** Returns how many there are. */
    int size() {
        int size = 0;
        for (long word : words) {
            size += Long.bitCount(word);
        }
        return size;
    }
}
