package io.crmkit.examples.recoverydesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.core.json.JsonCodec;
import io.crmkit.core.repository.Query;
import io.crmkit.recovery.Recovery;
import io.crmkit.recovery.cases.CaseEvent;
import io.crmkit.recovery.cases.CaseReplay;
import io.crmkit.recovery.cases.CaseState;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.grant.CompensationGrant;
import io.crmkit.recovery.learning.ChangeNotice;
import io.crmkit.store.jdbc.JdbcStore;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RecoveryDeskTest {
    @TempDir
    private static Path folder;

    private static final JsonCodec<CaseEvent> EVENTS = JsonCodec.of(CaseEvent.class);

    private static String told = "";

    @BeforeAll
    static void runOnce() {
        told = run(0, "--out", folder.toString(), "--customers", "60");
    }

    private static String run(int exitCode, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, UTF_8);
        assertThat(RecoveryDesk.run(print, print, args)).isEqualTo(exitCode);
        return out.toString(UTF_8);
    }

    private static Crm open() {
        return Crm.builder(JdbcStore.sqlite(folder.resolve("recovery-desk.db"))).build();
    }

    private static List<RecoveryCase> closed(Crm crm) {
        return crm.repository(RecoveryCase.TYPE).stream(
                        Query.by(RecoveryCase.BY_STATE).equal(RecoveryCase.STATE, CaseState.CLOSED))
                .toList();
    }

    @Test
    @Order(1)
    void tellsTheWholeStory() {
        assertThat(told)
                .contains("60 signals that a flight is cancelled: {CASE_OPENED=5, LINKED=54, INCIDENT_OPENED=1}")
                .contains("One incident with 60 customers")
                .contains("The gate permits 11 acknowledgements by e-mail: [CONTRACT_PERFORMANCE]")
                .contains("Tick: 1 case due, 1 breach noticed")
                .contains("above Anna's limit of EUR 50, so it is PROPOSED")
                .contains("Anna cannot approve it: the approver must not be the proposer")
                .contains("Nor resolve the case: these grants wait for a decision; approve or reject them first")
                .contains("Lea approves it by her authority as team-lead")
                .contains("10 are satisfied, but a severe case is not closed before its cause is known")
                .contains("10 cases of satisfied customers close now, each with that cause")
                .contains("12 of 12 customers are told")
                .contains("The chart of the time before says: FEWER")
                .containsPattern("acknowledge +11 of 12 on time\n")
                .containsPattern("reopened +2 of 12\n")
                .containsPattern("cost +EUR 5296.00\n")
                .containsPattern("acknowledge +11 met, 1 breached; would be 0 met, 12 breached\n");
    }

    @Test
    @Order(2)
    void theStoreHoldsWhatWasTold() {
        try (Crm crm = open()) {
            List<RecoveryCase> closed = closed(crm);
            assertThat(closed).hasSize(12).allSatisfy(one -> {
                assertThat(one.rootCause()).hasValue("roster-import");
                assertThat(CaseReplay.replay(
                                crm.log(Recovery.JOURNAL).read(one.customer()).events(), one.id()))
                        .hasValue(one.withoutTexts());
            });
            assertThat(closed).filteredOn(one -> one.cycle() == 2).hasSize(2);
            assertThat(closed)
                    .filteredOn(one -> one.clocks().stream()
                            .anyMatch(clock -> clock.breach().isPresent()))
                    .hasSize(1);
            assertThat(crm.repository(CompensationGrant.TYPE).stream(Query.by(CompensationGrant.BY_NEXT_DUE)))
                    .hasSize(17)
                    .filteredOn(grant -> grant.approver().isPresent())
                    .hasSize(1);
        }
    }

    @Test
    @Order(3)
    void thePageNeedsNothingElse() throws Exception {
        String page = Files.readString(folder.resolve("report.html"));

        assertThat(page)
                .contains("<svg role='img'", "We should have called you two hours ago", "roster-import")
                .doesNotContain("<script", "<link", "<img", "src=", "href=", "@import", "url(", "http");
        assertThat(page).as("nobody is named").doesNotContain("Felix", "@example.org");
    }

    @Test
    @Order(4)
    void itTellsTheSameAgain() throws Exception {
        String page = Files.readString(folder.resolve("report.html"));

        assertThat(run(0, "--out", folder.toString(), "--customers", "60")).isEqualTo(told);
        assertThat(Files.readString(folder.resolve("report.html"))).isEqualTo(page);
    }

    @Test
    @Order(5)
    void anErasureLeavesNothingThatAPersonWrote() {
        try (Crm crm = open()) {
            List<RecoveryCase> cases = closed(crm);
            assertThat(stored(crm, cases)).contains("nobody at the gate knows anything", "Rebooked on the flight");

            cases.forEach(one -> crm.work(unit -> unit.erase(RecoveryCase.TYPE, one.id())));

            assertThat(stored(crm, closed(crm)))
                    .doesNotContain("nobody at the gate", "Lisbon", "Rebooked", "sorry", "meal vouchers", "Felix");
        }
    }

    /** Everything that is kept of the customers of some cases: cases, grants, notices and journals. */
    private static String stored(Crm crm, List<RecoveryCase> cases) {
        StringBuilder all = new StringBuilder();
        for (RecoveryCase one : cases) {
            CustomerId customer = one.customer();
            all.append(RecoveryCase.TYPE.codec().encode(one));
            append(
                    all,
                    crm,
                    CompensationGrant.TYPE,
                    Query.by(CompensationGrant.BY_CUSTOMER).equal(CompensationGrant.CUSTOMER, customer));
            append(
                    all,
                    crm,
                    ChangeNotice.TYPE,
                    Query.by(ChangeNotice.BY_CUSTOMER).equal(ChangeNotice.CUSTOMER, customer));
            crm.log(Recovery.JOURNAL).read(customer).events().forEach(event -> all.append(EVENTS.encode(event)));
        }
        return all.toString();
    }

    private static <E, I extends Id> void append(StringBuilder all, Crm crm, EntityType<E, I> type, Query<E> query) {
        crm.repository(type).stream(query)
                .forEach(entity -> all.append(type.codec().encode(entity)));
    }

    @Test
    @Order(6)
    void refusesOtherNumbersOfCustomers() {
        assertThat(run(2, "--out", folder.toString(), "--customers", "19")).contains("must be 20 to 5,000");
    }
}
