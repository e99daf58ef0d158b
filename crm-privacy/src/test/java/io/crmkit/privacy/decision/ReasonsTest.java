package io.crmkit.privacy.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.privacy.consent.ConsentLog;
import io.crmkit.privacy.consent.Evidence;
import io.crmkit.privacy.consent.FrequencyLimit;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.consent.PermissionEventId;
import io.crmkit.privacy.consent.PermissionType;
import io.crmkit.privacy.fact.Fact;
import io.crmkit.privacy.fact.Facts;
import io.crmkit.privacy.pack.Jurisdiction;
import io.crmkit.privacy.pack.LawPacks;
import io.crmkit.privacy.pack.ReasonCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a decision says beside its outcome: which events, which facts, until when. */
class ReasonsTest {
    private static final DecisionEngine ENGINE = DecisionEngine.of(LawPacks.bundled());
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private static ContactRequest.Builder request(Channel channel, Purpose purpose, String... places) {
        ContactRequest.Builder request = ContactRequest.builder(new CustomerId("c-1"), channel, purpose);
        List.of(places).forEach(place -> request.addJurisdictions(Jurisdiction.of(place)));
        return request;
    }

    private static ContactRequest.Builder mail(String... places) {
        return request(Channel.EMAIL, Purpose.MARKETING, places);
    }

    private static Decision decide(ContactRequest.Builder request, PermissionEvent... events) {
        return ENGINE.decide(request.build(), ConsentLog.of(events), NOON);
    }

    private static PermissionEvent granted(Instant at, Evidence.Kind evidence) {
        return PermissionEvent.granted("grant", Purpose.MARKETING, Channel.EMAIL, at)
                .evidence(Evidence.of(evidence, "form-1"))
                .noticeVersion("notice-1")
                .build();
    }

    private static PermissionEvent withdrawn(Instant effective) {
        return PermissionEvent.withdrawn("stop", Purpose.MARKETING, Channel.EMAIL, effective)
                .recordedAt(NOON.minusSeconds(60))
                .build();
    }

    private static List<PermissionEventId> events(Decision decision, String rule) {
        return decision.reasons().stream()
                .filter(reason -> reason.rule().rule().equals(rule))
                .findFirst()
                .orElseThrow()
                .events();
    }

    @Test
    void aRuleThatReadTheConsentNamesItsEventsAndAnotherOneNone() {
        PermissionEvent grant = granted(NOON.minusSeconds(60), Evidence.Kind.FORM);
        PermissionEvent stop = withdrawn(NOON.minusSeconds(120));
        PermissionEvent elsewhere = PermissionEvent.granted("survey", Purpose.SURVEY, Channel.EMAIL, NOON)
                .evidence(Evidence.of(Evidence.Kind.FORM, "form-2"))
                .noticeVersion("notice-1")
                .build();

        assertThat(events(decide(mail("EU-DE", "US"), grant), "opt-in-consent")).containsExactly(grant.id());
        assertThat(events(decide(mail("EU-DE", "US"), grant), "email-opt-out")).isEmpty();
        assertThat(events(decide(mail("US"), stop), "email-opted-out")).containsExactly(stop.id());
        assertThat(decide(mail("EU-DE"), elsewhere).events()).containsExactly(elsewhere.id());
    }

    @Test
    void aPlaceThatIsNamedTwiceIsAskedOnce() {
        assertThat(decide(mail("US", "EU-DE", "US", "EU-DE")).reasons())
                .isEqualTo(decide(mail("US", "EU-DE")).reasons());
    }

    @Test
    void noFactIsMissingWhereTheCustomerSaidNo() {
        assertThat(decide(mail("EU-DE")).missingFacts()).isNotEmpty();
        assertThat(decide(mail("EU-DE"), withdrawn(NOON.minusSeconds(60))).missingFacts())
                .isEmpty();
        assertThat(decide(mail(), withdrawn(NOON.minusSeconds(60))).missingFacts())
                .containsExactly("jurisdictions");
    }

