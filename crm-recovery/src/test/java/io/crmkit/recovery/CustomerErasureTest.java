package io.crmkit.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.actor.Actor;
import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.gate.ContactAnswer;
import io.crmkit.core.gate.ContactGate;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.repository.Query;
import io.crmkit.privacy.Privacy;
import io.crmkit.privacy.Safeguards;
import io.crmkit.privacy.audit.TreeHeadSigner;
import io.crmkit.privacy.erasure.Tombstone;
import io.crmkit.privacy.key.AesKeyEncryption;
import io.crmkit.privacy.suppression.SuppressionKeys;
import io.crmkit.recovery.authority.AuthorityLedger;
import io.crmkit.recovery.authority.AuthorityPolicies;
import io.crmkit.recovery.cases.Acceptance;
import io.crmkit.recovery.cases.Apology;
import io.crmkit.recovery.cases.CaseCommand;
import io.crmkit.recovery.cases.CaseNote;
import io.crmkit.recovery.cases.CaseReplay;
import io.crmkit.recovery.cases.CustomerCommand;
import io.crmkit.recovery.cases.DeskCommand;
import io.crmkit.recovery.cases.Instruction;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.cases.ResolutionType;
import io.crmkit.recovery.compensation.CompensationFacts;
import io.crmkit.recovery.compensation.CompensationTables;
import io.crmkit.recovery.deadline.Target;
import io.crmkit.recovery.deadline.WaitReason;
import io.crmkit.recovery.detection.Detection;
import io.crmkit.recovery.detection.DetectionRule;
import io.crmkit.recovery.detection.DetectionRules;
import io.crmkit.recovery.detection.Signal;
import io.crmkit.recovery.failure.FailureKind;
import io.crmkit.recovery.failure.FailureSource;
import io.crmkit.recovery.failure.ServiceFailure;
import io.crmkit.recovery.failure.Severity;
import io.crmkit.recovery.followup.FollowUps;
import io.crmkit.recovery.followup.RecoverySurvey;
import io.crmkit.recovery.followup.RecoverySurveyId;
import io.crmkit.recovery.followup.SurveyAnswer;
import io.crmkit.recovery.followup.SurveyPolicy;
import io.crmkit.recovery.followup.SurveyState;
import io.crmkit.recovery.grant.CompensationGrant;
import io.crmkit.recovery.grant.GrantProposal;
import io.crmkit.recovery.grant.Grants;
import io.crmkit.recovery.incident.AffectedCustomer;
import io.crmkit.recovery.incident.IncidentId;
import io.crmkit.recovery.incident.Incidents;
import io.crmkit.recovery.learning.ActionType;
import io.crmkit.recovery.learning.AnalysisMethod;
import io.crmkit.recovery.learning.CauseCatalog;
import io.crmkit.recovery.learning.ChangeNotices;
import io.crmkit.recovery.learning.ImprovementAction;
import io.crmkit.recovery.learning.ImprovementActionId;
import io.crmkit.recovery.learning.Learning;
import io.crmkit.recovery.learning.PossibleCause;
import io.crmkit.recovery.learning.RootCauseAnalysisId;
import io.crmkit.recovery.learning.Why;
import io.crmkit.recovery.numbers.Attainment;
import io.crmkit.recovery.numbers.Period;
import io.crmkit.recovery.numbers.RecoveryReport;
import io.crmkit.recovery.world.StoreDump;
import io.crmkit.store.jdbc.JdbcStore;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an erasure by crm-privacy leaves of recovery. Every text that a person could have written has one word in it, which is then
 * looked for in every cell of every table of the database.
 */
class CustomerErasureTest {
    private static final String WORD = "quetzalcoatlus";
    private static final ContactGate OPEN_GATE =
            (customer, channel, purpose, at) -> new ContactAnswer(true, List.of("CONSENT"), Optional.empty());
    private static final LocalDate TODAY = LocalDate.parse("2026-01-05");

    @TempDir
    private Path folder = Path.of("");

    private Desk desk;
    private Learning learning;
    private FollowUps followUps;
    private Detection detection;
    private CustomerId person;
    private ImprovementActionId action;

    private Path file() {
        return folder.resolve("crm.db");
    }

    @BeforeEach
    void open() {
        desk = new Desk(JdbcStore.sqlite(file()));
        person = desk.crm
                .customers()
                .add(Customer.person("Ada", WORD)
                        .addEmails(EmailAddress.of(WORD + "@example.org"))
                        .build())
                .id();
        learning = Learning.on(desk.crm, desk.recovery, CauseCatalog.parse("""
            {"id": "airline", "version": "1", "validFrom": "2025-01-01",
             "causes": [{"code": "handover", "title": "Shift handover"}]}
            """));
        followUps = FollowUps.on(desk.crm, desk.recovery, OPEN_GATE, SurveyPolicy.standard(ZoneOffset.UTC));
        detection = Detection.on(desk.crm, desk.recovery)
                .rules(DetectionRules.of(ZoneOffset.UTC, List.of(DetectionRule.parse("""
                    {"id": "low-rating", "version": "1", "validFrom": "2025-01-01",
                     "level": {"side": "AT_MOST", "fire": 2},
                     "pattern": {"breaches": 1, "of": 1, "within": "PT1S"},
                     "lateness": "P30D", "cooldown": "P1D",
                     "kind": "POOR_QUALITY", "severity": "HIGH"}
                    """))))
                .build();
        action = learning.plan(
                        ImprovementAction.builder(ActionType.PROCESS, "handover")
                                .title("Overlap of shifts")
                                .owner("operations")
                                .due(TODAY)
                                .checkOn(TODAY.plusDays(60))
                                .build(),
                        TODAY)
                .id();
        learning.done(action);
    }

