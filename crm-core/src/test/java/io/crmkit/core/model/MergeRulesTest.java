package io.crmkit.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.account.Account;
import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.CustomerStatus;
import io.crmkit.core.customer.Identifier;
import io.crmkit.core.customer.Lifecycle;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.entity.Reader;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.field.FieldValue;
import io.crmkit.core.id.AccountId;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.core.model.Filled.Sample;
import io.crmkit.store.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MergeRulesTest {
    private static final CustomerId SURVIVOR = new CustomerId("survivor");

    @ParameterizedTest
    @MethodSource("io.crmkit.core.model.Filled#all")
    <E> void after_a_merge_no_attribute_names_the_loser(Sample<E> sample) {
        if (!(sample.type().mergeRule() instanceof MergeRule.Repoint<E> rule)) {
            assertThat(sample.type()).isEqualTo(Customer.TYPE);
            return;
        }
        assertThat(sample.type().attributesOf(sample.entity())).containsValue(new Value.Text(Filled.ADA.value()));

        E moved = rule.repointing().repoint(sample.entity(), Filled.ADA, SURVIVOR);

        assertThat(sample.type().attributesOf(moved))
                .doesNotContainValue(new Value.Text(Filled.ADA.value()))
                .containsValue(new Value.Text(SURVIVOR.value()));
        assertThat(rule.repointing().repoint(moved, Filled.ADA, SURVIVOR)).isEqualTo(moved);
    }

    @Test
    void the_survivor_keeps_what_it_states_and_takes_over_what_it_lacks() {
        Customer survivor = Customer.person("Ada", "King")
                .lifecycle(Lifecycle.LOYAL)
                .addEmails(EmailAddress.of("ada@example.org"))
                .addIdentifiers(Identifier.strong("vat", "1"))
                .customFields(Filled.fields().with("nickname", FieldValue.of("Countess")))
                .build();
        Customer loser = Filled.person().toBuilder()
                .addEmails(EmailAddress.of("ADA@example.org"))
                .build();

        Customer united = combine(survivor, loser);

        assertThat(united.name()).isEqualTo("Ada King");
        assertThat(united.lifecycle()).isEqualTo(Lifecycle.LOYAL);
        assertThat(united.person()).isEqualTo(survivor.person());
        assertThat(united.emails())
                .extracting(EmailAddress::raw)
                .containsExactly("ada@example.org", Filled.MARKER + "@example.org");
        assertThat(united.identifiers()).extracting(Identifier::scheme).containsExactly("vat", "passport");
        assertThat(united.customFields().get("nickname")).contains(FieldValue.of("Countess"));
        assertThat(united.demographics()).isEqualTo(loser.demographics());
        assertThat(united.jurisdiction()).isEqualTo(loser.jurisdiction());
        assertThat(united.source()).as("the loser still claims it").isEmpty();
        assertThat(combine(united, loser)).as("merging again changes nothing").isEqualTo(united);
    }

    @Test
    void a_merged_customer_names_its_survivor_and_is_found_by_its_source_alone() {
        Customer merged = Filled.person().asMergedInto(SURVIVOR);

        assertThat(merged.status()).isEqualTo(CustomerStatus.MERGED);
        assertThat(merged.mergedInto()).contains(SURVIVOR);
        assertThat(Customer.IDENTIFIER.values().apply(merged)).isEmpty();
        assertThat(Customer.EMAIL.values().apply(merged)).isEmpty();
        assertThat(Customer.PHONE.values().apply(merged)).isEmpty();
        assertThat(Customer.SOURCE.values().apply(merged)).containsExactly(Filled.SOURCE);
    }

    @Test
    void invariant_i13_an_account_is_not_put_below_itself_over_any_number_of_levels() {
        List<Account> chain = chain(10);
        Account top = chain.get(0).withParent(id(9));

        assertThatThrownBy(() -> check(top, chain))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("account.parent must not lead back to the account");
        check(chain.get(9), chain);
    }

    @Test
    void an_account_hierarchy_has_at_most_a_hundred_levels() {
        List<Account> chain = chain(101);

        check(chain.get(99), chain);

        assertThatThrownBy(() -> check(chain.get(100), chain))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("100 levels");
    }

    private static Customer combine(Customer survivor, Customer loser) {
        return ((MergeRule.Combine<Customer>) Customer.TYPE.mergeRule())
                .survivorWithLoser()
                .apply(survivor, loser);
    }

    private static List<Account> chain(int levels) {
        return IntStream.range(0, levels)
                .mapToObj(level -> Account.builder("n" + level, "Acme", Filled.ADA)
                        .id(id(level))
                        .parent(level == 0 ? Optional.empty() : Optional.of(id(level - 1)))
                        .build())
                .toList();
    }

    private static AccountId id(int level) {
        return new AccountId("a" + level);
    }

    private static void check(Account account, List<Account> stored) {
        Reader reader = new Reader() {
            @Override
            public <E, I extends Id> Optional<E> find(EntityType<E, I> type, I id) {
                return stored.stream()
                        .filter(one -> one.id().equals(id))
                        .map(type.entityClass()::cast)
                        .findFirst();
            }
        };
        Account.TYPE.guards().forEach(guard -> guard.check(account, reader));
    }
}
