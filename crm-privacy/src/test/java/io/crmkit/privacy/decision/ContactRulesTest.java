package io.crmkit.privacy.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.privacy.consent.ConsentLog;
import io.crmkit.privacy.consent.ContactPointToken;
import io.crmkit.privacy.consent.Evidence;
import io.crmkit.privacy.consent.FrequencyLimit;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.consent.PermissionType;
import io.crmkit.privacy.fact.Fact;
import io.crmkit.privacy.fact.Facts;
import io.crmkit.privacy.pack.Jurisdiction;
import io.crmkit.privacy.pack.LawPack;
import io.crmkit.privacy.pack.LawPacks;
import io.crmkit.privacy.pack.Outcome;
import io.crmkit.privacy.pack.ReasonCode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Frequency, pauses, suppression, signals, and when a no becomes a yes. */
class ContactRulesTest {
    private static final Instant NOON = Instant.parse("2026-11-23T17:00:00Z"); // 12:00 in New York
    private static final DecisionEngine ENGINE = DecisionEngine.of(LawPacks.bundled());
    private static final FrequencyCap WEEKLY =
            FrequencyCap.of(Purpose.MARKETING, new FrequencyLimit(2, Duration.ofDays(7)));

    private static ContactRequest.Builder mail(String place) {
        return ContactRequest.builder(new CustomerId("c-1"), Channel.EMAIL, Purpose.MARKETING)
                .addJurisdictions(Jurisdiction.of(place));
    }

    private static PermissionEvent.Builder proven(PermissionType type, Instant at) {
        return PermissionEvent.of(type, type.name(), at)
                .purpose(Purpose.MARKETING)
                .channel(Channel.EMAIL)
                .evidence(Evidence.of(Evidence.Kind.FORM, "form"))
                .noticeVersion("notice");
    }

    private static PastContact contact(Duration ago, Purpose purpose) {
        return new PastContact(NOON.minus(ago), Channel.EMAIL, purpose);
    }

    private static RecentContacts contacts(int... daysAgo) {
        return new RecentContacts(java.util.Arrays.stream(daysAgo)
                .mapToObj(days -> contact(Duration.ofDays(days), Purpose.MARKETING))
                .toList());
    }

    private static Decision capped(RecentContacts contacts) {
        return ENGINE.withCaps(WEEKLY)
                .decide(mail("US").recentContacts(contacts).build(), ConsentLog.empty(), NOON);
    }

    @Test
    void aCapCountsTheContactsOfItsSpanThePresentMomentIncluded() {
        assertThat(capped(contacts(1, 8)).permitted()).isTrue();
        assertThat(capped(contacts(1, 7)).permitted()).isTrue();
        assertThat(capped(contacts(0, 6)).codes()).startsWith(ReasonCode.FREQUENCY_CAP);
        assertThat(capped(contacts(-1, 6)).permitted()).isTrue();
        assertThat(capped(contacts(1, 6)).nextPermittedAt()).contains(NOON.plus(Duration.ofDays(1)));
        assertThat(capped(contacts(1, 6, 5)).nextPermittedAt()).contains(NOON.plus(Duration.ofDays(2)));
        assertThat(capped(contacts(1)).validUntil()).contains(NOON.plus(Duration.ofDays(6)));
        assertThat(capped(contacts()).missingFacts()).doesNotContain("recent_contacts");
    }

    @Test
    void aCapCountsWhatStandsBelowItsPurposeAndOnItsChannel() {
        PastContact survey = contact(Duration.ofDays(1), Purpose.SURVEY);
        PastContact service = contact(Duration.ofDays(1), Purpose.SERVICE);
        FrequencyCap texts =
                new FrequencyCap(Optional.empty(), Optional.of(Channel.SMS), new FrequencyLimit(0, Duration.ofDays(1)));

        assertThat(capped(RecentContacts.of(survey, survey)).permitted()).isFalse();
        assertThat(capped(RecentContacts.of(service, service)).permitted()).isTrue();
        assertThat(ENGINE.withCaps(texts)
                        .decide(mail("US").recentContacts(contacts()).build(), ConsentLog.empty(), NOON)
                        .permitted())
                .isTrue();
        assertThat(ENGINE.withCaps(WEEKLY)
                        .decide(
                                ContactRequest.builder(new CustomerId("c"), Channel.EMAIL, Purpose.SERVICE)
                                        .addJurisdictions(Jurisdiction.of("US"))
                                        .build(),
                                ConsentLog.empty(),
                                NOON)
                        .permitted())
                .isTrue();
    }

