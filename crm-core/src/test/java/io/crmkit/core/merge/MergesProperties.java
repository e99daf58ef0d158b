package io.crmkit.core.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.customer.Customer;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.json.JsonFields;
import io.crmkit.store.StoreException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The laws of merging, each over random customers with satellites whose facts overlap. */
class MergesProperties {
    private record Step(MergeId merge, Map<String, String> before) {}

    @Property(tries = 60)
    void invariant_i2_merges_that_are_taken_back_leave_every_stored_record_as_it_was(@ForAll Random random) {
        try (MergeWorld world = MergeWorld.random(random, 4)) {
            Deque<Step> steps = new ArrayDeque<>();
            List<CustomerId> live = new ArrayList<>(world.ids);
            while (live.size() > 1) {
                Collections.shuffle(live, random);
                Map<String, String> before = world.store.visible();
                steps.push(new Step(
                        world.merge(live.get(0), live.remove(1)).record().id(), before));
            }
            while (!steps.isEmpty()) {
                Step step = steps.pop();

                Unmerged unmerged = world.crm.merges().unmerge(step.merge());

                assertThat(unmerged.conflicts()).isEmpty();
                assertThat(world.store.visible()).isEqualTo(step.before());
            }
        }
    }

    @Property(tries = 60)
    void invariant_i3_after_a_merge_no_record_names_the_loser(@ForAll Random random) {
        try (MergeWorld world = MergeWorld.random(random, 3)) {
            CustomerId loser = world.ids.get(1);

            world.merge(world.ids.get(0), loser);

            assertThat(world.store.visible().entrySet())
                    .filteredOn(record -> record.getValue().contains("\"" + loser + "\"")
                            || record.getValue().contains("value=" + loser + "]"))
                    .extracting(Map.Entry::getKey)
                    // its own record, its claim on its source, and who took part in a call of somebody else
                    .allMatch(key -> key.contains("customer") || key.contains("unique") || key.contains("interaction"));
        }
    }

    @Property(tries = 40)
    void the_order_of_merges_into_one_survivor_does_not_matter(@ForAll long seed, @ForAll Random random) {
        List<Integer> order = new ArrayList<>(List.of(1, 2, 3));
        Collections.shuffle(order, random);
        try (MergeWorld one = MergeWorld.random(new Random(seed), 4);
                MergeWorld other = MergeWorld.random(new Random(seed), 4)) {
            List.of(1, 2, 3).forEach(i -> one.merge(one.ids.get(0), one.ids.get(i)));
            order.forEach(i -> other.merge(other.ids.get(0), other.ids.get(i)));

            assertThat(facts(other)).isEqualTo(facts(one));
        }
    }

    @Property(tries = 40)
    void by_rules_that_prefer_nobody_the_grouping_of_merges_does_not_matter(@ForAll long seed, @ForAll Random random) {
        Survivorship rules = Survivorship.of(
                        MergeWorld.one(random, FieldRule.NEWEST, FieldRule.LONGEST, FieldRule.sources("erp", "shop")))
                .with("/preferences/languages", FieldRule.UNION)
                .with("/lifecycle", FieldRule.NEWEST);
        try (MergeWorld one = MergeWorld.random(new Random(seed), 4);
                MergeWorld other = MergeWorld.random(new Random(seed), 4)) {
            List.of(1, 2, 3).forEach(i -> merge(one, rules, 0, i));
            merge(other, rules, 2, 1);
            merge(other, rules, 3, 2);
            merge(other, rules, 0, 3);

            assertThat(facts(other)).isEqualTo(facts(one));
        }
    }

    private static void merge(MergeWorld world, Survivorship rules, int survivor, int loser) {
        world.crm
                .merges()
                .merge(MergeRequest.of(world.ids.get(survivor), world.ids.get(loser))
                        .by(rules));
    }

    /** Lists as sets: in which order somebody is known under two addresses is no fact. */
    private static Map<String, Object> facts(MergeWorld world) {
        Map<String, Object> facts = new TreeMap<>();
        Side.fields(Customer.TYPE.codec().encode(world.customer(world.ids.get(0))))
                .forEach((field, value) -> facts.put(
                        field,
                        JsonFields.elements(value).<Object>map(TreeSet::new).orElse(value)));
        return facts;
    }