    @AfterEach
    void close() {
        desk.crm.close();
    }

    private Tombstone erase() throws GeneralSecurityException {
        SecureRandom random = new SecureRandom();
        Safeguards safeguards = new Safeguards(
                AesKeyEncryption.of("1", new byte[32], random),
                SuppressionKeys.of("1", new byte[32]),
                TreeHeadSigner.of(
                        "acme",
                        "1",
                        KeyPairGenerator.getInstance("Ed25519")
                                .generateKeyPair()
                                .getPrivate()),
                random);
        return Privacy.on(desk.crm).safeguards(safeguards).build().erasure().erase(person, "request-1");
    }

    private Set<String> tablesWithTheWord() {
        Set<String> found = new TreeSet<>();
        StoreDump.of(file()).forEach((table, rows) -> {
            if (rows.stream().anyMatch(row -> row.toLowerCase(Locale.ROOT).contains(WORD))) {
                found.add(table);
            }
        });
        return found;
    }

    private RecoveryCaseId resolved(String reference) {
        RecoveryCaseId id = desk.recovery
                .open(ServiceFailure.delay(person)
                        .severity(Severity.HIGH)
                        .reference(reference)
                        .description("My name is " + WORD)
                        .remedySought(WORD + " wants a refund")
                        .build())
                .id();
        Recovery recovery = desk.recovery;
        recovery.apply(
                id, Instruction.of(new CaseCommand.Acknowledge(Channel.PHONE)).withId("ack"));
        recovery.begin(id, "agent-anna");
        for (CaseNote.Visibility visibility : CaseNote.Visibility.values()) {
            recovery.apply(
                    id,
                    Instruction.of(new DeskCommand.AddNote(visibility, "Note about " + WORD))
                            .withId("note-" + visibility));
        }
        recovery.apply(id, new CustomerCommand.Apologise(Apology.Kind.REGRET, "Dear " + WORD, false));
        recovery.waitFor(id, WaitReason.CUSTOMER);
        recovery.resume(id);
        recovery.apply(id, new CaseCommand.Resolve(ResolutionType.OTHER, WORD + " was rebooked"));
        return id;
    }

    private RecoverySurvey invited(RecoveryCaseId id) {
        RecoverySurvey planned = followUps.plan(id);
        desk.at(planned.askAt().toString());
        return followUps.invite(planned.id(), Channel.EMAIL).survey();
    }

    /** A case with everything around it. */
    private RecoveryCaseId wholeStory() {
        RecoveryCaseId id = resolved("trip-7");
        Grants grants = Grants.on(desk.crm)
                .policies(AuthorityPolicies.sample())
                .roles(actor -> Set.of("agent", "team-lead"))
                .build();
        grants.as(Actor.user("anna"))
                .propose(GrantProposal.of(
                        "grant-1",
                        id,
                        CompensationTables.bundled()
                                .find("empowerment-matrix", TODAY)
                                .orElseThrow()
                                .assess(CompensationFacts.NONE
                                        .code("severity", Severity.MEDIUM.code())
                                        .code("failure_kind", "OUTCOME")
                                        .code("justice_need", "DISTRIBUTIVE")
                                        .money("price", Money.parse("EUR 400")))));
        RecoverySurveyId survey = invited(id).id();
        followUps.answer(survey, SurveyAnswer.satisfaction(5).withComment("Signed, " + WORD));

        RootCauseAnalysisId whys = learning.begin(id, AnalysisMethod.FIVE_WHYS).id();
        learning.ask(whys, Why.of("Why did " + WORD + " wait?", WORD + " was not seen", "letter of " + WORD));
        learning.conclude(whys, "handover");
        RootCauseAnalysisId fishbone =
                learning.begin(id, AnalysisMethod.FISHBONE).id();
        learning.add(fishbone, PossibleCause.of("c1", "People", WORD + " was forgotten"));

        ChangeNotices notices = ChangeNotices.on(desk.crm, OPEN_GATE);
        notices.ask(action, person, Channel.EMAIL);
        notices.tell(action, person);
        IncidentId incident = Incidents.on(desk.crm)
                .open("trip-7", FailureKind.DELAY, Severity.HIGH)
                .id();
        Incidents.on(desk.crm)
                .link(AffectedCustomer.builder(incident, person)
                        .failedAt(desk.now())
                        .addCase(id)
                        .build());
        detection.observe(Signal.of("low-rating", "rating-1", person)
                .value(1)
                .reference("other")
                .occurredAt(desk.now())
                .build());
        RecoveryCaseId dismissed = desk.recovery
                .open(ServiceFailure.delay(person)
                        .source(FailureSource.DETECTED)
                        .reference("trip-8")
                        .build())
                .id();
        desk.recovery.dismiss(dismissed, WORD + " had cancelled");
        return id;
    }

