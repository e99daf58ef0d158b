package io.crmkit.privacy.retention;

import static io.crmkit.privacy.retention.Clinic.image;
import static io.crmkit.privacy.retention.Clinic.visit;
import static io.crmkit.privacy.retention.Schedules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.CustomerStatus;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.repository.Repository;
import io.crmkit.privacy.Privacy;
import io.crmkit.privacy.TestSafeguards;
import io.crmkit.privacy.audit.AuditReceipt;
import io.crmkit.privacy.erasure.Tombstone;
import io.crmkit.privacy.hold.LegalHoldId;
import io.crmkit.store.RecordStore;
import io.crmkit.store.memory.MemoryStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private static final String AT = "{\"attribute\": \"at\"}";
    private static final String CREATED = "{\"created\": true}";

    private Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private Crm crm;
    private Privacy privacy;
    private CustomerId ada;
    private Repository<Clinic.Visit, Clinic.Name> visits;

    RecordStore.Factory store() {
        return MemoryStore.create();
    }

    @BeforeEach
    void open() {
        crm = Crm.builder(store())
                .clock(() -> now)
                .register(Clinic.Visit.TYPE, Clinic.Image.TYPE, Clinic.Contract.TYPE)
                .build();
        privacy = Privacy.on(crm).safeguards(TestSafeguards.create()).build();
        ada = crm.customers().add(Customer.person("Ada", "Lovelace").build()).id();
        visits = crm.repository(Clinic.Visit.TYPE);
    }

    @AfterEach
    void close() {
        crm.close();
    }

    private Retention retention(String... rules) {
        return privacy.retention(Schedules.of(rules));
    }

    private List<RetentionFinding> plan(Retention retention) {
        List<RetentionFinding> findings = new ArrayList<>();
        retention.plan(now, findings::add);
        return findings;
    }

    private RetentionReport runAll(Retention retention) {
        return retention.tick(now, 10_000);
    }

    @Test
    void what_has_ended_goes_and_the_rest_stays_until_the_date_it_names() {
        visits.add(visit("old", ada, "2024-11-20T10:00:00Z", "checkup"));
        visits.add(visit("young", ada, "2025-03-01T10:00:00Z", "checkup"));
        Retention retention = retention(rule("visits", "visit", AT, "P2Y", "ERASE"));

        RetentionReport report = runAll(retention);

        assertThat(report.erased()).isEqualTo(1);
        assertThat(visits.find(new Clinic.Name("old"))).isEmpty();
        assertThat(report.nextDueAt()).contains(Instant.parse("2027-03-01T23:00:00Z"));
        now = report.nextDueAt().get().minusSeconds(1);
        assertThat(runAll(retention).erased())
                .as("the last day belongs to the period")
                .isZero();
        now = now.plusSeconds(1);
        assertThat(runAll(retention).erased()).isEqualTo(1);
        assertThat(visits.find(new Clinic.Name("young"))).isEmpty();
    }

    @Test
    void a_redaction_keeps_the_record_and_happens_once() {
        visits.add(visit("old", ada, "2020-11-20T10:00:00Z", "checkup"));
        Retention retention = retention(rule("visits", "visit", AT, "P2Y", "REDACT"));

        assertThat(runAll(retention).redacted()).isEqualTo(1);
        assertThat(visits.get(new Clinic.Name("old")).note()).isEmpty();
        long entries = privacy.audit().head().size();
        assertThat(runAll(retention).redacted()).isZero();
        assertThat(privacy.audit().head().size()).isEqualTo(entries);
        assertThat(plan(retention)).isEmpty();
    }

    @Test
    void each_removal_is_in_the_audit_log_without_a_personal_value() {
        visits.add(visit("v1", ada, "2020-11-20T10:00:00Z", "checkup"));

        runAll(retention(rule("visits", "visit", AT, "P2Y", "ERASE")));

        assertThat(privacy.audit().find("retention", "visit/v1/" + now))
                .flatMap(privacy.audit()::open)
                .map(AuditReceipt.Opening::content)
                .contains("{\"action\":\"ERASE\",\"reason\":\"PERIOD_ENDED\",\"record\":\"v1\","
                        + "\"rule\":\"clinic 1/visits\",\"type\":\"visit\"}");
    }

    @Test
    void of_two_rules_the_one_that_keeps_longer_wins_and_says_so() {
        visits.add(visit("v1", ada, "2020-11-20T10:00:00Z", "checkup"));
        Retention retention =
                retention(rule("short", "visit", AT, "P2Y", "ERASE"), rule("long", "visit", AT, "P10Y", "ERASE"));

        assertThat(runAll(retention).erased()).isZero();
        assertThat(retention.explain(Clinic.Visit.TYPE, new Clinic.Name("v1"), now))
                .hasValueSatisfying(found -> {
                    assertThat(found.reason()).isEqualTo(RetentionReason.PERIOD_RUNNING);
                    assertThat(found.rule()).isEqualTo("clinic 1/long");
                    assertThat(found.dueAt()).contains(Instant.parse("2030-11-20T23:00:00Z"));
                });
    }

    @Test
    void if_all_periods_have_ended_the_action_that_keeps_most_wins() {
        visits.add(visit("v1", ada, "2010-11-20T10:00:00Z", "checkup"));
        Retention retention =
                retention(rule("erase", "visit", AT, "P10Y", "ERASE"), rule("redact", "visit", AT, "P2Y", "REDACT"));

        RetentionReport report = runAll(retention);

        assertThat(report.redacted()).isEqualTo(1);
        assertThat(report.erased()).isZero();
        assertThat(visits.find(new Clinic.Name("v1"))).isPresent();
    }

    @Test
    void a_legal_hold_stops_it_until_it_is_released() {
        visits.add(visit("v1", ada, "2010-11-20T10:00:00Z", "checkup"));
        Retention retention = retention(rule("visits", "visit", AT, "P2Y", "ERASE"));
        privacy.holds().place("case-9", ada, "litigation", "visit");

        RetentionReport held = runAll(retention);

        assertThat(held.erased()).isZero();
        assertThat(held.nextDueAt()).as("asked again after a day").contains(now.plusSeconds(86_400));
        assertThat(plan(retention)).singleElement().satisfies(found -> {
            assertThat(found.reason()).isEqualTo(RetentionReason.LEGAL_HOLD);
            assertThat(found.detail()).isEqualTo("case-9");
        });
        privacy.holds().release(new LegalHoldId("case-9"));
        assertThat(runAll(retention).erased()).isEqualTo(1);
    }

    @Test
    void an_exemption_keeps_what_it_describes() {
        visits.add(visit("v1", ada, "2010-11-20T10:00:00Z", "implant"));
        visits.add(visit("v2", ada, "2010-11-20T10:00:00Z", "checkup"));
        Retention retention = retention(rule(
                "visits",
                "visit",
                AT,
                "P2Y",
                "ERASE",
                ", \"exemptions\": [{\"attribute\": \"kind\", \"values\": [\"implant\"], \"reason\": \"recalls\"}]"));

        assertThat(runAll(retention).erased()).isEqualTo(1);
        assertThat(plan(retention)).singleElement().satisfies(found -> {
            assertThat(found.record()).isEqualTo("v1");
            assertThat(found.reason()).isEqualTo(RetentionReason.EXEMPT);
            assertThat(found.detail()).isEqualTo("recalls");
        });
    }

    @Test
    void a_period_may_count_from_the_adding_and_from_the_end_of_the_year() {
        visits.add(visit("v1", ada, "2010-11-20T10:00:00Z", "checkup"));
        Retention retention = retention(rule("visits", "visit", CREATED, "P1Y", "ERASE", ", \"endOfYear\": true"));

        assertThat(runAll(retention).nextDueAt()).contains(Instant.parse("2027-12-31T23:00:00Z"));
        now = Instant.parse("2027-12-31T23:00:00Z");
        assertThat(runAll(retention).erased()).isEqualTo(1);
    }

    @Test
    void a_person_without_activity_is_erased_as_a_whole() {
        visits.add(visit("v1", ada, "2024-11-20T10:00:00Z", "checkup"));
        now = Instant.parse("2028-11-24T12:00:00Z");
        Retention retention =
                retention(rule("inactive", "customer", "{\"lastActivity\": [\"visit\"]}", "P2Y", "ERASE"));
        CustomerId eve = crm.customers()
                .add(Customer.person("Eve", "Moneypenny").build())
                .id();

        assertThat(plan(retention)).extracting(RetentionFinding::record).containsExactly(ada.value());
        assertThat(runAll(retention).erased()).isEqualTo(1);
        assertThat(crm.customers().get(ada).status()).isEqualTo(CustomerStatus.ERASED);
        assertThat(privacy.erasure().find(ada)).map(Tombstone::reason).contains("retention:inactive");
        assertThat(visits.get(new Clinic.Name("v1")).note()).isEmpty();
        assertThat(crm.customers().get(eve).status()).isEqualTo(CustomerStatus.ACTIVE);
        assertThat(runAll(retention).erased()).isZero();
        assertThat(privacy.audit().find("retention", "customer/" + ada.value() + "/" + now))
                .isPresent();
    }

    @Test
    void a_visit_keeps_a_person_from_being_inactive() {
        now = Instant.parse("2030-01-01T12:00:00Z");
        visits.add(visit("v1", ada, "2028-06-20T10:00:00Z", "checkup"));
        Retention retention =
                retention(rule("inactive", "customer", "{\"lastActivity\": [\"visit\"]}", "P2Y", "ERASE"));

        assertThat(retention.explain(Customer.TYPE, ada, now))
                .hasValueSatisfying(found -> assertThat(found.dueAt()).contains(Instant.parse("2030-06-20T22:00:00Z")));
    }

    @Test
    void no_period_starts_while_a_contract_has_no_end() {
        visits.add(visit("v1", ada, "2010-11-20T10:00:00Z", "checkup"));
        Retention retention = retention(rule(
                "visits",
                "visit",
                "{\"endOf\": {\"type\": \"contract\", \"attribute\": \"ends_on\"}}",
                "P1Y",
                "ERASE"));
        Repository<Clinic.Contract, Clinic.Name> contracts = crm.repository(Clinic.Contract.TYPE);

        assertThat(plan(retention))
                .as("no contract")
                .extracting(RetentionFinding::reason)
                .containsExactly(RetentionReason.START_UNKNOWN);
        contracts.add(new Clinic.Contract(new Clinic.Name("c1"), ada, Optional.of(LocalDate.of(2020, 1, 31))));
        contracts.add(new Clinic.Contract(new Clinic.Name("c2"), ada, Optional.empty()));
        assertThat(runAll(retention).erased()).as("one runs on").isZero();
        contracts.update(
                new Clinic.Name("c2"),
                open -> new Clinic.Contract(open.id(), ada, Optional.of(LocalDate.of(2026, 1, 31))));
        assertThat(runAll(retention).nextDueAt())
                .as("the latest end counts")
                .contains(Instant.parse("2027-01-31T23:00:00Z"));
    }

    @Test
    void what_others_name_stays_until_they_go() {
        visits.add(visit("v1", ada, "2010-11-20T10:00:00Z", "checkup"));
        crm.repository(Clinic.Image.TYPE).add(image("i1", "v1", ""));
        Retention alone = retention(rule("visits", "visit", AT, "P2Y", "ERASE"));

        assertThat(runAll(alone).erased()).isZero();
        assertThat(plan(alone)).singleElement().satisfies(found -> {
            assertThat(found.reason()).isEqualTo(RetentionReason.STILL_NAMED);
            assertThat(found.detail()).isEqualTo("image");
        });
        Retention both = retention(
                rule("visits", "visit", AT, "P2Y", "ERASE"), rule("images", "image", CREATED, "P0D", "ERASE"));
        now = now.plusSeconds(86_400);
        assertThat(plan(both)).allSatisfy(found -> assertThat(found.action()).contains(RetentionAction.ERASE));
        assertThat(runAll(both).erased()).isEqualTo(2);
    }

    @Test
    void small_steps_of_several_workers_do_what_one_step_does() {
        for (int i = 0; i < 20; i++) {
            visits.add(visit("v" + i, ada, "201%d-11-20T10:00:00Z".formatted(i % 10), "checkup"));
        }
        Retention one = retention(rule("visits", "visit", CREATED, "P1D", "ERASE"));
        Retention other = retention(rule("visits", "visit", CREATED, "P1D", "ERASE"));
        now = now.plusSeconds(3 * 86_400);
        int erased = 0;
        int ticks = 0;
        Optional<Instant> next;
        do {
            RetentionReport report = (ticks++ % 2 == 0 ? one : other).tick(now, 3);
            assertThat(report.examined()).isLessThanOrEqualTo(3);
            erased += report.erased();
            next = report.nextDueAt();
        } while (next.filter(now::equals).isPresent());

        assertThat(erased).isEqualTo(20);
        assertThat(ticks).isEqualTo(7);
        assertThat(visits.find(new Clinic.Name("v7"))).isEmpty();
    }

    @Test
    void a_review_is_opened_once_and_its_decision_is_done() {
        visits.add(visit("v1", ada, "2010-11-20T10:00:00Z", "checkup"));
        Retention retention = retention(rule("visits", "visit", AT, "P2Y", "REVIEW"));

        assertThat(runAll(retention).reviews()).isEqualTo(1);
        assertThat(runAll(retention).reviews()).isZero();
        RetentionReview review = retention.reviews(now, 10).get(0);
        assertThat(review.record()).isEqualTo("v1");

        Instant until = Instant.parse("2027-06-01T00:00:00Z");
        retention.keep(review.id(), until, "dispute");
        assertThat(retention.reviews(now, 10)).isEmpty();
        assertThat(plan(retention)).singleElement().satisfies(found -> {
            assertThat(found.reason()).isEqualTo(RetentionReason.UNDER_REVIEW);
            assertThat(found.dueAt()).contains(until);
        });
        now = until;
        assertThat(runAll(retention).erased()).as("asked again, not removed").isZero();
        assertThat(retention.reviews(now, 10)).hasSize(1);

        retention.remove(review.id(), RetentionAction.ERASE, "settled");
        assertThat(runAll(retention).erased()).isEqualTo(1);
        assertThat(visits.find(new Clinic.Name("v1"))).isEmpty();
        assertThat(retention.reviews(now, 10)).isEmpty();
    }

    @Test
    void a_rule_holds_from_its_date_on() {
        visits.add(visit("v1", ada, "2010-11-20T10:00:00Z", "checkup"));
        Retention retention =
                retention(rule("visits", "visit", AT, "P2Y", "ERASE", ", \"validFrom\": \"2027-01-01T00:00:00Z\""));

        RetentionReport before = runAll(retention);

        assertThat(before.examined()).isZero();
        assertThat(before.nextDueAt()).contains(Instant.parse("2027-01-01T00:00:00Z"));
        now = Instant.parse("2027-01-01T00:00:00Z");
        assertThat(runAll(retention).erased()).isEqualTo(1);
    }

    @Test
    void what_protects_persons_cannot_be_removed_by_a_rule() {
        for (String type : List.of("suppression", "audit_entry", "legal_hold", "subject_key", "erasure_tombstone")) {
            assertThatThrownBy(() -> retention(rule("r", type, CREATED, "P1D", "ERASE")))
                    .as(type)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("must stay");
        }
    }

    @Test
    void a_rule_that_cannot_be_applied_is_refused() {
        assertThatThrownBy(() -> retention(rule("r", "vist", AT, "P1D", "ERASE")))
                .hasMessageContaining("registered entity type");
        assertThatThrownBy(() -> retention(rule("r", "visit", "{\"attribute\": \"kind\"}", "P1D", "ERASE")))
                .hasMessageContaining("date or time");
        assertThatThrownBy(() -> retention(rule("r", "customer", CREATED, "P1D", "REDACT")))
                .hasMessageContaining("record by record");
        assertThatThrownBy(() -> retention(rule("r", "visit", "{\"lastActivity\": [\"image\"]}", "P1D", "ERASE")))
                .hasMessageContaining("by customer, then time");
        assertThatThrownBy(() -> retention(rule("r", "image", "{\"lastActivity\": [\"visit\"]}", "P1D", "ERASE")))
                .hasMessageContaining("must name customers");
        assertThatThrownBy(() -> privacy.retention(
                        Schedules.of(rule("r", "visit", AT, "P1D", "ERASE")),
                        Schedules.of(rule("r", "visit", AT, "P2D", "ERASE"))))
                .hasMessageContaining("overlap");
        assertThatThrownBy(
                        () -> retention(rule("r", "visit", AT, "P1D", "ERASE")).tick(now, 0))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void what_shows_an_activity_must_not_go_before_the_period_that_counts_from_it() {
        String inactive = rule("inactive", "customer", "{\"lastActivity\": [\"visit\"]}", "P2Y", "ERASE");

        assertThatThrownBy(() -> retention(inactive, rule("visits", "visit", AT, "P1Y", "ERASE")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("clinic 1/visits");
        assertThat(retention(inactive, rule("visits", "visit", AT, "P2Y", "ERASE"))
                        .schedules())
                .hasSize(1);
        assertThat(retention(inactive, rule("visits", "visit", AT, "P1Y", "REDACT"))
                        .schedules())
                .hasSize(1);
    }

    @Test
    void a_copy_goes_one_round_after_what_names_it_as_the_plan_says() {
        visits.add(visit("v1", ada, "2026-11-20T10:00:00Z", "checkup"));
        Repository<Clinic.Image, Clinic.Name> images = crm.repository(Clinic.Image.TYPE);
        images.add(image("z", "v1", ""));
        images.add(image("a", "v1", "z"));
        images.add(image("b", "v1", "a"));
        Retention retention = retention(rule("images", "image", CREATED, "P0D", "ERASE"));
        now = now.plusSeconds(86_400);

        assertThat(plan(retention))
                .as("b names a, which names z")
                .extracting(RetentionFinding::record, RetentionFinding::reason)
                .containsExactly(
                        tuple("a", RetentionReason.STILL_NAMED),
                        tuple("b", RetentionReason.PERIOD_ENDED),
                        tuple("z", RetentionReason.STILL_NAMED));
        RetentionReport report = retention.tick(now, 2).plus(retention.tick(now, 10));
        assertThat(report.erased()).isEqualTo(1);
        assertThat(report.refused()).isZero();
        assertThat(runAll(retention).erased()).isEqualTo(2);
    }

    @Test
    void a_round_with_other_rules_begins_again() {
        visits.add(visit("v1", ada, "2010-11-20T10:00:00Z", "checkup"));
        visits.add(visit("v2", ada, "2010-11-21T10:00:00Z", "checkup"));
        Retention old = retention(rule("visits", "visit", CREATED, "P9Y", "ERASE"));
        assertThat(old.tick(now, 1).nextDueAt()).contains(now);
        RetentionSchedule next = RetentionSchedule.parse(
                Schedules.json(rule("visits", "visit", AT, "P2Y", "ERASE")).replace("\"1\"", "\"2\""));

        assertThat(privacy.retention(next).tick(now, 10).erased()).isEqualTo(2);
    }

    @Test
    void a_round_that_was_begun_for_a_later_moment_is_not_gone_on_with() {
        visits.add(visit("v1", ada, "2025-11-20T10:00:00Z", "checkup"));
        visits.add(visit("v2", ada, "2025-11-21T10:00:00Z", "checkup"));
        Retention retention = retention(rule("visits", "visit", CREATED, "P1Y", "ERASE"));
        retention.tick(Instant.parse("2036-01-01T00:00:00Z"), 1);

        assertThat(retention.tick(now, 10).erased()).isZero();
    }
}