    @ParameterizedTest
    @CsvSource({"ERASED, SUBJECT_ERASED", "MERGED, SUBJECT_MERGED", "UNKNOWN, SUBJECT_UNKNOWN"})
    void aCustomerWhoIsNoneAnyMoreIsNamedAsSuch(String record, String code) {
        Decision decision = decide(request(Channel.EMAIL, Purpose.SERVICE, "US").facts(Facts.of(Fact.RECORD, record)));

        assertThat(decision.permitted()).isFalse();
        assertThat(decision.codes().stream().map(ReasonCode::key).filter(key -> key.startsWith("SUBJECT_")))
                .containsExactly(code);
    }

    @Test
    void theDeadAndTheSuppressedAreLeftAloneUnderEveryLaw() {
        ContactRequest.Builder service = request(Channel.EMAIL, Purpose.SERVICE, "US");

        assertThat(decide(service).permitted()).isTrue();
        assertThat(decide(service.facts(Facts.of(Fact.DECEASED, true))).permitted())
                .isFalse();
        assertThat(decide(service.facts(Facts.of(Fact.SUPPRESSED, true))).permitted())
                .isFalse();
    }

    @Test
    void aWithdrawalThatCarriesALaterTimeHoldsAtOnceAndIsExplainedOtherwiseThen() {
        Instant later = NOON.plusSeconds(3_600);
        ReasonCode early = new ReasonCode("WITHDRAWAL_EFFECTIVE_AT_EARLIEST");

        Decision decision = decide(mail("US"), withdrawn(later));
        Decision then = ENGINE.decide(mail("US").build(), ConsentLog.of(withdrawn(later)), later);

        assertThat(decision.permitted()).isFalse();
        assertThat(decision.codes()).contains(early);
        assertThat(decision.validUntil()).contains(later);
        assertThat(then.permitted()).isFalse();
        assertThat(then.codes()).doesNotContain(early);
    }

    @Test
    void aContactThatIsPlannedCountsFromThenOn() {
        DecisionEngine capped =
                ENGINE.withCaps(FrequencyCap.of(Purpose.MARKETING, new FrequencyLimit(1, Duration.ofDays(7))));
        ContactRequest request = mail("US")
                .recentContacts(
                        RecentContacts.of(new PastContact(NOON.plusSeconds(3_600), Channel.EMAIL, Purpose.MARKETING)))
                .build();

        Decision before = capped.decide(request, ConsentLog.empty(), NOON);

        assertThat(before.permitted()).isTrue();
        assertThat(before.validUntil()).contains(NOON.plusSeconds(3_600));
        assertThat(capped.decide(request, ConsentLog.empty(), NOON.plusSeconds(3_600))
                        .codes())
                .startsWith(ReasonCode.FREQUENCY_CAP);
    }

    @Test
    void aPauseOfWhatAnAdvertisingMessageClaimsToBeIsWaitedFor() {
        PermissionEvent paused = PermissionEvent.of(PermissionType.PAUSED, "p", NOON.minusSeconds(60))
                .purpose(Purpose.SERVICE)
                .channel(Channel.EMAIL)
                .expiresAt(NOON.plusSeconds(3_600))
                .build();

        Decision decision =
                decide(request(Channel.EMAIL, Purpose.SERVICE, "US").facts(Facts.of(Fact.PROMOTIONAL, true)), paused);

        assertThat(decision.codes()).contains(ReasonCode.PAUSED);
        assertThat(decision.validUntil()).contains(NOON.plusSeconds(3_600));
        assertThat(decision.nextPermittedAt()).contains(NOON.plusSeconds(3_600));
    }

