package io.crmkit.examples.recoverydesk.report;

import io.crmkit.examples.recoverydesk.story.StoryEnd;
import io.crmkit.recovery.cases.CustomerView;
import io.crmkit.recovery.deadline.Target;
import io.crmkit.recovery.learning.Pareto;
import java.time.ZoneId;
import java.util.Locale;

/** What the customer of one case sees, and what the manager sees, as text. */
public final class DeskText {
    private final StringBuilder text = new StringBuilder();
    private final StoryEnd end;

    private DeskText(StoryEnd end) {
        this.end = end;
    }

    /** Returns the text. */
    public static String of(StoryEnd end) {
        DeskText desk = new DeskText(end);
        desk.customer();
        desk.manager();
        return desk.text.append('\n').toString();
    }

    private void line(String format, Object... parts) {
        text.append("  ").append(String.format(Locale.ROOT, format, parts)).append('\n');
    }

    private void title(String words) {
        text.append('\n').append(words).append('\n');
    }

    private void customer() {
        ZoneId zone = end.zone();
        CustomerView view = CustomerView.of(end.shown());
        title("What the customer sees of case " + view.number());
        line("%-14s %s", "state", Words.code(view.status()));
        line("%-14s %s", "reported", Words.time(view.receivedAt(), zone));
        view.acknowledgedAt().ifPresent(at -> line("%-14s %s", "acknowledged", Words.time(at, zone)));
        view.apology().ifPresent(apology -> line("%-14s %s", "apology", apology));
        view.resolution().ifPresent(resolution -> line("%-14s %s", "put right", resolution));
        view.messages().forEach(message -> line("%-14s %s", Words.shortTime(message.at(), zone), message.text()));
    }

    private void manager() {
        title("What the manager sees of July");
        line("%,d customers hit, %d cases", end.affected(), end.report().received());
        for (Target target : new Target[] {Target.ACKNOWLEDGE, Target.RESOLVE, Target.NEXT_UPDATE, Target.FOLLOW_UP}) {
            line(
                    "%-14s %s on time",
                    Words.code(target), Words.of(Words.attainment(end, target).rate()));
        }
        line(
                "%-14s %s; 95 of 100 within %s",
                "acknowledged",
                "median " + Words.hours(end.report().acknowledgement().percentile(0.5)),
                Words.hours(end.report().acknowledgement().percentile(0.95)));
        line("%-14s %s", "reopened", Words.of(end.report().reopened()));
        line("%-14s %s", "recovered", Words.of(end.report().recovered()));
        line("%-14s %s", "cost", end.cost().perCase().spend());
        title("Why it happens (the year)");
        for (Pareto.Row row : end.pareto().rows()) {
            line("%-14s %3d  %5.1f %%  %5.1f %% together", row.cause(), row.n(), row.share(), row.cumulative());
        }
        title("Had the desk been open around the clock, with half an hour to acknowledge");
        Words.simulated(end)
                .forEach(target -> line(
                        "%-14s %s; would be %s",
                        Words.code(target.getKey()),
                        Words.counts(target.getValue().actual()),
                        Words.counts(target.getValue().simulated())));
    }
}
