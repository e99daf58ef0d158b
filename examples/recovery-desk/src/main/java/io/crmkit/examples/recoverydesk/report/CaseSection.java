package io.crmkit.examples.recoverydesk.report;

import io.crmkit.examples.recoverydesk.story.StoryEnd;
import io.crmkit.recovery.cases.CaseEvent;
import io.crmkit.recovery.cases.CustomerView;
import io.crmkit.recovery.deadline.ClockResult;
import io.crmkit.recovery.deadline.SlaClock;
import io.crmkit.recovery.grant.CompensationGrant;
import java.time.ZoneId;
import java.util.List;

/** One case, as its customer and as the desk sees it. */
final class CaseSection {
    private final StoryEnd end;
    private final ZoneId zone;
    private final StringBuilder section = new StringBuilder();

    private CaseSection(StoryEnd end) {
        this.end = end;
        this.zone = end.zone();
    }

    static String of(StoryEnd end) {
        CaseSection one = new CaseSection(end);
        one.customer();
        one.desk();
        return one.section.toString();
    }

    private void customer() {
        CustomerView view = CustomerView.of(end.shown());
        section.append("<section class='customer'><h2>What the customer sees of case ")
                .append(Html.escape(view.number()))
                .append("</h2>\n<dl>");
        entry("State", Words.code(view.status()));
        entry("Reported", Words.time(view.receivedAt(), zone));
        view.acknowledgedAt().ifPresent(at -> entry("Acknowledged", Words.time(at, zone)));
        view.apology().ifPresent(apology -> entry("Apology", apology));
        view.decision().ifPresent(decision -> entry("Decision", Words.code(decision)));
        view.resolution().ifPresent(resolution -> entry("Put right", resolution));
        view.messages().forEach(message -> entry(Words.shortTime(message.at(), zone), message.text()));
        section.append("</dl></section>\n");
    }

    private void entry(String name, String value) {
        section.append("<dt>")
                .append(Html.escape(name))
                .append("</dt><dd>")
                .append(Html.escape(value))
                .append("</dd>");
    }

    private void desk() {
        section.append("<section><h2>What the desk sees of it</h2>\n<h3>Clocks</h3>\n");
        Table clocks = new Table("target", "cycle", "started", "due", "done", "result");
        for (SlaClock clock : end.shown().clocks()) {
            ClockResult result = clock.result(end.now());
            clocks.row(
                    result == ClockResult.BREACHED ? "breached" : "",
                    List.of(
                            Words.code(clock.target()),
                            Integer.toString(clock.cycle()),
                            Words.shortTime(clock.startedAt(), zone),
                            Words.time(clock.dueAt(), zone),
                            Words.time(clock.stoppedAt(), zone),
                            Words.code(result)));
        }
        section.append(clocks.markup()).append("<h3>Compensation</h3>\n");
        Table grants = new Table("what", "amount", "by table", "row", "proposed by", "approved by", "state");
        for (CompensationGrant grant : end.grants()) {
            grants.row(
                    Words.code(grant.remedy()),
                    grant.amount().toString(),
                    grant.compensation().table(),
                    grant.compensation().row().orElse("-"),
                    grant.proposer().id(),
                    grant.approver().map(actor -> actor.id()).orElse("own authority or statute"),
                    Words.code(grant.state()));
        }
        section.append(grants.markup()).append("<h3>Journal</h3>\n");
        Table journal = new Table("at", "what", "target", "state", "cycle", "by");
        for (CaseEvent event : end.journal()) {
            journal.row(
                    event.target().isPresent() ? "breached" : "",
                    List.of(
                            Words.shortTime(event.at(), zone),
                            Words.code(event.type()),
                            event.target().map(Words::code).orElse(""),
                            Words.code(event.state()),
                            Integer.toString(event.cycle()),
                            event.by().id()));
        }
        section.append(journal.markup()).append("</section>\n");
    }
}
