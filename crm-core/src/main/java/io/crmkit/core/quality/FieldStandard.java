package io.crmkit.core.quality;

import io.crmkit.core.contact.Verification;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.CustomerKind;
import io.crmkit.core.json.JsonPlace;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What a standard wants of one field. */
record FieldStandard(
        String name,
        QualityField field,
        Set<CustomerKind> kinds,
        boolean required,
        int minLength,
        int maxLength,
        Optional<Pattern> pattern,
        Set<String> allowed,
        Optional<Period> maxAge) {
    private static final Set<String> PROPERTIES =
            Set.of("required", "kinds", "minLength", "maxLength", "pattern", "allowed", "maxAge");
    private static final int LONGEST = 100_000;
    private static final int LONGEST_PATTERN = 500;
    private static final long MOST_DAYS = 200 * 366L;
    private static final int MOST_STEPS = 100_000;

    /** The flaws of a value; undecided if its pattern would have taken too long. */
    private record Verdict(Set<Flaw> flaws, boolean undecided) {}

    static FieldStandard read(String name, JsonPlace place) {
        QualityField field = QualityField.named(name).orElseThrow(() -> place.wrong("is no field of customers"));
        place.only(PROPERTIES);
        int minLength =
                place.optional("minLength").map(one -> one.whole(0, LONGEST)).orElse(0);
        int maxLength = place.optional("maxLength")
                .map(one -> one.whole(minLength, LONGEST))
                .orElse(LONGEST);
        Set<String> allowed = new TreeSet<>();
        place.optional("allowed").ifPresent(list -> list.elements(1_000).forEach(one -> allowed.add(one.text())));
        return new FieldStandard(
                name,
                field,
                place.optional("kinds").map(list -> kinds(list, field)).orElse(field.kinds()),
                place.optional("required").map(JsonPlace::flag).orElse(false),
                minLength,
                maxLength,
                place.optional("pattern").map(FieldStandard::pattern),
                Set.copyOf(allowed),
                place.optional("maxAge").map(FieldStandard::period));
    }

    private static Set<CustomerKind> kinds(JsonPlace list, QualityField field) {
        Set<CustomerKind> kinds = EnumSet.noneOf(CustomerKind.class);
        for (JsonPlace one : list.elements(CustomerKind.values().length)) {
            String text = one.text();
            kinds.add(field.kinds().stream()
                    .filter(kind -> kind.name().equals(text))
                    .findFirst()
                    .orElseThrow(() -> one.wrong("must be one of " + field.kinds())));
        }
        return kinds;
    }

    private static Pattern pattern(JsonPlace place) {
        String text = place.text();
        if (text.length() > LONGEST_PATTERN) {
            throw place.wrong("must have at most " + LONGEST_PATTERN + " characters");
        }
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException unfit) {
            throw place.wrong("must be a regular expression of Java");
        }
    }

    private static Period period(JsonPlace place) {
        try {
            Period period = Period.parse(place.text());
            long days = LocalDate.EPOCH.plus(period).toEpochDay();
            if (!period.isNegative() && days > 0 && days <= MOST_DAYS) {
                return period;
            }
        } catch (DateTimeException | ArithmeticException unfit) {
            throw place.wrong("must be a period such as P2Y, of at most 200 years");
        }
        throw place.wrong("must be a period such as P2Y, of at most 200 years");
    }

    boolean concerns(Customer customer) {
        return kinds.contains(customer.kind());
    }

    private Verdict judge(QualityField.Entry entry) {
        Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
        int length = entry.text().codePointCount(0, entry.text().length());
        add(flaws, entry.malformed(), Flaw.MALFORMED);
        add(flaws, length < minLength, Flaw.TOO_SHORT);
        add(flaws, length > maxLength, Flaw.TOO_LONG);
        add(flaws, !allowed.isEmpty() && !allowed.contains(entry.text()), Flaw.NOT_ALLOWED);
        add(
                flaws,
                entry.verification()
                        .filter(known -> known == Verification.BOUNCED || known == Verification.INVALID)
                        .isPresent(),
                Flaw.UNREACHABLE);
        Optional<Boolean> matches =
                pattern.map(one -> matches(one, entry.text())).orElse(Optional.of(true));
        add(flaws, !matches.orElse(true), Flaw.PATTERN);
        return new Verdict(flaws, matches.isEmpty());
    }

    private static void add(Set<Flaw> flaws, boolean holds, Flaw flaw) {
        if (holds) {
            flaws.add(flaw);
        }
    }

    /** Some patterns take exponential time on some texts; this one gives up. */
    private static Optional<Boolean> matches(Pattern pattern, String text) {
        try {
            Matcher matcher = pattern.matcher(new CountedText(text));
            return Optional.of(matcher.matches());
        } catch (TooManySteps | StackOverflowError tooMuch) {
            return Optional.empty();
        }
    }

    private static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManySteps() {
            super("pattern", null, false, false);
        }
    }

    /** Counts how often a pattern looks at it. */
    private static final class CountedText implements CharSequence {
        private final String text;
        private int left = MOST_STEPS;

        CountedText(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw new TooManySteps();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new CountedText(text.substring(start, end));
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Returns the numbers of one customer. */
    FieldQuality measure(Customer customer, String source, Instant updatedAt, Instant asOf, ZoneId zone) {
        List<QualityField.Entry> entries = field.entries().apply(customer);
        Optional<Instant> oldest =
                maxAge.map(age -> asOf.atZone(zone).minus(age).toInstant());
        Map<Flaw, Long> flaws = new EnumMap<>(Flaw.class);
        long valid = 0;
        long undecided = 0;
        long dated = 0;
        long undated = 0;
        if (entries.isEmpty() && required) {
            flaws.put(Flaw.MISSING, 1L);
        }
        for (QualityField.Entry entry : entries) {
            Verdict verdict = judge(entry);
            verdict.flaws().forEach(flaw -> flaws.merge(flaw, 1L, Long::sum));
            if (verdict.undecided()) {
                undecided++;
            } else if (verdict.flaws().isEmpty()) {
                valid++;
            }
            if (oldest.isPresent()) {
                Optional<Instant> confirmed = confirmed(entry, updatedAt);
                if (confirmed.isEmpty()) {
                    undated++;
                } else {
                    dated++;
                    if (confirmed.get().isBefore(oldest.get())) {
                        flaws.merge(Flaw.STALE, 1L, Long::sum);
                    }
                }
            }
        }
        return new FieldQuality(
                name,
                source,
                1,
                entries.isEmpty() ? 0 : 1,
                entries.size(),
                valid,
                undecided,
                dated,
                undated,
                field.inConflict().test(customer) && !entries.isEmpty() ? 1 : 0,
                flaws);
    }

    /** Of ways to reach somebody the time of their verification, of other values that of the last change of the record. */
    private static Optional<Instant> confirmed(QualityField.Entry entry, Instant updatedAt) {
        return entry.verification().isPresent() ? entry.confirmedAt() : Optional.of(updatedAt);
    }
}
