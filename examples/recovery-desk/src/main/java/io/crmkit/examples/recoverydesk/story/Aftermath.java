package io.crmkit.examples.recoverydesk.story;

import io.crmkit.core.interaction.Channel;
import io.crmkit.metrics.chart.AttributeBaseline;
import io.crmkit.metrics.chart.AttributeChart;
import io.crmkit.metrics.chart.Subgroup;
import io.crmkit.recovery.cases.CaseCommand;
import io.crmkit.recovery.cases.CaseEvent;
import io.crmkit.recovery.cases.CaseState;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.cases.ResolutionType;
import io.crmkit.recovery.followup.FollowUpOutcome;
import io.crmkit.recovery.followup.RecoveryQuestion;
import io.crmkit.recovery.followup.RecoverySurvey;
import io.crmkit.recovery.followup.RecoverySurveyId;
import io.crmkit.recovery.followup.SurveyAnswer;
import io.crmkit.recovery.grant.CompensationGrant;
import io.crmkit.recovery.grant.GrantState;
import io.crmkit.recovery.learning.ActionType;
import io.crmkit.recovery.learning.AnalysisMethod;
import io.crmkit.recovery.learning.ChangeNotice;
import io.crmkit.recovery.learning.FrozenBaseline;
import io.crmkit.recovery.learning.ImprovementAction;
import io.crmkit.recovery.learning.ImprovementActionId;
import io.crmkit.recovery.learning.Pareto;
import io.crmkit.recovery.learning.RootCauseAnalysisId;
import io.crmkit.recovery.learning.Why;
import io.crmkit.recovery.numbers.Period;
import io.crmkit.recovery.numbers.RecoveryCost;
import io.crmkit.recovery.numbers.RecoveryReport;
import io.crmkit.recovery.simulation.PolicySimulation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What follows the day: customers are asked, two cases are reopened, the cause is found, changed, and told. */
public final class Aftermath {
    private static final Money NOTHING = Money.zero(CurrencyUnit.EUR);
    private static final int FLIGHTS_A_WEEK = 300;

    /** How often each cause was named earlier in the year; made up, like the rest. */
    private static final Map<String, Integer> EARLIER =
            Map.of("roster-import", 29, "late-inbound", 23, "baggage-belt", 11, "check-in-app", 6, "weather", 3);

    private final Desk desk;
    private final Disruption disruption;
    private final Random random;
    private final Map<RecoverySurveyId, SurveyAnswer> leftOpen = new LinkedHashMap<>();
    private final List<Subgroup> before = new ArrayList<>();
    private final List<Subgroup> after = new ArrayList<>();

    /** Prepares it. */
    public Aftermath(Desk desk, Disruption disruption, Random random) {
        this.desk = desk;
        this.disruption = disruption;
        this.random = random;
    }

    /** Lets it happen and returns where everything stands then. */
    public StoryEnd run() {
        List<RecoverySurvey> invited = invite(Instant.parse("2026-07-07T12:30:00Z"));
        firstAnswers(invited);
        RootCauseAnalysisId analysis = analyse();
        closeAnswered();
        workAgain();
        ImprovementActionId action = improve(analysis);
        long told = tell(action);
        check(action);
        return end(analysis, action, told);
    }

    private List<RecoverySurvey> invite(Instant at) {
        desk.at(at);
        List<RecoverySurvey> invited = new ArrayList<>();
        for (RecoverySurvey due : desk.followUps.findDue(at, 100)) {
            boolean byPhone = due.recoveryCase().equals(last());
            Channel channel = byPhone ? Channel.PHONE : Channel.EMAIL;
            if (desk.followUps.invite(due.id(), channel).send()) {
                invited.add(due);
            }
        }
        desk.say("Asked whether it was put right, as far as the gate permits: %d", invited.size());
        return invited;
    }

    private RecoveryCaseId last() {
        return disruption.cases().get(disruption.cases().size() - 1);
    }

