package io.crmkit.core.segment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a field is compared with what stands in the rule. */
enum Operator {
    /** Equals it. */
    IS("is"),
    /** Equals one of them. */
    IN("in"),
    /** Has a value, or has none. */
    EXISTS("exists"),
    /** At or above it. */
    AT_LEAST("atLeast"),
    /** Above it. */
    ABOVE("above"),
    /** At or below it. */
    AT_MOST("atMost"),
    /** Below it. */
    BELOW("below"),
    /** Within both, ends included. */
    BETWEEN("between"),
    /** Begins with it. */
    STARTS_WITH("startsWith"),
    /** Contains it. */
    CONTAINS("contains");

    private final String key;

    Operator(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }

    boolean admits(SegmentKind<?> kind) {
        return switch (this) {
            case IS, EXISTS -> true;
            case IN -> kind != SegmentKind.FLAG;
            case AT_LEAST, ABOVE, AT_MOST, BELOW, BETWEEN -> kind.ordered();
            case STARTS_WITH, CONTAINS -> kind == SegmentKind.TEXT;
        };
    }

    /** Returns whether a value compares so with the operands, both in their normal form. */
    Truth holds(SegmentKind<?> kind, Object value, List<Object> operands) {
        Object first = operands.get(0);
        return switch (this) {
            case IS ->
                kind.compare(value, first).map(order -> Truth.of(order == 0)).orElse(Truth.UNKNOWN);
            case IN -> {
                Truth among = Truth.FALSE;
                for (Object operand : operands) {
                    among = among.or(IS.holds(kind, value, List.of(operand)));
                }
                yield among;
            }
            case AT_LEAST ->
                kind.compare(value, first).map(order -> Truth.of(order >= 0)).orElse(Truth.UNKNOWN);
            case ABOVE ->
                kind.compare(value, first).map(order -> Truth.of(order > 0)).orElse(Truth.UNKNOWN);
            case AT_MOST ->
                kind.compare(value, first).map(order -> Truth.of(order <= 0)).orElse(Truth.UNKNOWN);
            case BELOW ->
                kind.compare(value, first).map(order -> Truth.of(order < 0)).orElse(Truth.UNKNOWN);
            case BETWEEN ->
                AT_LEAST.holds(kind, value, operands).and(AT_MOST.holds(kind, value, operands.subList(1, 2)));
            case STARTS_WITH -> Truth.of(((String) value).startsWith((String) first));
            case CONTAINS -> Truth.of(((String) value).contains((String) first));
            case EXISTS -> throw new IllegalStateException("asks whether there is a value");
        };
    }

    static Optional<Operator> of(String key) {
        return Arrays.stream(values()).filter(one -> one.key.equals(key)).findFirst();
    }

    static String keysFor(SegmentKind<?> kind) {
        return Arrays.stream(values())
                .filter(one -> one.admits(kind))
                .map(Operator::key)
                .collect(Collectors.joining(", "));
    }
}
