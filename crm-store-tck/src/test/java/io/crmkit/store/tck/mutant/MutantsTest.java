package io.crmkit.store.tck.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
                        ConcurrencyMutants.all(),
                        LifecycleMutants.all(),
                        LifecycleMutants.catalogs(),
                        FaultMutants.all(),
                        CornerMutants.all(),
                        MixedCatalogMutants.all(),
                        TornMutants.all(),
                        CountingMutants.all())
                .flatMap(List::stream);
    }

    @Test
    void theStoresThatMutantsAreMadeFromKeepEveryRule() {
        KitRun remote = KitRun.ofAll(Mutant.remote("RemoteStore", "", RemoteStore::new));
        assertThat(remote.failures()).isEmpty();
        assertThat(remote.passed()).isEqualTo(KitRun.rules());

        KitRun plain = KitRun.ofAll(Mutant.of("PlainStore", "", PlainStore::new));
        assertThat(plain.failures()).isEmpty();
        assertThat(plain.passed())
                .isEqualTo(KitRun.rules().stream()
                        .filter(rule -> !Set.of("K11", "K12", "K16", "P04").contains(rule))
                        .collect(Collectors.toSet()));
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

        KitRun.of(collating, List.of("A01", "K11", "Q03"));

        int rules = KitRun.rules().size();
        assertThat(Files.readString(KitRun.REPORT))
                .startsWith("CRM Kit storage compatibility kit ")
                .contains("store    " + CountingMutants.class.getName())
                .contains("count    own\n")
                .contains("lacks    REMOTE\n")
                .contains("test     " + KitRun.MutantTck.class.getName())
                .contains("rules    " + rules + ": 1 passed, 1 skipped, 1 failed, " + (rules - 3) + " not run\n")
                .contains("\n         errors of a lost connection: unproven\n")
                .contains("\nA  Insert, put, delete\n  passed    A01  ")
                .contains("  failed    Q03  a count groups by the exact text\n                 Q03 (")
                .contains("\n                 the store lacks REMOTE, there is no connection to its storage\n")
                .contains("  not run   K01  ")
                .contains("  untested       failover of replicas\n");
    }

    @Test
    void aStoreThatLacksNothingIsToldToBringADisturbance() {
        Mutant undisturbed =
                new Mutant("Undisturbed", Mutant.of("", "", PlainStore::new).factories(), Set.of(), List.of("K11"));

        assertThat(KitRun.of(undisturbed, undisturbed.kills()).failures().get("K11"))
                .contains("Override disturbance()")
                .contains("Capability.REMOTE");
    }

    @Test
    void everyRuleIsKilled() {
        Set<String> killed = new TreeSet<>();
        mutants().forEach(mutant -> killed.addAll(mutant.kills()));

        assertThat(killed).isEqualTo(KitRun.rules());
    }
}
