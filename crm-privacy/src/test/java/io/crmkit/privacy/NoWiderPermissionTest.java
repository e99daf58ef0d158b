package io.crmkit.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.Crm;
import io.crmkit.core.actor.Actor;
import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.error.DuplicateException;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.merge.MergeRequest;
import io.crmkit.core.merge.Obstacle;
import io.crmkit.privacy.consent.ConsentScope;
import io.crmkit.privacy.consent.ContactPointToken;
import io.crmkit.privacy.consent.Evidence;
import io.crmkit.privacy.consent.FrequencyLimit;
import io.crmkit.privacy.consent.Origin;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.consent.PermissionEventId;
import io.crmkit.privacy.consent.PermissionType;
import io.crmkit.privacy.consent.PreferenceChange;
import io.crmkit.privacy.decision.ContactRequest;
import io.crmkit.privacy.decision.PastContact;
import io.crmkit.privacy.decision.RecentContacts;
import io.crmkit.privacy.fact.Fact;
import io.crmkit.privacy.fact.Facts;
import io.crmkit.privacy.hold.LegalHold;
import io.crmkit.privacy.pack.Jurisdiction;
import io.crmkit.privacy.pack.LawPacks;
import io.crmkit.privacy.pack.ReasonCode;
import io.crmkit.privacy.request.RequestIntake;
import io.crmkit.privacy.request.RequestLaw;
import io.crmkit.privacy.request.RequestPolicy;
import io.crmkit.privacy.request.RequestType;
import io.crmkit.privacy.request.SubjectRequests;
import io.crmkit.privacy.suppression.ContactAddress;
import io.crmkit.privacy.suppression.Suppression;
import io.crmkit.store.memory.MemoryStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ways in which a stop might get lost between parts that are right each by itself. */
class NoWiderPermissionTest {
    private static final Instant NOW = Instant.parse("2026-11-23T17:00:00Z");
    private static final ConsentScope MAIL = ConsentScope.of(Purpose.MARKETING, Channel.EMAIL);
    private static final Evidence CLICK = Evidence.of(Evidence.Kind.DOUBLE_OPT_IN, "request-9");

    private Instant now = NOW;
    private Crm crm;
    private Privacy privacy;
    private CustomerId ada;
    private CustomerId augusta;

    @BeforeEach
    void open() {
        crm = Crm.builder(MemoryStore.create())
                .clock(() -> now)
                .actor(Actor.user("officer-1"))
                .build();
        privacy = Privacy.on(crm)
                .packs(LawPacks.bundled())
                .safeguards(TestSafeguards.create())
                .build();
        ada = add("Ada", "ada@example.org");
        augusta = add("Augusta", "augusta@example.org");
    }

    @AfterEach
    void close() {
        crm.close();
    }

    private CustomerId add(String given, String... mails) {
        return crm.customers()
                .add(Customer.person(given, "King")
                        .addAllEmails(Stream.of(mails).map(EmailAddress::of).toList())
                        .jurisdiction("DE")
                        .build())
                .id();
    }

    private PermissionEvent grant(String id, Instant at) {
        return PermissionEvent.granted(id, Purpose.MARKETING, Channel.EMAIL, at)
                .evidence(CLICK)
                .noticeVersion("notice-1")
                .build();
    }

    private PermissionEvent stop(String id, Instant at) {
        return PermissionEvent.withdrawn(id, Purpose.MARKETING, Channel.EMAIL, at)
                .build();
    }

    private void merge() {
        crm.work(unit -> privacy.merge(unit, "merge-1", ada, augusta));
    }

    private boolean permitted(CustomerId customer) {
        return privacy.decide(ContactRequest.of(customer, Channel.EMAIL, Purpose.MARKETING))
                .permitted();
    }

    private void later() {
        now = now.plusSeconds(3_600);
    }

