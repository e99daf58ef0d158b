package io.crmkit.privacy.breach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.Crm;
import io.crmkit.core.error.DuplicateException;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.privacy.Privacy;
import io.crmkit.privacy.TestSafeguards;
import io.crmkit.privacy.breach.BreachReport.Audience;
import io.crmkit.store.RecordStore;
import io.crmkit.store.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BreachesTest {
    /** A Friday: the 72 hours run through the weekend. */
    private static final Instant AWARE = Instant.parse("2026-11-20T16:00:00Z");

    private static final Instant DUE = Instant.parse("2026-11-23T16:00:00Z");
    private static final BreachId ID = new BreachId("b1");

    private Instant now = AWARE;
    private Crm crm;
    private Privacy privacy;
    private Breaches breaches;

    RecordStore.Factory store() {
        return MemoryStore.create();
    }

    @BeforeEach
    void open() {
        crm = Crm.builder(store()).clock(() -> now).build();
        privacy = Privacy.on(crm).safeguards(TestSafeguards.create()).build();
        breaches = privacy.breaches();
    }

    @AfterEach
    void close() {
        crm.close();
    }

    private static Breach.Builder lostLaptop() {
        return Breach.builder("b1", BreachRule.GDPR, AWARE, "a laptop was lost");
    }

    private Breach record() {
        return breaches.record(lostLaptop().build());
    }

    @Test
    void the_clock_runs_72_hours_from_awareness_through_the_weekend_while_the_risk_is_unknown() {
        assertThat(record().authorityDueAt()).contains(DUE);
        assertThat(breaches.findDue(DUE.minusNanos(1_000), 10)).isEmpty();
        assertThat(breaches.findDue(DUE, 10)).extracting(Breach::id).containsExactly(ID);
    }

    @Test
    void a_report_at_the_last_moment_is_in_time_and_the_next_one_needs_reasons() {
        record();
        now = DUE.plus(Duration.ofHours(1));

        assertThat(breaches.find(ID).orElseThrow().overdue(DUE)).isFalse();
        assertThatThrownBy(() -> breaches.report(ID, BreachReport.of("r1", Audience.AUTHORITY, DUE.plusNanos(1_000))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("delayReason");
        assertThat(breaches.find(ID).orElseThrow().reports())
                .as("nothing was changed")
                .isEmpty();
        Breach late = breaches.report(
                ID, BreachReport.of("r1", Audience.AUTHORITY, now).lateBecause("holidays"));
        assertThat(late.overdue(now)).as("late stays late").isTrue();
        assertThat(breaches.findDue(now, 10)).isEmpty();
    }

    @Test
    void information_may_come_in_phases_and_only_the_first_keeps_the_limit() {
        record();
        breaches.report(ID, BreachReport.of("r1", Audience.AUTHORITY, now).withReference("DPA-4711"));
        now = DUE.plus(Duration.ofDays(5));

        Breach second = breaches.report(ID, BreachReport.of("r2", Audience.AUTHORITY, now));

        assertThat(second.reports()).extracting(BreachReport::id).containsExactly("r1", "r2");
        assertThat(second.overdue(now)).isFalse();
        assertThat(breaches.report(ID, BreachReport.of("r2", Audience.AUTHORITY, now)))
                .as("told twice")
                .isEqualTo(second);
        assertThatThrownBy(() -> breaches.report(ID, BreachReport.of("r2", Audience.PERSONS, now)))
                .isInstanceOf(DuplicateException.class);
    }

    @Test
    void without_a_risk_it_is_recorded_and_nobody_is_told() {
        record();
        breaches.update(
                ID, breach -> breach.toBuilder().risk(BreachRisk.UNLIKELY).build());

        assertThat(breaches.findDue(DUE.plus(Duration.ofDays(99)), 10)).isEmpty();
        assertThat(breaches.tick(DUE.plusSeconds(1), 10)).isEqualTo(new BreachTick(List.of(), Optional.empty()));
        assertThat(breaches.all()).hasSize(1);
    }

    @Test
    void with_a_high_risk_the_persons_are_told_at_once_unless_an_exemption_is_stated() {
        record();
        Breach high = breaches.update(
                ID, breach -> breach.toBuilder().risk(BreachRisk.HIGH).build());

        assertThat(high.nextDueAt()).contains(AWARE);
        assertThat(breaches.tick(now, 10).nextDueAt())
                .as("the limit of the authority runs beside")
                .contains(DUE);
        Breach exempt = breaches.update(
                ID,
                breach -> breach.toBuilder()
                        .personsExemption("disk was encrypted")
                        .build());
        assertThat(exempt.personsDue()).isFalse();
        assertThat(exempt.nextDueAt()).contains(DUE);
        Breach again = breaches.update(
                ID,
                breach -> breach.toBuilder().personsExemption(Optional.empty()).build());
        assertThat(again.personsDue()).isTrue();
        assertThat(breaches.report(ID, BreachReport.of("p1", Audience.PERSONS, now))
                        .personsDue())
                .isFalse();
    }

    @Test
    void a_missed_limit_is_noticed_once_after_the_last_moment() {
        record();

        assertThat(breaches.tick(DUE, 10).missed()).isEmpty();
        assertThat(breaches.tick(DUE, 10).nextDueAt()).contains(DUE);
        assertThat(breaches.tick(DUE.plusSeconds(1), 10).missed()).containsExactly(ID);
        assertThat(breaches.tick(DUE.plusSeconds(1), 10).missed()).isEmpty();
        assertThat(breaches.find(ID).orElseThrow().missedAt()).contains(DUE.plusSeconds(1));
        assertThat(breaches.findDue(DUE.plusSeconds(1), 10))
                .as("still to be done")
                .hasSize(1);
    }

    @Test
    void a_tick_stops_at_its_limit_and_says_that_there_is_more() {
        for (int i = 0; i < 3; i++) {
            breaches.record(lostLaptop().id(new BreachId("b" + i)).build());
        }
        Instant later = DUE.plusSeconds(1);

        BreachTick first = breaches.tick(later, 2);

        assertThat(first.missed()).hasSize(2);
        assertThat(first.nextDueAt()).contains(later);
        assertThat(breaches.tick(later, 2).missed()).hasSize(1);
        assertThatThrownBy(() -> breaches.tick(later, 0)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void every_state_is_in_the_audit_log() {
        record();
        breaches.update(ID, breach -> breach.toBuilder().persons(40).build());
        breaches.update(ID, breach -> breach);

        assertThat(privacy.audit().find("breach", "b1/0")).isPresent();
        assertThat(privacy.audit().find("breach", "b1/1")).isPresent();
        assertThat(privacy.audit().find("breach", "b1/2")).as("nothing changed").isEmpty();
    }

    @Test
    void what_the_clock_hangs_on_cannot_be_changed() {
        record();

        assertThatThrownBy(() -> breaches.update(
                        ID,
                        breach ->
                                breach.toBuilder().awareAt(AWARE.plusSeconds(1)).build()))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> breaches.record(lostLaptop().nature("another").build()))
                .isInstanceOf(DuplicateException.class);
        assertThatThrownBy(() -> breaches.record(lostLaptop()
                        .id(new BreachId("b2"))
                        .awareAt(now.plusSeconds(1))
                        .build()))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> breaches.report(ID, BreachReport.of("r0", Audience.AUTHORITY, AWARE.minusSeconds(1))))
                .isInstanceOf(InvalidInputException.class);
        assertThat(breaches.record(lostLaptop().build()))
                .isEqualTo(breaches.find(ID).orElseThrow());
    }

    @Test
    void the_law_of_another_place_has_its_own_time() {
        BreachRule days = new BreachRule("example", Duration.ofDays(30), "none");
        Breach breach = breaches.record(Breach.builder("b7", days, AWARE, "a list was sent to the wrong address")
                .build());

        assertThat(breach.authorityDueAt()).contains(AWARE.plus(Duration.ofDays(30)));
        assertThatThrownBy(() -> new BreachRule("example", Duration.ZERO, "none"))
                .isInstanceOf(InvalidInputException.class);
    }
}
