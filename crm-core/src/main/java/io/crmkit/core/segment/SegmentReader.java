package io.crmkit.core.segment;

import io.crmkit.core.customer.Customer;
import io.crmkit.core.json.JsonPlace;
import io.crmkit.core.segment.SegmentKind.Operand;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Reads the {@code when} of a segment; refuses everything that it does not know, with the path to it. */
final class SegmentReader {
    private static final Set<String> GROUPS = Set.of("and", "or", "not");
    private static final Set<String> RELATED = Set.of("related", "since", "before", "where", "count", "sum", "last");

    private final SegmentVocabulary vocabulary;
    private int clauses;
    private int relatedClauses;

    SegmentReader(SegmentVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    Condition<Customer> read(JsonPlace when) {
        return condition(when, new Customers(), 1);
    }

    /** What may be said about records of a type. */
    private interface Speech<E> {
        SegmentField<E> field(JsonPlace name);

        Condition<E> related(JsonPlace place, int depth);
    }

    private final class Customers implements Speech<Customer> {
        @Override
        public SegmentField<Customer> field(JsonPlace name) {
            return vocabulary.field(name.text()).orElseThrow(() -> name.wrong("is no field of customers"));
        }

        @Override
        public Condition<Customer> related(JsonPlace place, int depth) {
            JsonPlace name = place.required("related");
            RelatedRecords<?> records =
                    vocabulary.related(name.text()).orElseThrow(() -> name.wrong("is no kind of related records"));
            if (++relatedClauses > Segment.MOST_RELATED) {
                throw place.wrong(
                        "is one too many: a rule has at most " + Segment.MOST_RELATED + " of related records");
            }
            return new Condition.RelatedTest<>(place.path(), Customer::id, question(place, records, depth));
        }
    }

    private record Records<E>(RelatedRecords<E> records) implements Speech<E> {
        @Override
        public SegmentField<E> field(JsonPlace name) {
            return named(records.fields(), name);
        }

        @Override
        public Condition<E> related(JsonPlace place, int depth) {
            throw place.wrong("must not ask for related records of related records");
        }
    }

    private static <E> SegmentField<E> named(Collection<SegmentField<E>> fields, JsonPlace name) {
        String text = name.text();
        return fields.stream()
                .filter(field -> field.name().equals(text))
                .findFirst()
                .orElseThrow(() -> name.wrong("is no field of these records"));
    }

    private <E> Condition<E> condition(JsonPlace place, Speech<E> speech, int depth) {
        if (depth > Segment.DEEPEST) {
            throw place.wrong("is nested deeper than " + Segment.DEEPEST + " levels");
        }
        if (++clauses > Segment.MOST_CLAUSES) {
            throw place.wrong("is one too many: a rule has at most " + Segment.MOST_CLAUSES + " clauses");
        }
        Map<String, JsonPlace> properties = place.properties();
        if (properties.containsKey("field")) {
            return fieldTest(place, properties, speech);
        }
        if (properties.containsKey("related")) {
            return speech.related(place, depth);
        }
        if (properties.size() != 1) {
            throw place.wrong("must have one of and, or, not, field, related");
        }
        String key = properties.keySet().iterator().next();
        JsonPlace value = properties.values().iterator().next();
        if (!GROUPS.contains(key)) {
            throw value.wrong("is unknown");
        }
        if (key.equals("not")) {
            return new Condition.Not<>(place.path(), condition(value, speech, depth + 1));
        }
        List<Condition<E>> parts = new ArrayList<>();
        for (JsonPlace element : value.elements(Segment.MOST_CLAUSES)) {
            parts.add(condition(element, speech, depth + 1));
        }
        return new Condition.Group<>(place.path(), key.equals("and"), List.copyOf(parts));
    }

    private static <E> Condition<E> fieldTest(JsonPlace place, Map<String, JsonPlace> properties, Speech<E> speech) {
        SegmentField<E> field = speech.field(place.required("field"));
        return new Condition.FieldTest<>(
                place.path(), field, comparison(place, properties, Set.of("field"), field.kind(), field.allowed()));
    }

    private static Comparison comparison(
            JsonPlace place,
            Map<String, JsonPlace> properties,
            Set<String> besides,
            SegmentKind<?> kind,
            Set<String> allowed) {
        Set<String> keys = new HashSet<>(properties.keySet());
        keys.removeAll(besides);
        for (String key : properties.keySet()) {
            if (keys.contains(key) && Operator.of(key).isEmpty()) {
                throw properties.get(key).wrong("is unknown");
            }
        }
        if (keys.size() != 1) {
            throw place.wrong("must have one operator, of " + Operator.keysFor(kind));
        }
        String key = keys.iterator().next();
        Operator operator = Operator.of(key).orElseThrow();
        JsonPlace value = place.required(key);
        if (!operator.admits(kind)) {
            throw value.wrong("is no operator for " + kind + ", which has " + Operator.keysFor(kind));
        }
        return new Comparison(kind, operator, operands(value, operator, kind, allowed));
    }

    private static List<Operand> operands(
            JsonPlace value, Operator operator, SegmentKind<?> kind, Set<String> allowed) {
        return switch (operator) {
            case EXISTS -> List.of(new Operand.Constant(value.flag()));
            case IN -> all(value.elements(Segment.MOST_VALUES), kind, allowed);
            case BETWEEN -> {
                List<JsonPlace> ends = value.elements(2);
                if (ends.size() != 2) {
                    throw value.wrong("must be a list of 2");
                }
                yield sameCurrency(value, all(ends, kind, allowed));
            }
            default -> all(List.of(value), kind, allowed);
        };
    }

    private static List<Operand> all(List<JsonPlace> places, SegmentKind<?> kind, Set<String> allowed) {
        List<Operand> operands = new ArrayList<>();
        for (JsonPlace place : places) {
            Operand operand = kind.operand(place);
            if (!allowed.isEmpty() && !allowed.contains(place.text())) {
                throw place.wrong("must be one of " + allowed);
            }
            operands.add(operand);
        }
        return operands;
    }

    private static List<Operand> sameCurrency(JsonPlace place, List<Operand> ends) {
        if (ends.stream().flatMap(SegmentReader::currency).distinct().count() > 1) {
            throw place.wrong("must be of one currency");
        }
        return ends;
    }

    private static Stream<CurrencyUnit> currency(Operand operand) {
        return operand instanceof Operand.Constant constant && constant.value() instanceof Money money
                ? Stream.of(money.getCurrencyUnit())
                : Stream.empty();
    }

    private <R> RelatedQuestion<R> question(JsonPlace place, RelatedRecords<R> records, int depth) {
        place.only(RELATED);
        Optional<Operand> since = place.optional("since").map(SegmentKind.INSTANT::operand);
        Optional<Operand> before = place.optional("before").map(SegmentKind.INSTANT::operand);
        Optional<Condition<R>> where =
                place.optional("where").map(inner -> condition(inner, new Records<>(records), depth + 1));
        List<RelatedQuestion.Kind> kinds = new ArrayList<>();
        for (RelatedQuestion.Kind kind : RelatedQuestion.Kind.values()) {
            if (place.optional(kind.key()).isPresent()) {
                kinds.add(kind);
            }
        }
        if (kinds.size() != 1) {
            throw place.wrong("must have one of count, sum, last");
        }
        RelatedQuestion.Kind kind = kinds.get(0);
        JsonPlace test = place.required(kind.key());
        Map<String, JsonPlace> properties = test.properties();
        if (kind == RelatedQuestion.Kind.COUNT) {
            Comparison counted = comparison(test, properties, Set.of(), SegmentKind.NUMBER, Set.of());
            return new RelatedQuestion<>(
                    records, since, before, where, kind, Optional.empty(), noExists(test, wholeNumbers(test, counted)));
        }
        SegmentField<R> field = named(records.fields(), test.required("field"));
        Comparison compared = comparison(test, properties, Set.of("field"), field.kind(), field.allowed());
        if (kind == RelatedQuestion.Kind.SUM) {
            if (field.kind() != SegmentKind.NUMBER && field.kind() != SegmentKind.MONEY) {
                throw test.required("field").wrong("must be a number or an amount of money to be added up");
            }
            compared = oneCurrency(test, noExists(test, compared));
        }
        return new RelatedQuestion<>(records, since, before, where, kind, Optional.of(field), compared);
    }

    private static Comparison noExists(JsonPlace place, Comparison comparison) {
        if (comparison.operator() == Operator.EXISTS) {
            throw place.required(Operator.EXISTS.key()).wrong("is no operator here: there always is a number");
        }
        return comparison;
    }

    private static Comparison wholeNumbers(JsonPlace place, Comparison comparison) {
        for (Operand operand : comparison.operands()) {
            if (operand instanceof Operand.Constant constant
                    && constant.value() instanceof BigDecimal number
                    && (number.signum() < 0 || number.stripTrailingZeros().scale() > 0)) {
                throw place.required(comparison.operator().key()).wrong("must be whole numbers, 0 or more");
            }
        }
        return comparison;
    }

    private static Comparison oneCurrency(JsonPlace place, Comparison comparison) {
        sameCurrency(place.required(comparison.operator().key()), comparison.operands());
        return comparison;
    }
}
