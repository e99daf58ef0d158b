package io.crmkit.core.repository;

import io.crmkit.core.entity.EntityType;
import io.crmkit.core.error.DuplicateException;
import io.crmkit.core.id.Id;
import io.crmkit.store.Key;
import io.crmkit.store.Position;
import io.crmkit.store.Scan;
import io.crmkit.store.Slice;
import io.crmkit.store.StoredRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the records that this version of the software would store with other attributes, claims or lookups, and puts them again. */
final class Reindexing<E, I extends Id> {
    private static final int PAGE = 200;

    private final Workspace workspace;
    private final EntityType<E, I> type;
    private final List<I> duplicates = new ArrayList<>();
    private long read;
    private long written;

    Reindexing(Workspace workspace, EntityType<E, I> type) {
        this.workspace = workspace;
        this.type = type;
    }

    Reindexed<I> run() {
        Scan scan = Scan.of(type.name(), EntityType.ALL, PAGE);
        boolean more = true;
        while (more) {
            Slice slice = workspace.store().scan(workspace.tenant(), scan);
            read += slice.records().size();
            putAgain(outdated(slice.records()));
            more = slice.more();
            if (more) {
                StoredRecord last = slice.records().get(slice.records().size() - 1);
                scan = scan.after(Position.of(last, EntityType.ALL));
            }
        }
        return new Reindexed<>(read, written, duplicates);
    }

    private List<I> outdated(List<StoredRecord> records) {
        Map<I, Set<Key>> needed = new HashMap<>();
        Set<Key> all = new HashSet<>();
        List<I> outdated = new ArrayList<>();
        for (StoredRecord record : records) {
            E entity = Bodies.entity(type, record);
            I id = type.idOf(entity);
            if (type.attributesOf(entity).equals(record.attributes())) {
                Set<Key> keys = new HashSet<>(workspace.lookups().of(type, entity));
                keys.addAll(workspace.claims().of(type, entity).keySet());
                needed.put(id, keys);
                all.addAll(keys);
            } else {
                outdated.add(id);
            }
        }
        Set<Key> there = new HashSet<>();
        workspace.store().load(workspace.tenant(), all).forEach(record -> {
            if (!record.key().kind().equals(UniqueClaims.KIND.name())) {
                there.add(record.key());
            } else {
                I owner = type.id(UniqueClaims.read(record).owner());
                needed.getOrDefault(owner, new HashSet<>()).remove(record.key());
            }
        });
        needed.forEach((id, keys) -> {
            keys.removeAll(there);
            if (!keys.isEmpty()) {
                outdated.add(id);
            }
        });
        return outdated;
    }

    /** All in one step; if one of them cannot be, each in a step of its own. */
    private void putAgain(List<I> ids) {
        try {
            workspace.work(unit -> ids.forEach(id -> unit.putAgain(type, id)));
            written += ids.size();
        } catch (DuplicateException taken) {
            if (ids.size() == 1) {
                duplicates.add(ids.get(0));
            } else {
                ids.forEach(id -> putAgain(List.of(id)));
            }
        }
    }
}
