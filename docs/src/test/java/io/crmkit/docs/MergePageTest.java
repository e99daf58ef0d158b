package io.crmkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
import io.crmkit.core.account.Account;
import io.crmkit.core.actor.Actor;
import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.Lifecycle;
import io.crmkit.core.history.HistoryEntry;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.merge.MergePlan;
import io.crmkit.core.merge.MergeRecord;
import io.crmkit.core.merge.MergeRequest;
import io.crmkit.core.merge.UnmergeConflict;
import io.crmkit.core.merge.Unmerged;
import io.crmkit.core.page.PageRequest;
import io.crmkit.store.memory.MemoryStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The snippets of docs/merge.md. */
class MergePageTest {
    private final List<UnmergeConflict> reviewed = new ArrayList<>();

    private void review(UnmergeConflict conflict) {
        reviewed.add(conflict);
    }

    @Test
    void merges() {
        Crm crm = Crm.builder(MemoryStore.create()).build();
        Customer ada = crm.customers().add(Customer.person("Ada", "Lovelace").build());
        Customer duplicate = crm.customers()
                .add(Customer.person("Ada", "Lovelace")
                        .addEmails(EmailAddress.of("ada@example.org"))
                        .build());
        // snippet
        MergeRequest request = MergeRequest.of(ada.id(), duplicate.id());
        MergePlan plan = crm.merges().preview(request).orElseThrow();
        MergeRecord record = crm.merges().merge(request).record();

        CustomerId today = crm.merges().resolve(duplicate.id());

        Unmerged unmerged = crm.merges().unmerge(record.id());
        for (UnmergeConflict conflict : unmerged.conflicts()) {
            review(conflict);
        }
        // end

        assertThat(plan.survivor().emails()).hasSize(1);
        assertThat(today).isEqualTo(ada.id());
        assertThat(reviewed).isEmpty();
        assertThat(crm.customers().get(duplicate.id())).isEqualTo(duplicate);
    }

    @Test
    void remembers() {
        CustomerId id = new CustomerId("ada");
        // snippet
        Crm crm = Crm.builder(MemoryStore.create())
                .history(Customer.TYPE, Account.TYPE)
                .build();
        // end
        crm.customers().add(Customer.person("Ada", "Lovelace").id(id).build());
        // snippet
        crm.as(Actor.user("clerk")).work(unit -> {
            unit.because("the customer called");
            unit.update(Customer.TYPE, id, customer -> customer.withLifecycle(Lifecycle.LOYAL));
        });
        HistoryEntry newest = crm.history()
                .of(Customer.TYPE, id, PageRequest.ofSize(20))
                .items()
                .get(0);
        // end

        assertThat(newest.reason()).contains("the customer called");
    }
}
