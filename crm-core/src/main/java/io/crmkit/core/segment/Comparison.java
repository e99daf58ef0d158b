package io.crmkit.core.segment;

import java.util.List;

/** An operator with what stands beside it in the rule. */
record Comparison(SegmentKind<?> kind, Operator operator, List<SegmentKind.Operand> operands) {
    Comparison {
        operands = List.copyOf(operands);
    }

    /**
     * Returns how values compare. Of several values one is enough, and without any it is false; a single one that is missing makes it
     * unknown.
     */
    Truth of(List<Object> values, boolean several, SegmentTime time) {
        if (operator == Operator.EXISTS) {
            return Truth.of(values.isEmpty() != (Boolean) operands.get(0).at(time));
        }
        if (values.isEmpty()) {
            return several ? Truth.FALSE : Truth.UNKNOWN;
        }
        List<Object> wanted = at(time);
        Truth truth = Truth.FALSE;
        for (Object value : values) {
            truth = truth.or(operator.holds(kind, value, wanted));
        }
        return truth;
    }

    /** Returns how a number compares of which only a lower bound is known. */
    Truth ofAtLeast(Object lowerBound, SegmentTime time) {
        List<Object> wanted = at(time);
        Truth atBound = operator.holds(kind, lowerBound, wanted);
        return switch (operator) {
            case AT_LEAST, ABOVE -> atBound == Truth.TRUE ? Truth.TRUE : Truth.UNKNOWN;
            case AT_MOST, BELOW -> atBound == Truth.FALSE ? Truth.FALSE : Truth.UNKNOWN;
            default -> {
                boolean above = wanted.stream()
                        .allMatch(one -> kind.compare(lowerBound, one).orElse(0) > 0);
                yield above ? Truth.FALSE : Truth.UNKNOWN;
            }
        };
    }

    List<Object> at(SegmentTime time) {
        return operands.stream().map(operand -> operand.at(time)).toList();
    }
}
