package io.crmkit.core.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.store.StoreException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The laws of imports, over files of every form that meet in few keys and hold every kind of bad row. */
class ImportsProperties {
    /** A form of files, and what is done with their rows. */
    record Plan(Form form, ImportMapping mapping) {}

    @Provide
    Arbitrary<Plan> plans() {
        return Combinators.combine(
                        Arbitraries.of(Form.class),
                        Arbitraries.of(RepeatedKey.class),
                        Arbitraries.of(ExistingRecords.class),
                        Arbitraries.of(false, false, true))
                .as((form, repeated, existing, matching) -> {
                    ImportMapping mapping = form.mapping().with(repeated).with(existing);
                    return new Plan(form, matching ? mapping.matched() : mapping);
                });
    }

    @Property(tries = 60)
    void invariant_i11_a_rehearsal_gives_the_outcomes_of_the_run_and_stores_nothing(
            @ForAll("plans") Plan plan, @ForAll Random random, @ForAll @IntRange(min = 1, max = 9) int batch) {
        try (ImportWorld world = new ImportWorld()) {
            world.run(plan.form(), plan.mapping(), 3, plan.form().file(random, 4));
            String file = plan.form().file(random, 12);
            Map<String, String> before = world.store.visible();
            int commits = world.store.commits;
            world.results.clear();

            ImportRun rehearsed = world.crm
                    .imports()
                    .inBatchesOf(batch)
                    .rehearse("file", plan.mapping(), plan.form().source(file), world.listener);
            List<String> rehearsedOutcomes = world.outcomes();

            assertThat(world.store.commits).isEqualTo(commits);
            assertThat(world.store.visible()).isEqualTo(before);
            ImportRun run = world.run(plan.form(), plan.mapping(), batch, file);
            assertThat(world.outcomes()).isEqualTo(rehearsedOutcomes);
            assertThat(run.counts()).isEqualTo(rehearsed.counts());
        }
    }

    @Property(tries = 60)
    void a_crash_at_any_commit_and_a_resume_equal_one_clean_run(
            @ForAll("plans") Plan plan,
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 7) int batch,
            @ForAll @IntRange(max = 12) int crash,
            @ForAll boolean replyLost) {
        String file = plan.form().file(random, 12);
        try (ImportWorld clean = new ImportWorld();
                ImportWorld crashing = new ImportWorld()) {
            ImportRun expected = clean.run(plan.form(), plan.mapping(), batch, file);
            int at = crashing.store.commits + crash;
            if (replyLost) {
                crashing.store.lostReply = at;
            } else {
                crashing.store.lostRequest = at;
            }

            ImportRun run = resumed(crashing, plan, batch, file);

            assertThat(crashing.facts()).isEqualTo(clean.facts());
            assertThat(run.counts()).isEqualTo(expected.counts());
            assertThat(crashing.outcomes()).isEqualTo(clean.outcomes());
        }
    }

    private static ImportRun resumed(ImportWorld world, Plan plan, int batch, String file) {
        try {
            return world.run(plan.form(), plan.mapping(), batch, file);
        } catch (StoreException crashed) {
            List<ImportRun> begun = world.crm.repository(ImportRun.TYPE).stream(io.crmkit.core.repository.Query.all())
                    .toList();
            return begun.isEmpty()
                    ? world.run(plan.form(), plan.mapping(), batch, file)
                    : world.crm.imports().resume(begun.get(0).id(), plan.form().source(file), world.listener);
        }
    }

    @Property(tries = 60)
    void the_size_of_a_batch_changes_nothing(
            @ForAll("plans") Plan plan, @ForAll Random random, @ForAll @IntRange(min = 2, max = 20) int batch) {
        String earlier = plan.form().file(random, 6);
        String file = plan.form().file(random, 15);
        try (ImportWorld one = new ImportWorld();
                ImportWorld many = new ImportWorld()) {
            one.run(plan.form(), plan.mapping(), 1, earlier);
            many.run(plan.form(), plan.mapping(), 1, earlier);
            one.run(plan.form(), plan.mapping(), 1, file);
            many.run(plan.form(), plan.mapping(), batch, file);

            assertThat(many.facts()).isEqualTo(one.facts());
            assertThat(many.outcomes()).isEqualTo(one.outcomes());
        }
    }

    @Property(tries = 60)
    void invariant_i11_a_run_that_is_undone_leaves_every_record_as_it_was(
            @ForAll("plans") Plan plan, @ForAll Random random) {
        try (ImportWorld world = new ImportWorld()) {
            world.run(plan.form(), plan.mapping(), 3, plan.form().file(random, 6));
            Map<String, String> before = world.store.visible();
            ImportRun run =
                    world.run(plan.form(), plan.mapping(), 4, plan.form().file(random, 12));

            ImportUndo undo = world.crm.imports().undo(run.id());

            assertThat(undo.conflicts()).isEmpty();
            Map<String, String> after = world.store.visible();
            assertThat(withoutKeys(after)).isEqualTo(withoutKeys(before));
        }
    }

    /** Keys and open decisions of the matching are made again by the next look at a customer. */
    private static Map<String, String> withoutKeys(Map<String, String> records) {
        Map<String, String> rest = new java.util.TreeMap<>(records);
        Set<String> kinds = new TreeSet<>(Set.of("match", "lookup"));
        rest.keySet().removeIf(key -> kinds.stream().anyMatch(key::startsWith));
        return rest;
    }

    @Property(tries = 60)
    void the_same_file_twice_changes_nothing_the_second_time(@ForAll Form form, @ForAll Random random) {
        try (ImportWorld world = new ImportWorld()) {
            String file = form.file(random, 12);
            world.run(form, form.mapping().with(RepeatedKey.FIRST), 5, file);
            Map<String, String> once = world.store.visible();

            ImportRun again = world.run(form, form.mapping().with(RepeatedKey.FIRST), 5, file);

            assertThat(again.count(RowOutcome.UPDATED)).isZero();
            assertThat(again.count(RowOutcome.CREATED)).isZero();
            assertThat(world.store.visible()).isEqualTo(once);
        }
    }
}
