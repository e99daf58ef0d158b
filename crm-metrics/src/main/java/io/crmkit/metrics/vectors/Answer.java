package io.crmkit.metrics.vectors;

import java.util.List;
import java.util.stream.DoubleStream;

/** What an implementation makes of a vector. */
public sealed interface Answer {
    /**
     * The numbers it computes, in the order that the method of the vector names.
     *
     * @param values the numbers
     */
    record Numbers(List<Double> values) implements Answer {
        /** Copies the numbers. */
        public Numbers {
            values = List.copyOf(values);
        }
    }

    /** It refuses the input, or says that there is no value. */
    record Refused() implements Answer {}

    /**
     * It does not compute this, or cannot here, such as without a file.
     *
     * @param reason why not
     */
    record Unsupported(String reason) implements Answer {}

    /** Returns the numbers as an answer. */
    static Answer of(double... values) {
        return new Numbers(DoubleStream.of(values).boxed().toList());
    }

    /** Returns that the input is refused or has no value. */
    static Answer refused() {
        return new Refused();
    }

    /** Returns that the implementation does not compute this. */
    static Answer unsupported(String reason) {
        return new Unsupported(reason);
    }
}
