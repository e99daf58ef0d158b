package io.crmkit.benchmarks.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.benchmarks.match.Truth.Accuracy;
import io.crmkit.core.duplicate.MatchModels;
import io.crmkit.core.match.Link;
import io.crmkit.core.match.Links;
import io.crmkit.core.match.MatchModel;
import io.crmkit.core.match.MatchOutcome;
import io.crmkit.core.match.Matching;
import io.crmkit.core.match.RecordTable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Accuracy on made-up records, which others than those the shipped models were trained on. */
class DirtyPeopleTest {
    private static final long SEED = 20_261_122;
    private static final int RECORDS = 10_000;

    @Test
    void people_are_found_and_members_of_a_household_are_told_apart(TestReporter reporter) {
        assertAccuracy(MatchModels.person(), DirtyPeople.make(SEED, RECORDS), 0.75, 0.94, reporter);
    }

    @Test
    void organizations_are_found_and_branches_and_legal_forms_are_told_apart(TestReporter reporter) {
        assertAccuracy(MatchModels.organization(), DirtyCompanies.make(SEED, RECORDS), 0.6, 0.9, reporter);
    }

    @Test
    void the_shipped_models_are_those_that_the_training_gives() {
        assertThat(MatchModels.person()).isEqualTo(TrainModels.person());
        assertThat(MatchModels.organization()).isEqualTo(TrainModels.organization());
    }

    @Test
    void the_same_seed_gives_the_same_records_and_another_one_others() {
        assertThat(DirtyPeople.make(1, 500)).isEqualTo(DirtyPeople.make(1, 500)).isNotEqualTo(DirtyPeople.make(2, 500));
        assertThat(DirtyCompanies.make(1, 500)).isEqualTo(DirtyCompanies.make(1, 500));
    }

    private static void assertAccuracy(
            MatchModel model,
            List<DirtyPeople.Row> rows,
            double leastRecall,
            double leastRecallWithReview,
            TestReporter reporter) {
        RecordTable table = Truth.table(model, rows);
        Matching matching = Matching.of(model);

        Links links = matching.links(table);

        List<Link> matches = links.links().stream()
                .filter(link -> link.outcome() == MatchOutcome.MATCH)
                .toList();
        Accuracy auto = Accuracy.of(rows, matches);
        Accuracy withReview = Accuracy.of(rows, links.links());
        String report =
                model.id() + ": auto " + auto + " F1 " + auto.f1() + ", with review " + withReview + ", compared "
                        + links.compared() + ", review share "
                        + (double) links.count(MatchOutcome.REVIEW) / links.compared();
        reporter.publishEntry("accuracy", report);
        assertThat(auto.precision()).as(report).isGreaterThanOrEqualTo(0.995);
        assertThat(auto.recall()).as(report).isGreaterThanOrEqualTo(leastRecall);
        assertThat(withReview.recall()).as(report).isGreaterThanOrEqualTo(leastRecallWithReview);
    }
}
