package io.crmkit.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.Crm;
import io.crmkit.core.csv.CsvFormat;
import io.crmkit.core.csv.CsvRows;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.CustomerStatus;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.imports.ConsentColumn;
import io.crmkit.core.imports.ExistingRecords;
import io.crmkit.core.imports.FieldMapping;
import io.crmkit.core.imports.ImportConflict;
import io.crmkit.core.imports.ImportListener;
import io.crmkit.core.imports.ImportMapping;
import io.crmkit.core.imports.ImportRun;
import io.crmkit.core.imports.ImportUndo;
import io.crmkit.core.imports.RepeatedKey;
import io.crmkit.core.imports.Row;
import io.crmkit.core.imports.RowOutcome;
import io.crmkit.core.imports.RowProblem;
import io.crmkit.core.imports.RowResult;
import io.crmkit.core.imports.RowSource;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.interaction.Interaction;
import io.crmkit.core.merge.MergeRequest;
import io.crmkit.core.repository.Query;
import io.crmkit.core.source.Source;
import io.crmkit.privacy.audit.AuditEntry;
import io.crmkit.privacy.consent.ConsentLog;
import io.crmkit.privacy.consent.ConsentScope;
import io.crmkit.privacy.consent.ConsentStatus;
import io.crmkit.privacy.consent.Evidence;
import io.crmkit.privacy.consent.Origin;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.consent.PermissionType;
import io.crmkit.privacy.key.SubjectKey;
import io.crmkit.privacy.pack.LawPacks;
import io.crmkit.privacy.purpose.Purposes;
import io.crmkit.store.memory.MemoryStore;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What files say about consents: it may narrow, fill a gap, and never widen. */
class ImportedConsentsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final ConsentScope MAIL = ConsentScope.of(Purpose.MARKETING, Channel.EMAIL);
    private static final ConsentColumn NEWSLETTER = ConsentColumn.stops(
                    "newsletter", Purpose.MARKETING, Channel.EMAIL, "no", "unsubscribed")
            .saidAt("since")
            .grants("proof", "newsletter-2026-05", "yes");
    private static final ImportMapping MAPPING = ImportMapping.customers(
                    "shop", "id", FieldMapping.of("name", "/name"), FieldMapping.of("passport", "/identifiers/0/value"))
            .withConstants(java.util.Map.of("/identifiers/0/scheme", "passport", "/identifiers/0/strength", "STRONG"))
            .withConsents(NEWSLETTER, ConsentColumn.stops("calls", Purpose.MARKETING, Channel.PHONE, "no"));
    private static final String HEADING = "id,name,passport,newsletter,since,proof,calls\n";

    private Instant now = NOW;
    private final Crm crm = Crm.builder(MemoryStore.create()).clock(() -> now).build();
    private final Privacy privacy = Privacy.on(crm)
            .packs(LawPacks.bundled())
            .safeguards(TestSafeguards.create())
            .build();
    private final List<RowResult> results = new ArrayList<>();
    private final ImportListener listener = new ImportListener() {
        @Override
        public void decided(Row row, RowResult result) {
            results.add(result);
        }
    };

    @AfterEach
    void close() {
        crm.close();
    }

    private ImportRun run(ImportMapping mapping, String rows) {
        results.clear();
        now = now.plusSeconds(60);
        return privacy.imports().run("file", mapping, csv(rows), listener);
    }

    private static RowSource csv(String rows) {
        byte[] bytes = (HEADING + rows).getBytes(StandardCharsets.UTF_8);
        return CsvRows.of(() -> new ByteArrayInputStream(bytes), CsvFormat.FOREIGN);
    }

    private CustomerId customer(String key) {
        return crm.customers()
                .findBy(Customer.SOURCE, Source.of("shop", key))
                .orElseThrow()
                .id();
    }

    private ConsentStatus status(String key) {
        return privacy.log(customer(key)).state(MAIL, Purposes.standard(), now).status();
    }

    private List<PermissionEvent> events(String key) {
        return privacy.log(customer(key)).events();
    }

    private void say(String key, PermissionEvent.Builder event) {
        privacy.record(customer(key), event.build());
    }

    private PermissionEvent.Builder consent(String id) {
        return PermissionEvent.granted(id, Purpose.MARKETING, Channel.EMAIL, now)
                .evidence(Evidence.of(Evidence.Kind.FORM, "form-1"))
                .noticeVersion("n-1");
    }

    @Test
    void a_no_is_a_stop_and_a_proven_yes_fills_a_gap_and_both_name_their_source() {
        ImportRun run = run(MAPPING, """
                1,Ada,,Unsubscribed,,,no
                2,Bob,,YES,2026-03-01,form-77,
                3,Eve,,yes,2026-03-01T10:00:00Z,,
                4,Joe,,,,,
                """);

        assertThat(run.count(RowOutcome.CREATED)).isEqualTo(4);
        assertThat(events("1")).extracting(PermissionEvent::channel).hasSize(2);
        assertThat(status("1")).isEqualTo(ConsentStatus.STOPPED);
        assertThat(status("2")).isEqualTo(ConsentStatus.GRANTED);
        assertThat(status("3")).as("without evidence").isEqualTo(ConsentStatus.UNPROVEN);
        assertThat(events("4")).isEmpty();
        assertThat(events("2")).singleElement().satisfies(yes -> {
            assertThat(yes.origin()).isEqualTo(Origin.IMPORT);
            assertThat(yes.evidence()).contains(Evidence.of(Evidence.Kind.IMPORT, "form-77"));
            assertThat(yes.effectiveAt()).as("the last moment of that day").isEqualTo("2026-03-02T12:00:00Z");
        });
        assertThat(events("1").get(0).evidence()).contains(Evidence.of(Evidence.Kind.IMPORT, run.id() + ".1"));
    }

    @Test
    void invariant_i8_a_yes_overrides_no_recorded_choice() {
        run(MAPPING, "1,Ada,,,,,\n2,Bob,,,,,\n3,Eve,,,,,\n");
        say("1", PermissionEvent.withdrawn("stop", Purpose.MARKETING, Channel.EMAIL, now));
        say("2", PermissionEvent.objected("objection", Purpose.MARKETING, now));
        say("3", consent("consent").expiresAt(now.plus(Duration.ofHours(1))));
        now = now.plus(Duration.ofDays(1));

        run(MAPPING, """
                1,Ada,,yes,2026-11-22T12:00:00Z,p-1,
                2,Bob,,yes,2026-11-22T12:00:00Z,p-2,
                3,Eve,,yes,2026-11-22T12:00:00Z,p-3,
                """);

        assertThat(List.of(status("1"), status("2"), status("3")))
                .containsExactly(ConsentStatus.STOPPED, ConsentStatus.STOPPED, ConsentStatus.EXPIRED);
        assertThat(List.of(events("1"), events("2"), events("3"))).allMatch(events -> events.size() == 1);
    }

    @Test
    void the_same_file_again_records_nothing_but_a_no_after_a_new_permission_stops_again() {
        String file = "1,Ada,,no,,,no\n2,Bob,,yes,2026-03-01,p-2,\n3,Eve,,no,2026-01-05,,\n";
        run(MAPPING, file);
        List<Integer> before =
                List.of(events("1").size(), events("2").size(), events("3").size());

        run(MAPPING, file);
        assertThat(List.of(events("1").size(), events("2").size(), events("3").size()))
                .isEqualTo(before);

        now = now.plusSeconds(60);
        say("1", consent("new"));
        say("3", consent("new"));
        assertThat(status("1")).isEqualTo(ConsentStatus.GRANTED);
        run(MAPPING, file);

        assertThat(status("1")).as("nobody knows when it was said").isEqualTo(ConsentStatus.STOPPED);
        assertThat(status("3")).as("said before the consent").isEqualTo(ConsentStatus.GRANTED);
    }

    @Test
    void a_pause_or_a_stop_of_one_address_does_not_swallow_a_no() {
        run(MAPPING, "1,Ada,,,,,\n");
        say("1", PermissionEvent.of(PermissionType.PAUSED, "pause", now).expiresAt(now.plus(Duration.ofDays(1))));

        run(MAPPING, "1,Ada,,no,,,\n");
        now = now.plus(Duration.ofDays(2));

        assertThat(status("1")).isEqualTo(ConsentStatus.STOPPED);
    }

    @Test
    void a_row_that_fails_says_nothing_and_a_word_that_nobody_knows_fails_its_row() {
        run(MAPPING, """
                1,Ada,P1,no,,,
                2,Bob,P1,no,,,
                3,Eve,,nope,,,
                4,Joe,,yes,,p,
                5,Kim,,no,yesterday,,
                6,Lee,,yes,2026-03-01,not opaque!,
                """);

        assertThat(results)
                .extracting(RowResult::outcome)
                .startsWith(RowOutcome.CREATED)
                .filteredOn(RowOutcome.FAILED::equals)
                .hasSize(5);
        assertThat(results.stream().map(result -> result.at().orElse("")))
                .containsExactly("", "identifier", "newsletter", "since", "since", "evidence.reference");
        assertThat(crm.customers().stream(Query.all())).hasSize(1);
        assertThat(events("1")).hasSize(1);
    }

    @Test
    void a_stop_counts_even_if_the_row_leaves_the_record_as_it_is() {
        run(MAPPING, "1,Ada,,,,,\n2,Bob,,,,,\n");

        run(MAPPING.with(ExistingRecords.LEAVE), "1,Ida,,no,,,\n2,Rob,,yes,2026-03-01,p-2,\n");

        assertThat(results).extracting(RowResult::outcome).containsOnly(RowOutcome.SKIPPED);
        assertThat(status("1")).isEqualTo(ConsentStatus.STOPPED);
        assertThat(events("2")).isEmpty();
    }

    @Test
    void the_size_of_a_batch_does_not_matter_to_rows_about_one_customer() {
        String file = "1,Ada,,no,,,\n1,Ada,,yes,2026-03-01,p-1,\n1,Ada,,,,,no\n2,Bob,,no,,,\n";
        for (int batch : new int[] {1, 2, 10}) {
            try (Crm fresh = Crm.builder(MemoryStore.create()).clock(() -> now).build()) {
                Privacy alone = Privacy.on(fresh).build();
                alone.imports()
                        .inBatchesOf(batch)
                        .run("file", MAPPING.with(RepeatedKey.LAST), csv(file), ImportListener.NONE);
                CustomerId ada = fresh.customers()
                        .findBy(Customer.SOURCE, Source.of("shop", "1"))
                        .orElseThrow()
                        .id();

                assertThat(alone.log(ada).events())
                        .as("batches of " + batch)
                        .hasSize(2)
                        .allMatch(event -> event.type().stops());
            }
        }
    }

    @Test
    void undo_takes_permissions_back_keeps_stops_and_the_record_of_who_has_one() {
        run(MAPPING, "1,Ada,,,,,\n2,Bob,,,,,\n");
        ImportRun run = run(
                MAPPING,
                "1,Ida,,no,,,\n2,Rob,,yes,2026-03-01,p-2,\n3,Eve,,no,,,\n4,Joe,,yes,2026-03-01,p-4,\n5,Kim,,,,,\n");
        CustomerId eve = customer("3");

        ImportUndo undo = privacy.imports().undo(run.id());

        assertThat(undo.conflicts())
                .containsExactly(
                        new ImportConflict("customer", customer("4").value(), 4, ImportConflict.Reason.AUDITED),
                        new ImportConflict("customer", eve.value(), 3, ImportConflict.Reason.STOPPED));
        assertThat(undo.removed()).isEqualTo(1);
        assertThat(undo.restored()).isEqualTo(2);
        assertThat(status("1")).isEqualTo(ConsentStatus.STOPPED);
        assertThat(status("3")).isEqualTo(ConsentStatus.STOPPED);
        assertThat(status("2")).isEqualTo(ConsentStatus.NONE);
        assertThat(status("4")).as("whom the audit log names").isEqualTo(ConsentStatus.NONE);
        assertThat(privacy.imports().undo(run.id()).conflicting()).as("again").isEqualTo(2);

        run(MAPPING, "2,Bob,,yes,2026-03-01,p-2,\n3,Eve,,yes,2026-03-01,p-3,\n");
        assertThat(status("2")).as("the right file").isEqualTo(ConsentStatus.GRANTED);
        assertThat(status("3")).isEqualTo(ConsentStatus.STOPPED);
    }

    @Test
    void whom_the_audit_log_names_an_undo_leaves_to_an_erasure_and_others_in_use_stay_in_use() {
        ImportRun run = run(MAPPING, "1,Ada,,yes,2026-03-01,p-1,\n2,Bob,,,,,\n");
        CustomerId ada = customer("1");
        crm.interactions().add(Interaction.inbound(customer("2"), Channel.EMAIL).build());

        assertThat(privacy.imports().undo(run.id()).conflicts())
                .extracting(ImportConflict::reason)
                .containsExactly(ImportConflict.Reason.IN_USE, ImportConflict.Reason.AUDITED);

        assertThat(status("1")).isEqualTo(ConsentStatus.NONE);
        privacy.erasure().erase(ada, "import-undone");
        assertThat(crm.customers().get(ada).status()).isEqualTo(CustomerStatus.ERASED);
        assertThat(crm.repository(SubjectKey.TYPE).stream(Query.all())).isEmpty();
    }

    @Test
    void a_yes_counts_from_its_own_time_and_one_that_is_still_to_come_fails_its_row() {
        String file = """
                1,Ada,,yes,2027-12-31,p-1,
                2,Bob,,yes,2026-11-22T10:06:01Z,p-2,
                3,Eve,,yes,2026-11-24,p-3,
                4,Joe,,yes,2026-11-22,p-4,
                5,Kim,,yes,2026-11-22T10:05:59Z,p-5,
                6,Lee,,no,2027-12-31,,
                7,Mia,,no,2027-12-31T10:00:00Z,,
                """;
        run(MAPPING, file);

        assertThat(results.subList(0, 3)).allSatisfy(result -> {
            assertThat(result.outcome()).isEqualTo(RowOutcome.FAILED);
            assertThat(result.problem()).contains(RowProblem.UNREADABLE_VALUE);
            assertThat(result.at()).contains("since");
        });
        assertThat(results.subList(3, 7)).extracting(RowResult::outcome).containsOnly(RowOutcome.CREATED);
        assertThat(List.of(status("4"), status("5"))).containsOnly(ConsentStatus.NOT_YET_EFFECTIVE);
        assertThat(List.of(status("6"), status("7"))).containsOnly(ConsentStatus.STOPPED);

        run(MAPPING, file.substring(file.indexOf("4,")));
        assertThat(events("4")).as("said already").hasSize(1);
        now = Instant.parse("2026-11-23T11:59:59Z");
        assertThat(List.of(status("4"), status("5")))
                .containsExactly(ConsentStatus.NOT_YET_EFFECTIVE, ConsentStatus.GRANTED);
        now = now.plusSeconds(1);
        assertThat(status("4")).as("that day is over everywhere").isEqualTo(ConsentStatus.GRANTED);
    }

    @Test
    void a_yes_of_today_lifts_no_stop_of_the_meantime() {
        run(MAPPING, "1,Ada,,yes,2026-11-22,p-1,\n");
        now = now.plusSeconds(60);
        say("1", PermissionEvent.withdrawn("stop", Purpose.MARKETING, Channel.EMAIL, now));

        now = now.plus(Duration.ofDays(3));

        assertThat(status("1")).isEqualTo(ConsentStatus.STOPPED);
    }

    @Test
    void a_time_that_nobody_can_reckon_with_fails_its_row_and_the_others_are_stored() {
        run(MAPPING, """
                1,Ada,,no,-999999999-01-01,,
                2,Bob,,no,0000-01-01,,
                3,Eve,,yes,-999999999-01-01T00:00:00Z,p-3,
                4,Joe,,yes,+999999999-12-31,p-4,
                5,Kim,,no,0001-01-03,,
                """);

        assertThat(results.subList(0, 4)).allSatisfy(result -> {
            assertThat(result.problem()).contains(RowProblem.UNREADABLE_VALUE);
            assertThat(result.at()).contains("since");
        });
        assertThat(status("5")).isEqualTo(ConsentStatus.STOPPED);
        assertThat(crm.customers().stream(Query.all())).hasSize(1);
    }

    @Test
    void of_repeated_keys_that_are_refused_the_stops_count_and_the_permissions_do_not() {
        String file = """
                1,Ada,,yes,2026-03-01,p-1,
                1,Ada,,no,,,
                2,Bob,,,,,
                2,Bob,,yes,2026-03-01,p-2,no
                """;
        for (int batch : new int[] {1, 2, 10}) {
            try (Crm fresh = Crm.builder(MemoryStore.create()).clock(() -> now).build()) {
                Privacy alone = Privacy.on(fresh).build();
                ImportRun run = alone.imports()
                        .inBatchesOf(batch)
                        .run("file", MAPPING.with(RepeatedKey.REFUSE), csv(file), ImportListener.NONE);
                List<ConsentLog> logs = List.of("1", "2").stream()
                        .map(key -> alone.log(fresh.customers()
                                .findBy(Customer.SOURCE, Source.of("shop", key))
                                .orElseThrow()
                                .id()))
                        .toList();

                assertThat(run.count(RowOutcome.FAILED)).isEqualTo(2);
                assertThat(logs.get(0).state(MAIL, Purposes.standard(), now).status())
                        .as("batches of " + batch)
                        .isEqualTo(ConsentStatus.STOPPED);
                assertThat(logs.get(1).events())
                        .extracting(PermissionEvent::type)
                        .containsExactly(PermissionType.WITHDRAWN);
            }
        }
    }

    @Test
    void a_consent_that_somebody_corrected_is_not_given_again_by_a_file() {
        String file = "1,Ada,,yes,2026-03-01,p-1,\n2,Bob,,yes,2026-03-01,p-2,\n";
        run(MAPPING, file);
        now = now.plusSeconds(60);
        say(
                "1",
                PermissionEvent.of(PermissionType.CORRECTED, "wrong", now)
                        .corrects(events("1").get(0).id()));

        run(MAPPING, file);

        assertThat(status("1")).isEqualTo(ConsentStatus.NONE);
        assertThat(events("1")).hasSize(2);
        run(MAPPING, "1,Ada,,,,,no\n");
        assertThat(events("1")).as("a stop counts all the same").hasSize(3);
    }

    @Test
    void what_is_said_of_a_merged_customer_is_said_of_the_one_it_turned_out_to_be() {
        run(MAPPING, "1,Ada,,,,,\n2,Ada,,,,,\n");
        CustomerId survivor = customer("1");
        privacy.merges().merge(MergeRequest.of(survivor, customer("2")));

        run(MAPPING, "2,Ada,,no,,,\n");

        assertThat(status("1")).isEqualTo(ConsentStatus.STOPPED);
    }

    @Test
    void a_rehearsal_gives_the_outcomes_and_records_nothing() {
        String file = "1,Ada,,no,,,\n1,Ada,,yes,2026-03-01,p-1,\n2,Bob,,yes,2026-03-01,bad proof,\n3,Eve,,no,,,\n";
        run(MAPPING, "3,Eve,,,,,\n");
        results.clear();
        ImportRun rehearsed = privacy.imports().rehearse("file", MAPPING.with(RepeatedKey.LAST), csv(file), listener);

        assertThat(events("3")).isEmpty();
        assertThat(crm.repository(AuditEntry.TYPE).stream(Query.all())).isEmpty();
        ImportRun run = run(MAPPING.with(RepeatedKey.LAST), file);
        assertThat(rehearsed.counts()).isEqualTo(run.counts());
    }

    @Test
    void consents_are_refused_where_nobody_keeps_them_and_before_anything_is_stored() {
        assertThatThrownBy(() -> crm.imports().run("file", MAPPING, csv("1,Ada,,no,,,\n"), listener))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("importMapping.consents");
        assertThatThrownBy(() -> run(
                        MAPPING.withConsents(
                                ConsentColumn.stops("newsletter", new Purpose("UNHEARD_OF"), Channel.EMAIL, "no")),
                        "1,Ada,,no,,,\n"))
                .isInstanceOf(InvalidInputException.class);
        ImportRun run = run(MAPPING, "1,Ada,,no,,,\n");
        assertThatThrownBy(() -> crm.imports().undo(run.id())).isInstanceOf(InvalidInputException.class);
        assertThat(ImportMapping.parse(MAPPING.json())).isEqualTo(MAPPING);
        assertThatThrownBy(() -> ConsentColumn.stops("x", Purpose.MARKETING, Channel.EMAIL, "no")
                        .grants("proof", "n-1", "yes"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("time");
    }
}