    @Test
    void aLinkIsNoStopAndNoConsentSoOnlyAMergeRecordsIt() {
        privacy.record(augusta, stop("stop", now));
        merge();
        later();
        PermissionEvent apart = PermissionEvent.of(PermissionType.UNMERGED, "import-7", now)
                .origin(Origin.IMPORT)
                .other(augusta)
                .build();
        PermissionEvent one = PermissionEvent.of(PermissionType.MERGED, "import-8", now)
                .origin(Origin.IMPORT)
                .other(augusta)
                .build();

        for (PermissionEvent link : List.of(apart, one)) {
            assertThatThrownBy(() -> privacy.record(ada, link))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("permissionEvent.type must not be " + link.type() + ": merge and unmerge record it");
        }
        assertThat(privacy.state(ada, MAIL).stopped()).isTrue();
    }

    @Test
    void anOldLinkLiftsNoStopThatWasSaidToTheOtherOfTwoMergedRecords() {
        DoubleOptIn optIn = privacy.doubleOptIn(new SecureRandom(), Duration.ofDays(14));
        String token = optIn.request(
                ada,
                PermissionEvent.of(PermissionType.PENDING, "sign-up", now)
                        .purpose(Purpose.MARKETING)
                        .channel(Channel.EMAIL)
                        .noticeVersion("notice-1")
                        .build());
        later();
        merge();
        later();
        privacy.record(augusta, stop("stop", now));
        later();

        assertThat(optIn.confirm(token, CLICK)).isEqualTo(DoubleOptIn.Outcome.SUPERSEDED);
        assertThat(privacy.state(ada, MAIL).stopped()).isTrue();
        assertThat(permitted(ada)).isFalse();
    }

    @Test
    void aConsentOfAClockAheadLiftsNoStopOfTheMeantime() {
        privacy.record(ada, grant("ahead", now.plusSeconds(240)));
        now = now.plusSeconds(60);
        privacy.record(ada, stop("stop", now));
        later();

        assertThat(privacy.state(ada, MAIL).stopped()).isTrue();
    }

    @Test
    void aClockThatWentBackRevivesNoConsent() {
        now = NOW.plus(Duration.ofHours(4)); // a wrong clock
        privacy.record(ada, grant("yes", now));
        now = NOW;
        List<PermissionEvent> recorded = privacy.record(ada, stop("no", now));
        privacy.record(ada, stop("no", now)); // the same call again

        assertThat(recorded)
                .extracting(PermissionEvent::effectiveAt)
                .containsExactly(NOW, NOW.plus(Duration.ofHours(4)));
        assertThat(privacy.log(ada).events()).hasSize(3);
        now = NOW.plus(Duration.ofHours(5));
        assertThat(privacy.state(ada, MAIL).stopped()).isTrue();

        privacy.record(ada, grant("yes-again", now));
        assertThat(permitted(ada)).isTrue();
    }

    @Test
    void aClockThatWentBackRevivesNoConsentOfAMergedRecord() {
        merge();
        now = NOW.plus(Duration.ofHours(4));
        privacy.record(ada, grant("yes", now));
        now = NOW;
        privacy.record(augusta, stop("no", now));
        now = NOW.plus(Duration.ofHours(5));

        assertThat(privacy.state(ada, MAIL).stopped()).isTrue();
    }

    @Test
    void aStopThatWasSaidToAThirdMergedRecordStaysWithTheOneThatIsTakenOut() {
        CustomerId third = add("Third", "third@example.org");
        privacy.record(third, grant("yes", now));
        merge();
        crm.work(unit -> privacy.merge(unit, "merge-2", ada, third));
        later();
        privacy.record(augusta, stop("stop", now));
        later();

        crm.work(unit -> privacy.unmerge(unit, "unmerge-2", ada, third));

        for (CustomerId each : List.of(ada, augusta, third)) {
            assertThat(privacy.state(each, MAIL).stopped()).isTrue();
        }
        later();
        crm.work(unit -> privacy.merge(unit, "merge-3", ada, third));
        later();
        crm.work(unit -> privacy.unmerge(unit, "unmerge-3", ada, third));
        for (CustomerId each : List.of(ada, augusta, third)) {
            assertThat(privacy.state(each, MAIL).stopped()).isTrue();
        }
    }

