package io.crmkit.examples.quickstart.report;

import io.crmkit.examples.quickstart.followup.FollowUpResult;
import io.crmkit.examples.quickstart.followup.PermissionCounts;
import io.crmkit.privacy.pack.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The part of the page about bad answers: what is due, and who may be contacted. */
final class FollowUpSection {
    private FollowUpSection() {}

    static String of(FollowUpResult result) {
        return "<section>\n<h2>Recovery</h2>\n" + cases(result)
                + "</section>\n<section>\n<h2>Permission to follow up</h2>\n" + permissions(result.permissions())
                + "</section>\n";
    }

    private static String cases(FollowUpResult result) {
        String facts = Words.count(result.detractors()) + " detractors answered from " + result.firstDay() + " to "
                + result.lastDay() + "; each has a recovery case. " + Words.count(result.due())
                + " cases have something due at " + FollowUpText.time(result.now(), result.zone()) + " " + result.zone()
                + ".";
        if (result.mostDue().isEmpty()) {
            return paragraph(facts);
        }
        return paragraph(facts + " Due first:")
                + table(
                        List.of("customer", "severity", "state", "answered", "acknowledge by", "resolve by", "late"),
                        result.mostDue().stream()
                                .map(due -> FollowUpText.row(due, result))
                                .toList());
    }

    private static String permissions(PermissionCounts counts) {
        String reachable = PermissionCounts.CHANNELS.stream()
                .map(channel -> Words.count(counts.reachable(channel)) + " by "
                        + channel.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return paragraph(
                        "Asked for each of them, for the purpose of service recovery. Permitted, and with an address on record: "
                                + reachable + ".")
                + table(
                        List.of("channel", "outcome", "first reason", "customers"),
                        counts.answers().entrySet().stream()
                                .map(entry -> List.of(
                                        entry.getKey().channel().name(),
                                        mark(entry.getKey().outcome()),
                                        entry.getKey().reason(),
                                        Words.count(entry.getValue())))
                                .toList());
    }

    private static String mark(Outcome outcome) {
        return (outcome == Outcome.PERMIT ? "\u2713 " : outcome == Outcome.DENY ? "\u2715 " : "? ") + outcome.name();
    }

    private static String paragraph(String text) {
        return "<p>" + Html.escape(text) + "</p>\n";
    }

    private static String table(List<String> header, List<List<String>> rows) {
        StringBuilder html = new StringBuilder("<div class=\"wide\"><table class=\"text\">\n<thead><tr>");
        header.forEach(name -> html.append("<th>").append(Html.escape(name)).append("</th>"));
        html.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            html.append("<tr>");
            row.forEach(cell -> html.append("<td>").append(Html.escape(cell)).append("</td>"));
            html.append("</tr>\n");
        }
        return html.append("</tbody>\n</table></div>\n").toString();
    }
}