    /** Two are not satisfied: the one who had waited for the call, and one whose bag is still missing. */
    private void firstAnswers(List<RecoverySurvey> invited) {
        desk.at(Instant.parse("2026-07-07T14:00:00Z"));
        int open = 0;
        List<RecoveryCaseId> unhappy = List.of(disruption.cases().get(2), last());
        for (RecoverySurvey survey : invited) {
            boolean content = !unhappy.contains(survey.recoveryCase());
            SurveyAnswer answer = SurveyAnswer.satisfaction(content ? 4 + random.nextInt(2) : 2)
                    .with(RecoveryQuestion.FAIR_TREATMENT, content ? 6 : 2);
            FollowUpOutcome outcome = desk.followUps.answer(survey.id(), answer);
            if (outcome.next() == FollowUpOutcome.Next.LEFT_OPEN) {
                leftOpen.put(survey.id(), answer);
                open++;
            } else if (outcome.next() == FollowUpOutcome.Next.REOPEN_OFFERED) {
                desk.recovery.reopen(survey.recoveryCase());
                desk.say("Not satisfied: case %s is reopened", number(survey.recoveryCase()));
            }
        }
        desk.say("%d are satisfied, but a severe case is not closed before its cause is known", open);
    }

    private String number(RecoveryCaseId id) {
        return found(id).number();
    }

    private RecoveryCase found(RecoveryCaseId id) {
        return desk.recovery.find(id).orElseThrow();
    }

    private RootCauseAnalysisId analyse() {
        desk.at(Instant.parse("2026-07-08T07:00:00Z"));
        RootCauseAnalysisId id = desk.learning
                .begin(disruption.incident(), AnalysisMethod.FIVE_WHYS)
                .id();
        for (Why why : List.of(
                Why.of("Why were three flights cancelled?", "No crew came to the gates.", "operations log"),
                Why.of("Why did no crew come?", "They had last week's roster.", "roster archive"),
                Why.of("Why last week's?", "The import of Sunday night had failed.", "import log 01:12"),
                Why.of(
                        "Why did nobody notice?",
                        "A failed import writes a line to a log, and calls nobody.",
                        "import log"),
                Why.of(
                        "Why does it call nobody?",
                        "The check before departure day was dropped in March.",
                        "change 311"))) {
            desk.learning.ask(id, why);
        }
        desk.learning.conclude(id, "roster-import");
        desk.incidents.close(disruption.incident());
        desk.say("Five whys, and a cause: roster-import. The incident is closed");
        return id;
    }

    private void closeAnswered() {
        long closed = 0;
        for (Map.Entry<RecoverySurveyId, SurveyAnswer> answered : leftOpen.entrySet()) {
            FollowUpOutcome outcome = desk.followUps.answer(answered.getKey(), answered.getValue()); // the same again
            closed += outcome.next() == FollowUpOutcome.Next.CLOSED ? 1 : 0;
        }
        desk.say("%d cases of satisfied customers close now, each with that cause", closed);
    }

    private void workAgain() {
        desk.at(Instant.parse("2026-07-08T09:00:00Z"));
        for (RecoveryCaseId id : disruption.cases()) {
            if (found(id).state() == CaseState.IN_RECOVERY) {
                desk.recovery.acknowledge(id, Channel.PHONE);
                desk.recovery.apply(
                        id,
                        new CaseCommand.Resolve(
                                ResolutionType.REMEDIAL_ACTION, "Called back; what was still open is put right."));
                desk.followUps.plan(id);
            }
        }
        desk.say("Anna calls both customers and puts right what was still open");
        List<RecoverySurvey> invited = invite(Instant.parse("2026-07-09T10:00:00Z"));
        invited.forEach(survey -> desk.followUps.answer(survey.id(), SurveyAnswer.satisfaction(4)));
        desk.say("The two reopened cases are closed, in their second cycle");
    }

    private ImprovementActionId improve(RootCauseAnalysisId analysis) {
        desk.at(Instant.parse("2026-07-10T08:00:00Z"));
        for (int week = 0; week < 20; week++) {
            before.add(week(0.06));
        }
        ImprovementAction action = desk.learning.plan(
                ImprovementAction.builder(ActionType.PROCESS, "roster-import")
                        .analysis(analysis)
                        .title("A failed roster import calls night control, and a second person checks at 20:00")
                        .owner("operations-control")
                        .due(LocalDate.of(2026, 7, 31))
                        .checkOn(LocalDate.of(2026, 11, 2))
                        .baseline(FrozenBaseline.of(baseline()))
                        .build(),
                today());
        desk.say("Action for %s, due %s: %s", action.owner(), action.due(), action.title());
        return action.id();
    }