    @Test
    void aConsentThatBeginsLaterIsWaitedFor() {
        Decision decision = decide(mail("EU-DE", "US"), granted(NOON.plusSeconds(3_600), Evidence.Kind.FORM));

        assertThat(decision.permitted()).isFalse();
        assertThat(decision.nextPermittedAt()).contains(NOON.plusSeconds(3_600));
        assertThat(decide(mail("EU-DE", "US"), granted(NOON, Evidence.Kind.FORM))
                        .nextPermittedAt())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PHONE,          OBJECTION_TO_CALLER",
        "AUTOMATED_CALL, OBJECTION_TO_CALLER",
        "EMAIL,          OBJECTION_DIRECT_MARKETING"
    })
    void anObjectionToOneChannelIsToTheCallerIfItIsACall(Channel channel, String code) {
        PermissionEvent objected = PermissionEvent.of(PermissionType.OBJECTED, "o", NOON.minusSeconds(60))
                .purpose(Purpose.MARKETING)
                .channel(channel)
                .build();

        assertThat(decide(request(channel, Purpose.MARKETING, "EU-DE"), objected)
                        .codes())
                .startsWith(new ReasonCode(code));
    }

    @ParameterizedTest
    @CsvSource({"DOUBLE_OPT_IN, 1, true", "DOUBLE_OPT_IN, 0, false", "FORM, 1, false"})
    void whoIsSuppressedComesBackByADoubleOptInOfLater(Evidence.Kind evidence, int seconds, boolean permitted) {
        Instant since = NOON.minusSeconds(60);

        assertThat(decide(
                                mail("EU-DE").suppression(new SuppressionMatch(since, true)),
                                granted(since.plusSeconds(seconds), evidence))
                        .permitted())
                .isEqualTo(permitted);
    }

    @ParameterizedTest
    @CsvSource({"60, 120", "120, 60"})
    void ofSeveralConsentsEachIsSeenByItself(int good, int flawed) {
        PermissionEvent bundled = PermissionEvent.granted(
                        "bundled", Purpose.MARKETING, Channel.EMAIL, NOON.minusSeconds(flawed))
                .evidence(new Evidence(Evidence.Kind.FORM, "form-2", Set.of(Evidence.Flaw.BUNDLED)))
                .noticeVersion("notice-1")
                .build();

        assertThat(decide(mail("CA"), bundled).permitted()).isFalse();
        assertThat(decide(mail("CA"), bundled, granted(NOON.minusSeconds(good), Evidence.Kind.FORM))
                        .permitted())
                .isTrue();
    }

    @Test
    void everyEventIsNamedAndTheTextTellsAllThatTheDecisionHolds() {
        PermissionEvent first = granted(NOON.minusSeconds(120), Evidence.Kind.FORM);
        PermissionEvent second = PermissionEvent.granted(
                        "grant-2", Purpose.MARKETING, Channel.EMAIL, NOON.minusSeconds(60))
                .evidence(Evidence.of(Evidence.Kind.FORM, "form-2"))
                .noticeVersion("notice-1")
                .expiresAt(NOON.plusSeconds(3_600))
                .build();

        Decision decision = decide(mail("CA", "ZZ"), first, second);
        Decision permitted = decide(mail("CA"), first, second);

        assertThat(permitted.events()).containsExactly(first.id(), second.id());
        assertThat(permitted.explanation())
                .startsWith("PERMIT: EMAIL for MARKETING at 2026-11-23T12:00:00Z, valid until 2026-11-23T13:00:00Z\n- ")
                .contains("; events grant, grant-2; ca-casl ")
                .contains("\nObligations: CONTACT_INFO_60D, ");
        assertThat(decision.explanation()).startsWith("DENY").contains("\n- (PERMIT, overridden) ");
        assertThat(decide(mail("EU-DE"), granted(NOON.plusSeconds(60), Evidence.Kind.FORM))
                        .explanation())
                .contains(", permitted from 2026-11-23T12:01:00Z\n")
                .contains("\nNot known: address_from, ");
    }

    @Test
    void aDecisionHasAReasonAndARequestAMomentOfTheCalendar() {
        Decision decision = decide(mail("US"));

        assertThatThrownBy(() -> new Decision(
                        decision.customer(),
                        decision.channel(),
                        decision.purpose(),
                        decision.at(),
                        decision.outcome(),
                        List.of(),
                        List.of(),
                        decision.validUntil(),
                        decision.nextPermittedAt()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("decision.reasons must not be empty");
        assertThatThrownBy(() -> mail("US").at(Instant.MAX).build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("contactRequest.at ");
        assertThatThrownBy(() -> ENGINE.check(mail("US")
                        .facts(Facts.of(Fact.flag("nobody_reads"), true))
                        .build()))
                .isInstanceOf(InvalidInputException.class);
        ENGINE.check(ContactRequest.of(new CustomerId("c-1"), Channel.EMAIL, Purpose.MARKETING));
    }
}
