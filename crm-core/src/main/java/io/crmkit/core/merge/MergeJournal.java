package io.crmkit.core.merge;

import io.crmkit.core.id.CustomerId;
import io.crmkit.core.repository.Query;
import io.crmkit.core.repository.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is stored about past merges. */
final class MergeJournal {
    private final Workspace workspace;

    MergeJournal(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Returns the merges into a customer, the newest first. */
    List<MergeRecord> into(CustomerId survivor) {
        return read(Query.by(MergeRecord.BY_SURVIVOR)
                .equal(MergeRecord.SURVIVOR, survivor)
                .descending());
    }

    /** Returns the merges by which a customer became another, in no order. */
    List<MergeRecord> of(CustomerId loser) {
        return read(Query.by(MergeRecord.BY_LOSER).equal(MergeRecord.LOSER, loser));
    }

    private List<MergeRecord> read(Query<MergeRecord> query) {
        try (Stream<MergeRecord> found = workspace.repository(MergeRecord.TYPE).stream(query)) {
            return found.toList();
        }
    }

    long nextNumber(CustomerId survivor) {
        return into(survivor).stream().mapToLong(MergeRecord::number).max().orElse(0) + 1;
    }

    List<MergeSnapshot> snapshots(MergeId merge) {
        try (Stream<MergeSnapshot> found = workspace.repository(MergeSnapshot.TYPE).stream(
                Query.by(MergeSnapshot.BY_MERGE).equal(MergeSnapshot.MERGE, merge))) {
            return found.toList();
        }
    }

    /** Returns what the last merge into a customer left, unless that was erased. */
    Optional<Side.Inheritance> inheritance(CustomerId survivor) {
        return into(survivor).stream()
                .filter(MergeRecord::active)
                .findFirst()
                .flatMap(merge -> snapshots(merge.id()).stream()
                        .filter(snapshot -> snapshot.of(survivor))
                        .findFirst()
                        .flatMap(MergeSnapshot::after)
                        .map(after -> new Side.Inheritance(after, merge.fields())));
    }
}
