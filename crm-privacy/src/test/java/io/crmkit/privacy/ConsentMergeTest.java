package io.crmkit.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.interaction.Channel;
import io.crmkit.privacy.consent.ConsentScope;
import io.crmkit.privacy.consent.ContactPointToken;
import io.crmkit.privacy.consent.Evidence;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.decision.ContactRequest;
import io.crmkit.privacy.decision.Decision;
import io.crmkit.privacy.pack.LawPacks;
import io.crmkit.privacy.pack.ReasonCode;
import io.crmkit.store.memory.MemoryStore;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsentMergeTest {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final ConsentScope MAIL = ConsentScope.of(Purpose.MARKETING, Channel.EMAIL);

    private Instant now = START;
    private Crm crm;
    private Privacy privacy;
    private Customer ada;
    private Customer augusta;

    @BeforeEach
    void open() {
        crm = Crm.builder(MemoryStore.create()).clock(() -> now).build();
        privacy = Privacy.on(crm).packs(LawPacks.bundled()).build();
        ada = crm.customers()
                .add(Customer.person("Ada", "King").jurisdiction("DE").build());
        augusta = crm.customers()
                .add(Customer.person("Augusta", "King").jurisdiction("DE").build());
    }

    @AfterEach
    void close() {
        crm.close();
    }

    private PermissionEvent grant(String id) {
        now = now.plusSeconds(3_600);
        return PermissionEvent.granted(id, Purpose.MARKETING, Channel.EMAIL, now)
                .evidence(Evidence.of(Evidence.Kind.FORM, "form"))
                .noticeVersion("notice")
                .build();
    }

    private PermissionEvent grantAt(String id, String point) {
        PermissionEvent grant = grant(id);
        return PermissionEvent.of(grant.type(), id, grant.effectiveAt())
                .from(grant)
                .contactPoint(new ContactPointToken(point))
                .build();
    }

    private PermissionEvent stop(String id) {
        now = now.plusSeconds(3_600);
        return PermissionEvent.withdrawn(id, Purpose.MARKETING, Channel.EMAIL, now)
                .build();
    }

    private void merge() {
        now = now.plusSeconds(3_600);
        crm.work(unit -> privacy.merge(unit, "merge-1", ada.id(), augusta.id()));
    }

    private void unmerge() {
        now = now.plusSeconds(3_600);
        crm.work(unit -> privacy.unmerge(unit, "unmerge-1", ada.id(), augusta.id()));
    }

    private Decision decide(Customer customer) {
        return privacy.decide(ContactRequest.of(customer.id(), Channel.EMAIL, Purpose.MARKETING));
    }

    @Test
    void aLaterConsentOnOneRecordDoesNotLiftAnEarlierStopOnTheOther() {
        privacy.record(augusta.id(), stop("old-stop"));
        privacy.record(ada.id(), grant("new-grant"));
        assertThat(decide(ada).permitted()).isTrue();

        merge();

        assertThat(decide(ada).codes()).startsWith(ReasonCode.MERGE_MOST_RESTRICTIVE, ReasonCode.CONSENT_WITHDRAWN);
        assertThat(decide(augusta).permitted()).isFalse();
    }

    @Test
    void whatTheCustomerSaysAfterTheMergeSpeaksForBothRecords() {
        privacy.record(augusta.id(), stop("old-stop"));
        merge();

        privacy.record(ada.id(), grant("fresh"));

        assertThat(decide(ada).permitted()).isTrue();
        assertThat(privacy.state(augusta.id(), MAIL).granted()).isTrue();
    }

    @Test
    void aStopAfterTheMergeStaysWithBothWhenItIsTakenBackAndAConsentWhereItWasRecorded() {
        privacy.record(augusta.id(), grant("of-augusta"));
        merge();
        privacy.record(ada.id(), grant("joint-grant"));
        unmergeLater();
        assertThat(privacy.state(ada.id(), MAIL).granted()).isTrue();
        assertThat(privacy.log(augusta.id()).events())
                .extracting(PermissionEvent::id)
                .hasSize(1);

        crm.work(unit -> privacy.merge(unit, "merge-2", ada.id(), augusta.id()));
        privacy.record(ada.id(), stop("joint-stop"));
        now = now.plusSeconds(60);
        crm.work(unit -> privacy.unmerge(unit, "unmerge-2", ada.id(), augusta.id()));

        assertThat(privacy.state(ada.id(), MAIL).stopped()).isTrue();
        assertThat(privacy.state(augusta.id(), MAIL).stopped()).isTrue();
    }

    private void unmergeLater() {
        unmerge();
        now = now.plusSeconds(60);
    }

    @Test
    void aConsentGoesWithItsContactPoint() {
        privacy.record(augusta.id(), grantAt("at-work", "work-address"));
        privacy.record(ada.id(), grantAt("at-home", "home-address"));
        merge();
        privacy.record(augusta.id(), stop("stop"));
        privacy.record(ada.id(), grantAt("joint", "work-address"));
        ConsentScope work = new ConsentScope(
                Purpose.MARKETING, Channel.EMAIL, Optional.of(new ContactPointToken("work-address")), Optional.empty());

        unmerge();
        now = now.plusSeconds(60);

        assertThat(privacy.state(augusta.id(), work).granted()).isTrue();
        assertThat(privacy.state(ada.id(), work).granted()).isFalse();
    }

    @Test
    void anAuditorSeesTheRecordsApartBeforeTheyWereMerged() {
        privacy.record(augusta.id(), stop("stop"));
        privacy.record(ada.id(), grant("grant"));
        Instant before = now;
        merge();

        assertThat(privacy.state(ada.id(), MAIL, before, before).granted()).isTrue();
        assertThat(privacy.decide(ContactRequest.builder(ada.id(), Channel.EMAIL, Purpose.MARKETING)
                                .at(before)
                                .knownAt(before)
                                .build())
                        .permitted())
                .isTrue();
        assertThat(privacy.state(ada.id(), MAIL).stopped()).isTrue();
    }

    @Test
    void refusesToMergeOneWithItselfAndToPartWhatIsNotMerged() {
        assertThatThrownBy(() -> crm.work(unit -> privacy.merge(unit, "m", ada.id(), ada.id())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("merge must name two customers");
        assertThatThrownBy(this::unmerge)
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("unmerge must name two customers that were merged");
    }
}
