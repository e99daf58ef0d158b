package io.crmkit.recovery.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.recovery.Recovery;
import io.crmkit.recovery.calendar.Budget;
import io.crmkit.recovery.calendar.BusinessCalendar;
import io.crmkit.recovery.cases.Acceptance;
import io.crmkit.recovery.cases.CaseEventType;
import io.crmkit.recovery.cases.CaseLink;
import io.crmkit.recovery.cases.CaseReplay;
import io.crmkit.recovery.cases.DeskCommand;
import io.crmkit.recovery.cases.NotAllowedException;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.deadline.Duty;
import io.crmkit.recovery.deadline.Target;
import io.crmkit.recovery.failure.FailureKind;
import io.crmkit.recovery.failure.ServiceFailure;
import io.crmkit.recovery.failure.Severity;
import io.crmkit.recovery.incident.AffectedCustomer;
import io.crmkit.recovery.incident.IncidentId;
import io.crmkit.recovery.incident.Incidents;
import io.crmkit.recovery.policy.RecoveryPolicy;
import io.crmkit.recovery.world.World;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A severe case is closed only when somebody knows why it came about. */
class RootCauseNeededTest {
    private final World world = World.inMemory();
    private final Recovery recovery = Recovery.on(world.crm).policy(policy()).build();
    private final Learning learning = Learning.on(world.crm, recovery, Causes.CATALOG);
    private final Incidents incidents = Incidents.on(world.crm);
    private final CustomerId ada = world.customer("Ada");

    private static RecoveryPolicy policy() {
        RecoveryPolicy.Builder policy = RecoveryPolicy.builder("airline-1", BusinessCalendar.alwaysOpen(ZoneOffset.UTC))
                .rootCauseFrom(Severity.HIGH);
        for (Severity severity : Severity.values()) {
            for (Target target : List.of(Target.ACKNOWLEDGE, Target.RESOLVE)) {
                policy.duty(severity, Duty.of(target, Budget.of(Duration.ofHours(8))));
            }
        }
        return policy.build();
    }

    private RecoveryCaseId resolved(Severity severity) {
        RecoveryCaseId id = recovery.open(ServiceFailure.delay(ada)
                        .severity(severity)
                        .reference("trip-" + severity)
                        .build())
                .id();
        recovery.acknowledge(id, Channel.PHONE);
        recovery.begin(id, "desk");
        recovery.resolve(id, "rebooked");
        return id;
    }

    private RootCauseAnalysisId begun(RootCauseAnalysis analysis) {
        return learning.ask(analysis.id(), Why.of("why", "because", "log")).id();
    }

    private void requireRefused(RecoveryCaseId id) {
        assertThatThrownBy(() -> recovery.close(id, Acceptance.ACCEPTED))
                .isInstanceOfSatisfying(
                        NotAllowedException.class,
                        refused -> assertThat(refused.remedy()).contains("conclude an analysis"));
    }

    @Test
    void anAnalysisOfTheCaseHasToNameTheCause() {
        RecoveryCaseId id = resolved(Severity.HIGH);
        requireRefused(id);
        RootCauseAnalysisId analysis = begun(learning.begin(id, AnalysisMethod.FIVE_WHYS));
        requireRefused(id);
        learning.conclude(analysis, "handover");

        RecoveryCase closed = recovery.close(id, Acceptance.ACCEPTED);

        assertThat(closed.rootCause()).hasValue("handover");
        assertThat(recovery.journal(ada))
                .last()
                .satisfies(entry -> assertThat(entry.type()).isEqualTo(CaseEventType.CLOSED));
        assertThat(CaseReplay.replay(recovery.journal(ada), id)).hasValue(closed.withoutTexts());
    }

    @Test
    void anAnalysisOfTheIncidentThatHitTheCustomerWillDoAlsoAfterAMerge() {
        RecoveryCaseId id = resolved(Severity.CRITICAL);
        IncidentId fog = incidents.open("fog", FailureKind.DELAY, Severity.HIGH).id();
        IncidentId storm =
                incidents.open("storm", FailureKind.DELAY, Severity.HIGH).id();
        learning.conclude(begun(learning.begin(storm, AnalysisMethod.FIVE_WHYS)), "supplier");
        requireRefused(id);
        incidents.link(AffectedCustomer.builder(fog, ada)
                .failedAt(world.now())
                .addCase(id)
                .build());
        requireRefused(id);
        incidents.merge(fog, storm);

        assertThat(recovery.close(id, Acceptance.ACCEPTED).rootCause()).hasValue("supplier");
    }

    @Test
    void anAnalysisOfTheIncidentThatTheCaseIsLinkedToWillDo() {
        RecoveryCaseId id = resolved(Severity.HIGH);
        IncidentId fog = incidents.open("fog", FailureKind.DELAY, Severity.HIGH).id();
        IncidentId storm =
                incidents.open("storm", FailureKind.DELAY, Severity.HIGH).id();
        recovery.apply(id, new DeskCommand.Link(new CaseLink(CaseLink.Kind.INCIDENT, fog.value())));
        learning.conclude(begun(learning.begin(storm, AnalysisMethod.FIVE_WHYS)), "supplier");
        requireRefused(id);
        incidents.merge(fog, storm);

        assertThat(recovery.close(id, Acceptance.ACCEPTED).rootCause()).hasValue("supplier");
    }

    @Test
    void aLessSevereCaseNeedsNone() {
        assertThat(recovery.close(resolved(Severity.MEDIUM), Acceptance.ACCEPTED)
                        .rootCause())
                .isEmpty();
    }
}
