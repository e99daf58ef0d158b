package io.crmkit.core.segment;

import io.crmkit.core.customer.Customer;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.json.JsonPlace;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.joda.money.Money;

/**
 * The kind of the values of a field: what may stand in a rule beside it, and how values compare.
 *
 * @param <T> the type of the values in Java
 */
public final class SegmentKind<T> {
    /**
     * Text for people, compared as {@link Customer#foldedName} folds it: without marks, in lower case, by its first 200 code points.
     */
    public static final SegmentKind<String> TEXT = new SegmentKind<>("TEXT", String.class);
    /** A code, compared exactly. */
    public static final SegmentKind<String> CODE = new SegmentKind<>("CODE", String.class);
    /** An exact number; 1.0 equals 1.00. */
    public static final SegmentKind<BigDecimal> NUMBER = new SegmentKind<>("NUMBER", BigDecimal.class);
    /** A day. */
    public static final SegmentKind<LocalDate> DATE = new SegmentKind<>("DATE", LocalDate.class);
    /** A moment. */
    public static final SegmentKind<Instant> INSTANT = new SegmentKind<>("INSTANT", Instant.class);
    /** True or false. */
    public static final SegmentKind<Boolean> FLAG = new SegmentKind<>("FLAG", Boolean.class);
    /** An amount of money; amounts of two currencies do not compare, which is UNKNOWN. */
    public static final SegmentKind<Money> MONEY = new SegmentKind<>("MONEY", Money.class);

    private static final Set<String> RELATIVE = Set.of("ago", "ahead");
    private static final long MOST_DAYS = 200 * 366L;
    private static final int MOST_CHARACTERS = 200;
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final String name;
    private final Class<T> type;

    private SegmentKind(String name, Class<T> type) {
        this.name = name;
        this.type = type;
    }

    /** What stands in a rule: a value, or one that depends on the time. */
    sealed interface Operand {
        Object at(SegmentTime time);

        /** One value for ever. */
        record Constant(Object value) implements Operand {
            @Override
            public Object at(SegmentTime time) {
                return value;
            }
        }

        /** A value that depends on the time. */
        record Relative(Function<SegmentTime, Object> value) implements Operand {
            @Override
            public Object at(SegmentTime time) {
                return value.apply(time);
            }
        }
    }

    boolean ordered() {
        return this != TEXT && this != CODE && this != FLAG;
    }

    Object normal(Object value) {
        T typed = type.cast(value);
        return this == TEXT ? Customer.foldedName((String) typed) : typed;
    }

    /** Returns how two normal values compare; empty if they do not. */
    Optional<Integer> compare(Object one, Object other) {
        if (one instanceof Money left && other instanceof Money right) {
            return left.isSameCurrency(right) ? Optional.of(left.compareTo(right)) : Optional.empty();
        }
        return Optional.of(compareValues(one, other));
    }

    @SuppressWarnings("unchecked") // every kind but money has values that compare with each other
    private static int compareValues(Object one, Object other) {
        return ((Comparable<Object>) one).compareTo(other);
    }

    Operand operand(JsonPlace place) {
        if (place.isObject() && (this == DATE || this == INSTANT)) {
            return relative(place);
        }
        if (this == INSTANT) {
            return moment(place);
        }
        return new Operand.Constant(constant(place));
    }

    private Object constant(JsonPlace place) {
        if (this == NUMBER) {
            return place.number();
        }
        if (this == FLAG) {
            return place.flag();
        }
        String text = place.text();
        if (text.length() > MOST_CHARACTERS) {
            throw place.wrong("must have at most " + MOST_CHARACTERS + " characters");
        }
        try {
            if (this == DATE) {
                return day(place, text);
            }
            return this == MONEY ? Money.parse(text) : normal(text);
        } catch (IllegalArgumentException unfit) {
            throw place.wrong("must be an amount such as EUR 12.50");
        }
    }

    private static LocalDate day(JsonPlace place, String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 1 && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeException unfit) {
            throw dayWanted(place);
        }
        throw dayWanted(place);
    }

    private static InvalidInputException dayWanted(JsonPlace place) {
        return place.wrong("must be a day such as 2026-11-22, or {\"ago\": \"P90D\"}");
    }

    private static Operand moment(JsonPlace place) {
        String text = place.text();
        if (text.length() == 10) {
            LocalDate day = day(place, text);
            return new Operand.Relative(time -> day.atStartOfDay(time.zone()).toInstant());
        }
        try {
            Instant moment = Instant.parse(text);
            if (!moment.isBefore(FIRST) && !moment.isAfter(LAST)) {
                return new Operand.Constant(moment);
            }
        } catch (DateTimeException unfit) {
            throw place.wrong("must be a moment such as 2026-11-22T08:00:00Z, a day, or {\"ago\": \"P90D\"}");
        }
        throw place.wrong("must lie in the years 1 to 9999");
    }

    private Operand relative(JsonPlace place) {
        if (place.only(RELATIVE).properties().size() != 1) {
            throw place.wrong("must be {\"ago\": period} or {\"ahead\": period}");
        }
        boolean ago = place.optional("ago").isPresent();
        JsonPlace span = place.required(ago ? "ago" : "ahead");
        String text = span.text();
        if (this == INSTANT && text.startsWith("PT")) {
            Duration duration = duration(span, text);
            return new Operand.Relative(
                    time -> ago ? time.now().minus(duration) : time.now().plus(duration));
        }
        Period period = period(span, text);
        if (this == DATE) {
            return new Operand.Relative(
                    time -> ago ? time.today().minus(period) : time.today().plus(period));
        }
        return new Operand.Relative(time -> {
            ZonedDateTime local = time.now().atZone(time.zone());
            return (ago ? local.minus(period) : local.plus(period)).toInstant();
        });
    }

    private static Duration duration(JsonPlace place, String text) {
        try {
            Duration duration = Duration.parse(text);
            if (!duration.isNegative() && duration.toDays() <= MOST_DAYS) {
                return duration;
            }
        } catch (DateTimeException | ArithmeticException unfit) {
            throw spanWanted(place);
        }
        throw spanWanted(place);
    }

    private static Period period(JsonPlace place, String text) {
        try {
            Period period = Period.parse(text);
            if (!period.isNegative() && LocalDate.EPOCH.plus(period).toEpochDay() <= MOST_DAYS) {
                return period;
            }
        } catch (DateTimeException | ArithmeticException unfit) {
            throw spanWanted(place);
        }
        throw spanWanted(place);
    }

    private static InvalidInputException spanWanted(JsonPlace place) {
        return place.wrong("must be a period such as P90D or, for moments, PT12H, of at most 200 years");
    }

    @Override
    public String toString() {
        return name;
    }
}
