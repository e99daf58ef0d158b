package io.crmkit.core.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.Lifecycle;
import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.page.Page;
import io.crmkit.core.page.PageRequest;
import io.crmkit.core.purchase.Purchase;
import io.crmkit.store.memory.MemoryStore;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.Money;

class SegmentsProperties {
    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");
    private static final int CUSTOMERS = 12;

    private final AtomicReference<Instant> clock = new AtomicReference<>(START);

    @Property(tries = 100)
    void a_scan_and_its_pages_find_whom_the_rule_in_memory_lets_in(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 7) int pageSize) {
        Random random = new Random(seed);
        try (Crm crm = world(random)) {
            Segments segments = crm.segments(ZoneOffset.UTC);
            Segment segment = segment(segments, rule(random, 3));
            Set<String> expected = filtered(crm, segments, segment);

            assertThat(segments.stream(segment, START).map(one -> one.id().value()))
                    .containsExactlyInAnyOrderElementsOf(expected);
            assertThat(paged(segments, segment, pageSize)).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Property(tries = 100)
    void an_explanation_comes_to_the_same_verdict_and_parts_make_up_the_whole(@ForAll long seed) {
        Random random = new Random(seed);
        try (Crm crm = world(random)) {
            Segments segments = crm.segments(ZoneOffset.UTC);
            Segment segment = segment(segments, rule(random, 3));
            Segment opposite = segment(segments, "{'not':" + when(segment) + "}");
            for (Customer customer : all(crm)) {
                SegmentFinding finding = segments.explain(segment, customer.id(), START);

                assertThat(finding.truth() == Truth.TRUE).isEqualTo(segments.matches(segment, customer, START));
                if (customer.live()) {
                    Truth rule = finding.parts().get(1).truth();
                    assertThat(segments.explain(opposite, customer.id(), START)
                                    .parts()
                                    .get(1)
                                    .truth())
                            .isEqualTo(rule.not());
                }
            }
        }
    }

    @Property(tries = 27)
    void truths_follow_kleene(@ForAll Truth a, @ForAll Truth b, @ForAll Truth c) {
        assertThat(a.and(b).not()).isEqualTo(a.not().or(b.not()));
        assertThat(a.and(b.or(c))).isEqualTo(a.and(b).or(a.and(c)));
        assertThat(a.and(Truth.UNKNOWN)).isEqualTo(a == Truth.FALSE ? Truth.FALSE : Truth.UNKNOWN);
        assertThat(a.or(Truth.UNKNOWN)).isEqualTo(a == Truth.TRUE ? Truth.TRUE : Truth.UNKNOWN);
    }

    /** Events of rounds, with changes of customers in between, tell the members; a round without changes is silent. */
    @Property(tries = 60)
    void events_add_up_to_the_members_however_the_steps_are_cut(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int limit) {
        Random random = new Random(seed);
        try (Crm crm = world(random)) {
            Segments segments = crm.segments(ZoneOffset.UTC);
            Segment segment = segment(segments, rule(random, 2));
            Map<String, SegmentChange> told = new HashMap<>();
            for (int round = 0; round < 3; round++) {
                for (SegmentEvent event : round(segments, segment, limit)) {
                    assertThat(told.put(event.customer().value(), event.change()))
                            .as("entered and left in turn")
                            .isNotEqualTo(event.change());
                }
                assertThat(entered(told)).isEqualTo(filtered(crm, segments, segment));
                assertThat(members(crm, segment)).isEqualTo(entered(told));
                assertThat(round(segments, segment, limit)).isEmpty();
                change(crm, random);
                clock.set(now().plusSeconds(20 * 86_400L));
            }
        } finally {
            clock.set(START);
        }
    }

    static List<SegmentEvent> round(Segments segments, Segment segment, int limit) {
        List<SegmentEvent> events = new ArrayList<>();
        SegmentStep step;
        do {
            step = segments.refresh(segment, limit);
            events.addAll(step.events());
        } while (!step.done());
        return events;
    }

    private static Set<String> entered(Map<String, SegmentChange> told) {
        Set<String> entered = new TreeSet<>(told.keySet());
        entered.removeIf(id -> told.get(id) == SegmentChange.LEFT);
        return entered;
    }

    static Set<String> members(Crm crm, Segment segment) {
        Set<String> members = new TreeSet<>();
        crm.repository(SegmentMembership.TYPE).stream(SegmentMembership.membersOf(segment.name()))
                .forEach(one -> members.add(one.customer().value()));
        return members;
    }

    private static List<String> paged(Segments segments, Segment segment, int size) {
        List<String> ids = new ArrayList<>();
        PageRequest request = PageRequest.ofSize(size);
        while (true) {
            Page<Customer> page = segments.page(segment, START, request);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(size);
            page.items().forEach(one -> ids.add(one.id().value()));
            if (page.next().isEmpty()) {
                return ids;
            }
            request = PageRequest.ofSize(size).after(page.next().get());
        }
    }

    private Set<String> filtered(Crm crm, Segments segments, Segment segment) {
        Set<String> ids = new TreeSet<>();
        all(crm).stream()
                .filter(segments.predicate(segment, now()))
                .forEach(one -> ids.add(one.id().value()));
        return ids;
    }

    private static List<Customer> all(Crm crm) {
        return crm.customers()
                .findAll(java.util.stream.IntStream.range(0, CUSTOMERS)
                        .mapToObj(i -> new CustomerId("c" + i))
                        .toList());
    }

    private Crm world(Random random) {
        AtomicLong counter = new AtomicLong();
        Crm crm = Crm.builder(MemoryStore.create())
                .clock(clock::get)
                .ids(() -> new UUID(0, counter.incrementAndGet()))
                .random(new Random(1))
                .build();
        for (int i = 0; i < CUSTOMERS; i++) {
            crm.customers().add(customer(new CustomerId("c" + i), random));
        }
        for (int i = 0; i < 2 * CUSTOMERS; i++) {
            CustomerId id = new CustomerId("c" + random.nextInt(CUSTOMERS));
            Instant at = START.minusSeconds(random.nextInt(100 * 86_400));
            crm.purchases()
                    .add(Purchase.sale(id, Money.parse("EUR 10")).happenedAt(at).build());
            crm.feedback()
                    .add(Feedback.nps(id, random.nextInt(11)).answeredAt(at).build());
        }
        return crm;
    }

    private static Customer customer(CustomerId id, Random random) {
        Customer.Builder customer = Customer.person(
                        one(random, "Ada", "Zoë", "ÅDA", "Bob"), one(random, "King", "müller"))
                .id(id)
                .lifecycle(one(random, Lifecycle.PROSPECT, Lifecycle.LOYAL, Lifecycle.ACTIVE));
        if (random.nextBoolean()) {
            customer.jurisdiction(one(random, "DE", "FR"));
        }
        if (random.nextBoolean()) {
            customer.addClassifications("vip");
        }
        return customer.build();
    }

    private static void change(Crm crm, Random random) {
        for (int i = 0; i < 4; i++) {
            CustomerId id = new CustomerId("c" + random.nextInt(CUSTOMERS));
            if (random.nextInt(4) == 0) {
                crm.work(unit -> unit.erase(Customer.TYPE, id));
            } else if (crm.customers().get(id).live()) {
                crm.customers().update(id, old -> customer(id, random));
            }
        }
    }

    private static Segment segment(Segments segments, String when) {
        return Segment.parse(("{'name':'test','when':" + when + "}").replace('\'', '"'), segments.vocabulary());
    }

    private static String when(Segment segment) {
        return segment.toJson()
                .substring(
                        segment.toJson().indexOf("\"when\":") + 7,
                        segment.toJson().length() - 1);
    }

    private static String rule(Random random, int depth) {
        int choice = random.nextInt(depth == 0 ? 6 : 10);
        return switch (choice) {
            case 0 ->
                "{'field':'lifecycle','in':['" + one(random, "PROSPECT", "DEFECTED") + "','"
                        + one(random, "LOYAL", "PROSPECT") + "']}";
            case 1 -> "{'field':'lifecycle','is':'" + one(random, "PROSPECT", "LOYAL") + "'}";
            case 2 ->
                "{'field':'name','" + one(random, "startsWith", "is", "contains") + "':'"
                        + one(random, "A", "ada", "Zoe Müller", "MÜLL", "bob king") + "'}";
            case 3 -> "{'field':'jurisdiction','" + one(random, "is':'DE'", "exists':true", "in':['FR']") + "}";
            case 4 -> "{'field':'classifications','is':'vip'}";
            case 5 ->
                "{'related':'"
                        + one(
                                random,
                                "purchases','since':{'ago':'P30D'},'count':{'atLeast':1}",
                                "purchases','sum':{'field':'amount','above':'EUR 25'}",
                                "feedback','last':{'field':'rating','atMost':6}",
                                "feedback','where':{'field':'rating','above':8},'count':{'is':1}")
                        + "}";
            case 6 -> "{'not':" + rule(random, depth - 1) + "}";
            default ->
                "{'" + one(random, "and", "and", "or") + "':[" + rule(random, depth - 1) + "," + rule(random, depth - 1)
                        + "]}";
        };
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    private static <T> T one(Random random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private Instant now() {
        return Objects.requireNonNull(clock.get());
    }
}
