package io.crmkit.core.history;

import io.crmkit.core.entity.EntityType;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.core.page.Page;
import io.crmkit.core.page.PageRequest;
import io.crmkit.core.repository.ChangeRecorder;
import io.crmkit.core.repository.Query;
import io.crmkit.core.repository.Workspace;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The history of records: who changed which field from what to what, when and why. It is written in the same atomic step as the
 * change, for the entity types that the builder of the CRM names. Values are personal data like those of the record: an erasure
 * removes them. Holds no state but the CRM; safe for many threads.
 *
 * <p>It tells what happened and proves nothing to third parties; for that there is the audit log of crm-privacy.
 */
public final class History {
    private static final int AT_ONCE = 50;

    private final Workspace workspace;

    private History(Workspace workspace) {
        this.workspace = Objects.requireNonNull(workspace, "workspace");
    }

    /** Returns the history of a workspace; applications call {@code crm.history()}. */
    public static History of(Workspace workspace) {
        return new History(workspace);
    }

    /**
     * Returns what records the changes of some entity types; the builder of the CRM uses it.
     *
     * @throws InvalidInputException if the history itself is among them
     */
    public static ChangeRecorder recorder(Collection<EntityType<?, ?>> types) {
        Set<String> names = new TreeSet<>();
        types.forEach(type -> names.add(type.name()));
        if (names.contains(HistoryEntry.TYPE.name())) {
            throw new InvalidInputException("history", "has no history of its own");
        }
        return new FieldHistory(names);
    }

    /** Returns the changes of one record, the newest first; empty if its type is not recorded. */
    public <E, I extends Id> Page<HistoryEntry> of(EntityType<E, I> type, I id, PageRequest request) {
        return workspace
                .repository(HistoryEntry.TYPE)
                .page(
                        Query.by(HistoryEntry.BY_RECORD)
                                .equal(HistoryEntry.RECORD, HistoryEntry.recordOf(type.name(), id.value()))
                                .descending(),
                        request);
    }

    /**
     * Removes the values and reasons from all entries about a customer, in small steps; for one that was removed as a mistake and
     * cannot be erased any more. An erasure does the same. Repeat it if it was interrupted.
     *
     * @return how many entries had values
     */
    public int forget(CustomerId customer) {
        List<HistoryEntryId> about;
        try (Stream<HistoryEntry> first = workspace.repository(HistoryEntry.TYPE).stream(
                        Query.by(HistoryEntry.BY_CUSTOMER).equal(HistoryEntry.CUSTOMER, customer));
                Stream<HistoryEntry> second = workspace.repository(HistoryEntry.TYPE).stream(
                        Query.by(HistoryEntry.BY_OTHER).equal(HistoryEntry.OTHER, customer))) {
            about = Stream.concat(first, second)
                    .filter(entry -> !entry.equals(entry.withoutValues()))
                    .map(HistoryEntry::id)
                    .toList();
        }
        for (int from = 0; from < about.size(); from += AT_ONCE) {
            List<HistoryEntryId> some = about.subList(from, Math.min(about.size(), from + AT_ONCE));
            workspace.work(unit -> some.forEach(id -> unit.erase(HistoryEntry.TYPE, id)));
        }
        return about.size();
    }
}