    @Test
    void aConsentThatWasSaidToAThirdMergedRecordGoesWithItsContactPoint() {
        CustomerId third = add("Third", "third@example.org");
        PermissionEvent home = PermissionEvent.granted("home", Purpose.MARKETING, Channel.EMAIL, now)
                .contactPoint(new ContactPointToken("home-of-third"))
                .evidence(CLICK)
                .noticeVersion("notice-1")
                .build();
        privacy.record(third, home);
        merge();
        crm.work(unit -> privacy.merge(unit, "merge-2", ada, third));
        later();
        privacy.record(
                augusta,
                PermissionEvent.of(PermissionType.GRANTED, "again", now)
                        .from(home)
                        .id(new PermissionEventId("again"))
                        .effectiveAt(now)
                        .build());
        later();

        crm.work(unit -> privacy.unmerge(unit, "unmerge-2", ada, third));

        assertThat(permitted(third)).isTrue();
        assertThat(permitted(ada)).isFalse();
        assertThat(privacy.state(augusta, MAIL).granted()).isFalse();
    }

    @Test
    void aHoldOfAnotherCustomerUnderAKnownIdIsRefused() {
        LegalHold hold = privacy.holds().place("court-7", ada, "litigation", "feedback");

        assertThat(privacy.holds().place("court-7", ada, "litigation", "feedback"))
                .isEqualTo(hold);
        assertThatThrownBy(() -> privacy.holds().place("court-7", augusta, "litigation", "feedback"))
                .isInstanceOf(DuplicateException.class);
        assertThatThrownBy(() -> privacy.holds().place("court-7", ada, "litigation"))
                .isInstanceOf(DuplicateException.class);
        privacy.merges().merge(MergeRequest.of(augusta, ada).despite("same court", Obstacle.Code.LEGAL_HOLD));
        assertThat(privacy.holds()
                        .place("court-7", ada, "litigation", "feedback")
                        .customer())
                .isEqualTo(augusta);
        assertThat(privacy.holds().active(ada))
                .as("of the record that was merged: those of the survivor")
                .isEqualTo(privacy.holds().active(augusta))
                .hasSize(1);
    }

    @Test
    void timesThatNobodyCanReckonWithAreRefusedAndNothingIsStored() {
        FrequencyLimit longest = new FrequencyLimit(1, Duration.ofDays(36_525));
        assertThatThrownBy(() -> new FrequencyLimit(1, longest.within().plusNanos(1)))
                .hasMessage("frequencyLimit.within must be at most 36525 days");
        assertThatThrownBy(() -> privacy.doubleOptIn(new SecureRandom(), Duration.ofSeconds(Long.MAX_VALUE)))
                .hasMessage("doubleOptIn.life must be at most 366 days");
        assertThatThrownBy(() ->
                        ContactRequest.of(ada, Channel.PHONE, Purpose.SERVICE).withAt(Instant.MAX))
                .hasMessage("contactRequest.at must lie within the years 1 to 9999");
        assertThatThrownBy(() -> Facts.of(Fact.LAST_PURCHASE, LocalDate.MAX))
                .hasMessage("facts.last_purchase must lie within the years 1 to 9999");
        SubjectRequests requests = privacy.requests(RequestPolicy.of(RequestLaw.gdpr(ZoneId.of("Europe/Berlin"))));
        assertThatThrownBy(() -> requests.receive(RequestIntake.of("r-1", RequestType.OBJECTION, "GDPR")
                        .from(ada)
                        .receivedAt(Instant.MIN)))
                .hasMessage("requestIntake.receivedAt must lie within the years 1 to 9999");
        assertThat(requests.of(ada)).isEmpty();
    }

