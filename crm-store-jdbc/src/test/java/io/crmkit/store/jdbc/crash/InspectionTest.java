package io.crmkit.store.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.store.Batch;
import io.crmkit.store.Op;
import io.crmkit.store.RecordStore;
import io.crmkit.store.memory.MemoryStore;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the crash tests look with must see what a broken store would leave behind. */
class InspectionTest {
    private static final long SEED = 7;

    private final RecordStore store = MemoryStore.create().open(History.CATALOG);
    private final History history = new History("a", SEED);

    @BeforeEach
    void commitSome() {
        while (history.last() < 30) {
            Batch batch = history.next();
            store.commit(batch);
            history.apply(batch);
        }
    }

    @Test
    void wholeBatchesPass() {
        assertThatCode(() -> inspect(30, 30)).doesNotThrowAnyException();
    }

    @Test
    void aLostBatchIsSeen() {
        assertThatThrownBy(() -> inspect(31, 32)).isInstanceOf(AssertionError.class);
    }

    @Test
    void aBatchThatWasNeverSentIsSeen() {
        assertThatThrownBy(() -> inspect(28, 29)).isInstanceOf(AssertionError.class);
    }

    @Test
    void aBatchWithoutItsRecordsIsSeen() {
        commitPartOfNext(Op.Append.class::isInstance);

        assertThatThrownBy(() -> inspect(30, 31)).isInstanceOf(AssertionError.class);
    }

    @Test
    void aBatchWithoutItsLogsIsSeen() {
        commitPartOfNext(op -> !(op instanceof Op.Append));

        assertThatThrownBy(() -> inspect(30, 31)).isInstanceOf(AssertionError.class);
    }

    @Test
    void aBatchWithoutItsLastOperationIsSeen() {
        List<Op> ops = history.next().ops();
        commitPartOfNext(op -> !op.equals(ops.get(ops.size() - 1)));

        assertThatThrownBy(() -> inspect(30, 31)).isInstanceOf(AssertionError.class);
    }

    private void commitPartOfNext(Predicate<Op> kept) {
        Batch whole = history.next();
        store.commit(new Batch(
                whole.id(), whole.tenant(), whole.ops().stream().filter(kept).toList()));
    }

    private void inspect(long atLeast, long atMost) {
        History fresh = new History("a", SEED);
        Inspection inspection = new Inspection(store);
        inspection.batches(fresh, atLeast, atMost);
        inspection.logOfAll(List.of(fresh));
    }
}
