package io.crmkit.core.vcard;

import io.crmkit.core.customer.PartialDate;
import io.crmkit.core.error.InvalidInputException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates, times and zones of cards (RFC 6350, 4.3 and 4.7) in the texts that customers have them in. */
final class CardTime {
    /** Stands for a date of death that nobody knows. */
    static final String UNKNOWN = "unknown";

    private static final Pattern DATE = Pattern.compile("(\\d{4})-?(\\d{2})-?(\\d{2})(?:[T ].*)?");
    private static final Pattern NO_YEAR = Pattern.compile("--(\\d{2})-?(\\d{2})(?:T.*)?");
    private static final Pattern NO_DAY = Pattern.compile("\\d{4}(?:-\\d{2})?");
    private static final Pattern TIME =
            Pattern.compile("T(\\d{2}):?(\\d{2}):?(\\d{2})(?:[.,]\\d+)?(?:Z|([+-]\\d{2}):?(\\d{2})?)?");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private CardTime() {}

    /** Returns a date of which only parts may be known; Apple writes the year 1604 for one that is not. */
    static Optional<String> partialDate(CardProperty property) {
        if (property.parameter("VALUE").filter("text"::equalsIgnoreCase).isPresent()) {
            return Optional.empty();
        }
        String text = CardValue.text(property.value()).strip();
        Matcher date = DATE.matcher(text);
        Matcher noYear = NO_YEAR.matcher(text);
        if (date.matches()) {
            boolean omitted = property.parameter("X-APPLE-OMIT-YEAR").equals(Optional.of(date.group(1)));
            return valid((omitted ? "--" : date.group(1) + "-") + date.group(2) + "-" + date.group(3));
        }
        return noYear.matches()
                ? valid("--" + noYear.group(1) + "-" + noYear.group(2))
                : valid(text).filter(same -> NO_DAY.matcher(same).matches());
    }

    private static Optional<String> valid(String text) {
        try {
            return Optional.of(new PartialDate(text).text());
        } catch (InvalidInputException noDate) {
            return Optional.empty();
        }
    }

    /** Writes a date: version 4.0 wants the basic format where a day is known, 3.0 the extended one. */
    static String written(PartialDate date, VCardVersion version) {
        String text = date.text();
        if (version == VCardVersion.V3_0) {
            return text;
        }
        if (text.startsWith("--")) {
            return "--" + text.substring(2).replace("-", "");
        }
        return text.length() == 10 ? text.replace("-", "") : text;
    }

    /** Returns an instant as ISO 8601 writes it; a day counts from its beginning, a time without a zone as UTC. */
    static Optional<String> instant(String value) {
        String text = value.strip();
        Matcher date = DATE.matcher(text);
        if (!date.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.of(number(date, 1), number(date, 2), number(date, 3));
            int begin = text.indexOf('T');
            if (begin < 0) {
                return Optional.of(day.atStartOfDay(ZoneOffset.UTC).toInstant().toString());
            }
            Matcher time = TIME.matcher(text.substring(begin));
            if (!time.matches()) {
                return Optional.empty();
            }
            ZoneOffset offset = time.group(4) == null
                    ? ZoneOffset.UTC
                    : ZoneOffset.of(time.group(4) + ":" + (time.group(5) == null ? "00" : time.group(5)));
            return Optional.of(
                    OffsetDateTime.of(day, LocalTime.of(number(time, 1), number(time, 2), number(time, 3)), offset)
                            .toInstant()
                            .toString());
        } catch (DateTimeException unfit) {
            return Optional.empty();
        }
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    static String written(Instant instant) {
        return STAMP.format(instant.truncatedTo(ChronoUnit.SECONDS));
    }

    static Optional<String> zone(String text) {
        try {
            return Optional.of(ZoneId.of(text.strip()).getId());
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
