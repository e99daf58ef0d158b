package io.crmkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.account.Account;
import io.crmkit.core.account.AccountContact;
import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.Identifier;
import io.crmkit.core.customer.Lifecycle;
import io.crmkit.core.error.DuplicateException;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.error.NotFoundException;
import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.interaction.Interaction;
import io.crmkit.core.overview.CustomerOverview;
import io.crmkit.core.page.PageRequest;
import io.crmkit.core.purchase.Purchase;
import io.crmkit.core.relationship.Relationship;
import io.crmkit.core.relationship.RelationshipType;
import io.crmkit.core.repository.Added;
import io.crmkit.core.source.Source;
import io.crmkit.core.task.Task;
import io.crmkit.store.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CrmTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:15:30Z");

    private final Crm crm = Crm.builder(MemoryStore.create()).clock(() -> NOW).build();

    @AfterEach
    void close() {
        crm.close();
    }

    private Customer ada() {
        return crm.customers()
                .add(Customer.person("Ada", "Lovelace")
                        .addEmails(EmailAddress.of("Ada@Example.org"))
                        .build());
    }

    @Test
    void aCustomerIsFoundByAnySpellingOfAnAddress() {
        Customer ada = ada();

        assertThat(crm.customers().findBy(Customer.EMAIL, "ada@EXAMPLE.ORG", 10))
                .containsExactly(ada);
        crm.customers().update(ada.id(), c -> c.withLifecycle(Lifecycle.ACTIVE));
        assertThat(crm.customers().get(ada.id()).lifecycle()).isEqualTo(Lifecycle.ACTIVE);
    }

    @Test
    void twoCustomersCannotHoldOneStrongIdentifier() {
        Identifier passport = Identifier.strong("passport", "X1");
        crm.customers()
                .add(Customer.person("Ada", "Lovelace").addIdentifiers(passport).build());

        assertThatThrownBy(() -> crm.customers()
                        .add(Customer.person("Bea", "Best")
                                .addIdentifiers(passport)
                                .build()))
                .isInstanceOf(DuplicateException.class)
                .hasMessageContaining("identifier")
                .hasMessageNotContaining("X1");
    }

    @Test
    void theSameWebhookTwiceMakesOneInteraction() {
        Customer ada = ada();
        Interaction call = Interaction.inbound(ada.id(), Channel.PHONE)
                .source(Source.of("pbx", "call-1"))
                .build();

        Added<Interaction> first = crm.interactions().addIfAbsent(call);
        Added<Interaction> second = crm.interactions().addIfAbsent(call);

        assertThat(first.created()).isTrue();
        assertThat(first.entity().occurredAt()).isEqualTo(NOW);
        assertThat(second).isEqualTo(new Added<>(first.entity(), false));
    }

    @Test
    void anAccountTreeHasNoCycle() {
        Customer ada = ada();
        Account parent =
                crm.accounts().add(Account.builder("A-1", "Group", ada.id()).build());
        Account child = crm.accounts()
                .add(Account.builder("A-2", "Branch", ada.id())
                        .parent(parent.id())
                        .build());

        assertThatThrownBy(() -> crm.accounts().update(parent.id(), a -> a.withParent(child.id())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("account.parent");
        assertThat(crm.accounts().get(parent.id()).parent()).isEmpty();
    }

    @Test
    void theOverviewShowsEverythingOfOneCustomerInPages() {
        Customer ada = ada();
        Customer bea = crm.customers().add(Customer.person("Bea", "Best").build());
        Account owned =
                crm.accounts().add(Account.builder("A-1", "Engines", ada.id()).build());
        Account actedFor =
                crm.accounts().add(Account.builder("A-2", "Looms", bea.id()).build());
        crm.work(unit -> {
            unit.add(AccountContact.builder(actedFor.id(), ada.id()).build());
            unit.add(Relationship.builder(bea.id(), RelationshipType.REFERRAL, ada.id())
                    .build());
            for (int hour = 0; hour < 5; hour++) {
                unit.add(Interaction.inbound(ada.id(), hour % 2 == 0 ? Channel.PHONE : Channel.EMAIL)
                        .occurredAt(NOW.plus(Duration.ofHours(hour)))
                        .build());
            }
            unit.add(Purchase.sale(ada.id(), Money.of(CurrencyUnit.EUR, 12)).build());
            unit.add(Feedback.nps(ada.id(), 3).build());
            unit.add(Task.builder("no due time").customer(ada.id()).build());
            unit.add(Task.builder("due").customer(ada.id()).due(NOW).build());
            unit.add(Task.builder("done").customer(ada.id()).build().asDone(NOW));
        });

        CustomerOverview overview = crm.overview(ada.id(), PageRequest.ofSize(2));

        assertThat(overview.customer()).isEqualTo(ada);
        assertThat(overview.accounts()).containsExactly(owned, actedFor);
        assertThat(overview.relationships()).hasSize(1);
        assertThat(overview.timeline().items())
                .extracting(Interaction::occurredAt)
                .containsExactly(NOW.plus(Duration.ofHours(4)), NOW.plus(Duration.ofHours(3)));
        assertThat(overview.purchases().items()).hasSize(1);
        assertThat(overview.feedback().items()).extracting(Feedback::answeredAt).containsExactly(NOW);
        assertThat(overview.openTasks().items()).extracting(Task::title).containsExactly("due", "no due time");
        assertThat(crm.interactions()
                        .page(
                                CustomerOverview.timelineOf(ada.id()),
                                PageRequest.ofSize(2)
                                        .after(overview.timeline().next().orElseThrow()))
                        .items())
                .extracting(Interaction::occurredAt)
                .containsExactly(NOW.plus(Duration.ofHours(2)), NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void anOverviewOfNobodyIsRefused() {
        assertThatThrownBy(() -> crm.overview(new CustomerId("nobody"), PageRequest.ofSize(2)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void aClosedCrmSaysSo() {
        Customer ada = ada();
        crm.close();
        crm.close();

        assertThatThrownBy(() -> crm.customers().find(ada.id()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("store is closed");
    }

    @Test
    void personalValuesStayOutOfMessagesAndTexts() {
        Customer ada = ada();
        Optional<Customer> found = crm.customers().find(ada.id());

        assertThat(found.toString()).doesNotContain("Lovelace").doesNotContain("xample");
        assertThat(crm.customers().findVersioned(ada.id()).toString()).doesNotContain("Lovelace");
    }
}
