package io.crmkit.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.feed.FeedPosition;
import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.interaction.Interaction;
import io.crmkit.core.repository.Query;
import io.crmkit.recovery.cases.CaseState;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.store.jdbc.JdbcStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The run without arguments, and what happens when it is run again. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SampleRunTest {
    @TempDir
    private static Path folder;

    private static Run first = new Run(-1, "", "");

    @BeforeAll
    static void runOnce() {
        first = Run.of("--out", folder.toString());
    }

    private static Crm open() {
        return Crm.builder(JdbcStore.sqlite(folder.resolve("quickstart.db"))).build();
    }

    private static String read(String name) throws Exception {
        return Files.readString(folder.resolve(name));
    }

    @Test
    @Order(1)
    void printsTheNumbersOfTheSample() {
        assertThat(first.exitCode()).isZero();
        assertThat(first.out())
                .contains("3,005 rows: 3,000 new, 0 unchanged, 5 rejected")
                .containsPattern("all +2,901 +99 +619 +1,045 +1,237 +21.302999 +\\[18.477045, 24.084939]")
                .contains("103 detractors: 103 cases opened, 0 had one before")
                .contains("99 cases have something due at 2026-07-01 09:00 UTC; the first 10:")
                .containsPattern("EMAIL +PERMIT +CONTRACT_PERFORMANCE +49\n")
                .containsPattern("SMS +DENY +QUIET_HOURS +30\n")
                .contains("EMAIL 59, PHONE 15, SMS 15");
        assertThat(first.err()).isEmpty();
    }

    @Test
    @Order(2)
    void storesEachRowAsCustomerInteractionAndAnswers() {
        try (Crm crm = open()) {
            assertThat(crm.customers().count(Query.by(Customer.BY_NAME))).isEqualTo(3_000);
            assertThat(crm.interactions().count(Query.by(Interaction.BY_CUSTOMER)))
                    .isEqualTo(3_000);
            assertThat(crm.feedback().count(Query.by(Feedback.BY_CUSTOMER))).isEqualTo(9_000);
        }
    }

    @Test
    @Order(3)
    void writesBadRowsWithLineReasonAndCells() throws Exception {
        assertThat(read("rejects.csv").lines())
                .hasSize(6)
                .anyMatch(
                        line -> line.startsWith("602,\"recommend is 14, which is not on the scale 0..10\",P0000600-1,"))
                .anyMatch(line -> line.startsWith("1203,respondent is empty,,"))
                .anyMatch(line -> line.startsWith("1804,respondent came before in this file,P0001800,"))
                .anyMatch(line -> line.startsWith("2405,\"has 8 cells, the header has 17\",P0002400-4,"))
                .anyMatch(line -> line.startsWith("3006,recommend is not a whole number,P0003000-0,"));
    }

    @Test
    @Order(4)
    void changesNothingWhenItRunsAgainAndSaysSo() throws Exception {
        FeedPosition before;
        try (Crm crm = open()) {
            before = crm.feed().end();
        }
        List<String> files = List.of(read("scores.json"), read("report.html"), read("rejects.csv"));

        Run again = Run.of("--out", folder.toString());

        assertThat(again.exitCode()).isZero();
        assertThat(again.out())
                .contains("3,005 rows: 0 new, 3,000 unchanged, 5 rejected")
                .contains("Nothing was changed")
                .contains("103 detractors: 0 cases opened, 103 had one before");
        assertThat(List.of(read("scores.json"), read("report.html"), read("rejects.csv")))
                .isEqualTo(files);
        try (Crm crm = open()) {
            assertThat(crm.feed().end()).isEqualTo(before);
        }
    }

    @Test
    @Order(5)
    void opensNoOtherCaseForAnAnswerWhoseCaseIsDone() {
        try (Crm crm = open()) {
            RecoveryCase some = crm.repository(RecoveryCase.TYPE).stream(Query.by(RecoveryCase.BY_NEXT_DUE))
                    .findFirst()
                    .orElseThrow();
            crm.repository(RecoveryCase.TYPE).update(some.id(), found -> found.withState(CaseState.DISMISSED));
        }

        assertThat(Run.of("--out", folder.toString()).out())
                .contains("103 detractors: 0 cases opened, 103 had one before");
    }
}