    @Test
    void aCapWithoutAHistoryDeniesAndSaysWhatIsMissing() {
        Decision decision = ENGINE.withCaps(WEEKLY).decide(mail("US").build(), ConsentLog.empty(), NOON);

        assertThat(decision.codes()).startsWith(ReasonCode.CONTACT_HISTORY_UNKNOWN);
        assertThat(decision.missingFacts()).containsExactly("recent_contacts");
        assertThatThrownBy(() -> ENGINE.withCaps(
                        FrequencyCap.of(new Purpose("NEWS"), new FrequencyLimit(1, Duration.ofDays(1)))))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aLimitOfTheCustomerHoldsLikeACap() {
        PermissionEvent limited = proven(PermissionType.LIMITED, NOON.minusSeconds(60))
                .limit(new FrequencyLimit(1, Duration.ofDays(30)))
                .build();

        Decision decision =
                ENGINE.decide(mail("US").recentContacts(contacts(20)).build(), ConsentLog.of(limited), NOON);

        assertThat(decision.codes()).startsWith(ReasonCode.FREQUENCY_CAP);
        assertThat(decision.events()).containsExactly(limited.id());
        assertThat(decision.nextPermittedAt()).contains(NOON.plus(Duration.ofDays(10)));
    }

    @Test
    void aPauseEndsWhenItSaidAndTheAnswerKnowsThat() {
        PermissionEvent paused = proven(PermissionType.PAUSED, NOON.minusSeconds(60))
                .expiresAt(NOON.plus(Duration.ofDays(3)))
                .build();

        Decision decision = ENGINE.decide(mail("US").build(), ConsentLog.of(paused), NOON);

        assertThat(decision.codes()).contains(ReasonCode.PAUSED);
        assertThat(decision.nextPermittedAt()).contains(NOON.plus(Duration.ofDays(3)));
    }

    @Test
    void theNextMorningIsFoundInEveryZoneAndNeverWhereAStopHolds() {
        Instant night = Instant.parse("2026-11-24T03:00:00Z"); // 22:00 in New York, 19:00 in Los Angeles
        ContactRequest call = ContactRequest.builder(new CustomerId("c-1"), Channel.PHONE, Purpose.MARKETING)
                .addJurisdictions(Jurisdiction.of("US"))
                .addZones(ZoneId.of("America/New_York"), ZoneId.of("America/Los_Angeles"))
                .build();
        PermissionEvent stop = PermissionEvent.objected("o", Purpose.MARKETING, NOON.minusSeconds(60))
                .build();

        Decision decision = ENGINE.decide(call, ConsentLog.empty(), night);

        assertThat(decision.outcome()).isEqualTo(Outcome.DENY);
        assertThat(decision.nextPermittedAt()).contains(Instant.parse("2026-11-24T16:00:00Z"));
        assertThat(decision.explanation()).contains(", permitted from 2026-11-24T16:00:00Z");
        assertThat(ENGINE.decide(call, ConsentLog.of(stop), night).nextPermittedAt())
                .isEmpty();
        assertThat(ENGINE.decide(call.withZones(java.util.List.of()), ConsentLog.empty(), night)
                        .nextPermittedAt())
                .isEmpty();
    }

    @Test
    void aPackThatBeginsLaterMayPermit() {
        ContactRequest request = ContactRequest.builder(new CustomerId("c"), Channel.EMAIL, Purpose.SERVICE)
                .addJurisdictions(Jurisdiction.of("IN"))
                .build();

        Decision decision = ENGINE.decide(request, ConsentLog.empty(), NOON);

        assertThat(decision.outcome()).isEqualTo(Outcome.REVIEW);
        assertThat(decision.nextPermittedAt()).contains(Instant.parse("2027-05-12T18:30:00Z"));
    }

    @Test
    void aRuleThatIsNotInForceYetDoesNothing() {
        ContactRequest charity = mail("GB")
                .facts(Facts.of(Fact.CHARITY_SENDER, true)
                        .with(Fact.SOLE_PURPOSE_CHARITABLE, true)
                        .with(Fact.ADDRESS_COLLECTED, LocalDate.of(2026, 2, 5))
                        .with(Fact.OPTOUT_OFFERED_AT_COLLECTION, true)
                        .with(Fact.OPTOUT_IN_MESSAGE, true))
                .build();
        Instant commencement = Instant.parse("2026-02-05T00:00:00Z");

        Decision before = ENGINE.decide(charity, ConsentLog.empty(), commencement.minusMillis(1));
        Decision after = ENGINE.decide(charity, ConsentLog.empty(), commencement);

        assertThat(before.codes()).startsWith(ReasonCode.RULE_NOT_YET_IN_FORCE);
        assertThat(before.validUntil()).contains(commencement);
        assertThat(before.nextPermittedAt()).contains(commencement);
        assertThat(after.codes()).containsExactly(new ReasonCode("CHARITABLE_SOFT_OPT_IN"));
        assertThat(ENGINE.decide(
                                charity.withFacts(
                                        charity.facts().with(Fact.ADDRESS_COLLECTED, LocalDate.of(2026, 2, 4))),
                                ConsentLog.empty(),
                                commencement)
                        .codes())
                .startsWith(new ReasonCode("NO_CONSENT"));
    }

    @Test
    void whoIsSuppressedComesBackOnlyByAFreshConfirmedConsent() {
        SuppressionMatch entry = new SuppressionMatch(NOON.minusSeconds(60), true);
        ContactRequest request = mail("EU-DE").suppression(entry).build();

        assertThat(ENGINE.decide(
                                request,
                                ConsentLog.of(
                                        proven(PermissionType.GRANTED, NOON).build()),
                                NOON)
                        .codes())
                .startsWith(ReasonCode.SUPPRESSION_LIST_AFTER_ERASURE);
        assertThat(ENGINE.decide(
                                request,
                                ConsentLog.of(proven(PermissionType.CONFIRMED, NOON.minusSeconds(61))
                                        .build()),
                                NOON)
                        .permitted())
                .isFalse();
        assertThat(ENGINE.decide(
                                request,
                                ConsentLog.of(
                                        proven(PermissionType.CONFIRMED, NOON).build()),
                                NOON)
                        .permitted())
                .isTrue();
        assertThat(ENGINE.decide(request.withSuppression(new SuppressionMatch(NOON, false)), ConsentLog.empty(), NOON)
                        .codes())
                .startsWith(ReasonCode.SUPPRESSED_CASE_INSENSITIVE);
    }

    @Test
    void signalsStopWhatTheyAreAbout() {
        ContactPointToken home = new ContactPointToken("home-address");
        ContactRequest service = ContactRequest.builder(new CustomerId("c"), Channel.EMAIL, Purpose.SERVICE)
                .addJurisdictions(Jurisdiction.of("US"))
                .contactPoint(home)
                .build();
        ConsentLog bounced = ConsentLog.of(
                PermissionEvent.bounced("b", home, Channel.EMAIL, NOON).build());
        ConsentLog complained = ConsentLog.of(PermissionEvent.complained("c", Purpose.MARKETING, Channel.EMAIL, NOON)
                .build());
        ConsentLog unsubscribed =
                ConsentLog.of(PermissionEvent.oneClickUnsubscribed("u", new Purpose("NEWSLETTER_EVENTS"), NOON)
                        .build());

        assertThat(ENGINE.decide(service, bounced, NOON).codes()).startsWith(ReasonCode.CONTACT_POINT_UNDELIVERABLE);
        assertThat(ENGINE.decide(service, complained, NOON).permitted()).isTrue();
        assertThat(ENGINE.decide(mail("US").build(), complained, NOON).codes()).contains(ReasonCode.OPTED_OUT);
        assertThat(ENGINE.decide(mail("US").build(), unsubscribed, NOON).permitted())
                .isTrue();
        assertThat(ENGINE.decide(
                                ContactRequest.builder(
                                                new CustomerId("c"), Channel.EMAIL, new Purpose("NEWSLETTER_EVENTS"))
                                        .addJurisdictions(Jurisdiction.of("US"))
                                        .build(),
                                unsubscribed,
                                NOON)
                        .permitted())
                .isFalse();
    }

    @Test
    void anObjectionIsNamedByWhatItIsAbout() {
        PermissionEvent signal =
                proven(PermissionType.SIGNAL, NOON.minusSeconds(60)).build();
        PermissionEvent denied = PermissionEvent.of(PermissionType.DENIED, "d", NOON.minusSeconds(60))
                .build();
        PermissionEvent all = PermissionEvent.objected("o", Purpose.MARKETING, NOON.minusSeconds(60))
                .build();
        PermissionEvent calls = PermissionEvent.of(PermissionType.OBJECTED, "c", NOON.minusSeconds(60))
                .purpose(Purpose.MARKETING)
                .channel(Channel.PHONE)
                .build();
        ContactRequest mail = mail("EU-DE").build();
        ContactRequest call = ContactRequest.builder(new CustomerId("c"), Channel.PHONE, Purpose.MARKETING)
                .addJurisdictions(Jurisdiction.of("EU-DE"))
                .build();

        assertThat(ENGINE.decide(mail, ConsentLog.of(signal), NOON).codes()).startsWith(ReasonCode.OPTED_OUT);
        assertThat(ENGINE.decide(mail, ConsentLog.of(denied), NOON).codes()).startsWith(ReasonCode.OPTED_OUT);
        assertThat(ENGINE.decide(call, ConsentLog.of(all), NOON).codes())
                .startsWith(ReasonCode.OBJECTION_DIRECT_MARKETING);
        assertThat(ENGINE.decide(call, ConsentLog.of(calls), NOON).codes()).startsWith(ReasonCode.OBJECTION_TO_CALLER);
    }

    @Test
    void aWithdrawalThatIsLiftedIsNoFreshConsentAfterAnObjection() {
        PermissionEvent withdrawn =
                proven(PermissionType.WITHDRAWN, NOON.minusSeconds(60)).build();
        PermissionEvent granted = proven(PermissionType.GRANTED, NOON).build();

        assertThat(ENGINE.decide(mail("EU-DE").build(), ConsentLog.of(withdrawn, granted), NOON)
                        .codes())
                .containsExactly(new ReasonCode("EXPRESS_CONSENT"));
    }

    @Test
    void aRestrictionIsNotWaitedFor() {
        PermissionEvent restricted = PermissionEvent.of(PermissionType.RESTRICTED, "r", NOON.minusSeconds(60))
                .build();
        ContactRequest service = ContactRequest.builder(new CustomerId("c"), Channel.EMAIL, Purpose.SERVICE)
                .addJurisdictions(Jurisdiction.of("EU-DE"))
                .build();

        Decision decision = ENGINE.decide(service, ConsentLog.of(restricted), NOON);

        assertThat(decision.outcome()).isEqualTo(Outcome.REVIEW);
        assertThat(decision.nextPermittedAt()).isEmpty();
    }

    @Test
    void theBrowsersSignalWinsUntilTheConsumerConfirmsTheChoice() {
        Purpose sale = new Purpose("SALE_OR_SHARE");
        ContactRequest share = ContactRequest.builder(new CustomerId("c"), Channel.OTHER, sale)
                .addJurisdictions(Jurisdiction.of("US-CA"))
                .build();
        PermissionEvent optedIn = PermissionEvent.granted("in", sale, Channel.OTHER, NOON.minusSeconds(3600))
                .evidence(Evidence.of(Evidence.Kind.FORM, "settings"))
                .noticeVersion("notice")
                .build();
        PermissionEvent signal = PermissionEvent.globalPrivacyControl("gpc", NOON.minusSeconds(60))
                .build();
        PermissionEvent confirmed = PermissionEvent.of(PermissionType.GRANTED, "again", NOON)
                .from(optedIn)
                .id(new io.crmkit.privacy.consent.PermissionEventId("again"))
                .effectiveAt(NOON)
                .recordedAt(NOON)
                .build();

        assertThat(ENGINE.decide(share, ConsentLog.of(signal), NOON).codes()).startsWith(new ReasonCode("GPC_OPT_OUT"));
        assertThat(ENGINE.decide(share, ConsentLog.of(optedIn, signal), NOON).codes())
                .startsWith(new ReasonCode("GPC_CONFLICT_SIGNAL_WINS_UNTIL_CONFIRMED"));
        assertThat(ENGINE.decide(share, ConsentLog.of(optedIn, signal, confirmed), NOON)
                        .permitted())
                .isTrue();
    }

    @Test
    void aHostReplacesAPackAndAddsOneWithoutCode() {
        LawPack strict = LawPack.parse("""
                {"id": "us-federal", "version": "host-1", "title": "Ours", "notice": "Ours", "jurisdictions": ["US"],
                 "validFrom": "2020-01-01T00:00:00Z", "rules": [
                 {"id": "ask-first", "text": "We ask first.", "kinds": ["MARKETING"], "outcome": "DENY",
                  "reason": "HOUSE_OPT_IN", "source": "our policy", "status": "POLICY", "seen": "NONE"}]}""");
        LawPacks packs = LawPacks.bundled().without("us-federal").with(strict);
        LawPack texas = LawPack.parse("""
                {"id": "us-tx", "version": "1", "title": "Texas", "notice": "Example", "jurisdictions": ["US-TX"],
                 "validFrom": "2020-01-01T00:00:00Z", "rules": [
                 {"id": "registered", "text": "Texas wants a registration.", "kinds": ["MARKETING"], "outcome": "REVIEW",
                  "reason": "REGISTRATION", "source": "none", "status": "POLICY", "seen": "NONE"}]}""");

        assertThat(DecisionEngine.of(packs)
                        .decide(mail("US").build(), ConsentLog.empty(), NOON)
                        .codes())
                .containsExactly(new ReasonCode("HOUSE_OPT_IN"));
        assertThat(DecisionEngine.of(LawPacks.bundled().with(texas))
                        .decide(mail("US-TX").build(), ConsentLog.empty(), NOON)
                        .codes())
                .containsExactly(new ReasonCode("REGISTRATION"), new ReasonCode("OPT_OUT_REGIME"));
        assertThat(DecisionEngine.of(LawPacks.bundled().with(texas))
                        .decide(mail("US-NV").build(), ConsentLog.empty(), NOON)
                        .codes())
                .containsExactly(new ReasonCode("OPT_OUT_REGIME"));
    }

    @Test
    void aLawThatReachesOnlyBySendingHasNoSayWithoutARule() {
        ContactRequest sent = mail("US").sentFrom(Jurisdiction.of("BR")).build();

        assertThat(ENGINE.decide(sent, ConsentLog.empty(), NOON).permitted()).isTrue();
        assertThat(ENGINE.decide(mail("US").sentFrom(Jurisdiction.of("CA")).build(), ConsentLog.empty(), NOON)
                        .codes())
                .startsWith(new ReasonCode("CASL_REACHES_MESSAGES_SENT_FROM_CANADA"))
                .doesNotContain(ReasonCode.MOST_RESTRICTIVE_OF_ALL);
    }
}
