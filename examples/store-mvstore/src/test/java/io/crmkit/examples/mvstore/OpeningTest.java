package io.crmkit.examples.mvstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.store.Catalog;
import io.crmkit.store.IncompatibleStoreException;
import io.crmkit.store.Index;
import io.crmkit.store.Key;
import io.crmkit.store.Kind;
import io.crmkit.store.RecordStore;
import io.crmkit.store.Scan;
import io.crmkit.store.StoreUnavailableException;
import io.crmkit.store.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kit cannot see: another process, another version, the settings of the MVStore. */
class OpeningTest {
    private static final Index BY_NAME = new Index("by_name", List.of("name", "batch"));
    private static final Catalog NEWER = new Catalog(List.of(new Kind(
            "account", Map.of("batch", Value.Type.INT, "name", Value.Type.TEXT), List.of(Accounts.BY_BATCH, BY_NAME))));

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("crm.mv");
    }

    @Test
    void anMvStoreThatCommitsOnItsOwnIsRefused() {
        MVStore.Builder plain = new MVStore.Builder().fileName(file.toString());
        try (MVStore background = plain.open()) {
            assertThatIllegalArgumentException().isThrownBy(() -> MvStoreAdapter.on(background));
        }
        try (MVStore largeBatches = plain.autoCommitDisabled().open()) {
            assertThatIllegalArgumentException().isThrownBy(() -> MvStoreAdapter.on(largeBatches));
        }
    }

    @Test
    void nothingOfALargeBatchReachesTheFileBeforeItsCommit() {
        MVStore killed = MvStoreAdapter.open(file);
        Rows.of(killed).adapt(Accounts.CATALOG);
        killed.commit();

        Rows.of(killed).apply(Accounts.batch(1, 200, 500_000));
        killed.closeImmediately();

        try (MVStore reopened = MvStoreAdapter.open(file);
                RecordStore store = MvStoreAdapter.on(reopened).open(Accounts.CATALOG)) {
            assertThat(store.scan(Accounts.TENANT, Accounts.of(1)).records()).isEmpty();
            assertThat(store.readLog(Accounts.TENANT, "batches", 0, 1).last()).isZero();
        }
    }

    @Test
    void aNewIndexIsFilledAndAnOlderInstanceKeepsIt() {
        try (MVStore first = MvStoreAdapter.open(file)) {
            MvStoreAdapter.on(first).open(Accounts.CATALOG).commit(Accounts.batch(1, 2, 10));
        }
        try (MVStore second = MvStoreAdapter.open(file)) {
            RecordStore newer = MvStoreAdapter.on(second).open(NEWER);
            RecordStore older = MvStoreAdapter.on(second).open(Accounts.CATALOG);
            Scan unnamed = Scan.of("account", BY_NAME, 9).equal(new Value.Text(""));
            assertThat(newer.scan(Accounts.TENANT, unnamed).records()).hasSize(2);

            older.commit(Accounts.batch(2, 2, 10));

            assertThat(newer.scan(Accounts.TENANT, unnamed).records())
                    .extracting(record -> record.key().id())
                    .containsExactly("1.0", "1.1", "2.0", "2.1");
        }
    }

    @Test
    void anotherTypeIsRefusedAndNothingIsChanged() {
        Catalog other = new Catalog(List.of(
                new Kind("added", Map.of("name", Value.Type.TEXT), List.of()),
                new Kind("account", Map.of("batch", Value.Type.TEXT), List.of())));
        try (MVStore store = MvStoreAdapter.open(file)) {
            RecordStore opened = MvStoreAdapter.on(store).open(Accounts.CATALOG);
            opened.commit(Accounts.batch(1, 2, 10));
            Set<String> before = Set.copyOf(Rows.of(store).catalog().keyList());

            assertThatThrownBy(() -> MvStoreAdapter.on(store).open(other))
                    .isInstanceOf(IncompatibleStoreException.class)
                    .hasMessage("account.batch is stored as INT, declared as TEXT");

            assertThat(Rows.of(store).catalog().keyList()).containsExactlyInAnyOrderElementsOf(before);
            assertThat(opened.scan(Accounts.TENANT, Accounts.of(1)).records()).hasSize(2);
        }
    }

    @Test
    void aSecondOpeningOfTheFileIsRefused() {
        try (MVStore first = MvStoreAdapter.open(file)) {
            assertThat(first.isClosed()).isFalse();
            assertThatThrownBy(() -> MvStoreAdapter.open(file)).isInstanceOf(MVStoreException.class);
        }
    }

    @Test
    void aStoreWhoseMvStoreWasClosedIsUnavailable() {
        MVStore file = MvStoreAdapter.open(this.file);
        RecordStore store = MvStoreAdapter.on(file).open(Accounts.CATALOG);
        file.close();

        assertThatThrownBy(() -> store.load(Accounts.TENANT, Set.of(new Key("account", "1.0"))))
                .isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> store.commit(Accounts.batch(1, 1, 10))).isInstanceOf(StoreUnavailableException.class);
    }
}
