package io.crmkit.privacy.pack;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.json.JsonPlace;
import io.crmkit.privacy.fact.Fact;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code when} of a rule: for each fact a value, a list of values, or an object of tests. */
final class ConditionReader {
    private final Map<String, Fact<?>> declared;
    private final Map<String, Map<Jurisdiction, Long>> tables;

    ConditionReader(Map<String, Fact<?>> declared, Map<String, Map<Jurisdiction, Long>> tables) {
        this.declared = declared;
        this.tables = tables;
    }

    List<Condition> read(JsonPlace when) {
        List<Condition> conditions = new ArrayList<>();
        when.properties().forEach((key, place) -> {
            if (key.equals(Hours.KEY)) {
                hours(place, conditions);
            } else {
                tests(fact(key, place), place, conditions);
            }
        });
        return conditions;
    }

    private Fact<?> fact(String key, JsonPlace place) {
        return Fact.standard(key)
                .or(() -> ConsentFacts.named(key))
                .or(() -> Optional.ofNullable(declared.get(key)))
                .orElseThrow(() -> place.wrong("is no known fact; declare it under pack.facts"));
    }

    private void hours(JsonPlace place, List<Condition> conditions) {
        Map<String, JsonPlace> tests = place.properties();
        tests.forEach((name, at) -> {
            Hours.Kind kind = switch (name) {
                case "outside" -> Hours.Kind.OUTSIDE;
                case "inside" -> Hours.Kind.INSIDE;
                case "insideSomewhere" -> Hours.Kind.INSIDE_SOMEWHERE;
                case "atEndOf" -> Hours.Kind.AT_END;
                default -> throw at.wrong("is no test of the local time");
            };
            List<JsonPlace> ends = at.elements();
            if (ends.size() != 2) {
                throw at.wrong("must be two times of day, such as [\"08:00\", \"21:00\"]");
            }
            LocalTime from = ends.get(0).parsed(LocalTime::parse, "a time of day");
            LocalTime to = ends.get(1).parsed(LocalTime::parse, "a time of day");
            if (!from.isBefore(to)) {
                throw at.wrong("must begin before it ends");
            }
            conditions.add(new Hours(kind, from, to));
        });
        some(place, tests);
    }

    private void tests(Fact<?> fact, JsonPlace place, List<Condition> conditions) {
        if (!place.isObject()) {
            conditions.add(new Condition.IsOneOf(fact, values(fact, place)));
            return;
        }
        Map<String, JsonPlace> tests = place.properties();
        tests.forEach((name, at) -> conditions.add(test(fact, name, at)));
        some(place, tests);
    }

    private static void some(JsonPlace place, Map<String, JsonPlace> tests) {
        if (tests.isEmpty()) {
            throw place.wrong("must hold a test");
        }
    }

    private Condition test(Fact<?> fact, String name, JsonPlace place) {
        return switch (name) {
            case "isNot" -> new Condition.IsNot(fact, values(fact, place));
            case "known" -> new Condition.Known(fact, place.flag());
            case "atLeast" -> new Condition.AtLeast(typed(fact, Long.class, place), bound(place));
            case "below" -> new Condition.Below(typed(fact, Long.class, place), bound(place));
            case "since" ->
                new Condition.Since(
                        typed(fact, LocalDate.class, place),
                        place.parsed(LocalDate::parse, "a date such as 2026-02-05"));
            case "within" -> lasts(fact, place, Condition.Lasts.Part.WITHIN);
            case "lastDay" -> lasts(fact, place, Condition.Lasts.Part.LAST_DAY);
            case "lapsed" -> lasts(fact, place, Condition.Lasts.Part.LAPSED);
            default -> throw place.wrong("is no test of a fact");
        };
    }

    private static Condition lasts(Fact<?> fact, JsonPlace place, Condition.Lasts.Part part) {
        return new Condition.Lasts(typed(fact, LocalDate.class, place), span(place), part);
    }

    private static <T> Fact<T> typed(Fact<?> fact, Class<T> type, JsonPlace place) {
        if (fact.type() != type) {
            throw place.wrong("is no test of a " + fact.type().getSimpleName());
        }
        return new Fact<>(fact.key(), type);
    }

    private static Set<Object> values(Fact<?> fact, JsonPlace place) {
        Set<Object> values = new HashSet<>();
        for (JsonPlace one : place.isList() ? place.elements() : List.of(place)) {
            values.add(value(fact, one));
        }
        if (values.isEmpty()) {
            throw place.wrong("must hold a value");
        }
        return Set.copyOf(values);
    }

    private static Object value(Fact<?> fact, JsonPlace place) {
        if (fact.type() == Boolean.class) {
            return place.flag();
        }
        if (fact.type() == Long.class) {
            return place.whole();
        }
        if (fact.type() == String.class) {
            return place.text();
        }
        throw place.wrong("must be a test such as {\"within\": \"P18M\"}");
    }

    /** A number, or the name of a table. */
    private Condition.Bound bound(JsonPlace place) {
        if (!place.isObject()) {
            return new Condition.Bound(Map.of(), Optional.of(place.whole()));
        }
        JsonPlace name = place.only(Set.of("table")).required("table");
        Map<Jurisdiction, Long> table = tables.get(name.text());
        if (table == null) {
            throw name.wrong(
                    "must be one of " + tables.keySet().stream().sorted().toList());
        }
        return new Condition.Bound(table, Optional.empty());
    }

    /** A period of ISO 8601, or {@code {"businessDays": n}}. */
    private static Condition.Span span(JsonPlace place) {
        if (place.isObject()) {
            long days =
                    place.only(Set.of("businessDays")).required("businessDays").whole();
            if (days > 366) {
                throw place.wrong("must be 366 business days or fewer");
            }
            return new Condition.Span(Period.ZERO, (int) days);
        }
        Period period = place.parsed(Period::parse, "a period such as P18M");
        if (period.isNegative() || period.toTotalMonths() > 12_000 || period.get(ChronoUnit.DAYS) > 366_000) {
            throw place.wrong("must not be negative, nor longer than 1,000 years");
        }
        return new Condition.Span(period, 0);
    }

    static Map<String, Map<Jurisdiction, Long>> tables(JsonPlace place) {
        Map<String, Map<Jurisdiction, Long>> tables = new HashMap<>();
        place.properties().forEach((name, table) -> {
            Map<Jurisdiction, Long> rows = new HashMap<>();
            table.properties().forEach((code, number) -> rows.put(jurisdiction(code, number), number.whole()));
            tables.put(name, Map.copyOf(rows));
        });
        return tables;
    }

    private static Jurisdiction jurisdiction(String code, JsonPlace place) {
        try {
            return Jurisdiction.of(code);
        } catch (InvalidInputException unfit) {
            throw place.wrong(unfit.rule());
        }
    }

    static Map<String, Fact<?>> facts(JsonPlace place) {
        Map<String, Fact<?>> facts = new HashMap<>();
        place.properties().forEach((key, type) -> {
            if (Fact.standard(key).isPresent()
                    || ConsentFacts.named(key).isPresent()
                    || key.equals(Hours.KEY)
                    || key.equals(Hours.ZONES)) {
                throw type.wrong("is a fact of the library already");
            }
            facts.put(
                    key,
                    switch (type.text()) {
                        case "FLAG" -> Fact.flag(key);
                        case "NUMBER" -> Fact.number(key);
                        case "TEXT" -> Fact.text(key);
                        case "DATE" -> Fact.date(key);
                        default -> throw type.wrong("must be one of [FLAG, NUMBER, TEXT, DATE]");
                    });
        });
        return facts;
    }
}
