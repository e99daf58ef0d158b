package io.crmkit.store.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.repository.LogType;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.store.ConflictException;
import io.crmkit.store.RecordStore;
import io.crmkit.store.tck.FaultyStore.Fault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Rules K13 and K15: what the core repeats and settles on this store, seen through its own interface. */
public abstract class RepetitionTopic extends Topic {
    private static final LogType<String> STEPS = LogType.of("tck_steps", String.class);
    private static final int WRITERS = 4;
    private static final int EACH = 3;

    /** For an adapter's test that runs this topic alone. */
    protected RepetitionTopic() {}

    @Rule(id = "K13", says = "the core settles an unknown outcome by the change feed: nothing is lost or applied twice")
    final void settlingUnknownOutcomeByRereadWorks() {
        FaultyStore faulty = FaultyStore.around(factory());
        try (Crm crm = crm(faulty)) {
            CustomerId id = addCustomer(crm);
            List<Fault> faults = List.of(
                    Fault.REPLY_LOST,
                    Fault.REQUEST_LOST,
                    Fault.CONFLICT,
                    Fault.REPLY_LOST,
                    Fault.REQUEST_LOST,
                    Fault.REQUEST_LOST);
            List<String> steps = new ArrayList<>();
            for (Fault fault : faults) {
                faulty.failCommits(1, fault);
                step(crm, id);
                steps.add(String.valueOf(steps.size() + 1));

                assertThat(crm.log(STEPS).read(id).events())
                        .as("events after a commit with %s", fault)
                        .isEqualTo(steps);
            }
            assertThat(faulty.faultsLeft()).isZero();
            assertThat(crm.customers().get(id).name()).isEqualTo(String.valueOf(faults.size()));
            assertThat(crm.feed().read(crm.feed().start(), ALL).entries())
                    .as("entries of the change feed, that of the insert included")
                    .hasSize(1 + faults.size());
        }
    }

    @Rule(id = "K15", says = "the core repeats what lost a race until it is applied, and gives up after many losses")
    final void serializableErrorsAreRetryableByTheCore() {
        FaultyStore faulty = FaultyStore.around(factory());
        RecordStore.Factory plain = factory();
        try (Crm first = crm(faulty);
                Crm second = crm(plain)) {
            CustomerId id = addCustomer(first);

            faulty.failCommits(3, Fault.CONFLICT);
            race(IntStream.range(0, WRITERS)
                    .<Runnable>mapToObj(writer -> () -> {
                        for (int i = 0; i < EACH; i++) {
                            step(writer % 2 == 0 ? first : second, id);
                        }
                    })
                    .toList());

            AtomicInteger attempts = new AtomicInteger();
            first.work(unit -> {
                step(unit, id);
                if (attempts.incrementAndGet() == 1) {
                    step(second, id); // so that this race is lost for certain
                }
            });
            assertThat(attempts)
                    .as("attempts of a unit that was overtaken once")
                    .hasValue(2);

            int steps = WRITERS * EACH + 2;
            String all = String.valueOf(steps);
            assertThat(first.customers().get(id).name())
                    .as("steps that came through")
                    .isEqualTo(all);
            assertThat(second.log(STEPS).read(id).events())
                    .isEqualTo(IntStream.rangeClosed(1, steps)
                            .mapToObj(String::valueOf)
                            .toList());

            faulty.failCommits(ALL, Fault.CONFLICT);
            assertThatThrownBy(() -> step(first, id)).isInstanceOf(ConflictException.class);
            assertThat(faulty.faultsLeft())
                    .as("conflicts left when the core gave up")
                    .isPositive();
            assertThat(second.customers().get(id).name()).isEqualTo(all);
        }
    }

    private Crm crm(RecordStore.Factory factory) {
        return Crm.builder(factory).tenant(tenant).build();
    }

    private static CustomerId addCustomer(Crm crm) {
        return crm.customers().add(Customer.organization("0").build()).id();
    }

    /** Counts one up, in the name of the customer and in a log: a step applied twice or lost shows in both. */
    private static void step(Crm crm, CustomerId id) {
        crm.work(unit -> step(unit, id));
    }

    private static void step(UnitOfWork unit, CustomerId id) {
        Customer before = unit.get(Customer.TYPE, id);
        String next = String.valueOf(Long.parseLong(before.name()) + 1);
        unit.update(Customer.TYPE, id, customer -> customer.withName(next));
        unit.append(STEPS, id, Collections.singletonList(next));
    }
}
