package io.crmkit.core.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.crmkit.core.Crm;
import io.crmkit.core.actor.Actor;
import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.contact.PhoneNumber;
import io.crmkit.core.contact.PostalAddress;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.CustomerKind;
import io.crmkit.core.customer.Identifier;
import io.crmkit.core.customer.PartialDate;
import io.crmkit.core.customer.Person;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.error.NotFoundException;
import io.crmkit.core.feed.FeedPosition;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.match.MatchField;
import io.crmkit.core.match.MatchModel;
import io.crmkit.core.match.MatchOutcome;
import io.crmkit.core.match.MatchResult;
import io.crmkit.core.normalization.Normalization;
import io.crmkit.core.page.Cursor;
import io.crmkit.core.page.PageRequest;
import io.crmkit.core.phone.LibPhoneNumber;
import io.crmkit.core.repository.Query;
import io.crmkit.store.TenantId;
import io.crmkit.store.memory.MemoryStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DuplicatesTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T08:00:00Z"));

    private final Crm crm = Crm.builder(MemoryStore.create()).clock(CLOCK).build();
    private final Duplicates duplicates = crm.duplicates();

    @AfterEach
    void close() {
        crm.close();
    }

    @Test
    void a_new_customer_is_checked_before_it_is_added_and_nothing_is_stored() {
        Customer elizabeth = known(person("Elizabeth", "Bennet").build());
        Customer beth = person("Beth", "Benet").build();

        List<Duplicate> found = duplicates.check(beth);

        assertThat(found).extracting(Duplicate::customer).containsExactly(elizabeth.id());
        assertThat(found.get(0).result().outcome()).isEqualTo(MatchOutcome.MATCH);
        assertThat(open(MatchOutcome.MATCH)).isEmpty();
        assertThat(crm.customers().count(Query.by(Customer.BY_NAME))).isOne();
    }

    @Test
    void a_customer_without_keys_is_found_by_an_e_mail_address_or_a_phone_number() {
        Customer elizabeth = crm.customers().add(person("Elizabeth", "Bennet").build());
        Customer.Builder bare =
                Customer.person("Elizabeth", "Bennet").person(personOf("Elizabeth", "Bennet", "1990-04-05"));

        assertThat(duplicates.check(bare.build())).isEmpty();
        assertThat(duplicates.check(bare.build().withEmails(EmailAddress.of("Bennet@Example.org"))))
                .extracting(Duplicate::customer)
                .containsExactly(elizabeth.id());
        assertThat(duplicates.check(bare.build().withPhones(PhoneNumber.of("+44 (20) 7946-0958"))))
                .extracting(Duplicate::customer)
                .containsExactly(elizabeth.id());
    }

    @Test
    void an_address_that_too_many_share_finds_none_of_those_without_keys() {
        for (int i = 0; i <= MatchModels.person().largestBlock(); i++) {
            crm.customers().add(person("Elizabeth", "Bennet").build());
        }

        assertThat(duplicates.check(person("Elizabeth", "Bennet").build())).isEmpty();
    }

    @Test
    void the_explanation_of_a_stored_decision_adds_up_and_shows_no_value() {
        Customer elizabeth = known(person("Elizabeth", "Bennet").build());
        Customer beth = crm.customers().add(person("Beth", "Benet").build());

        MatchDecision decision = duplicates.update(beth.id()).get(0);

        double sum = decision.evidence().stream()
                        .mapToDouble(MatchResult.Evidence::bits)
                        .sum()
                + MatchModels.person().priorBits();
        assertThat(decision.bits()).isCloseTo(sum, offset(1e-9));
        assertThat(decision.toString() + crm.repository(MatchKeys.TYPE).get(beth.id()))
                .doesNotContainIgnoringCase("benet")
                .doesNotContain("1990");
        assertThat(Set.of(decision.firstCustomer(), decision.secondCustomer()))
                .isEqualTo(Set.of(elizabeth.id(), beth.id()));
    }

    @Test
    void members_of_a_household_are_not_the_same() {
        Customer jane = known(person("Jane", "Bennet")
                .person(Optional.of(personOf("Jane", "Bennet", "1992-02-02")))
                .build());
        Customer elizabeth = person("Elizabeth", "Bennet").build();

        assertThat(duplicates.check(elizabeth)).isEmpty();
        assertThat(duplicates.check(jane)).isEmpty();
    }

    @Test
    void a_scan_in_pages_can_go_on_in_another_process_and_be_done_twice() {
        for (int i = 0; i < 5; i++) {
            crm.customers().add(person("Elizabeth", "Bennet" + i).build());
            crm.customers().add(other(i).build());
        }
        crm.customers().add(person("Elizabeth", "Bennet0").build());

        int pages = scanAll();
        List<MatchDecision> found = open(MatchOutcome.MATCH);
        scanAll();

        assertThat(pages).isEqualTo(4);
        assertThat(found).isNotEmpty();
        assertThat(open(MatchOutcome.MATCH)).isEqualTo(found);
    }

    @Test
    void changes_are_followed_and_open_decisions_that_no_longer_hold_go_away() {
        FeedPosition start = crm.feed().end();
        Customer one = crm.customers().add(person("Elizabeth", "Bennet").build());
        Customer two = crm.customers().add(person("Beth", "Benet").build());

        DuplicateFeed found = duplicates.follow(start, 100);
        crm.customers().update(two.id(), customer -> other(7).id(two.id()).build());
        DuplicateFeed gone = duplicates.follow(found.next(), 100);
        DuplicateFeed nothing =
                duplicates.follow(duplicates.follow(gone.next(), 100).next(), 100);

        assertThat(found.customers()).isEqualTo(2);
        assertThat(found.matches()).isOne();
        assertThat(duplicates.update(one.id())).isEmpty();
        assertThat(open(MatchOutcome.MATCH)).isEmpty();
        assertThat(nothing.customers()).isZero();
    }

    @Test
    void a_person_who_says_that_they_are_two_is_never_asked_again() {
        Customer one = known(person("Elizabeth", "Bennet").build());
        Customer two = known(person("Beth", "Benet").build());
        assertThat(open(MatchOutcome.MATCH)).hasSize(1);

        MatchDecision decision = crm.as(Actor.user("u7"))
                .duplicates()
                .decide(two.id(), one.id(), MatchOutcome.NO_MATCH, Optional.of("twins"));
        scanAll();

        assertThat(decision.decidedBy()).contains(Actor.user("u7"));
        assertThat(decision.toString()).doesNotContain("twins");
        assertThat(open(MatchOutcome.MATCH)).isEmpty();
        assertThat(duplicates.check(one)).isEmpty();
        assertThat(duplicates.compare(one.id(), two.id()).outcome())
                .as("the model alone")
                .isEqualTo(MatchOutcome.MATCH);
    }

    @Test
    void a_later_decision_overrules_an_earlier_one() {
        Customer one = known(person("Elizabeth", "Bennet").build());
        Customer two = known(person("Beth", "Benet").build());
        duplicates.decide(one.id(), two.id(), MatchOutcome.NO_MATCH, Optional.empty());

        duplicates.decide(one.id(), two.id(), MatchOutcome.MATCH, Optional.empty());

        assertThat(duplicates.check(one))
                .extracting(found -> found.result().outcome())
                .containsExactly(MatchOutcome.MATCH);
    }

    /** Invariant I5. */
    @Test
    void different_strong_identifiers_or_jurisdictions_or_legal_forms_leave_a_match_to_a_person() {
        Customer passport1 = person("Elizabeth", "Bennet")
                .addIdentifiers(Identifier.strong("passport", "1"))
                .jurisdiction("GB")
                .build();
        known(passport1);
        Customer passport2 = person("Elizabeth", "Bennet")
                .addIdentifiers(Identifier.strong("passport", "2"))
                .build();
        Customer abroad = person("Elizabeth", "Bennet").jurisdiction("IE").build();
        known(company("Pemberley Trading Ltd"));

        assertVeto(passport2, "identifiers");
        assertVeto(abroad, "jurisdiction");
        assertVeto(company("Pemberley Trading GmbH"), "legal_form");
        assertThat(duplicates
                        .check(company("Pemberley Trading Limited"))
                        .get(0)
                        .result()
                        .outcome())
                .isEqualTo(MatchOutcome.MATCH);
    }

    @Test
    void invariant_i5_a_model_that_does_not_look_at_legal_forms_leaves_different_ones_to_a_person_too() {
        MatchModel model = MatchModels.organization();
        MatchModel blind = model.withFields(model.fields().stream()
                .map(field -> field.name().equals("legal_form") ? field.withStrong(false) : field)
                .toList());
        Duplicates other = duplicates.with(CustomerKind.ORGANIZATION, blind);
        Customer stored = known(company("Pemberley Trading Ltd"));

        assertThat(other.compare(
                                stored.id(),
                                known(company("Pemberley Trading GmbH")).id())
                        .veto())
                .contains("legal_form");
        assertThat(other.compare(
                                stored.id(),
                                known(company("Pemberley Trading Limited")).id())
                        .outcome())
                .isEqualTo(MatchOutcome.MATCH);
    }

    @Test
    void a_decision_follows_a_merge_and_is_found_under_the_survivor() {
        Customer one = known(person("Elizabeth", "Bennet").build());
        Customer two = known(person("Beth", "Benet").build());
        Customer three = known(other(3).build());
        MatchDecision decision = duplicates.decide(one.id(), two.id(), MatchOutcome.NO_MATCH, Optional.empty());
        MergeRule.Repoint<MatchDecision> rule = (MergeRule.Repoint<MatchDecision>) MatchDecision.TYPE.mergeRule();

        crm.repository(MatchDecision.TYPE)
                .update(decision.id(), old -> rule.repointing().repoint(old, two.id(), three.id()));

        assertThat(duplicates
                        .decide(three.id(), one.id(), MatchOutcome.MATCH, Optional.empty())
                        .id())
                .as("the same decision, not a second one")
                .isEqualTo(decision.id());
        MatchDecision self = rule.repointing().repoint(decision, two.id(), one.id());
        assertThat(self.firstCustomer()).isEqualTo(self.secondCustomer());
    }

    @Test
    void a_customer_that_is_merged_or_removed_has_no_keys_left() {
        Customer one = known(person("Elizabeth", "Bennet").build());
        Customer two = known(person("Beth", "Benet").build());
        assertThatThrownBy(() -> crm.customers().remove(two.id())).isInstanceOf(InvalidInputException.class);

        assertThat(duplicates.forget(two.id())).isOne();

        assertThat(crm.customers().remove(two.id())).isTrue();
        crm.customers()
                .update(
                        one.id(),
                        customer ->
                                customer.asMergedInto(known(other(1).build()).id()));
        assertThat(duplicates.update(one.id())).isEmpty();
        assertThat(crm.repository(MatchKeys.TYPE).find(one.id())).isEmpty();
    }

    @Test
    void national_phone_numbers_match_international_ones_with_a_numbering_plan() {
        Duplicates german = duplicates.with(
                Normalization.standard().with(LibPhoneNumber.bundled()).in("DE"));
        Customer one = crm.customers()
                .add(Customer.person("Elizabeth", "Bennet")
                        .addPhones(PhoneNumber.of("030 901820"))
                        .build());
        german.update(one.id());
        Customer two = Customer.person("Elizabeth", "Bennet")
                .addPhones(PhoneNumber.of("+49 30 901820"))
                .build();

        assertThat(german.check(two)).extracting(Duplicate::customer).containsExactly(one.id());
        assertThat(duplicates.check(two)).isEmpty();
    }

    @Test
    void invariant_i1_another_tenant_is_not_looked_into() {
        known(person("Elizabeth", "Bennet").build());

        assertThat(crm.of(new TenantId("other"))
                        .duplicates()
                        .check(person("Elizabeth", "Bennet").build()))
                .isEmpty();
    }

    @Test
    void a_model_with_a_field_that_customers_lack_and_a_decision_to_review_are_refused() {
        Customer one = known(person("Elizabeth", "Bennet").build());
        Customer firm = known(company("Pemberley Ltd"));

        assertThatThrownBy(() -> duplicates.decide(one.id(), firm.id(), MatchOutcome.MATCH, Optional.empty()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("customer.kind");
        assertThatThrownBy(() -> duplicates.decide(one.id(), one.id(), MatchOutcome.REVIEW, Optional.empty()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("MATCH or NO_MATCH");
        assertThatThrownBy(() ->
                        duplicates.decide(one.id(), new CustomerId("nobody"), MatchOutcome.MATCH, Optional.empty()))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> duplicates
                        .with(
                                CustomerKind.PERSON,
                                MatchModels.person()
                                        .withGroups(List.of())
                                        .withBlocking(List.of())
                                        .withFields(
                                                MatchField.builder("shoe_size").build()))
                        .check(one))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("matchModel.fields");
    }

    @Test
    void a_table_for_training_holds_the_live_customers_of_a_kind() {
        known(person("Elizabeth", "Bennet").build());
        known(company("Pemberley Ltd"));

        assertThat(duplicates.table(CustomerKind.PERSON, 10).size()).isOne();
        assertThat(duplicates.table(CustomerKind.ORGANIZATION, 10).size()).isOne();
    }

    private void assertVeto(Customer customer, String field) {
        MatchResult result = duplicates.check(customer).get(0).result();
        assertThat(result.outcome()).isEqualTo(MatchOutcome.REVIEW);
        assertThat(result.veto()).contains(field);
    }

    private int scanAll() {
        Optional<Cursor> next = Optional.empty();
        int pages = 0;
        do {
            PageRequest request = new PageRequest(3, next);
            next = crm.duplicates().scan(request).next();
            pages++;
        } while (next.isPresent());
        return pages;
    }

    private List<MatchDecision> open(MatchOutcome outcome) {
        return new ArrayList<>(crm.repository(MatchDecision.TYPE).stream(Duplicates.open(outcome))
                .toList());
    }

    private Customer known(Customer customer) {
        Customer added = crm.customers().add(customer);
        duplicates.update(added.id());
        return added;
    }

    private static Person personOf(String given, String family, String birth) {
        return Customer.person(given, family).build().person().orElseThrow().withBirthDate(new PartialDate(birth));
    }

    private static Customer.Builder person(String given, String family) {
        return Customer.person(given, family)
                .person(personOf(given, family, "1990-04-05"))
                .addEmails(EmailAddress.of("bennet@example.org"))
                .addPhones(PhoneNumber.of("+44 20 7946 0958"))
                .addPostalAddresses(PostalAddress.builder()
                        .addLines("12 Meryton St.")
                        .locality("Longbourn")
                        .postalCode("AL4 8XX")
                        .build());
    }

    private static Customer.Builder other(int number) {
        return Customer.person("Fitzwilliam" + number, "Darcy")
                .addEmails(EmailAddress.of("darcy" + number + "@example.org"));
    }

    private static Customer company(String name) {
        return Customer.organization(name)
                .addEmails(EmailAddress.of("info@pemberley.example"))
                .addPhones(PhoneNumber.of("+44 20 7946 0111"))
                .build();
    }
}
