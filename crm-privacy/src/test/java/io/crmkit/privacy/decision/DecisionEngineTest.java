package io.crmkit.privacy.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.privacy.consent.ConsentLog;
import io.crmkit.privacy.consent.Evidence;
import io.crmkit.privacy.consent.Origin;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.consent.PermissionEventId;
import io.crmkit.privacy.consent.PermissionType;
import io.crmkit.privacy.fact.Fact;
import io.crmkit.privacy.fact.Facts;
import io.crmkit.privacy.pack.Jurisdiction;
import io.crmkit.privacy.pack.LawPacks;
import io.crmkit.privacy.pack.Obligation;
import io.crmkit.privacy.pack.Outcome;
import io.crmkit.privacy.pack.ReasonCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionEngineTest {
    private static final DecisionEngine ENGINE = DecisionEngine.of(LawPacks.bundled());
    private static final Instant NOON = Instant.parse("2026-11-23T17:00:00Z"); // 12:00 in New York
    private static final Purpose LEGAL_CLAIM = new Purpose("LEGAL_CLAIM");

    private static ContactRequest.Builder request(String place, Channel channel, Purpose purpose) {
        ContactRequest.Builder request = ContactRequest.builder(new CustomerId("c-1"), channel, purpose);
        if (!place.isEmpty()) {
            request.addJurisdictions(Jurisdiction.of(place));
        }
        return request;
    }

    private static Decision decide(ContactRequest.Builder request, PermissionEvent... events) {
        return ENGINE.decide(request.build(), ConsentLog.of(events), NOON);
    }

    private static PermissionEvent granted(Purpose purpose, Channel channel) {
        return PermissionEvent.granted("grant", purpose, channel, NOON.minusSeconds(3600))
                .evidence(Evidence.of(Evidence.Kind.FORM, "form-1"))
                .noticeVersion("notice-1")
                .build();
    }

    /** The answers that a host gets without consent and facts; the why is in the packs. */
    @ParameterizedTest(name = "{0} {1} by {2}")
    @CsvSource({
        "EU-DE, MARKETING,        EMAIL, DENY,   NO_CONSENT",
        "EU-DE, SURVEY,           EMAIL, DENY,   NO_CONSENT",
        "EU-DE, SURVEY,           PHONE, REVIEW, MEMBER_STATE_CHOICE",
        "EU-DE, SURVEY,           POST,  REVIEW, LIA_MISSING",
        "EU-DE, SERVICE,          EMAIL, PERMIT, CONTRACT_PERFORMANCE",
        "EU-DE, SERVICE,          PHONE, PERMIT, CONTRACT_PERFORMANCE",
        "EU-DE, SERVICE_RECOVERY, EMAIL, PERMIT, CONTRACT_PERFORMANCE",
        "EU-DE, SERVICE_RECOVERY, PHONE, PERMIT, CONTRACT_PERFORMANCE",
        "EU-DE, MARKETING,        CHAT,  DENY,   NO_APPLICABLE_RULE",
        "US,    MARKETING,        EMAIL, PERMIT, OPT_OUT_REGIME",
        "US,    SURVEY,           EMAIL, PERMIT, OPT_OUT_REGIME",
        "US,    SURVEY,           SMS,   DENY,   QUIET_HOURS",
        "US,    SURVEY,           PHONE, DENY,   QUIET_HOURS",
        "US,    SERVICE,          EMAIL, PERMIT, TRANSACTIONAL_OR_RELATIONSHIP",
        "US,    SERVICE,          PHONE, PERMIT, TRANSACTIONAL_OR_RELATIONSHIP",
        "US,    SERVICE,          SMS,   DENY,   NO_CONSENT",
        "US,    SERVICE_RECOVERY, EMAIL, PERMIT, TRANSACTIONAL_OR_RELATIONSHIP",
        "US,    SERVICE_RECOVERY, PHONE, DENY,   QUIET_HOURS",
        "NZ,    SERVICE,          EMAIL, DENY,   JURISDICTION_UNKNOWN_DEFAULT_DENY",
        "'',    SERVICE,          EMAIL, DENY,   JURISDICTION_UNKNOWN_DEFAULT_DENY"
    })
    void answersEveryPurposeOfTheCore(String place, Purpose purpose, Channel channel, Outcome outcome, String reason) {
        Decision decision = decide(request(place, channel, purpose));

        assertThat(decision.outcome()).as(decision.explanation()).isEqualTo(outcome);
        assertThat(decision.codes()).as(decision.explanation()).contains(new ReasonCode(reason));
    }

    @ParameterizedTest(name = "{0} by {1}")
    @CsvSource({
        "SURVEY,           PHONE, WITHIN_CALLING_HOURS",
        "SERVICE_RECOVERY, PHONE, TRANSACTIONAL_OR_RELATIONSHIP"
    })
    void callsInTheUnitedStatesInTheHoursOfTheZoneThatIsKnown(Purpose purpose, Channel channel, String reason) {
        Decision decision = decide(request("US", channel, purpose).addZones(ZoneId.of("America/New_York")));

        assertThat(decision.codes()).startsWith(new ReasonCode(reason));
        assertThat(decision.validUntil()).contains(Instant.parse("2026-11-24T02:00:00Z"));
    }

    @Test
    void explainsItselfWithoutPersonalData() {
        PermissionEvent objection = PermissionEvent.objected("e-7", Purpose.MARKETING, NOON.minusSeconds(60))
                .build();

        Decision decision = decide(
                request("EU-DE", Channel.EMAIL, Purpose.MARKETING).facts(Facts.of(Fact.ADDRESS_FROM, "SALE")),
                objection);

        assertThat(decision.permitted()).isFalse();
        assertThat(decision.events()).containsExactly(new PermissionEventId("e-7"));
        assertThat(decision.explanation()).isEqualTo("""
                        DENY: EMAIL for MARKETING at 2026-11-23T17:00:00Z
                        - The customer objected to direct marketing. [OBJECTION_DIRECT_MARKETING; events e-7; \
                        crmkit 1/OBJECTION_DIRECT_MARKETING: policy: a stop holds under every law (POLICY)]
                        - What is advertised is not known to be similar to what was bought. [SOFT_OPT_IN_NOT_SIMILAR; \
                        eu-gdpr-eprivacy 2026.2/soft-opt-in-not-similar: ePrivacy art. 13(2) (LAW, source seen: TEXT)]
                        - This channel needs a consent, and there is none. [NO_CONSENT; eu-gdpr-eprivacy 2026.2/no-consent: \
                        ePrivacy art. 13(1); for surveys: policy, cf. BGH 10.7.2018 VI ZR 225/17 (not read: a survey is \
                        advertising) (LAW, source seen: TEXT)]""");
    }

    @Test
    void namesTheFactsThatCouldChangeTheAnswer() {
        assertThat(decide(request("EU-DE", Channel.EMAIL, Purpose.MARKETING)).missingFacts())
                .contains("similar_product", "address_from")
                .doesNotContain("consent", "subscriber");
        assertThat(decide(request("US", Channel.PHONE, Purpose.MARKETING).addZones(ZoneId.of("America/New_York")))
                        .missingFacts())
                .containsExactly("company_dnc", "dnc_listed", "last_inquiry", "last_purchase", "revoked_in_reply_to");
        assertThat(decide(request("", Channel.EMAIL, Purpose.MARKETING)).missingFacts())
                .containsExactly("jurisdictions");
    }

    @Test
    void aSurveyNeedsItsOwnConsentAndIsStoppedByAnObjectionToMarketing() {
        ContactRequest.Builder survey = request("EU-DE", Channel.EMAIL, Purpose.SURVEY);
        PermissionEvent objection =
                PermissionEvent.objected("stop", Purpose.MARKETING, NOON).build();

        assertThat(decide(survey, granted(Purpose.SURVEY, Channel.EMAIL)).permitted())
                .isTrue();
        assertThat(decide(survey, granted(Purpose.MARKETING, Channel.EMAIL)).codes())
                .startsWith(new ReasonCode("PURPOSE_MISMATCH"));
        assertThat(decide(survey, granted(Purpose.SURVEY, Channel.EMAIL), objection)
                        .codes())
                .startsWith(ReasonCode.OBJECTION_DIRECT_MARKETING);
    }

    @Test
    void aFollowUpIsNotStoppedByAnObjectionToMarketingButByOneToItself() {
        ContactRequest.Builder followUp = request("EU-DE", Channel.EMAIL, Purpose.SERVICE_RECOVERY);

        assertThat(decide(
                                followUp,
                                PermissionEvent.objected("a", Purpose.MARKETING, NOON)
                                        .build())
                        .permitted())
                .isTrue();
        assertThat(decide(
                                followUp,
                                PermissionEvent.objected("a", Purpose.SERVICE, NOON)
                                        .build())
                        .codes())
                .startsWith(ReasonCode.OBJECTION);
    }

    @Test
    void aMessageThatAlsoAdvertisesNeedsBothToBeAllowed() {
        ContactRequest.Builder mixed =
                request("US", Channel.EMAIL, Purpose.SERVICE).facts(Facts.of(Fact.PROMOTIONAL, true));

        assertThat(decide(mixed).codes()).containsExactly(new ReasonCode("OPT_OUT_REGIME"));
        assertThat(decide(
                                mixed,
                                PermissionEvent.objected("a", Purpose.SERVICE, NOON)
                                        .build())
                        .codes())
                .startsWith(ReasonCode.OBJECTION, ReasonCode.MIXED_CONTENT_IS_MARKETING);
    }

    @Test
    void aRestrictionStopsMarketingHaltsServicesAndLeavesLegalClaims() {
        PermissionEvent restricted =
                PermissionEvent.of(PermissionType.RESTRICTED, "r", NOON).build();

        assertThat(decide(request("US", Channel.EMAIL, Purpose.MARKETING), restricted)
                        .outcome())
                .isEqualTo(Outcome.DENY);
        assertThat(decide(request("EU-DE", Channel.EMAIL, Purpose.SERVICE), restricted)
                        .outcome())
                .isEqualTo(Outcome.REVIEW);
        assertThat(decide(request("EU-DE", Channel.EMAIL, LEGAL_CLAIM), restricted)
                        .codes())
                .containsExactly(ReasonCode.RESTRICTION_EXEMPT_LEGAL_CLAIM, new ReasonCode("LEGITIMATE_INTEREST"));
        assertThat(decide(request("EU-DE", Channel.EMAIL, LEGAL_CLAIM)).permitted())
                .isTrue();
    }

    @Test
    void aFlawedConsentIsNotSavedByBeingAParents() {
        PermissionEvent bundled = PermissionEvent.granted("g", Purpose.MARKETING, Channel.EMAIL, NOON.minusSeconds(60))
                .origin(Origin.GUARDIAN)
                .evidence(new Evidence(Evidence.Kind.FORM, "form-1", Set.of(Evidence.Flaw.BUNDLED)))
                .noticeVersion("notice-1")
                .build();
        Facts child = Facts.of(Fact.SERVICE_TO_CHILD, true).with(Fact.AGE, 12L).with(Fact.GUARDIAN_VERIFIED, true);

        assertThat(decide(request("EU-DE", Channel.EMAIL, Purpose.MARKETING).facts(child), bundled)
                        .codes())
                .startsWith(new ReasonCode("CONSENT_NOT_FREELY_GIVEN"));
    }

    @ParameterizedTest
    @CsvSource({"DATA_SUBJECT", "GUARDIAN"})
    void inFranceNeitherChildNorParentConsentsAlone(Origin origin) {
        Facts child = Facts.of(Fact.SERVICE_TO_CHILD, true).with(Fact.AGE, 14L).with(Fact.GUARDIAN_VERIFIED, true);
        PermissionEvent alone = PermissionEvent.granted("g", Purpose.MARKETING, Channel.EMAIL, NOON.minusSeconds(60))
                .origin(origin)
                .evidence(Evidence.of(Evidence.Kind.FORM, "form-1"))
                .noticeVersion("notice-1")
                .build();

        assertThat(decide(request("EU-FR", Channel.EMAIL, Purpose.MARKETING).facts(child), alone)
                        .codes())
                .startsWith(new ReasonCode("PARENTAL_CONSENT_REQUIRED"));
        assertThat(decide(request("EU-BE", Channel.EMAIL, Purpose.MARKETING).facts(child), alone)
                        .permitted())
                .isTrue();
    }

    @Test
    void aNoCarriesNoneOfTheDutiesOfTheYesThatItOverrides() {
        PermissionEvent stop = PermissionEvent.withdrawn("w", Purpose.MARKETING, Channel.EMAIL, NOON)
                .build();

        assertThat(decide(request("US", Channel.EMAIL, Purpose.MARKETING)).obligations())
                .hasSize(4);
        assertThat(decide(request("US", Channel.EMAIL, Purpose.MARKETING), stop).obligations())
                .isEmpty();
    }

    @Test
    void whoIsGoneIsLeftAloneUnderEveryLaw() {
        ContactRequest.Builder service = request("EU-DE", Channel.EMAIL, Purpose.SERVICE);

        assertThat(decide(service.facts(Facts.of(Fact.RECORD, "ERASED"))).codes())
                .startsWith(ReasonCode.SUBJECT_ERASED);
        assertThat(decide(service.facts(Facts.of(Fact.RECORD, "MERGED"))).codes())
                .startsWith(ReasonCode.SUBJECT_MERGED);
        assertThat(decide(service.facts(Facts.of(Fact.UNDELIVERABLE, true))).codes())
                .startsWith(ReasonCode.CONTACT_POINT_UNDELIVERABLE);
    }

    @Test
    void theStrictestOfSeveralLawsCountsAndLeadsUnlessTheCustomerSaidNo() {
        ContactRequest.Builder both =
                request("EU-DE", Channel.EMAIL, Purpose.MARKETING).addJurisdictions(Jurisdiction.of("US"));
        PermissionEvent stop = PermissionEvent.withdrawn("w", Purpose.MARKETING, Channel.EMAIL, NOON)
                .build();

        assertThat(decide(both).codes()).startsWith(ReasonCode.MOST_RESTRICTIVE_OF_ALL, new ReasonCode("NO_CONSENT"));
        assertThat(decide(both, stop).codes()).doesNotContain(ReasonCode.MOST_RESTRICTIVE_OF_ALL);
        assertThat(decide(both, granted(Purpose.MARKETING, Channel.EMAIL)).obligations())
                .contains(new Obligation("UNSUBSCRIBE"), new Obligation("POSTAL_ADDRESS"));
    }

    @Test
    void beforeItsPackBeginsAPersonDecides() {
        Instant early = Instant.parse("2025-04-11T03:59:59Z");

        Decision decision =
                ENGINE.decide(request("US", Channel.EMAIL, Purpose.MARKETING).build(), ConsentLog.empty(), early);

        assertThat(decision.outcome()).isEqualTo(Outcome.REVIEW);
        assertThat(decision.codes()).containsExactly(ReasonCode.RULE_NOT_YET_IN_FORCE);
        assertThat(decision.validUntil()).contains(Instant.parse("2025-04-11T04:00:00Z"));
    }

    @Test
    void thePurchaseCountsUntilItsLastDayEndsWhereTheDayEndsFirst() {
        Facts facts = Facts.of(Fact.DNC_LISTED, true).with(Fact.LAST_PURCHASE, LocalDate.of(2025, 5, 24));
        ContactRequest.Builder call = request("US", Channel.PHONE, Purpose.MARKETING)
                .facts(facts)
                .addZones(ZoneId.of("America/New_York"), ZoneId.of("America/Los_Angeles"));
        Instant lastEvening = Instant.parse("2026-11-25T01:59:00Z"); // 24 November, 20:59 in New York

        assertThat(ENGINE.decide(call.build(), ConsentLog.empty(), lastEvening).codes())
                .startsWith(new ReasonCode("EBR_18_MONTHS"));
        assertThat(ENGINE.decide(call.build(), ConsentLog.empty(), Instant.parse("2026-11-25T18:00:00Z"))
                        .codes())
                .startsWith(new ReasonCode("EBR_LAPSED"));
    }

    @Test
    void inNoZoneOfSeveralMayItBeNight() {
        ContactRequest.Builder call = request("US", Channel.PHONE, Purpose.MARKETING)
                .addZones(ZoneId.of("America/New_York"), ZoneId.of("America/Los_Angeles"));
        Instant morning = Instant.parse("2026-11-23T14:00:00Z"); // 09:00 in New York, 06:00 in Los Angeles

        Decision decision = ENGINE.decide(call.build(), ConsentLog.empty(), morning);

        assertThat(decision.codes()).startsWith(new ReasonCode("QUIET_HOURS_ANY_CANDIDATE_ZONE"));
        assertThat(decision.validUntil()).contains(Instant.parse("2026-11-23T16:00:00Z"));
        assertThat(ENGINE.decide(call.build(), ConsentLog.empty(), Instant.parse("2026-11-23T16:00:00Z"))
                        .permitted())
                .isTrue();
    }

    @Test
    void refusesAFactThatNobodyReadsAndAPurposeThatNobodyRegistered() {
        assertThatThrownBy(() -> decide(
                        request("US", Channel.EMAIL, Purpose.MARKETING).facts(Facts.of(Fact.flag("dnc_listd"), true))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("request.facts.dnc_listd is read by no pack");
        assertThatThrownBy(() -> decide(request("US", Channel.EMAIL, new Purpose("NEWS"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("purpose NEWS is not registered");
    }
}
