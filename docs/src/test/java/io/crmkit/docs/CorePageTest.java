package io.crmkit.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.feed.FeedEntry;
import io.crmkit.core.feed.FeedPage;
import io.crmkit.core.feed.FeedPosition;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.interaction.Interaction;
import io.crmkit.core.overview.CustomerOverview;
import io.crmkit.core.page.Page;
import io.crmkit.core.page.PageRequest;
import io.crmkit.store.StoreUnavailableException;
import io.crmkit.store.memory.MemoryStore;
import io.crmkit.store.tck.FaultyStore;
import io.crmkit.store.tck.FaultyStore.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** The snippets of docs/crm-core.md. */
class CorePageTest {
    private final Crm crm = Crm.builder(MemoryStore.create()).build();
    private final Customer ada =
            crm.customers().add(Customer.person("Ada", "Lovelace").build());
    private final List<FeedEntry> published = new ArrayList<>();

    private void publish(FeedEntry entry) {
        published.add(entry);
    }

    @Test
    void pages() {
        crm.work(unit -> {
            for (int i = 0; i < 120; i++) {
                unit.add(Interaction.inbound(ada.id(), Channel.CHAT).build());
            }
        });
        // snippet
        Page<Interaction> page = crm.interactions().page(CustomerOverview.timelineOf(ada.id()), PageRequest.ofSize(50));
        while (page.hasNext()) {
            page = crm.interactions()
                    .page(
                            CustomerOverview.timelineOf(ada.id()),
                            PageRequest.ofSize(50).after(page.next().orElseThrow()));
        }
        // end

        assertThat(page.items()).hasSize(20);
    }

    @Test
    void feed() {
        // snippet
        FeedPosition position = crm.feed().start();
        FeedPage changes = crm.feed().read(position, 100);
        changes.entries().forEach(entry -> publish(entry));
        position = changes.next();
        // end

        assertThat(published).hasSize(1);
        assertThat(crm.feed().read(position, 100).entries()).isEmpty();
    }

    @Test
    void faults() {
        Semaphore gate = new Semaphore(1);
        // snippet
        FaultyStore store = FaultyStore.around(MemoryStore.create());
        Crm crm = Crm.builder(store).build();

        store.failCommits(3, Fault.CONFLICT); // three races lost
        store.failCommits(1, Fault.REQUEST_LOST); // outcome unknown, and not stored
        store.failCommits(1, Fault.REPLY_LOST); // outcome unknown, but stored
        Customer ada = crm.customers().add(Customer.person("Ada", "Lovelace").build()); // stored, once

        store.disconnect(); // every call is unavailable until reconnect()
        store.beforeEachCall(call -> gate.acquireUninterruptibly()); // a slow store: the test opens the gate
        // end

        assertThatThrownBy(() -> crm.customers().get(ada.id())).isInstanceOf(StoreUnavailableException.class);
        store.reconnect();
        gate.release(100);
        assertThat(crm.feed().read(crm.feed().start(), 2).entries()).hasSize(1);
    }
}
