package io.crmkit.recovery.followup;

import io.crmkit.core.Crm;
import io.crmkit.core.gate.ContactAnswer;
import io.crmkit.core.gate.ContactGate;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.page.PageRequest;
import io.crmkit.core.repository.Query;
import io.crmkit.core.repository.Repository;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.recovery.Recovery;
import io.crmkit.recovery.cases.Acceptance;
import io.crmkit.recovery.cases.AlreadyDoneException;
import io.crmkit.recovery.cases.CaseCommand;
import io.crmkit.recovery.cases.CaseState;
import io.crmkit.recovery.cases.CustomerCommand;
import io.crmkit.recovery.cases.Instruction;
import io.crmkit.recovery.cases.NotAllowedException;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.rule.Erased;
import io.crmkit.recovery.rule.Require;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Plans surveys on recoveries, asks the gate whether they may be sent, takes the answers and closes the case of who is satisfied. It
 * sends nothing: the host does, after {@link #invite} said so. One survey for each cycle of a case, one invitation, one answer. Holds no
 * state; safe for many threads, in many processes.
 */
public final class FollowUps {
    private static final Set<CaseState> ANSWERABLE = Set.of(CaseState.RESOLVED, CaseState.FOLLOW_UP);

    private final Crm crm;
    private final Recovery recovery;
    private final ContactGate gate;
    private final SurveyPolicy policy;
    private final AnswerFeedback feedback;
    private final Repository<RecoverySurvey, RecoverySurveyId> surveys;

    private FollowUps(Crm crm, Recovery recovery, ContactGate gate, SurveyPolicy policy) {
        this.crm = crm;
        this.recovery = Objects.requireNonNull(recovery, "recovery");
        this.gate = Objects.requireNonNull(gate, "gate");
        this.policy = Objects.requireNonNull(policy, "policy");
        this.feedback = new AnswerFeedback(policy.survey());
        this.surveys = crm.repository(RecoverySurvey.TYPE);
    }

    /** Returns the service. */
    public static FollowUps on(Crm crm, Recovery recovery, ContactGate gate, SurveyPolicy policy) {
        return new FollowUps(crm, recovery, gate, policy);
    }

    /**
     * Plans the survey on a case that was put right; or returns the one that is planned for this cycle already, unchanged.
     *
     * @throws io.crmkit.core.error.InvalidInputException if the case is not resolved, or is closed; nothing was stored
     * @throws io.crmkit.core.error.NotFoundException if there is no such case
     */
    public RecoverySurvey plan(RecoveryCaseId id) {
        return crm.compute(unit -> {
            RecoveryCase resolved = unit.get(RecoveryCase.TYPE, id);
            Require.that(ANSWERABLE.contains(resolved.state()), "case", "must be resolved and not closed");
            Instant resolvedAt = resolved.resolutions()
                    .get(resolved.resolutions().size() - 1)
                    .at();
            Instant askAt = policy.calendar().dueAt(resolvedAt, policy.delay()).dueAt();
            return unit.addIfAbsent(new RecoverySurvey.Builder()
                            .id(RecoverySurvey.idOf(id, resolved.cycle()))
                            .recoveryCase(id)
                            .cycle(resolved.cycle())
                            .customer(resolved.customer())
                            .askAt(askAt)
                            .until(askAt.plus(policy.window()))
                            .build())
                    .entity();
        });
    }

    /** Returns surveys whose time has come and that nobody was invited to, the oldest first. */
    public List<RecoverySurvey> findDue(Instant now, int limit) {
        return surveys.page(
                        Query.by(RecoverySurvey.BY_STATE)
                                .equal(RecoverySurvey.STATE, SurveyState.PLANNED)
                                .below(RecoverySurvey.ASK_AT, now.plusNanos(1_000)),
                        PageRequest.ofSize(limit))
                .items();
    }

    /**
     * Asks the gate whether the customer may be invited now. If it permits that, the survey is INVITED and the case in follow-up, and the
     * host sends the invitation if it is told so: of many who invite to one survey, one is. Who was invited already is not asked
     * about again.
     *
     * @throws io.crmkit.core.error.InvalidInputException if its time has not come; nothing was stored
     * @throws io.crmkit.core.error.NotFoundException if there is no such survey
     */
    public Invitation invite(RecoverySurveyId id, Channel channel) {
        RecoverySurvey found = surveys.get(id);
        if (!awaits(found)) {
            return new Invitation(found, false);
        }
        Instant now = now();
        Require.that(!now.isBefore(found.askAt()), "survey", "must not be sent before " + found.askAt());
        if (now.isAfter(found.until()) || !crm.compute(unit -> answerable(unit, found))) {
            return new Invitation(surveys.update(id, FollowUps::lapsed), false);
        }
        ContactAnswer answer = gate.ask(found.customer(), channel, policy.purpose(), now);
        Invitation invitation = crm.compute(unit -> {
            RecoverySurvey before = unit.get(RecoverySurvey.TYPE, id);
            if (!awaits(before) || !answerable(unit, before)) {
                return new Invitation(before, false); // somebody else was faster
            }
            RecoverySurvey after = unit.update(RecoverySurvey.TYPE, id, survey -> asked(survey, channel, answer, now));
            return new Invitation(after, answer.permitted());
        });
        if (invitation.send()) {
            startFollowUp(found.recoveryCase());
        }
        return invitation;
    }

    private static boolean awaits(RecoverySurvey survey) {
        return survey.state() == SurveyState.PLANNED || survey.state() == SurveyState.NOT_PERMITTED;
    }

    private static RecoverySurvey asked(RecoverySurvey survey, Channel channel, ContactAnswer answer, Instant now) {
        RecoverySurvey asked = survey.withChannel(channel).withAnswer(answer);
        return answer.permitted()
                ? asked.withState(SurveyState.INVITED).withInvitedAt(now)
                : asked.withState(SurveyState.NOT_PERMITTED);
    }

    private static RecoverySurvey lapsed(RecoverySurvey survey) {
        return survey.state() == SurveyState.ANSWERED ? survey : survey.withState(SurveyState.LAPSED);
    }

    private static boolean answerable(UnitOfWork unit, RecoverySurvey survey) {
        return !Erased.is(unit, survey.customer())
                && unit.find(RecoveryCase.TYPE, survey.recoveryCase())
                        .filter(found -> found.cycle() == survey.cycle() && ANSWERABLE.contains(found.state()))
                        .isPresent();
    }

    private void startFollowUp(RecoveryCaseId id) {
        try {
            recovery.startFollowUp(id);
        } catch (NotAllowedException goesOnAlready) {
            // it is in follow-up, or somebody reopened it meanwhile; the answer will tell
        }
    }

    /**
     * Takes the answer of a customer who was invited: stores it as feedback, records on the case whether the customer is satisfied, and
     * then closes it; who is not satisfied may want it reopened, which people decide. All of it is one step. The answer is kept whatever
     * becomes of the case. The same answer again changes nothing, but tries again to close a case that a guard kept open; it is compared
     * with what is stored, so once that was erased any answer counts as the same.
     *
     * @throws AnsweredOtherwiseException if the survey was answered with another content; nothing was changed
     * @throws io.crmkit.core.error.InvalidInputException if nobody was invited, the window has ended, or the customer was erased; nothing was
     *     stored
     * @throws io.crmkit.core.error.NotFoundException if there is no such survey
     */
    public FollowUpOutcome answer(RecoverySurveyId id, SurveyAnswer answer) {
        Instant now = now();
        return crm.compute(unit -> {
            RecoverySurvey survey = unit.get(RecoverySurvey.TYPE, id);
            if (survey.state() == SurveyState.ANSWERED) {
                feedback.requireSame(unit, survey, answer, now);
                return outcome(unit, survey);
            }
            Require.that(survey.state() == SurveyState.INVITED, "survey", "must be one to which somebody was invited");
            Require.that(!now.isAfter(survey.until()), "survey", "must be answered by " + survey.until());
            Require.that(!Erased.is(unit, survey.customer()), "survey", "must not be of a customer who was erased");
            feedback.of(survey, answer, now).forEach(unit::addIfAbsent);
            int satisfaction = Objects.requireNonNull(answer.ratings().get(RecoveryQuestion.SATISFACTION));
            boolean satisfied = satisfaction >= policy.satisfiedFrom();
            RecoverySurvey answered = unit.update(
                    RecoverySurvey.TYPE,
                    id,
                    before -> before.withState(SurveyState.ANSWERED)
                            .withAnsweredAt(now)
                            .withSatisfied(satisfied));
            record(unit, answered, satisfied ? Acceptance.ACCEPTED : Acceptance.REJECTED);
            return outcome(unit, answered);
        });
    }

    /** The desk may have recorded an answer before, or the window of the case may be shorter than that of the survey. */
    private void record(UnitOfWork unit, RecoverySurvey answered, Acceptance acceptance) {
        if (!answerable(unit, answered)) {
            return;
        }
        RecoveryCaseId id = answered.recoveryCase();
        if (unit.get(RecoveryCase.TYPE, id).state() == CaseState.RESOLVED) {
            recovery.apply(unit, id, Instruction.of(new CaseCommand.StartFollowUp()));
        }
        try {
            recovery.apply(unit, id, Instruction.of(new CustomerCommand.RecordFollowUp(acceptance)));
        } catch (NotAllowedException | AlreadyDoneException refused) {
            // the survey keeps the answer, and closing looks at that
        }
    }

    private FollowUpOutcome outcome(UnitOfWork unit, RecoverySurvey answered) {
        if (!answered.satisfied().orElse(false)) {
            return new FollowUpOutcome(answered, FollowUpOutcome.Next.REOPEN_OFFERED, Optional.empty());
        }
        Optional<RecoveryCase> found = unit.find(RecoveryCase.TYPE, answered.recoveryCase());
        if (found.filter(one -> one.state() == CaseState.CLOSED && one.cycle() == answered.cycle())
                .isPresent()) {
            return new FollowUpOutcome(answered, FollowUpOutcome.Next.CLOSED, Optional.empty());
        }
        if (!answerable(unit, answered)) {
            return new FollowUpOutcome(
                    answered, FollowUpOutcome.Next.LEFT_OPEN, Optional.of("the case went on without this answer"));
        }
        try {
            recovery.apply(
                    unit, answered.recoveryCase(), Instruction.of(new CaseCommand.Close(Acceptance.ACCEPTED, false)));
            return new FollowUpOutcome(answered, FollowUpOutcome.Next.CLOSED, Optional.empty());
        } catch (NotAllowedException refused) {
            return new FollowUpOutcome(
                    answered, FollowUpOutcome.Next.LEFT_OPEN, Optional.of(refused.guard() + "; " + refused.remedy()));
        }
    }

    /**
     * Ends surveys whose window has passed without an answer.
     *
     * @param limit how many of each state at most, 1 to 1,000
     * @return how many
     */
    public int lapse(Instant now, int limit) {
        int ended = 0;
        for (SurveyState state : List.of(SurveyState.PLANNED, SurveyState.NOT_PERMITTED, SurveyState.INVITED)) {
            Query<RecoverySurvey> over = Query.by(RecoverySurvey.BY_END)
                    .equal(RecoverySurvey.STATE, state)
                    .below(RecoverySurvey.UNTIL, now);
            for (RecoverySurvey survey :
                    surveys.page(over, PageRequest.ofSize(limit)).items()) {
                surveys.update(survey.id(), FollowUps::lapsed);
                ended++;
            }
        }
        return ended;
    }

    /** Returns the survey with this id. */
    public Optional<RecoverySurvey> find(RecoverySurveyId id) {
        return surveys.find(id);
    }

    /** Returns the surveys to a customer, oldest first. */
    public List<RecoverySurvey> of(CustomerId customer) {
        return surveys.stream(Query.by(RecoverySurvey.BY_CUSTOMER).equal(RecoverySurvey.CUSTOMER, customer))
                .toList();
    }

    private Instant now() {
        return crm.now().truncatedTo(ChronoUnit.SECONDS);
    }
}
