package io.crmkit.recovery.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.gate.ContactAnswer;
import io.crmkit.core.gate.ContactGate;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.repository.Query;
import io.crmkit.recovery.cases.Acceptance;
import io.crmkit.recovery.cases.CaseState;
import io.crmkit.recovery.cases.CustomerCommand;
import io.crmkit.recovery.cases.Milestone;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.failure.ServiceFailure;
import io.crmkit.recovery.followup.FollowUpOutcome.Next;
import io.crmkit.recovery.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowUpsTest {
    private final List<Purpose> asked = new ArrayList<>();

    private boolean permitted = true;
    private World world = World.inMemory();
    private FollowUps followUps = followUps();
    private CustomerId ada = world.customer("Ada");
    private RecoveryCaseId resolved = new RecoveryCaseId("none");

    World world() {
        return World.inMemory();
    }

    /** The same tests on a store that outlives a process. */
    static class OnSqliteTest extends FollowUpsTest {
        @TempDir
        private Path directory = Path.of("");

        @Override
        World world() {
            return World.onSqlite(directory);
        }
    }

    private FollowUps followUps() {
        ContactGate gate = (customer, channel, purpose, at) -> {
            asked.add(purpose);
            return new ContactAnswer(permitted, List.of(permitted ? "CONSENT" : "FREQUENCY_CAP"), Optional.empty());
        };
        return FollowUps.on(world.crm, world.recovery, gate, SurveyPolicy.standard(ZoneOffset.UTC));
    }

    @BeforeEach
    void resolveACaseOnAFriday() {
        world = world();
        followUps = followUps();
        ada = world.customer("Ada");
        world.at(Instant.parse("2026-01-09T16:00:00Z"));
        resolved = world.recovery.open(ServiceFailure.delay(ada).build()).id();
        resolve();
    }

    private void resolve() {
        RecoveryCase open = world.recovery.find(resolved).orElseThrow();
        if (open.cycle() == 1) {
            world.recovery.acknowledge(resolved, Channel.EMAIL);
            world.recovery.begin(resolved, "desk");
        }
        world.recovery.resolve(resolved, "Rebooked");
    }

    private RecoverySurveyId invited() {
        RecoverySurvey planned = followUps.plan(resolved);
        world.at(planned.askAt());
        return followUps.invite(planned.id(), Channel.EMAIL).survey().id();
    }

    private CaseState state() {
        return world.recovery.find(resolved).orElseThrow().state();
    }

    private List<Feedback> feedback() {
        return world.crm.feedback().stream(Query.by(Feedback.BY_CUSTOMER).equal(Feedback.CUSTOMER, ada))
                .toList();
    }

    @Test
    void theSurveyIsDueABusinessDayAfterTheResolution() {
        RecoverySurvey planned = followUps.plan(resolved);

        assertThat(planned.askAt()).isEqualTo("2026-01-12T16:00:00Z"); // Monday
        assertThat(followUps.plan(resolved)).isEqualTo(planned);
        assertThat(followUps.findDue(Instant.parse("2026-01-12T15:59:59Z"), 10)).isEmpty();
        assertThat(followUps.findDue(planned.askAt(), 10)).containsExactly(planned);
        assertThatThrownBy(() -> followUps.invite(planned.id(), Channel.EMAIL))
                .hasMessageContaining("must not be sent before");
        assertThat(asked).isEmpty();
    }

    @Test
    void anInvitationIsAskedForOnceAndPutsTheCaseIntoFollowUp() {
        RecoverySurveyId id = invited();

        assertThat(followUps.find(id)).hasValueSatisfying(survey -> {
            assertThat(survey.state()).isEqualTo(SurveyState.INVITED);
            assertThat(survey.invitedAt()).hasValue(world.now());
        });
        assertThat(state()).isEqualTo(CaseState.FOLLOW_UP);
        assertThat(followUps.invite(id, Channel.PHONE).send()).isFalse();
        assertThat(asked).containsExactly(Purpose.SERVICE_RECOVERY);
        assertThat(followUps.findDue(world.now(), 10)).isEmpty();
    }

    @Test
    void whatTheGateDoesNotPermitIsNotSentAndMayBeAskedAgain() {
        permitted = false;
        RecoverySurveyId id = invited();

        assertThat(followUps.find(id).map(RecoverySurvey::state)).hasValue(SurveyState.NOT_PERMITTED);
        assertThat(state()).isEqualTo(CaseState.RESOLVED);
        assertThatThrownBy(() -> followUps.answer(id, SurveyAnswer.satisfaction(5)))
                .isInstanceOf(InvalidInputException.class);
        permitted = true;
        assertThat(followUps.invite(id, Channel.EMAIL).send()).isTrue();
    }

    @Test
    void aSatisfiedCustomerClosesTheCase() {
        RecoverySurveyId id = invited();

        FollowUpOutcome outcome = followUps.answer(
                id,
                SurveyAnswer.satisfaction(4)
                        .with(RecoveryQuestion.FAIR_OUTCOME, 7)
                        .withComment("Well done"));

        assertThat(outcome.next()).isEqualTo(Next.CLOSED);
        assertThat(world.recovery.find(resolved)).hasValueSatisfying(closed -> {
            assertThat(closed.state()).isEqualTo(CaseState.CLOSED);
            assertThat(closed.acceptance()).hasValue(Acceptance.ACCEPTED);
            assertThat(closed.milestone(Milestone.Kind.FOLLOWED_UP)).isPresent();
        });
        assertThat(feedback())
                .hasSize(2)
                .allSatisfy(answer -> {
                    assertThat(answer.survey()).isEqualTo("recovery");
                    assertThat(answer.occasion()).hasValue(resolved.value());
                })
                .extracting(Feedback::question)
                .containsExactlyInAnyOrder("recovery_satisfaction", "fair_outcome");
    }

    @Test
    void theSameAnswerAgainChangesNothingAndAnotherOneIsRefused() {
        RecoverySurveyId id = invited();
        SurveyAnswer answer = SurveyAnswer.satisfaction(2)
                .with(RecoveryQuestion.FAIR_OUTCOME, 3)
                .withComment("Too slow");
        FollowUpOutcome first = followUps.answer(id, answer);
        List<Feedback> given = feedback();
        world.pass(Duration.ofMinutes(5));

        assertThat(followUps.answer(id, answer)).isEqualTo(first);
        assertThat(List.of(
                        answer.with(RecoveryQuestion.SATISFACTION, 5),
                        answer.with(RecoveryQuestion.FAIR_TREATMENT, 3),
                        answer.withComment("Fine"),
                        SurveyAnswer.satisfaction(2).withComment("Too slow"),
                        new SurveyAnswer(answer.ratings(), answer.comment(), Optional.of(Channel.PHONE))))
                .allSatisfy(other -> assertThatThrownBy(() -> followUps.answer(id, other))
                        .isInstanceOfSatisfying(
                                AnsweredOtherwiseException.class,
                                refused -> assertThat(refused.survey()).isEqualTo(id))
                        .hasMessage("survey " + id + " was answered before, with another content"));
        assertThat(feedback()).isEqualTo(given);
        assertThat(followUps.find(id)).hasValue(first.survey());
    }

    @Test
    void aDissatisfiedCustomerIsOfferedThatTheCaseIsReopenedAndAskedAgainInTheNextCycle() {
        RecoverySurveyId first = invited();

        FollowUpOutcome outcome = followUps.answer(first, SurveyAnswer.satisfaction(3));

        assertThat(outcome.next()).isEqualTo(Next.REOPEN_OFFERED);
        assertThat(state()).isEqualTo(CaseState.FOLLOW_UP);
        assertThat(world.recovery.find(resolved).flatMap(RecoveryCase::acceptance))
                .hasValue(Acceptance.REJECTED);
        assertThatThrownBy(() -> world.recovery.close(resolved, Acceptance.REJECTED))
                .hasMessageContaining("reopen it");
        world.recovery.reopen(resolved);
        resolve();
        RecoverySurvey second = followUps.plan(resolved);
        assertThat(second.id()).isNotEqualTo(first);
        assertThat(second.cycle()).isEqualTo(2);
    }

    @Test
    void whatTheDeskRecordedBeforeStaysAndASatisfiedAnswerStillClosesTheCase() {
        RecoverySurveyId id = invited();
        world.recovery.apply(resolved, new CustomerCommand.RecordFollowUp(Acceptance.REJECTED));

        assertThat(followUps.answer(id, SurveyAnswer.satisfaction(5)).next()).isEqualTo(Next.CLOSED);
        assertThat(world.recovery.find(resolved).flatMap(RecoveryCase::acceptance))
                .hasValue(Acceptance.ACCEPTED);
    }

    @Test
    void anAnswerAfterTheCaseWasReopenedIsKeptAndClosesNothing() {
        RecoverySurveyId id = invited();
        world.recovery.reopen(resolved);

        FollowUpOutcome outcome = followUps.answer(id, SurveyAnswer.satisfaction(5));

        assertThat(outcome.next()).isEqualTo(Next.LEFT_OPEN);
        assertThat(state()).isEqualTo(CaseState.IN_RECOVERY);
        assertThat(feedback()).hasSize(1);
    }

    @Test
    void nobodyIsInvitedToWhatWasReopenedOrIsOver() {
        RecoverySurvey planned = followUps.plan(resolved);
        world.at(planned.askAt());
        world.recovery.reopen(resolved);

        assertThat(followUps.invite(planned.id(), Channel.EMAIL).survey().state())
                .isEqualTo(SurveyState.LAPSED);
        assertThat(asked).isEmpty();
    }

    @Test
    void theWindowEndsWithItsLastSecond() {
        RecoverySurveyId id = invited();
        Instant until = followUps.find(id).orElseThrow().until();
        assertThat(until).isEqualTo("2026-01-17T16:00:00Z");
        world.at(until.plusSeconds(1));

        assertThatThrownBy(() -> followUps.answer(id, SurveyAnswer.satisfaction(5)))
                .hasMessageContaining("must be answered by");
        assertThat(followUps.lapse(until, 10)).isZero();
        assertThat(followUps.lapse(until.plusSeconds(1), 10)).isEqualTo(1);
        assertThat(followUps.find(id).map(RecoverySurvey::state)).hasValue(SurveyState.LAPSED);
        assertThat(followUps.lapse(until.plus(Duration.ofDays(1)), 10)).isZero();
    }

    @Test
    void anAnswerInTheLastSecondCounts() {
        RecoverySurveyId id = invited();
        world.at(followUps.find(id).orElseThrow().until());

        assertThat(followUps.answer(id, SurveyAnswer.satisfaction(5)).next()).isEqualTo(Next.CLOSED);
    }

    @Test
    void scoresHaveTheirNAndNoValueWithoutAnswers() {
        followUps.answer(
                invited(),
                SurveyAnswer.satisfaction(4)
                        .with(RecoveryQuestion.FAIR_PROCESS, 2)
                        .with(RecoveryQuestion.FAIR_TREATMENT, 6));

        RecoveryScores scores = RecoveryScores.of(feedback());

        assertThat(scores.score(RecoveryQuestion.SATISFACTION).value()).hasValue(4);
        assertThat(scores.score(RecoveryQuestion.FAIR_PROCESS).value()).hasValue(2);
        assertThat(scores.score(RecoveryQuestion.FAIR_TREATMENT).responses()).isEqualTo(1);
        assertThat(scores.score(RecoveryQuestion.FAIR_OUTCOME).value()).isEmpty();
        assertThat(RecoveryScores.responseRate(followUps.of(ada)).value()).hasValue(100);
        assertThat(RecoveryScores.responseRate(List.of()).value()).isEmpty();
    }

    @Test
    void badAnswersAreRefusedWithoutTheirValues() {
        assertThatThrownBy(() -> SurveyAnswer.satisfaction(6))
                .hasMessage("answer.recovery_satisfaction must be on the scale 1..5");
        assertThatThrownBy(() ->
                        new SurveyAnswer(Map.of(RecoveryQuestion.FAIR_OUTCOME, 1), Optional.empty(), Optional.empty()))
                .hasMessageContaining("satisfaction");
        assertThat(SurveyAnswer.satisfaction(1).withComment("my name is Ada").toString())
                .doesNotContain("Ada");
        RecoveryCaseId open =
                world.recovery.open(ServiceFailure.unavailability(ada).build()).id();
        assertThatThrownBy(() -> followUps.plan(open)).hasMessageContaining("must be resolved");
    }
}