    @Property(tries = 60)
    void invariant_i2_old_ids_resolve_after_any_merges_and_returns(@ForAll Random random) {
        try (MergeWorld world = MergeWorld.random(random, 5)) {
            Map<CustomerId, CustomerId> parents = new HashMap<>();
            Deque<MergeRecord> merges = new ArrayDeque<>();
            for (int step = 0; step < 8; step++) {
                if (!merges.isEmpty() && random.nextInt(3) == 0) {
                    MergeRecord last = merges.pop();
                    world.crm.merges().unmerge(last.id());
                    parents.remove(last.loser());
                } else {
                    CustomerId survivor = MergeWorld.one(random, world.ids);
                    CustomerId loser = MergeWorld.one(random, world.ids);
                    if (!survivor.equals(loser)) {
                        Merged merged = world.merge(survivor, loser);
                        boolean same = root(parents, survivor).equals(root(parents, loser));
                        assertThat(merged.plan().isEmpty()).isEqualTo(same);
                        if (!same) {
                            parents.put(root(parents, loser), root(parents, survivor));
                            merges.push(merged.record());
                        }
                    }
                }
                for (CustomerId id : world.ids) {
                    assertThat(world.crm.merges().resolve(id)).isEqualTo(root(parents, id));
                    assertThat(world.customer(id).live()).isEqualTo(!parents.containsKey(id));
                }
            }
        }
    }

    private static CustomerId root(Map<CustomerId, CustomerId> parents, CustomerId id) {
        return parents.containsKey(id)
                ? root(parents, Optional.ofNullable(parents.get(id)).orElseThrow())
                : id;
    }

    @Property(tries = 40)
    void a_preview_says_what_the_merge_does(@ForAll Random random) {
        try (MergeWorld world = MergeWorld.random(random, 3)) {
            MergeRequest request = MergeRequest.of(world.ids.get(0), world.ids.get(1));
            Map<String, String> before = world.store.visible();
            int commits = world.store.commits;

            Optional<MergePlan> preview = world.crm.merges().preview(request);

            assertThat(world.store.commits).isEqualTo(commits);
            assertThat(world.store.visible()).isEqualTo(before);
            Merged merged = world.crm.merges().merge(request);
            assertThat(merged.plan()).isEqualTo(preview);
            assertThat(preview.orElseThrow().survivor()).isEqualTo(world.customer(world.ids.get(0)));
            assertThat(merged.record().moved().size())
                    .isLessThanOrEqualTo(preview.orElseThrow().moved().values().stream()
                            .mapToInt(Long::intValue)
                            .sum());
        }
    }

    @Property(tries = 40)
    void a_crash_leaves_what_was_before_or_what_comes_after(
            @ForAll long seed, @ForAll boolean back, @ForAll boolean stored) {
        try (MergeWorld reference = MergeWorld.random(new Random(seed), 3);
                MergeWorld world = MergeWorld.random(new Random(seed), 3)) {
            Map<String, String> apart = reference.store.visible();
            MergeId id = reference
                    .merge(reference.ids.get(0), reference.ids.get(1))
                    .record()
                    .id();
            Map<String, String> together = reference.store.visible();
            if (back) {
                world.merge(world.ids.get(0), world.ids.get(1));
                assertThat(world.store.visible()).isEqualTo(together);
            }
            Map<String, String> before = back ? together : apart;
            Map<String, String> after = back ? apart : together;
            int next = world.store.commits;
            world.store.lostRequest = stored ? next + 1 : next;
            world.store.lostReply = stored ? next : -1;

            if (!stored) {
                assertThatThrownBy(() -> run(world, back, id)).isInstanceOf(StoreException.class);
                assertThat(world.store.visible()).isEqualTo(before);
            }
            run(world, back, id);
            assertThat(world.store.visible()).isEqualTo(after);
        }
    }

    private static void run(MergeWorld world, boolean back, MergeId id) {
        if (back) {
            world.crm.merges().unmerge(id);
        } else {
            world.merge(world.ids.get(0), world.ids.get(1));
        }
    }
}
