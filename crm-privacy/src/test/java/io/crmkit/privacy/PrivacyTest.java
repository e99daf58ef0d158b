package io.crmkit.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.Lifecycle;
import io.crmkit.core.customer.Person;
import io.crmkit.core.customer.PersonName;
import io.crmkit.core.customer.Preferences;
import io.crmkit.core.error.DuplicateException;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.gate.ContactAnswer;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.repository.LogType;
import io.crmkit.privacy.consent.ConsentScope;
import io.crmkit.privacy.consent.ConsentStatus;
import io.crmkit.privacy.consent.Evidence;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.consent.PermissionEventId;
import io.crmkit.privacy.consent.PermissionType;
import io.crmkit.privacy.decision.ContactRequest;
import io.crmkit.privacy.decision.Decision;
import io.crmkit.privacy.fact.Fact;
import io.crmkit.privacy.fact.Facts;
import io.crmkit.privacy.pack.Jurisdiction;
import io.crmkit.privacy.pack.LawPacks;
import io.crmkit.privacy.pack.ReasonCode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrivacyTest {
    private static final Instant NOW = Instant.parse("2026-11-23T17:00:00Z");
    private static final ConsentScope MAIL = ConsentScope.of(Purpose.MARKETING, Channel.EMAIL);

    private final FailingStore store = new FailingStore();
    private Instant now = NOW;
    private Crm crm;
    private Privacy privacy;
    private Customer ada;

    @BeforeEach
    void open() {
        crm = Crm.builder(store).clock(() -> now).build();
        privacy = Privacy.on(crm).packs(LawPacks.bundled()).build();
        ada = crm.repository(Customer.TYPE).add(customer("DE"));
    }

    @AfterEach
    void close() {
        crm.close();
    }

    private static Customer customer(String jurisdiction) {
        return Customer.person("Ada", "Lovelace").jurisdiction(jurisdiction).build();
    }

    private static PermissionEvent grant(String id) {
        return PermissionEvent.granted(id, Purpose.MARKETING, Channel.EMAIL, NOW.minusSeconds(3600))
                .evidence(Evidence.of(Evidence.Kind.DOUBLE_OPT_IN, "mail-" + id))
                .noticeVersion("notice-1")
                .build();
    }

    private static PermissionEvent stop(String id) {
        return PermissionEvent.withdrawn(id, Purpose.MARKETING, Channel.EMAIL, NOW)
                .build();
    }

    private Decision decide(Channel channel, Purpose purpose) {
        return privacy.decide(ContactRequest.of(ada.id(), channel, purpose));
    }

    @Test
    void asksConsentsAndStopsAndAnswersAtOnce() {
        assertThat(decide(Channel.EMAIL, Purpose.MARKETING).codes()).startsWith(new ReasonCode("NO_CONSENT"));

        privacy.record(ada.id(), grant("e-1"));
        assertThat(decide(Channel.EMAIL, Purpose.MARKETING).permitted()).isTrue();
        assertThat(decide(Channel.SMS, Purpose.MARKETING).codes()).startsWith(new ReasonCode("CHANNEL_MISMATCH"));

        privacy.record(ada.id(), stop("e-2"));
        Decision stopped = decide(Channel.EMAIL, Purpose.MARKETING);
        assertThat(stopped.codes()).startsWith(ReasonCode.CONSENT_WITHDRAWN);
        assertThat(stopped.events()).contains(new PermissionEventId("e-2"));
    }

    @Test
    void stampsWhatItRecordsAndRecordsAnIdOnce() {
        PermissionEvent backdated = grant("e-1").withRecordedAt(NOW.minus(Duration.ofDays(30)));

        List<PermissionEvent> first = privacy.record(ada.id(), backdated);
        now = NOW.plusSeconds(60);
        List<PermissionEvent> again = privacy.record(ada.id(), backdated, stop("e-2"));

        assertThat(first).extracting(PermissionEvent::recordedAt).containsExactly(NOW);
        assertThat(again).extracting(PermissionEvent::recordedAt).containsExactly(NOW, NOW.plusSeconds(60));
        assertThat(privacy.log(ada.id()).events()).hasSize(2);
    }

    @Test
    void recordsAnIdOnceAlsoIfTwoRecordItAtTheSameMoment() {
        store.meanwhile = Optional.of(() -> privacy.record(ada.id(), grant("e-1")));

        privacy.record(ada.id(), grant("e-1"), stop("e-2"));

        assertThat(crm.log(LogType.of("consent", PermissionEvent.class))
                        .read(ada.id())
                        .events())
                .extracting(event -> event.id().value())
                .containsExactly("e-1", "e-2");
    }

    @Test
    void refusesAnIdThatSaysSomethingElseNowAndRecordsNothing() {
        privacy.record(ada.id(), grant("e-1"));

        assertThatThrownBy(() -> privacy.record(ada.id(), stop("e-2"), stop("e-1")))
                .isInstanceOf(DuplicateException.class)
                .hasMessage("a consent with the same id exists: e-1");
        assertThat(privacy.state(ada.id(), MAIL).granted()).isTrue();
    }

    @Test
    void refusesWhatLiesInTheFutureAnUnknownPurposeAndACorrectionOfNothing() {
        PermissionEvent future = PermissionEvent.withdrawn(
                        "e-1",
                        Purpose.MARKETING,
                        Channel.EMAIL,
                        NOW.plus(Duration.ofMinutes(5)).plusMillis(1))
                .build();

        assertThatThrownBy(() -> privacy.record(ada.id(), future))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("permissionEvent.effectiveAt must not lie more than PT5M in the future");
        assertThatThrownBy(() -> privacy.record(
                        ada.id(),
                        PermissionEvent.withdrawn("e-1", new Purpose("NEWS"), Channel.EMAIL, NOW)
                                .build()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("purpose NEWS is not registered");
        assertThatThrownBy(() -> privacy.record(
                        ada.id(),
                        PermissionEvent.of(PermissionType.CORRECTED, "e-1", NOW)
                                .corrects(new PermissionEventId("e-0"))
                                .build()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("permissionEvent.corrects must name an event of the same customer");
        assertThat(privacy.log(ada.id()).events()).isEmpty();
    }

    @Test
    void replaysWhatWasKnown() {
        privacy.record(ada.id(), grant("e-1"));
        now = NOW.plus(Duration.ofDays(2));
        PermissionEvent reported = stop("e-2");
        privacy.record(ada.id(), reported);

        Instant between = NOW.plus(Duration.ofDays(1));

        assertThat(privacy.state(ada.id(), MAIL, between, between).status()).isEqualTo(ConsentStatus.GRANTED);
        assertThat(privacy.state(ada.id(), MAIL, between, now).status()).isEqualTo(ConsentStatus.STOPPED);
        assertThat(privacy.decide(ContactRequest.builder(ada.id(), Channel.EMAIL, Purpose.MARKETING)
                                .at(between)
                                .knownAt(between)
                                .build())
                        .permitted())
                .isTrue();
    }

    @Test
    void aStopThatWasStampedByAClockAheadCountsAtOnce() {
        privacy.record(ada.id(), grant("e-1"));
        now = NOW.plusSeconds(30);
        privacy.record(
                ada.id(),
                PermissionEvent.withdrawn("e-2", Purpose.MARKETING, Channel.EMAIL, NOW.plusSeconds(30))
                        .build());

        now = NOW.plusSeconds(10);

        assertThat(privacy.state(ada.id(), MAIL).stopped()).isTrue();
        assertThat(decide(Channel.EMAIL, Purpose.MARKETING).codes())
                .startsWith(ReasonCode.WITHDRAWAL_EFFECTIVE_AT_EARLIEST);
        assertThat(privacy.gate()
                        .ask(ada.id(), Channel.EMAIL, Purpose.MARKETING, now)
                        .permitted())
                .isFalse();
    }

    @Test
    void readsJurisdictionZoneAndDeathFromTheRecordUnlessTheRequestSaysMore() {
        Customer bob = crm.repository(Customer.TYPE)
                .add(Customer.person("Bob", "Noyce")
                        .jurisdiction("US-CA")
                        .lifecycle(Lifecycle.ACTIVE)
                        .preferences(Preferences.builder()
                                .zone(ZoneId.of("America/Los_Angeles"))
                                .build())
                        .build());
        Customer late = crm.repository(Customer.TYPE)
                .add(customer("DE")
                        .withPerson(Person.builder(PersonName.of("Ada", "Lovelace"))
                                .deceased(true)
                                .build()));
        ContactRequest call = ContactRequest.of(bob.id(), Channel.PHONE, Purpose.SERVICE_RECOVERY);

        assertThat(privacy.decide(call).permitted()).isTrue();
        assertThat(privacy.decide(call.withZones(List.of(ZoneId.of("Pacific/Honolulu"))))
                        .codes())
                .startsWith(new ReasonCode("QUIET_HOURS"));
        assertThat(privacy.decide(call.withJurisdictions(List.of(Jurisdiction.of("NZ"))))
                        .codes())
                .startsWith(ReasonCode.JURISDICTION_UNKNOWN_DEFAULT_DENY);
        assertThat(privacy.decide(ContactRequest.of(late.id(), Channel.EMAIL, Purpose.SERVICE)
                                .withFacts(Facts.of(Fact.DECEASED, false)))
                        .codes())
                .startsWith(ReasonCode.SUBJECT_DECEASED);
    }

    @Test
    void denyWithoutAPackAndForSomebodyUnknown() {
        Privacy bare = Privacy.on(crm).build();

        assertThat(bare.decide(ContactRequest.of(ada.id(), Channel.EMAIL, Purpose.SERVICE))
                        .codes())
                .startsWith(ReasonCode.JURISDICTION_UNKNOWN_DEFAULT_DENY);
        assertThat(privacy.decide(ContactRequest.of(new CustomerId("nobody"), Channel.EMAIL, Purpose.SERVICE))
                        .codes())
                .startsWith(ReasonCode.SUBJECT_UNKNOWN, ReasonCode.JURISDICTION_UNKNOWN_DEFAULT_DENY);
    }

    @Test
    void leavesARecordAloneThatWasMergedAway() {
        Customer survivor = crm.repository(Customer.TYPE).add(customer("DE"));
        crm.repository(Customer.TYPE).update(ada.id(), customer -> customer.asMergedInto(survivor.id()));

        assertThat(decide(Channel.EMAIL, Purpose.SERVICE).codes()).startsWith(ReasonCode.SUBJECT_MERGED);
    }

    @Test
    void aStoreThatFailsMeansNoForThoseItFailsFor() {
        Customer bob = crm.repository(Customer.TYPE).add(customer("DE"));
        List<ContactRequest> both = List.of(
                ContactRequest.of(ada.id(), Channel.EMAIL, Purpose.SERVICE),
                ContactRequest.of(bob.id(), Channel.EMAIL, Purpose.SERVICE));

        store.refusedLog = "consent/" + ada.id();
        List<Decision> oneLog = privacy.decide(both);
        store.refuseLoads = true;
        List<Decision> noRecords = privacy.decide(both);

        assertThat(oneLog).extracting(Decision::permitted).containsExactly(false, true);
        assertThat(oneLog.get(0).codes()).containsExactly(ReasonCode.STORE_ERROR);
        assertThat(noRecords)
                .allSatisfy(decision -> assertThat(decision.codes()).containsExactly(ReasonCode.STORE_ERROR));
    }

    @Test
    void anUnreadableLogMeansNo() {
        crm.log(LogType.of("consent", String.class)).append(ada.id(), "from the future");

        assertThat(decide(Channel.EMAIL, Purpose.SERVICE).codes()).containsExactly(ReasonCode.STORE_ERROR);
    }

    @Test
    void decidesForManyInTheOrderOfTheQuestionsAndReadsEachCustomerOnce() {
        Customer bob = crm.repository(Customer.TYPE).add(customer("US"));
        privacy.record(ada.id(), grant("e-1"));
        store.loads.clear();
        store.logsRead.clear();

        List<Decision> decisions = privacy.decide(List.of(
                ContactRequest.of(ada.id(), Channel.EMAIL, Purpose.MARKETING),
                ContactRequest.of(bob.id(), Channel.EMAIL, Purpose.MARKETING),
                ContactRequest.of(ada.id(), Channel.EMAIL, Purpose.SURVEY)));

        assertThat(decisions).extracting(Decision::permitted).containsExactly(true, true, false);
        assertThat(decisions).extracting(Decision::customer).containsExactly(ada.id(), bob.id(), ada.id());
        assertThat(store.loads).hasSize(1);
        assertThat(store.logsRead).containsExactly("consent/" + ada.id(), "consent/" + bob.id());
    }

    @Test
    void answersTheGateWithCodesAndTheEndOfTheAnswer() {
        Customer bob = crm.repository(Customer.TYPE)
                .add(customer("US")
                        .withPreferences(Preferences.builder()
                                .zone(ZoneId.of("America/New_York"))
                                .build()));

        ContactAnswer answer = privacy.gate().ask(bob.id(), Channel.PHONE, Purpose.SERVICE_RECOVERY, NOW);

        assertThat(answer.permitted()).isTrue();
        assertThat(answer.reasons()).containsExactly("TRANSACTIONAL_OR_RELATIONSHIP");
        assertThat(answer.validUntil()).contains(Instant.parse("2026-11-24T02:00:00Z"));
        assertThat(privacy.gate()
                        .ask(ada.id(), Channel.EMAIL, Purpose.MARKETING, NOW)
                        .reasons())
                .startsWith("NO_CONSENT");
    }
}
