package io.crmkit.benchmarks.tally;

import java.util.SplittableRandom;

/** Kinds of answers on the scale 0 to 10. How they are spread decides how often one counter is needed twice in a row. */
public enum Answers {
    /** Each rating as often as any other. */
    UNIFORM {
        @Override
        int next(SplittableRandom random) {
            return random.nextInt(11);
        }
    },
    /** As customers answer: half of them 10, most of the others 8 and 9. */
    SKEWED {
        @Override
        int next(SplittableRandom random) {
            int percent = random.nextInt(100);
            return percent < 48 ? 10 : percent < 66 ? 9 : percent < 80 ? 8 : random.nextInt(8);
        }
    },
    /** All the same. */
    CONSTANT {
        @Override
        int next(SplittableRandom random) {
            return 9;
        }
    },
    /** One in twenty is a code for "not applicable". */
    WITH_CODES {
        @Override
        int next(SplittableRandom random) {
            return random.nextInt(20) == 0 ? 99 : random.nextInt(11);
        }
    };

    private static final long SEED = 20_261_121;

    abstract int next(SplittableRandom random);

    /** Returns that many, the same each time. */
    byte[] column(int size) {
        SplittableRandom random = new SplittableRandom(SEED);
        byte[] column = new byte[size];
        for (int i = 0; i < size; i++) {
            column[i] = (byte) next(random);
        }
        return column;
    }

    /** Returns numbers of segments, each as often as any other. */
    static byte[] segments(int size, int segments) {
        SplittableRandom random = new SplittableRandom(~SEED);
        byte[] column = new byte[size];
        for (int i = 0; i < size; i++) {
            column[i] = (byte) random.nextInt(segments);
        }
        return column;
    }
}
