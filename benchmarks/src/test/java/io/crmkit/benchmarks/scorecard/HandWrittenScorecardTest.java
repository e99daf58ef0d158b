package io.crmkit.benchmarks.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.benchmarks.store.Database;
import io.crmkit.core.Crm;
import io.crmkit.metrics.rating.RatingTally;
import java.sql.Connection;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandWrittenScorecardTest {
    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void bothFormsAndTheLibraryCountTheSameRows(String kind) throws Exception {
        try (Database database = Database.of(kind, "")) {
            try (Connection connection = database.connect("scorecard")) {
                FeedbackTable.create(database, connection, 2_000);
                FeedbackTable.settle(database, connection);
                Map<Cell, RatingTally> byDate = HandWrittenScorecard.BY_DATE.tallies(database, connection);
                Map<Cell, RatingTally> byRange = HandWrittenScorecard.BY_RANGE.tallies(database, connection);

                assertThat(rows(byRange)).isEqualTo(2_000).isEqualTo(rows(byDate));
                try (Crm crm = Crm.builder(database.crmKit("scorecard_library")).build()) {
                    LibraryScorecard.copy(connection, crm);
                    assertThat(LibraryScorecard.tallies(crm)).isEqualTo(byRange);
                }
                database.remove("scorecard_library");
                if (kind.equals("postgresql")) { // which knows time zones
                    assertThat(byRange).isEqualTo(byDate);
                }
            }
            database.remove("scorecard");
        }
    }

    private static long rows(Map<Cell, RatingTally> tallies) {
        return tallies.values().stream().mapToLong(RatingTally::rows).sum();
    }
}
