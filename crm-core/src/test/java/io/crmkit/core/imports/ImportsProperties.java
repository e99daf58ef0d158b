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

/** The laws of imports, over files that meet in few keys and hold every kind of bad row. */
class ImportsProperties {
    @Provide
    Arbitrary<ImportMapping> mappings() {
        return Combinators.combine(
                        Arbitraries.of(RepeatedKey.class),
                        Arbitraries.of(ExistingRecords.class),
                        Arbitraries.of(false, false, true))
                .as((repeated, existing, matching) -> {
                    ImportMapping mapping = ImportWorld.MAPPING.with(repeated).with(existing);
                    return matching ? mapping.matched() : mapping;
                });
    }

    @Property(tries = 60)
    void invariant_i11_a_rehearsal_gives_the_outcomes_of_the_run_and_stores_nothing(
            @ForAll("mappings") ImportMapping mapping,
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 9) int batch) {
        try (ImportWorld world = new ImportWorld()) {
            world.run(mapping, 3, ImportWorld.file(random, 4));
            String file = ImportWorld.file(random, 12);
            Map<String, String> before = world.store.visible();
            int commits = world.store.commits;
            world.results.clear();

            ImportRun rehearsed = world.crm
                    .imports()
                    .inBatchesOf(batch)
                    .rehearse("file", mapping, ImportWorld.csv(file), world.listener);
            List<String> rehearsedOutcomes = world.outcomes();

            assertThat(world.store.commits).isEqualTo(commits);
            assertThat(world.store.visible()).isEqualTo(before);
            ImportRun run = world.run(mapping, batch, file);
            assertThat(world.outcomes()).isEqualTo(rehearsedOutcomes);
            assertThat(run.counts()).isEqualTo(rehearsed.counts());
        }
    }

    @Property(tries = 60)
    void a_crash_at_any_commit_and_a_resume_equal_one_clean_run(
            @ForAll("mappings") ImportMapping mapping,
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 7) int batch,
            @ForAll @IntRange(max = 12) int crash,
            @ForAll boolean replyLost) {
        String file = ImportWorld.file(random, 12);
        try (ImportWorld clean = new ImportWorld();
                ImportWorld crashing = new ImportWorld()) {
            ImportRun expected = clean.run(mapping, batch, file);
            int at = crashing.store.commits + crash;
            if (replyLost) {
                crashing.store.lostReply = at;
            } else {
                crashing.store.lostRequest = at;
            }

            ImportRun run = resumed(crashing, mapping, batch, file);

            assertThat(crashing.facts()).isEqualTo(clean.facts());
            assertThat(run.counts()).isEqualTo(expected.counts());
            assertThat(crashing.outcomes()).isEqualTo(clean.outcomes());
        }
    }

    private static ImportRun resumed(ImportWorld world, ImportMapping mapping, int batch, String file) {
        try {
            return world.run(mapping, batch, file);
        } catch (StoreException crashed) {
            List<ImportRun> begun = world.crm.repository(ImportRun.TYPE).stream(io.crmkit.core.repository.Query.all())
                    .toList();
            return begun.isEmpty()
                    ? world.run(mapping, batch, file)
                    : world.crm.imports().resume(begun.get(0).id(), ImportWorld.csv(file), world.listener);
        }
    }

    @Property(tries = 60)
    void the_size_of_a_batch_changes_nothing(
            @ForAll("mappings") ImportMapping mapping,
            @ForAll Random random,
            @ForAll @IntRange(min = 2, max = 20) int batch) {
        String earlier = ImportWorld.file(random, 6);
        String file = ImportWorld.file(random, 15);
        try (ImportWorld one = new ImportWorld();
                ImportWorld many = new ImportWorld()) {
            one.run(mapping, 1, earlier);
            many.run(mapping, 1, earlier);
            one.run(mapping, 1, file);
            many.run(mapping, batch, file);

            assertThat(many.facts()).isEqualTo(one.facts());
            assertThat(many.outcomes()).isEqualTo(one.outcomes());
        }
    }

    @Property(tries = 60)
    void invariant_i11_a_run_that_is_undone_leaves_every_record_as_it_was(
            @ForAll("mappings") ImportMapping mapping, @ForAll Random random) {
        try (ImportWorld world = new ImportWorld()) {
            world.run(mapping, 3, ImportWorld.file(random, 6));
            Map<String, String> before = world.store.visible();
            ImportRun run = world.run(mapping, 4, ImportWorld.file(random, 12));

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
    void the_same_file_twice_changes_nothing_the_second_time(@ForAll Random random) {
        try (ImportWorld world = new ImportWorld()) {
            String file = ImportWorld.file(random, 12);
            world.run(ImportWorld.MAPPING.with(RepeatedKey.FIRST), 5, file);
            Map<String, String> once = world.store.visible();

            ImportRun again = world.run(ImportWorld.MAPPING.with(RepeatedKey.FIRST), 5, file);

            assertThat(again.count(RowOutcome.UPDATED)).isZero();
            assertThat(again.count(RowOutcome.CREATED)).isZero();
            assertThat(world.store.visible()).isEqualTo(once);
        }
    }
}
