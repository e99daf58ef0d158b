package io.crmkit.store.tck.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MutantsTest {
    /** What killed what, by rule. */
    private static final Set<String> MATRIX = new TreeSet<>();

    @AfterAll
    static void writeMatrix() throws IOException {
        Files.write(Path.of("target/crm-store-tck-mutants.txt"), MATRIX);
    }

    static Stream<Mutant> mutants() {
        return Stream.of(
                        WritingMutants.all(),
                        KeyMutants.all(),
                        BatchMutants.all(),
                        ReadingMutants.loading(),
                        ReadingMutants.scanning(),
                        ReadingMutants.paging(),
                        FreshnessMutants.all(),
                        VolumeMutants.all(),
                        TextMutants.all(),
                        ValueMutants.all(),
                        SizeMutants.all(),
                        LogMutants.all(),
                        SharingMutants.tenants(),
                        SharingMutants.concurrency(),
                        LifecycleMutants.all(),
                        CountingMutants.all())
                .flatMap(List::stream);
    }

    @Test
    void theStoreThatMutantsAreMadeFromKeepsEveryRule() {
        KitRun run = KitRun.ofAll(Mutant.of("PlainStore", "", PlainStore::new));

        assertThat(run.failures()).isEmpty();
        assertThat(run.passed()).isEqualTo(KitRun.rules());
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void mutantIsKilledByItsRulesAndTheMessageNamesThem(Mutant mutant) {
        KitRun run = KitRun.of(mutant, mutant.kills());

        assertThat(run.passed()).as("rules that do not notice").isEmpty();
        assertThat(run.failures()).containsOnlyKeys(mutant.kills());
        run.failures().forEach((rule, message) -> {
            assertThat(message).startsWith(rule + " (");
            MATRIX.add(rule + " fails on " + mutant.name() + ": " + message.replaceAll("\\s+", " "));
        });
    }

    @Test
    void theReportTellsWhatBecameOfEveryRule() throws IOException {
        Mutant collating = mutants()
                .filter(mutant -> mutant.name().equals("CollatingCountStore"))
                .findFirst()
                .orElseThrow();

        KitRun.of(collating, List.of("A01", "Q03"));

        assertThat(Files.readString(KitRun.REPORT))
                .contains("test:    " + KitRun.MutantTck.class.getName())
                .contains("store:   " + CountingMutants.class.getName())
                .contains("count:   own")
                .contains("lacks:   nothing")
                .contains("rules:   147 (1 passed, 0 skipped, 1 failed, 145 not run)")
                .contains("passed   A01  ")
                .contains("failed   Q03  a count groups by the exact text\n              Q03 (")
                .contains("not run  K01  ")
                .contains("untested      failover of replicas");
    }

    @Test
    void everyRuleIsKilled() {
        Set<String> killed = new TreeSet<>();
        mutants().forEach(mutant -> killed.addAll(mutant.kills()));

        assertThat(killed).isEqualTo(KitRun.rules());
    }
}