    @Test
    void anAudienceIsAskedAboutItsOwnMembers() {
        privacy.record(ada, stop("stop", now));
        List<Customer> audience = crm.customers().findAll(List.of(augusta));

        assertThatThrownBy(() -> privacy.decide(
                        audience.stream(),
                        member -> ContactRequest.of(ada, Channel.EMAIL, Purpose.MARKETING),
                        decision -> {}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("question must ask about the customer that it is given");
        assertThatThrownBy(() -> privacy.simulate(LawPacks.of())
                        .of(
                                audience.stream(),
                                member -> ContactRequest.of(ada, Channel.EMAIL, Purpose.MARKETING),
                                change -> {}))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void theLimitOfAdvertisingHoldsForAServiceMessageThatAlsoAdvertises() {
        privacy.record(ada, grant("yes", now));
        privacy.record(
                ada,
                PreferenceChange.of("centre-1", now, CLICK, "notice-1")
                        .limit(Purpose.MARKETING, new FrequencyLimit(1, Duration.ofDays(7)))
                        .events()
                        .toArray(PermissionEvent[]::new));
        later();
        ContactRequest service = ContactRequest.of(ada, Channel.EMAIL, Purpose.SERVICE)
                .withFacts(Facts.of(Fact.PROMOTIONAL, true))
                .withRecentContacts(
                        new RecentContacts(List.of(new PastContact(NOW, Channel.EMAIL, Purpose.MARKETING))));

        assertThat(privacy.decide(service.withRecentContacts(new RecentContacts(List.of())))
                        .permitted())
                .isTrue();
        assertThat(privacy.decide(service).codes())
                .startsWith(ReasonCode.MIXED_CONTENT_IS_MARKETING, ReasonCode.FREQUENCY_CAP);
    }

    @Test
    void aConsentFromBetweenTwoSuppressionsDoesNotLiftTheLaterOne() {
        CustomerId both = add("Byron", "old@example.org", "new@example.org");
        privacy.suppressions().suppress(ContactAddress.email("old@example.org"), Suppression.Reason.ERASURE);
        later();
        privacy.record(both, grant("yes", now));
        assertThat(permitted(both)).isTrue();
        later();
        privacy.suppressions().suppress(ContactAddress.email("new@example.org"), Suppression.Reason.ERASURE);

        assertThat(permitted(both)).isFalse();
    }

    @Test
    void aSimulatedConsentOfMergedRecordsDoesWhatARecordedOneDoes() {
        privacy.record(augusta, stop("stop", now));
        merge();
        later();
        ContactRequest question = ContactRequest.of(ada, Channel.EMAIL, Purpose.MARKETING);

        boolean simulated =
                privacy.simulate(grant("yes", now)).of(question).then().permitted();
        privacy.record(ada, grant("yes", now));

        assertThat(simulated).isEqualTo(permitted(ada)).isTrue();
    }

    @Test
    void aSimulatedEventUnderAKnownIdIsThatEventOrRefusedAsItWouldBeByTheRecord() {
        privacy.record(ada, grant("click", now));
        later();
        ContactRequest question = ContactRequest.of(ada, Channel.EMAIL, Purpose.MARKETING);
        PermissionEvent other = stop("click", now);

        assertThat(privacy.simulate(grant("click", NOW)).of(question).changed()).isFalse();
        assertThatThrownBy(() -> privacy.record(ada, other)).isInstanceOf(DuplicateException.class);
        assertThatThrownBy(() -> privacy.simulate(other).of(question)).isInstanceOf(DuplicateException.class);
        assertThatThrownBy(() ->
                        privacy.simulate(stop("stop", now), grant("stop", now)).of(question))
                .isInstanceOf(DuplicateException.class);
        assertThatThrownBy(() -> privacy.simulate(other)
                        .of(
                                crm.customers().findAll(List.of(ada)).stream(),
                                member -> ContactRequest.of(member.id(), Channel.EMAIL, Purpose.MARKETING),
                                change -> {}))
                .isInstanceOf(DuplicateException.class);
    }

    @Test
    void aCustomerOfWhomNothingIsKnownIsNotContactedEvenIfTheRequestNamesALaw() {
        CustomerId elsewhere = new CustomerId("of-another-tenant");

        assertThat(privacy.decide(ContactRequest.of(elsewhere, Channel.EMAIL, Purpose.SERVICE)
                                .withJurisdictions(List.of(Jurisdiction.of("EU-DE")))
                                .withFacts(Facts.of(Fact.RELATIONSHIP, "CUSTOMER")))
                        .codes())
                .startsWith(ReasonCode.SUBJECT_UNKNOWN);
    }

    @Test
    void aTokenThatNeverEndsIsRefused() {
        assertThatThrownBy(() -> PermissionEvent.of(PermissionType.PENDING, "p", now)
                        .purpose(Purpose.MARKETING)
                        .channel(Channel.EMAIL)
                        .tokenHash("0".repeat(64))
                        .build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "permissionEvent.tokenHash must be the hex of a SHA-256, and of a pending consent that ends");
    }
}
