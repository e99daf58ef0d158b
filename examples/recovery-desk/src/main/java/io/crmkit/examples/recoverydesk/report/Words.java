package io.crmkit.examples.recoverydesk.report;

import io.crmkit.examples.recoverydesk.story.StoryEnd;
import io.crmkit.metrics.percentile.Percentile;
import io.crmkit.metrics.rate.Rate;
import io.crmkit.recovery.deadline.ClockResult;
import io.crmkit.recovery.deadline.Target;
import io.crmkit.recovery.numbers.Attainment;
import io.crmkit.recovery.simulation.TargetDifference;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How values are written, the same on the terminal and on the page. */
final class Words {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    private Words() {}

    static String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }

    static String shortTime(Instant at, ZoneId zone) {
        return SHORT.format(at.atZone(zone));
    }

    static String time(Optional<Instant> at, ZoneId zone) {
        return at.map(instant -> shortTime(instant, zone)).orElse("-");
    }

    static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String percent(Rate rate) {
        return rate.value().isPresent()
                ? String.format(Locale.ROOT, "%.0f %%", rate.value().getAsDouble())
                : "none";
    }

    static String of(Rate rate) {
        return rate.matching() + " of " + rate.n();
    }

    static String hours(Optional<Percentile> seconds) {
        return seconds.map(found -> duration(Duration.ofSeconds(Math.round(found.value()))))
                .orElse("none");
    }

    static String duration(Duration time) {
        return time.toHours() == 0
                ? time.toMinutes() + " min"
                : time.toHours() + " h " + String.format(Locale.ROOT, "%02d", time.toMinutesPart()) + " min";
    }

    static Attainment attainment(StoryEnd end, Target target) {
        return Objects.requireNonNull(end.report().onTime().get(target));
    }

    /** The targets of the policy in the order of their names in the life of a case. */
    static List<Map.Entry<Target, TargetDifference>> simulated(StoryEnd end) {
        return List.copyOf(end.simulation().byTarget().entrySet());
    }

    static String counts(Map<ClockResult, Long> counts) {
        return counts.getOrDefault(ClockResult.MET, 0L) + " met, " + counts.getOrDefault(ClockResult.BREACHED, 0L)
                + " breached";
    }
}
