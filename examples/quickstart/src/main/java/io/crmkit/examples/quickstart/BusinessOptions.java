package io.crmkit.examples.quickstart;

import io.crmkit.metrics.interval.NpsInterval;
import io.crmkit.recovery.calendar.WeeklyHours;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options about scores, cases and time. */
final class BusinessOptions {
    @Option(
            names = "--nps-interval",
            paramLabel = "METHOD",
            description = "Interval of the NPS: adjusted-wald, wald, score or trinomial-mean (default: adjusted-wald).")
    NpsInterval npsInterval = NpsInterval.ADJUSTED_WALD;

    @Option(
            names = "--last-period",
            paramLabel = "PERIOD",
            description = "Detractors get a case if they answered in this period before the last answer of the file: "
                    + "P7D, P1M (default), P1Y.")
    Period lastPeriod = Period.ofMonths(1);

    @Option(names = "--limit-due", paramLabel = "N", description = "Due cases to list, 1 to 1000 (default: 10).")
    int limitDue = 10;

    @Option(names = "--zone", paramLabel = "ZONE", description = "Time zone of the business (default: UTC).")
    ZoneId zone = ZoneId.of("UTC");

    @Option(
            names = "--hours",
            paramLabel = "HOURS",
            description = "Its hours, such as \"mon-fri 08:00-12:00,13:00-18:00; sat 10:00-14:00\", or 24x7 "
                    + "(default: mon-fri 09:00-17:00).")
    WeeklyHours hours = WeeklyHours.parse("mon-fri 09:00-17:00");

    @Option(
            names = "--now",
            paramLabel = "INSTANT",
            description =
                    "The present, such as 2017-06-01T09:00:00Z (default: the clock of the machine; for the sample, "
                            + "the morning after the last answer).")
    @Nullable
    Instant now;

    void check() {
        OptionException.unless(limitDue >= 1 && limitDue <= 1_000, "--limit-due", "must be 1 to 1000");
        OptionException.unless(
                !lastPeriod.isNegative() && !lastPeriod.isZero(), "--last-period", "must be a day or more");
    }
}