    /** Flights of a week that left late or not at all for want of a crew. */
    private Subgroup week(double probability) {
        long failed = random.doubles(FLIGHTS_A_WEEK)
                .filter(chance -> chance < probability)
                .count();
        return new Subgroup(failed, FLIGHTS_A_WEEK);
    }

    private AttributeBaseline baseline() {
        return AttributeChart.P.baseline(before).orElseThrow();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(desk.crm.now(), Rules.ZONE);
    }

    private long tell(ImprovementActionId action) {
        desk.at(Instant.parse("2026-07-31T09:00:00Z"));
        desk.learning.done(action);
        long told = 0;
        for (RecoveryCaseId id : disruption.cases()) {
            RecoveryCase of = found(id);
            Channel channel = id.equals(last()) ? Channel.PHONE : Channel.EMAIL;
            ChangeNotice notice = desk.notices.ask(action, of.customer(), channel);
            if (notice.answer().permitted() && desk.notices.tell(action, of.customer())) {
                told++;
            }
        }
        desk.say(
                "Done; \"you told us, we changed\": %d of %d customers are told",
                told, disruption.cases().size());
        return told;
    }

    private void check(ImprovementActionId action) {
        desk.at(Instant.parse("2026-11-02T09:00:00Z"));
        for (int week = 0; week < 13; week++) {
            after.add(week(0.03));
        }
        ImprovementAction checked = desk.learning.check(action, after, today());
        desk.say(
                "The chart of the time before says: %s",
                checked.effectiveness().orElseThrow().verdict());
    }

    private StoryEnd end(RootCauseAnalysisId analysis, ImprovementActionId action, long told) {
        List<RecoveryCase> cases = disruption.cases().stream().map(this::found).toList();
        List<CaseEvent> history = cases.stream()
                .flatMap(of -> desk.recovery.journal(of.customer()).stream())
                .toList();
        PolicySimulation simulation = desk.recovery.simulate(Rules.stricter(), history);
        RecoveryCase shown = found(last());
        return new StoryEnd(
                desk.crm.now(),
                Rules.ZONE,
                desk.incidents.customers(disruption.incident()),
                cases,
                shown,
                history.stream()
                        .filter(event -> event.caseId().equals(shown.id()))
                        .toList(),
                desk.grants.ofCase(shown.id()),
                desk.learning.find(analysis).orElseThrow(),
                pareto(cases),
                desk.learning.find(action).orElseThrow(),
                baseline(),
                before,
                after,
                told,
                report(cases),
                cost(cases),
                simulation);
    }

    private static Pareto pareto(List<RecoveryCase> cases) {
        List<String> causes = new ArrayList<>();
        EARLIER.forEach((cause, times) -> causes.addAll(Collections.nCopies(times, cause)));
        cases.forEach(of -> causes.add(of.rootCause().orElseThrow()));
        return Pareto.byCount(causes);
    }

    private RecoveryReport report(List<RecoveryCase> cases) {
        Period july = new Period(Instant.parse("2026-06-30T22:00:00Z"), Instant.parse("2026-07-31T22:00:00Z"));
        return RecoveryReport.of(
                cases, new RecoveryReport.Question(july, Duration::between, Duration.ofDays(30), desk.crm.now()));
    }

    private RecoveryCost cost(List<RecoveryCase> cases) {
        return RecoveryCost.of(
                cases.stream()
                        .map(of -> new RecoveryCost.Case(
                                issued(of), NOTHING, Disruption.handling(of.cycle()), of.state() == CaseState.CLOSED))
                        .toList(),
                Money.parse("EUR 48"));
    }

    private Money issued(RecoveryCase of) {
        return desk.grants.ofCase(of.id()).stream()
                .filter(grant -> grant.state() == GrantState.ISSUED)
                .map(CompensationGrant::amount)
                .reduce(NOTHING, Money::plus);
    }
}
