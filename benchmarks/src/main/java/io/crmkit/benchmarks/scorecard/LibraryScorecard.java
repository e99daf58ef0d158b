package io.crmkit.benchmarks.scorecard;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.id.CustomerId;
import io.crmkit.metrics.nps.Nps;
import io.crmkit.metrics.nps.NpsScore;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.scorecard.Breakdown;
import io.crmkit.metrics.scorecard.BrokenDownScores;
import io.crmkit.metrics.scorecard.PeriodKind;
import io.crmkit.metrics.scorecard.Scorecard;
import io.crmkit.metrics.scorecard.ScorecardRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The same scorecard by the library, over the same answers stored as feedback. */
final class LibraryScorecard {
    private static final int BATCH = 1_000;
    private static final Breakdown SEGMENT = Breakdown.segment("segment");
    private static final ScorecardRequest REQUEST = ScorecardRequest.builder()
            .question(FeedbackTable.SURVEY, FeedbackTable.QUESTION)
            .score(Nps.DEFINITION)
            .from(FeedbackTable.MONTHS.get(0).atDay(1))
            .until(FeedbackTable.MONTHS
                    .get(FeedbackTable.MONTHS.size() - 1)
                    .plusMonths(1)
                    .atDay(1))
            .every(PeriodKind.MONTH)
            .in(FeedbackTable.ZONE)
            .by(SEGMENT)
            .showSmallGroups()
            .build();

    private LibraryScorecard() {}

    /** Copies every answer of the hand-written table. */
    static void copy(Connection connection, Crm crm) throws SQLException {
        CustomerId customer =
                crm.customers().add(Customer.person("Ada", "Lovelace").build()).id();
        long last = -1;
        try (PreparedStatement page = connection.prepareStatement(
                "SELECT id, survey, question, segment, answered_at, rating FROM feedback WHERE id > ? ORDER BY id LIMIT "
                        + BATCH)) {
            List<Feedback> answers;
            do {
                page.setLong(1, last);
                answers = new ArrayList<>(BATCH);
                try (ResultSet rows = page.executeQuery()) {
                    while (rows.next()) {
                        last = rows.getLong(1);
                        answers.add(answer(customer, rows));
                    }
                }
                List<Feedback> added = answers;
                crm.work(unit -> added.forEach(unit::add));
            } while (answers.size() == BATCH);
        }
    }

    private static Feedback answer(CustomerId customer, ResultSet row) throws SQLException {
        return Feedback.nps(customer, row.getInt(6))
                .survey(row.getString(2))
                .question(row.getString(3))
                .putSegments("segment", row.getString(4))
                .answeredAt(Instant.EPOCH.plus(row.getLong(5), ChronoUnit.MICROS))
                .build();
    }

    /** Returns the tally of each segment in each month that has answers. */
    static Map<Cell, RatingTally> tallies(Crm crm) {
        Scorecard card = Scorecard.of(crm, REQUEST);
        Map<Cell, RatingTally> tallies = new HashMap<>();
        for (BrokenDownScores.Group group : card.by(SEGMENT).groups()) {
            for (int i = 0; i < card.periods().size(); i++) {
                YearMonth month = YearMonth.from(card.periods().get(i).from());
                NpsScore score =
                        (NpsScore) group.scores().periods().get(i).score().orElseThrow();
                if (score.responses() > 0) {
                    tallies.put(new Cell(group.name().orElseThrow(), month), score.tally());
                }
            }
        }
        return tallies;
    }
}
