package io.crmkit.examples.quickstart;

import io.crmkit.core.Crm;
import io.crmkit.core.actor.Actor;
import io.crmkit.core.actor.ActorKind;
import io.crmkit.core.feedback.QuestionKind;
import io.crmkit.examples.quickstart.followup.CasePolicy;
import io.crmkit.examples.quickstart.followup.FollowUp;
import io.crmkit.examples.quickstart.followup.FollowUpResult;
import io.crmkit.examples.quickstart.intake.ImportResult;
import io.crmkit.examples.quickstart.intake.Progress;
import io.crmkit.examples.quickstart.intake.Rejects;
import io.crmkit.examples.quickstart.intake.SurveyImport;
import io.crmkit.examples.quickstart.intake.SurveyKeys;
import io.crmkit.examples.quickstart.report.FollowUpText;
import io.crmkit.examples.quickstart.report.HtmlReport;
import io.crmkit.examples.quickstart.report.Results;
import io.crmkit.examples.quickstart.report.ScoresJson;
import io.crmkit.examples.quickstart.report.ScoresText;
import io.crmkit.examples.quickstart.score.QuestionScores;
import io.crmkit.examples.quickstart.score.ScoreRules;
import io.crmkit.examples.quickstart.score.SurveyScores;
import io.crmkit.examples.quickstart.survey.CsvFile;
import io.crmkit.examples.quickstart.survey.LayoutException;
import io.crmkit.examples.quickstart.survey.Question;
import io.crmkit.examples.quickstart.survey.SurveyLayout;
import io.crmkit.privacy.Privacy;
import io.crmkit.privacy.pack.LawPacks;
import io.crmkit.recovery.Recovery;
import io.crmkit.store.RecordStore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The walk through all of CRM Kit: import, scores, recovery, consent.
 *
 * @param survey the key of the survey
 * @param csv its file
 * @param layout which column means what
 * @param out the folder of the results
 * @param options about scores, cases and time
 * @param now the present, for everything that is stored and decided
 * @param clock measures how long a long import takes
 */
record Walk(
        String survey,
        CsvFile csv,
        SurveyLayout layout,
        Path out,
        BusinessOptions options,
        Instant now,
        InstantSource clock) {

    void run(RecordStore.Factory store, PrintStream print, PrintStream progress) throws IOException, LayoutException {
        Files.createDirectories(out);
        try (Crm crm = Crm.builder(store)
                .clock(InstantSource.fixed(now))
                .actor(new Actor("quickstart", ActorKind.IMPORT))
                .build()) {
            Privacy privacy = Privacy.on(crm).packs(LawPacks.bundled()).build();
            Recovery recovery = Recovery.on(crm)
                    .policy(CasePolicy.of(options.zone, options.hours))
                    .build();

            print.println("1. Import of " + csv.path());
            ImportResult imported = importRows(crm, privacy, progress);
            print.printf(
                    Locale.ROOT,
                    "  %,d rows: %,d new, %,d unchanged, %,d rejected%n%s%n",
                    imported.rows(),
                    imported.added(),
                    imported.unchanged(),
                    imported.rejected(),
                    imported.added() == 0 ? "  Nothing was changed: every good row was imported before.\n" : "");

            if (imported.undecodable() > 0) {
                progress.printf(
                        Locale.ROOT,
                        "quickstart: %,d cells cannot be read as %s; is --encoding right?%n",
                        imported.undecodable(),
                        csv.encoding());
            }

            print.println("2. Scores");
            List<QuestionScores> scores =
                    new SurveyScores(crm, survey, layout, new ScoreRules(options.npsInterval, 0.95)).compute();
            print.println(ScoresText.of(scores));

            Optional<FollowUpResult> followUp = followUp(crm, recovery, privacy);
            print.println(followUp.map(Walk::followUpText)
                    .orElse("3., 4. No answers to a recommendation question: no cases, nobody to ask about.\n"));

            Results results = new Results(
                    survey,
                    String.valueOf(csv.path().getFileName()),
                    imported.rows(),
                    imported.rejected(),
                    layout,
                    scores,
                    followUp,
                    now);
            Files.writeString(out.resolve("scores.json"), ScoresJson.of(survey, scores));
            Files.writeString(out.resolve("report.html"), HtmlReport.of(results));
            print.println("Written: " + out.resolve("scores.json") + ", " + out.resolve("report.html") + ", "
                    + out.resolve("rejects.csv"));
        }
    }

    private ImportResult importRows(Crm crm, Privacy privacy, PrintStream progress)
            throws IOException, LayoutException {
        try (Rejects rejects = new Rejects(out.resolve("rejects.csv"))) {
            return new SurveyImport(
                            crm, privacy, layout, new SurveyKeys(survey), options.zone, new Progress(progress, clock))
                    .run(csv, rejects);
        }
    }

    private Optional<FollowUpResult> followUp(Crm crm, Recovery recovery, Privacy privacy) {
        FollowUp followUp = new FollowUp(crm, recovery, privacy, options.zone);
        return layout.questions().stream()
                .filter(question -> question.kind() == QuestionKind.NPS)
                .map(Question::column)
                .findFirst()
                .flatMap(question -> followUp.run(survey, question, options.lastPeriod, options.limitDue));
    }

    private static String followUpText(FollowUpResult result) {
        return "3. Recovery cases for detractors from " + result.firstDay() + " to " + result.lastDay() + "\n"
                + FollowUpText.cases(result)
                + "\n4. May they be contacted about it?\n"
                + FollowUpText.permissions(result.permissions());
    }
}
