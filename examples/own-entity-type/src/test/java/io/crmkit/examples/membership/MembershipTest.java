package io.crmkit.examples.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.error.DuplicateException;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.page.PageRequest;
import io.crmkit.core.repository.Query;
import io.crmkit.core.repository.Repository;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host's own type has everything that the types of the kit have; on SQLite. */
class MembershipTest {
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 30);
    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 31);

    @TempDir
    private Path folder;

    private Crm crm;
    private Repository<Membership, MembershipId> memberships;
    private CustomerId ada;
    private CustomerId bob;

    @BeforeEach
    void open() {
        crm = MembershipDesk.open(folder.resolve("memberships.db"));
        memberships = crm.repository(Membership.TYPE);
        ada = crm.customers().add(Customer.person("Ada", "Lovelace").build()).id();
        bob = crm.customers().add(Customer.person("Bob", "Kahn").build()).id();
    }

    @AfterEach
    void close() {
        crm.close();
    }

    @Test
    void isStoredWholeAndStillThereWhenTheFileIsOpenedAgain() {
        Membership full =
                memberships.add(Membership.of(ada, Tier.GOLD, DECEMBER, "GK 1").withPartnerNumbers("XY 7", "ZZ 1"));
        Membership bare = memberships.add(Membership.of(bob, Tier.BASIC, JUNE, "GK 2"));
        crm.close();

        try (Crm again = MembershipDesk.open(folder.resolve("memberships.db"))) {
            assertThat(again.repository(Membership.TYPE).find(full.id())).contains(full);
            assertThat(again.repository(Membership.TYPE).find(bare.id())).contains(bare);
        }
    }

    @Test
    void isQueriedAndCountedByItsIndexes() {
        Membership later = memberships.add(Membership.of(ada, Tier.GOLD, DECEMBER, "GK 1"));
        Membership sooner = memberships.add(Membership.of(bob, Tier.GOLD, JUNE, "GK 2"));
        memberships.add(Membership.of(bob, Tier.BASIC, JUNE, "GK 3"));
        Query<Membership> gold = Query.by(Membership.BY_TIER).equal(Membership.TIER, Tier.GOLD);

        assertThat(memberships.page(gold, PageRequest.ofSize(10)).items()).containsExactly(sooner, later);
        assertThat(memberships.stream(gold.below(Membership.VALID_THRU, DECEMBER)))
                .containsExactly(sooner);
        assertThat(memberships.countBy(Query.by(Membership.BY_TIER), Membership.TIER))
                .containsEntry(Tier.GOLD, 2L)
                .containsEntry(Tier.BASIC, 1L);
    }

    @Test
    void hasACardThatNobodyElseHas() {
        Membership first = memberships.add(Membership.of(ada, Tier.GOLD, DECEMBER, "GK 0001"));

        assertThat(memberships.findBy(Membership.CARD, "gk0001")).contains(first);
        assertThatThrownBy(() -> memberships.add(Membership.of(bob, Tier.BASIC, JUNE, "gk 00 01")))
                .isInstanceOf(DuplicateException.class)
                .hasMessageNotContaining("0001");
        assertThat(memberships.count(Query.by(Membership.BY_CUSTOMER))).isEqualTo(1);

        memberships.remove(first.id());
        assertThat(memberships
                        .add(Membership.of(bob, Tier.BASIC, JUNE, "GK 0001"))
                        .customer())
                .isEqualTo(bob);
    }

    @Test
    void isFoundByANumberThatSeveralShare() {
        Membership mother =
                memberships.add(Membership.of(ada, Tier.GOLD, DECEMBER, "GK 1").withPartnerNumbers("XY 7"));
        Membership son =
                memberships.add(Membership.of(bob, Tier.BASIC, DECEMBER, "GK 2").withPartnerNumbers("ZZ 1", "xy7"));

        assertThat(memberships.findBy(Membership.PARTNER_NUMBER, "XY7", 10)).containsExactlyInAnyOrder(mother, son);
        memberships.update(son.id(), membership -> membership.withPartnerNumbers("ZZ 1"));
        assertThat(memberships.findBy(Membership.PARTNER_NUMBER, "XY7", 10)).containsExactly(mother);
    }

    @Test
    void belongsToACustomerWhoExists() {
        assertThatThrownBy(() -> memberships.add(Membership.of(new CustomerId("nobody"), Tier.BASIC, JUNE, "GK 1")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("membership.customer");

        memberships.add(Membership.of(ada, Tier.BASIC, JUNE, "GK 1"));
        assertThatThrownBy(() -> crm.customers().remove(ada)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void followsTheCustomerWhenTwoBecomeOne() {
        Membership of = memberships.add(Membership.of(ada, Tier.GOLD, DECEMBER, "GK 1"));

        MergeRule.Repoint<Membership> rule = (MergeRule.Repoint<Membership>) Membership.TYPE.mergeRule();
        memberships.update(of.id(), membership -> rule.repointing().repoint(membership, ada, bob));

        Query<Membership> ofBob = Query.by(Membership.BY_CUSTOMER).equal(Membership.CUSTOMER, bob);
        assertThat(memberships.stream(ofBob)).extracting(Membership::id).containsExactly(of.id());
    }

    @Test
    void losesItsPersonalFieldsButNotItsPlaceInTheTotalsWhenTheMemberIsErased() {
        Membership of =
                memberships.add(Membership.of(ada, Tier.GOLD, DECEMBER, "GK 1").withPartnerNumbers("XY 7"));

        ErasureRule.Redact<Membership> rule = (ErasureRule.Redact<Membership>) Membership.TYPE.erasureRule();
        memberships.update(of.id(), membership -> rule.redaction().apply(membership));

        assertThat(Membership.TYPE.personalFields()).containsExactlyInAnyOrder("card", "partnerNumbers");
        Membership left = memberships.get(of.id());
        assertThat(left.card()).isEmpty();
        assertThat(left.partnerNumbers()).isEmpty();
        assertThat(memberships.findBy(Membership.CARD, "GK 1")).isEmpty();
        assertThat(memberships.findBy(Membership.PARTNER_NUMBER, "XY 7", 10)).isEmpty();
        assertThat(memberships.countBy(Query.by(Membership.BY_TIER), Membership.TIER))
                .containsEntry(Tier.GOLD, 1L);
    }

    @Test
    void wouldNotStartWithoutAMergeOrErasureRule() {
        EntityType.Builder<Membership, MembershipId> incomplete = EntityType.builder(
                        "membership", Membership.class, MembershipId::new)
                .id(Membership::id, Membership::withId);

        assertThatThrownBy(incomplete::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("onMerge");
        assertThatThrownBy(incomplete.onMerge(MergeRule.unaffected())::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("onErasure");
    }

    @Test
    void showsNothingPersonalInTexts() {
        assertThat(Membership.of(ada, Tier.GOLD, DECEMBER, "GK 1")
                        .withPartnerNumbers("XY 7")
                        .toString())
                .doesNotContain("GK", "XY");
    }
}
