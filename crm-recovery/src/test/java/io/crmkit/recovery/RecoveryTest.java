package io.crmkit.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.customer.CustomerStatus;
import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.error.DuplicateException;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.error.NotFoundException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.recovery.cases.Acceptance;
import io.crmkit.recovery.cases.CaseEvent;
import io.crmkit.recovery.cases.CaseEventType;
import io.crmkit.recovery.cases.CaseState;
import io.crmkit.recovery.cases.Milestone;
import io.crmkit.recovery.cases.NotAllowedException;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.deadline.ClockResult;
import io.crmkit.recovery.deadline.SlaClock;
import io.crmkit.recovery.deadline.Target;
import io.crmkit.recovery.deadline.WaitReason;
import io.crmkit.recovery.failure.FailureSource;
import io.crmkit.recovery.failure.ServiceFailure;
import io.crmkit.recovery.failure.Severity;
import io.crmkit.recovery.policy.RecoveryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RecoveryTest {
    private final Desk desk = new Desk();
    private final Recovery recovery = desk.recovery;

    private ServiceFailure delay() {
        return ServiceFailure.delay(desk.ada)
                .severity(Severity.HIGH)
                .reference("trip-7")
                .build();
    }

    @Test
    void aCaseGoesFromReportToClosing() {
        RecoveryCaseId id = recovery.open(delay()).id();
        desk.pass(Duration.ofMinutes(30));
        recovery.acknowledge(id, Channel.PHONE);
        recovery.begin(id, "desk");
        recovery.waitFor(id, WaitReason.CUSTOMER);
        desk.pass(Duration.ofHours(2));
        recovery.resume(id);
        recovery.resolve(id, "rebooked");
        recovery.startFollowUp(id);
        RecoveryCase closed = recovery.close(id, Acceptance.ACCEPTED);

        assertThat(recovery.find(id)).hasValue(closed);
        assertThat(closed.state()).isEqualTo(CaseState.CLOSED);
        assertThat(closed.clocks())
                .allSatisfy(clock -> assertThat(clock.result(desk.now())).isEqualTo(ClockResult.MET));
        assertThat(closed.nextDueAt()).isEmpty();
        assertThat(recovery.journal(desk.ada))
                .extracting(CaseEvent::type)
                .containsExactly(
                        CaseEventType.OPENED,
                        CaseEventType.ACKNOWLEDGED,
                        CaseEventType.BEGUN,
                        CaseEventType.WAITING,
                        CaseEventType.RESUMED,
                        CaseEventType.RESOLVED,
                        CaseEventType.FOLLOW_UP_STARTED,
                        CaseEventType.CLOSED);
        assertThat(recovery.journal(desk.ada)).extracting(CaseEvent::caseId).containsOnly(id);
    }

    @Test
    void whatWasDetectedIsConfirmedOrDismissed() {
        ServiceFailure signal = ServiceFailure.unavailability(desk.ada)
                .source(FailureSource.DETECTED)
                .build();
        RecoveryCase detected = recovery.open(signal);

        RecoveryCase dismissed = recovery.dismiss(detected.id(), "a planned outage");
        RecoveryCase second = recovery.open(signal);
        RecoveryCase confirmed = recovery.confirm(second.id());

        assertThat(dismissed.clocks())
                .allSatisfy(clock -> assertThat(clock.result(desk.now())).isEqualTo(ClockResult.CANCELLED));
        assertThat(second.id()).isNotEqualTo(detected.id());
        assertThat(confirmed.state()).isEqualTo(CaseState.OPEN);
    }

    @Test
    void theSameFailureReportedTwiceIsOneOpenCase() {
        RecoveryCase first = recovery.open(delay());
        desk.pass(Duration.ofHours(1));

        assertThat(recovery.open(delay().withSeverity(Severity.LOW))).isEqualTo(first);
        assertThat(recovery.journal(desk.ada)).hasSize(1);

        recovery.acknowledge(first.id(), Channel.EMAIL);
        recovery.begin(first.id(), "desk");
        recovery.resolve(first.id(), "rebooked");
        RecoveryCase second = recovery.open(delay());
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThatThrownBy(() -> recovery.reopen(first.id()))
                .isInstanceOfSatisfying(
                        DuplicateException.class,
                        e -> assertThat(e.existingId()).isEqualTo(second.id().value()));
    }

    @Test
    void aRefusedCommandChangesNothing() {
        RecoveryCase opened = recovery.open(delay());

        assertThatThrownBy(() -> recovery.resolve(opened.id(), "rebooked")).isInstanceOf(NotAllowedException.class);

        assertThat(recovery.find(opened.id())).hasValue(opened);
        assertThat(recovery.journal(desk.ada)).hasSize(1);
    }

    @Test
    void whatDoesNotExistIsRefused() {
        CustomerId nobody = new CustomerId("nobody");

        assertThatThrownBy(() -> recovery.open(ServiceFailure.delay(nobody).build()))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> recovery.confirm(new RecoveryCaseId("none"))).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> Recovery.on(desk.crm).build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("policy must be set");
    }

    @Test
    void aCustomerWhoWasMergedOrErasedGetsNoCase() {
        CustomerId grace = desk.customer("Grace");
        CustomerId gone = desk.customer("Joan");
        desk.crm.customers().update(desk.ada, ada -> ada.asMergedInto(grace));
        desk.crm.customers().update(gone, joan -> joan.withStatus(CustomerStatus.ERASED));

        assertThatThrownBy(() -> recovery.open(delay()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("failure.customer must not be merged, was merged into " + grace);
        assertThatThrownBy(() -> recovery.open(ServiceFailure.delay(gone).build()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("failure.customer must not be erased");
        assertThat(recovery.journal(desk.ada)).isEmpty();
    }

    @Test
    void momentsThatNoIndexHoldsAndLimitsOutOfRangeAreRefusedByName() {
        RecoveryCase open = recovery.open(delay());
        Instant last = Attribute.LAST.minusNanos(1);

        for (Instant now : List.of(Instant.MIN, Attribute.LAST, Instant.MAX)) {
            assertThatThrownBy(() -> recovery.tick(now, 1))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("now must lie within 290,000 years of 1970");
        }
        for (int limit : List.of(0, 1_001)) {
            assertThatThrownBy(() -> recovery.tick(desk.now(), limit))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("limit must lie within 1 to 1000, was " + limit);
        }
        assertThat(recovery.findDue(last, 1_000)).containsExactly(open);
    }

    /** A breach that somebody noticed ahead of its time could not be taken back, and moved what was done in time behind it. */
    @Test
    void aTickAheadOfTheClockIsRefusedAndNoticesNothing() {
        RecoveryCase open = recovery.open(delay());
        Instant due = open.clock(Target.ACKNOWLEDGE).flatMap(SlaClock::dueAt).orElseThrow();
        Instant late = due.plusSeconds(1);
        desk.at(late.minus(Duration.ofMinutes(5)).minusSeconds(1).toString());

        assertThatThrownBy(() -> recovery.tick(late, 10))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("now must not lie more than PT5M ahead of the clock of the CRM");
        assertThat(recovery.findDue(late, 10))
                .as("looking ahead changes nothing")
                .containsExactly(open);
        RecoveryCase acknowledged = recovery.acknowledge(open.id(), Channel.PHONE);
        assertThat(acknowledged.milestone(Milestone.Kind.ACKNOWLEDGED).map(Milestone::at))
                .hasValue(desk.now());
        assertThat(acknowledged.clock(Target.ACKNOWLEDGE).map(clock -> clock.result(late)))
                .hasValue(ClockResult.MET);
    }

    @Test
    void aTickMayBeAheadByWhatThePolicyAllowsClocksToDisagree() {
        recovery.open(delay());
        Instant late = Instant.parse("2026-01-05T12:00:01Z");
        desk.at("2026-01-05T11:55:01Z");

        assertThat(recovery.tick(late, 10).emitted()).isEqualTo(1);
    }

    @Test
    void everythingDueIsFoundInTheOrderInWhichItIsDue() {
        RecoveryCaseId low = recovery.open(ServiceFailure.poorQuality(desk.ada)
                        .severity(Severity.LOW)
                        .build())
                .id();
        RecoveryCaseId critical = recovery.open(ServiceFailure.unavailability(desk.ada)
                        .severity(Severity.CRITICAL)
                        .build())
                .id();
        RecoveryCaseId high = recovery.open(delay()).id();

        assertThat(recovery.findDue(Instant.parse("2026-01-05T11:00:00Z"), 10)).isEmpty();
        assertThat(recovery.findDue(Instant.parse("2026-01-05T11:00:01Z"), 10))
                .extracting(RecoveryCase::id)
                .containsExactly(critical);
        assertThat(recovery.findDue(Instant.parse("2026-02-05T10:00:00Z"), 10))
                .extracting(RecoveryCase::id)
                .containsExactly(critical, high, low);
        assertThat(recovery.findDue(Instant.parse("2026-02-05T10:00:00Z"), 2))
                .extracting(RecoveryCase::id)
                .containsExactly(critical, high);
    }

    @Test
    void aTickNoticesWhatIsDueOnceAndSaysWhenToComeAgain() {
        RecoveryCaseId id = recovery.open(delay()).id();
        assertThat(recovery.tick(desk.now(), 10).nextDueAt()).hasValue(Instant.parse("2026-01-05T12:00:01Z"));

        desk.at("2026-01-05T12:00:01Z");
        assertThat(recovery.tick(desk.now(), 10))
                .isEqualTo(new TickReport(1, 1, 0, Optional.of(Instant.parse("2026-01-06T10:00:00Z"))));
        assertThat(recovery.tick(desk.now(), 10).processed()).isZero();
        desk.at("2026-01-08T10:00:00Z");
        assertThat(recovery.tick(desk.now(), 10)).isEqualTo(new TickReport(1, 2, 0, Optional.empty()));

        assertThat(recovery.journal(desk.ada).stream()
                        .filter(event -> event.target().isPresent())
                        .map(event -> event.type() + " " + event.target().orElseThrow() + " "
                                + event.dueAt().orElseThrow() + " " + event.at()))
                .containsExactly(
                        "BREACHED ACKNOWLEDGE 2026-01-05T12:00:00Z 2026-01-05T12:00:01Z",
                        "REMINDED RESOLVE 2026-01-07T10:00:00Z 2026-01-08T10:00:00Z",
                        "BREACHED RESOLVE 2026-01-07T10:00:00Z 2026-01-08T10:00:00Z");
        assertThat(recovery.find(id).orElseThrow().changedAt()).isEqualTo(desk.now());
    }

    @Test
    void whatTheLimitLeavesOverIsDueAtOnce() {
        recovery.open(delay());
        recovery.open(
                ServiceFailure.poorQuality(desk.ada).severity(Severity.HIGH).build());
        desk.at("2026-01-05T12:00:01Z");

        TickReport first = recovery.tick(desk.now(), 1);

        assertThat(first.processed()).isEqualTo(1);
        assertThat(first.nextDueAt()).hasValue(desk.now());
        assertThat(recovery.tick(desk.now(), 1).emitted()).isEqualTo(1);
    }

    @Test
    void aReopenedCaseKeepsItsBreach() {
        RecoveryCaseId id = recovery.open(delay()).id();
        recovery.acknowledge(id, Channel.EMAIL);
        recovery.begin(id, "desk");
        desk.at("2026-01-07T10:00:01Z");
        recovery.resolve(id, "rebooked");

        RecoveryCase reopened = recovery.reopen(id);

        assertThat(reopened.cycle()).isEqualTo(2);
        assertThat(reopened.clock(Target.RESOLVE).map(clock -> clock.result(desk.now())))
                .hasValue(ClockResult.BREACHED);
        desk.at("2026-03-01T00:00:00Z");
        assertThat(recovery.tick(desk.now(), 10).emitted()).isEqualTo(1);
        assertThat(recovery.journal(desk.ada))
                .extracting(CaseEvent::type)
                .filteredOn(type -> type == CaseEventType.BREACHED)
                .hasSize(1);
    }

    @Test
    void aDeadlineExplainsItself() {
        RecoveryCase opened = recovery.open(delay());

        assertThat(recovery.explain(opened, Target.RESOLVE).orElseThrow().toString())
                .isEqualTo("due 2026-01-07T10:00:00Z: P2BD from 2026-01-05T10:00:00Z by standard-office-1");
        assertThat(recovery.explain(opened, Target.RESOLVE).orElseThrow().explain())
                .hasSize(5);
    }

    @Test
    @DisplayName("D12: a case goes by the policy that opened it, as long as that is known")
    void d12VersionedPolicy() {
        RecoveryCase old = recovery.open(delay());
        RecoveryPolicy standard = RecoveryPolicy.standard(ZoneOffset.UTC);
        RecoveryPolicy.Builder generous = RecoveryPolicy.builder("generous-1", standard.calendar());
        for (Severity severity : Severity.values()) {
            standard.rules(severity).forEach(rules -> generous.duty(severity, rules.duty()));
        }
        Recovery knows = Recovery.on(desk.crm)
                .policy(generous.build())
                .formerPolicy(standard)
                .build();
        Recovery forgot = Recovery.on(desk.crm).policy(generous.build()).build();

        assertThat(knows.assess(old.id(), Severity.LOW).policy()).isEqualTo("standard-1");
        assertThat(knows.open(ServiceFailure.poorQuality(desk.ada).build()).policy())
                .isEqualTo("generous-1");
        assertThatThrownBy(() -> forgot.begin(old.id(), "desk"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("standard-1");
    }

    @Test
    void mergingAndErasingFollowTheDescriptor() {
        RecoveryCase told = recovery.open(delay().withDescription("Ada missed her father"));
        recovery.acknowledge(told.id(), Channel.EMAIL);
        recovery.begin(told.id(), "desk");
        RecoveryCase resolved = recovery.resolve(told.id(), "gave Ada a hotel");
        CustomerId survivor = new CustomerId("grace");

        RecoveryCase erased = ((ErasureRule.Redact<RecoveryCase>) RecoveryCase.TYPE.erasureRule())
                .redaction()
                .apply(resolved);
        RecoveryCase merged = ((MergeRule.Repoint<RecoveryCase>) RecoveryCase.TYPE.mergeRule())
                .repointing()
                .repoint(resolved, desk.ada, survivor);

        assertThat(RecoveryCase.TYPE.codec().encode(erased))
                .doesNotContain("Ada")
                .contains("RESOLVED");
        assertThat(merged.customer()).isEqualTo(survivor);
        assertThat(Stream.concat(Stream.of(resolved), recovery.journal(desk.ada).stream())
                        .map(Object::toString))
                .noneMatch(text -> text.contains("Ada"));
    }
}
