package io.crmkit.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.interaction.Channel;
import io.crmkit.privacy.consent.ConsentLog;
import io.crmkit.privacy.consent.Evidence;
import io.crmkit.privacy.consent.FrequencyLimit;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.consent.PermissionType;
import io.crmkit.privacy.decision.ContactRequest;
import io.crmkit.privacy.decision.Decision;
import io.crmkit.privacy.decision.FrequencyCap;
import io.crmkit.privacy.decision.PastContact;
import io.crmkit.privacy.pack.Jurisdiction;
import io.crmkit.privacy.pack.LawPacks;
import io.crmkit.privacy.pack.Outcome;
import io.crmkit.privacy.pack.ReasonCode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AudienceTest {
    private static final Instant NOW = Instant.parse("2026-11-23T17:00:00Z");

    private final FailingStore store = new FailingStore();
    private Crm crm;
    private Privacy privacy;
    private final List<Customer> customers = new ArrayList<>();

    /** In this order: one without a word and one who consented in Germany, one without a word and one who objected in the US. */
    @BeforeEach
    void open() {
        crm = Crm.builder(store).clock(() -> NOW).build();
        privacy = Privacy.on(crm).packs(LawPacks.bundled()).build();
        for (String place : List.of("DE", "DE", "US", "US")) {
            customers.add(crm.customers()
                    .add(Customer.person("A", "B").jurisdiction(place).build()));
        }
        privacy.record(customers.get(1).id(), grant());
        privacy.record(customers.get(3).id(), objection());
        store.loads.clear();
        store.logsRead.clear();
    }

    @AfterEach
    void close() {
        crm.close();
    }

    private static PermissionEvent grant() {
        return PermissionEvent.granted("g", Purpose.MARKETING, Channel.EMAIL, NOW.minusSeconds(60))
                .evidence(Evidence.of(Evidence.Kind.FORM, "form"))
                .noticeVersion("notice")
                .build();
    }

    private static PermissionEvent objection() {
        return PermissionEvent.objected("o", Purpose.MARKETING, NOW.minusSeconds(60))
                .build();
    }

    private static ContactRequest question(Customer customer) {
        return ContactRequest.of(customer.id(), Channel.EMAIL, Purpose.MARKETING);
    }

    @Test
    void countsAnAudienceByAnswerAndReasonAndReadsOnlyTheLogs() {
        List<Decision> decisions = new ArrayList<>();

        AudienceCount count = privacy.decide(customers.stream(), AudienceTest::question, decisions::add);

        assertThat(decisions).extracting(Decision::permitted).containsExactly(false, true, true, false);
        assertThat(decisions)
                .isEqualTo(privacy.decide(
                        customers.stream().map(AudienceTest::question).toList()));
        assertThat(count.outcomes()).containsOnly(Map.entry(Outcome.PERMIT, 2L), Map.entry(Outcome.DENY, 2L));
        assertThat(count.permitted()).isEqualTo(2);
        assertThat(count.total()).isEqualTo(4);
        assertThat(count.reasons().toString())
                .isEqualTo("{EXPRESS_CONSENT=1, NO_CONSENT=1, OPTED_OUT_IMMEDIATE_POLICY=1, OPT_OUT_REGIME=1}");
    }

    @Test
    void whomTheStoreFailsForIsCountedAsDenied() {
        store.refusedLog = "consent/" + customers.get(1).id();

        AudienceCount count = privacy.decide(customers.stream(), AudienceTest::question, decision -> {});

        assertThat(count.reasons()).containsEntry(ReasonCode.STORE_ERROR, 1L).hasSize(4);
        assertThat(count.permitted()).isEqualTo(1);
        assertThat(store.loads).isEmpty();
    }

    @Test
    void whatIsStoredWithATimeThatNobodyCanReckonWithStopsNoAudienceAndPermitsNoMore() {
        Instant first = Instant.parse("0001-01-01T00:00:00Z");
        Instant last = Instant.parse("9998-01-01T00:00:00Z");
        List<PermissionEvent> extremes = extremes(Instant.MIN, Instant.MAX);
        List<PermissionEvent> plain = extremes(first, last);
        for (int i = 0; i < extremes.size(); i++) {
            Customer one = stored(extremes.get(i));
            Customer other = stored(plain.get(i));
            for (String place : List.of("DE", "US", "GB", "CA", "IN")) {
                for (ZoneId zone : List.of(ZoneId.of("America/New_York"), ZoneId.of("Asia/Tokyo"))) {
                    for (Channel channel : List.of(Channel.EMAIL, Channel.SMS, Channel.PHONE)) {
                        List<Decision> decisions = new ArrayList<>();
                        privacy.decide(
                                Stream.of(one, other),
                                member -> ContactRequest.builder(member.id(), channel, Purpose.MARKETING)
                                        .addJurisdiction(Jurisdiction.ofIso(place))
                                        .addZone(zone)
                                        .build(),
                                decisions::add);

                        assertThat(decisions.get(0).codes())
                                .as(extremes.get(i).type() + " " + place + " " + zone + " " + channel)
                                .isEqualTo(decisions.get(1).codes());
                        assertThat(decisions.get(0).outcome())
                                .isEqualTo(decisions.get(1).outcome());
                    }
                }
            }
            Decision never = privacy.decide(question(one));
            assertThat(never.permitted()).isEqualTo(extremes.get(i).type().grants());
            assertThat(never.nextPermittedAt()).isEmpty();
        }
    }

    private static List<PermissionEvent> extremes(Instant first, Instant last) {
        return List.of(
                PermissionEvent.objected("x", Purpose.MARKETING, first)
                        .recordedAt(NOW.minusSeconds(60))
                        .build(),
                PermissionEvent.withdrawn("x", Purpose.MARKETING, Channel.EMAIL, first)
                        .recordedAt(NOW.minusSeconds(60))
                        .build(),
                PermissionEvent.withdrawn("x", Purpose.MARKETING, Channel.EMAIL, last)
                        .recordedAt(NOW.minusSeconds(60))
                        .build(),
                PermissionEvent.of(PermissionType.PAUSED, "x", NOW.minusSeconds(60))
                        .expiresAt(last)
                        .build(),
                PermissionEvent.of(PermissionType.GRANTED, "x", first)
                        .from(grant())
                        .effectiveAt(first)
                        .recordedAt(NOW.minusSeconds(60))
                        .expiresAt(last)
                        .build());
    }

    /** As what was recorded before such times were refused. */
    private Customer stored(PermissionEvent event) {
        Customer customer =
                crm.customers().add(Customer.person("A", "B").jurisdiction("DE").build());
        crm.work(unit -> unit.append(
                ConsentLog.TYPE,
                customer.id(),
                crm.log(ConsentLog.TYPE).read(customer.id()).last(),
                List.of(event)));
        return customer;
    }

    @Test
    void anEmptyAudienceCountsNobody() {
        AudienceCount count = privacy.decide(Stream.of(), AudienceTest::question, decision -> {});

        assertThat(count.total()).isZero();
        assertThat(count.permitted()).isZero();
        assertThat(count.reasons()).isEmpty();
    }

    @Test
    void tellsWhoWouldGetAnotherAnswerWithOtherPacks() {
        List<DecisionChange> changed = new ArrayList<>();
        LawPacks withoutUs = LawPacks.bundled().without("us-federal");

        Simulation.Counts counts =
                privacy.simulate(withoutUs).of(customers.stream(), AudienceTest::question, changed::add);

        assertThat(counts.changed()).isEqualTo(1);
        assertThat(counts.now().permitted()).isEqualTo(2);
        assertThat(counts.then().permitted()).isEqualTo(1);
        assertThat(changed).singleElement().satisfies(change -> {
            assertThat(change.now().customer()).isEqualTo(customers.get(2).id());
            assertThat(change.then().codes()).containsExactly(ReasonCode.JURISDICTION_UNKNOWN_DEFAULT_DENY);
        });
        assertThat(privacy.simulate(LawPacks.bundled())
                        .of(customers.stream(), AudienceTest::question, changed::add)
                        .changed())
                .isZero();
    }

    @Test
    void tellsWhatAnEventWouldChangeAndRecordsNothing() {
        DecisionChange change = privacy.simulate(objection()).of(question(customers.get(1)));

        assertThat(change.now().permitted()).isTrue();
        assertThat(change.then().codes()).startsWith(ReasonCode.OBJECTION_DIRECT_MARKETING);
        assertThat(change.changed()).isTrue();
        assertThat(privacy.simulate(objection()).of(question(customers.get(3))).changed())
                .isFalse();
        assertThat(privacy.log(customers.get(1).id()).events()).hasSize(1);
    }

    @Test
    void capsAskTheHistoryOfTheHost() {
        FrequencyCap daily = FrequencyCap.of(Purpose.MARKETING, new FrequencyLimit(1, Duration.ofDays(1)));
        Privacy capped = Privacy.on(crm)
                .packs(LawPacks.bundled())
                .caps(daily)
                .history(customer -> customer.equals(customers.get(2).id())
                        ? List.of(new PastContact(NOW.minusSeconds(60), Channel.EMAIL, Purpose.MARKETING))
                        : List.of())
                .build();

        AudienceCount count = capped.decide(customers.stream(), AudienceTest::question, decision -> {});

        assertThat(count.reasons()).containsEntry(ReasonCode.FREQUENCY_CAP, 1L);
        assertThat(count.permitted()).isEqualTo(1);
        assertThat(Privacy.on(crm)
                        .packs(LawPacks.bundled())
                        .caps(daily)
                        .build()
                        .decide(question(customers.get(2)))
                        .codes())
                .startsWith(ReasonCode.CONTACT_HISTORY_UNKNOWN);
        assertThat(capped.simulate(LawPacks.bundled())
                        .of(question(customers.get(2)))
                        .changed())
                .isFalse();
    }

    @Test
    void refusesAQuestionThatNobodyCanAnswer() {
        assertThatThrownBy(() -> privacy.decide(
                        customers.stream(),
                        customer -> ContactRequest.of(customer.id(), Channel.EMAIL, new Purpose("NEWS")),
                        decision -> {}))
                .isInstanceOf(InvalidInputException.class);
    }
}