    private List<RecoveryCase> cases() {
        return desk.crm.repository(RecoveryCase.TYPE).stream(Query.by(RecoveryCase.BY_CUSTOMER))
                .toList();
    }

    /** What reports are made of. */
    private List<Object> totals() {
        Instant now = desk.now();
        Period period = new Period(Desk.START, now.plusSeconds(1));
        return List.of(
                RecoveryReport.of(
                        cases(), new RecoveryReport.Question(period, Duration::between, Duration.ofDays(30), now)),
                Attainment.of(Target.RESOLVE, cases(), period, now),
                desk.recovery.journal(person),
                desk.crm.repository(RecoverySurvey.TYPE).stream(Query.by(RecoverySurvey.BY_CUSTOMER))
                        .toList(),
                desk.crm.repository(CompensationGrant.TYPE).stream(Query.by(CompensationGrant.BY_CUSTOMER))
                        .toList(),
                desk.crm.repository(AuthorityLedger.TYPE).stream(Query.all()).toList(),
                ChangeNotices.on(desk.crm, OPEN_GATE).of(action).toList(),
                Incidents.on(desk.crm).of(person).toList(),
                desk.crm.repository(Feedback.TYPE).stream(Query.by(Feedback.BY_CUSTOMER))
                        .map(feedback -> feedback.rating())
                        .toList());
    }

    @Test
    void nothingThatAPersonWroteIsLeftInTheDatabaseAndEveryTotalIsTheSame() throws Exception {
        RecoveryCaseId id = wholeStory();
        assertThat(tablesWithTheWord()).hasSizeGreaterThan(1);
        List<Object> totals = totals();
        assertThat(totals).doesNotContain(List.of());

        Tombstone tombstone = erase();

        assertThat(tombstone.state()).isEqualTo(Tombstone.State.COMPLETED);
        assertThat(tablesWithTheWord()).isEmpty();
        assertThat(totals()).isEqualTo(totals);
        assertThat(CaseReplay.replay(desk.recovery.journal(person), id))
                .hasValue(desk.recovery.find(id).orElseThrow());
        assertThat(desk.crm.repository(Signal.TYPE).stream(Query.by(Signal.BY_CUSTOMER)))
                .isEmpty();
    }

    @Test
    void whoWasErasedIsNotWrittenAboutAnyMore() throws Exception {
        RecoverySurvey asked = invited(resolved("trip-7"));
        RecoverySurvey planned = followUps.plan(resolved("trip-8"));
        ChangeNotices notices = ChangeNotices.on(desk.crm, OPEN_GATE);
        notices.ask(action, person, Channel.EMAIL);

        erase();
        desk.at(planned.askAt().toString());

        assertThatThrownBy(() -> followUps.answer(
                        asked.id(), SurveyAnswer.satisfaction(5).withComment("Signed, " + WORD)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("survey must not be of a customer who was erased");
        assertThat(followUps.invite(planned.id(), Channel.EMAIL))
                .satisfies(invitation -> assertThat(invitation.send()).isFalse())
                .satisfies(invitation -> assertThat(invitation.survey().state()).isEqualTo(SurveyState.LAPSED));
        assertThatThrownBy(() -> notices.tell(action, person)).hasMessage("customer must not be erased");
        assertThatThrownBy(() -> notices.ask(action, person, Channel.EMAIL)).hasMessage("customer must not be erased");
        assertThatThrownBy(() -> detection.observe(Signal.of("low-rating", "rating-2", person)
                        .value(5)
                        .occurredAt(desk.now())
                        .build()))
                .hasMessage("signal.customer must not be erased");
        assertThatThrownBy(() -> desk.recovery.open(
                        ServiceFailure.delay(person).reference("trip-9").build()))
                .hasMessage("failure.customer must not be erased");
        assertThat(tablesWithTheWord()).isEmpty();
    }

    @Test
    void aCaseThatWentOnAfterTheErasureIsClearedByErasingAgain() throws Exception {
        RecoveryCaseId id = resolved("trip-7");
        erase();
        desk.recovery.apply(id, new DeskCommand.AddNote(CaseNote.Visibility.INTERNAL, WORD + " called again"));
        assertThat(tablesWithTheWord()).isNotEmpty();

        erase();

        assertThat(tablesWithTheWord()).isEmpty();
        desk.recovery.close(id, Acceptance.ACCEPTED);
    }
}
