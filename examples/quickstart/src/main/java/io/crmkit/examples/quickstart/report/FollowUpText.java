package io.crmkit.examples.quickstart.report;

import io.crmkit.examples.quickstart.followup.FollowUpResult;
import io.crmkit.examples.quickstart.followup.PermissionCounts;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.deadline.SlaClock;
import io.crmkit.recovery.deadline.Target;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was done about bad answers, for a terminal. */
public final class FollowUpText {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private FollowUpText() {}

    /** Returns the cases: how many there are, and what is due. */
    public static String cases(FollowUpResult result) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                "  %s detractors: %s cases opened, %s had one before\n",
                Words.count(result.detractors()),
                Words.count(result.opened()),
                Words.count(result.detractors() - result.opened())));
        text.append(String.format(
                "  %s cases have something due at %s %s",
                Words.count(result.due()), time(result.now(), result.zone()), result.zone()));
        if (result.mostDue().isEmpty()) {
            return text.append('\n').toString();
        }
        text.append(String.format("; the first %d:\n", result.mostDue().size()));
        TextTable table = new TextTable()
                .row("customer", "severity", "state", "answered", "acknowledge by", "resolve by", "late");
        result.mostDue().forEach(due -> table.row(row(due, result)));
        return text.append(table.text()).toString();
    }

    static List<String> row(RecoveryCase due, FollowUpResult result) {
        return List.of(
                due.customer().value(),
                due.severity().name(),
                due.state().name(),
                time(due.receivedAt(), result.zone()).substring(0, 10),
                dueAt(due, Target.ACKNOWLEDGE, result.zone()),
                dueAt(due, Target.RESOLVE, result.zone()),
                late(due, result.now()));
    }

    private static String dueAt(RecoveryCase due, Target target, ZoneId zone) {
        return due.clock(target)
                .flatMap(SlaClock::dueAt)
                .map(instant -> time(instant, zone))
                .orElse("-");
    }

    private static String late(RecoveryCase due, Instant now) {
        String targets = due.clocks().stream()
                .filter(clock -> clock.stoppedAt().isEmpty() && clock.lateAt(now))
                .map(clock -> clock.target().name().toLowerCase(Locale.ROOT))
                .distinct()
                .collect(Collectors.joining(", "));
        return targets.isEmpty() ? "-" : targets;
    }

    static String time(Instant instant, ZoneId zone) {
        return MINUTE.format(instant.atZone(zone));
    }

    /** Returns the answers of the consent rules, counted. */
    public static String permissions(PermissionCounts counts) {
        TextTable table = new TextTable().row("channel", "outcome", "reason", "customers");
        counts.answers()
                .forEach((answer, count) -> table.row(
                        answer.channel().name(), answer.outcome().name(), answer.reason(), Words.count(count)));
        return table.text() + "  permitted, and with an address on record: " + reachable(counts) + "\n";
    }

    private static String reachable(PermissionCounts counts) {
        return PermissionCounts.CHANNELS.stream()
                .map(channel -> channel + " " + Words.count(counts.reachable(channel)))
                .collect(Collectors.joining(", "));
    }
}
