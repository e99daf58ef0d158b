package io.crmkit.core.segment;

import io.crmkit.core.id.CustomerId;
import io.crmkit.core.repository.Query;
import io.crmkit.core.segment.SegmentFinding.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.Money;

/**
 * What the records of a customer in a period amount to: their count, their sum, or a field of the last one. Reads at most
 * {@link RelatedRecords#MOST_READ} of them, the newest first, and none of those that lie behind the moment of judging.
 */
record RelatedQuestion<R>(
        RelatedRecords<R> records,
        Optional<SegmentKind.Operand> since,
        Optional<SegmentKind.Operand> before,
        Optional<Condition<R>> where,
        Kind kind,
        Optional<SegmentField<R>> field,
        Comparison comparison) {
    enum Kind {
        COUNT,
        SUM,
        LAST;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Answer(Truth truth, Optional<Reason> reason) {
        static Answer of(Truth truth) {
            return new Answer(truth, Optional.empty());
        }

        static Answer unknown(Reason reason) {
            return new Answer(Truth.UNKNOWN, Optional.of(reason));
        }
    }

    /** What was found, the newest first, and whether there was more than is read. */
    private record Found<R>(List<R> matching, boolean more) {}

    String text() {
        String what = kind == Kind.COUNT ? "" : field.map(SegmentField::name).orElse("") + " ";
        return kind.key() + " " + what + "of " + records.name() + " "
                + comparison.operator().key();
    }

    Answer answer(CustomerId customer, Condition.Scope scope) {
        Instant end = scope.time().now().plus(1, ChronoUnit.MICROS);
        Instant below = before.map(operand -> (Instant) operand.at(scope.time()))
                .filter(end::isAfter)
                .orElse(end);
        Optional<Instant> from = since.map(operand -> (Instant) operand.at(scope.time()));
        if (!customer.assigned() || from.filter(first -> !first.isBefore(below)).isPresent()) {
            return judge(new Found<>(List.of(), false), scope);
        }
        Query<R> query = Query.by(records.index()).equal(records.customer(), customer);
        Query<R> period = from.map(first -> query.from(records.time(), first))
                .orElse(query)
                .below(records.time(), below)
                .descending();
        if (kind == Kind.COUNT && where.isEmpty()) {
            long count = scope.workspace().repository(records.type()).count(period);
            return Answer.of(comparison.of(List.of(BigDecimal.valueOf(count)), false, scope.time()));
        }
        return judge(read(period, scope), scope);
    }

    private Found<R> read(Query<R> period, Condition.Scope scope) {
        List<R> matching = new ArrayList<>();
        int read = 0;
        try (Stream<R> stream = scope.workspace().repository(records.type()).stream(period)) {
            for (R record : (Iterable<R>) stream::iterator) {
                if (++read > RelatedRecords.MOST_READ) {
                    return new Found<>(matching, true);
                }
                if (where.map(one -> one.of(record, scope)).orElse(Truth.TRUE) == Truth.TRUE) {
                    matching.add(record);
                    if (kind == Kind.LAST) {
                        return new Found<>(matching, false);
                    }
                }
            }
        }
        return new Found<>(matching, false);
    }

    private Answer judge(Found<R> found, Condition.Scope scope) {
        return switch (kind) {
            case COUNT -> count(found, scope.time());
            case SUM -> sum(found, scope.time());
            case LAST -> last(found, scope.time());
        };
    }

    private Answer count(Found<R> found, SegmentTime time) {
        BigDecimal count = BigDecimal.valueOf(found.matching().size());
        Truth truth = found.more() ? comparison.ofAtLeast(count, time) : comparison.of(List.of(count), false, time);
        return truth == Truth.UNKNOWN ? Answer.unknown(Reason.TOO_MANY_RECORDS) : Answer.of(truth);
    }

    /** Records without the field, or in another currency than the rule names, are not added. */
    private Answer sum(Found<R> found, SegmentTime time) {
        if (found.more()) {
            return Answer.unknown(Reason.TOO_MANY_RECORDS);
        }
        Object sum = comparison.kind() == SegmentKind.MONEY
                ? Money.zero(((Money) comparison.at(time).get(0)).getCurrencyUnit())
                : BigDecimal.ZERO;
        for (R record : found.matching()) {
            for (Object value : field.orElseThrow().valuesOf(record, time)) {
                sum = added(sum, value);
            }
        }
        return Answer.of(comparison.of(List.of(sum), false, time));
    }

    private static Object added(Object sum, Object value) {
        if (sum instanceof Money total && value instanceof Money amount) {
            return total.isSameCurrency(amount) ? total.plus(amount) : total;
        }
        return ((BigDecimal) sum).add((BigDecimal) value);
    }

    private Answer last(Found<R> found, SegmentTime time) {
        if (found.matching().isEmpty()) {
            return Answer.unknown(found.more() ? Reason.TOO_MANY_RECORDS : Reason.NO_RECORD);
        }
        SegmentField<R> wanted = field.orElseThrow();
        List<Object> values = wanted.valuesOf(found.matching().get(0), time);
        Truth truth = comparison.of(values, wanted.isSeveral(), time);
        return truth != Truth.UNKNOWN
                ? Answer.of(truth)
                : Answer.unknown(values.isEmpty() ? Reason.MISSING_VALUE : Reason.OTHER_CURRENCY);
    }
}
