package io.crmkit.core.feed;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.json.JsonCodec;
import io.crmkit.store.LogEntry;
import io.crmkit.store.LogSlice;
import io.crmkit.store.RecordStore;
import io.crmkit.store.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Reads what was changed for one tenant. The feed is a fixed number of logs; a subject always goes to the same one, so the
 * order per subject is kept while writers of different subjects do not wait for each other.
 */
public final class ChangeFeed {
    private static final JsonCodec<FeedEntry> CODEC = JsonCodec.of(FeedEntry.class);
    private static final int SETTLING_WINDOW = 10_000;

    private final RecordStore store;
    private final TenantId tenant;
    private final int shards;

    private ChangeFeed(RecordStore store, TenantId tenant, int shards) {
        this.store = store;
        this.tenant = tenant;
        this.shards = shards;
    }

    /**
     * Returns the feed of a tenant; applications get it from {@code Crm}.
     *
     * @param shards how many logs the tenant was created with
     */
    public static ChangeFeed of(RecordStore store, TenantId tenant, int shards) {
        return new ChangeFeed(store, tenant, shards);
    }

    /** Returns the position before the first entry. */
    public FeedPosition start() {
        return FeedPosition.start(shards);
    }

    /** Returns the position behind the newest entries, for a reader that only wants what comes from now on. */
    public FeedPosition end() {
        FeedPosition position = start();
        for (int shard = 0; shard < shards; shard++) {
            position = position.after(
                    shard, store.readLog(tenant, log(shard), 0, 1).last());
        }
        return position;
    }

    /**
     * Returns the entries behind a position, shard by shard.
     *
     * @param after where the reader has come to
     * @param limit how many entries at most, 1 or more
     * @throws InvalidInputException if the position is of a feed with another number of shards or lies behind the end of this
     *     one, or the limit is not positive
     */
    public FeedPage read(FeedPosition after, int limit) {
        if (after.sequences().size() != shards) {
            throw new InvalidInputException("feedPosition", "must have " + shards + " shards");
        }
        if (limit < 1) {
            throw new InvalidInputException("limit", "must be positive, was " + limit);
        }
        List<FeedEntry> entries = new ArrayList<>();
        FeedPosition position = after;
        boolean more = false;
        for (int i = 0; i < shards; i++) {
            int shard = (after.turn() + i) % shards;
            long from = position.sequences().get(shard);
            int room = limit - entries.size();
            LogSlice slice = store.readLog(tenant, log(shard), from, Math.max(1, room));
            if (slice.last() < from) {
                throw new InvalidInputException(
                        "feedPosition",
                        "lies behind the end of the feed: it is of another store, or this one was restored");
            }
            for (LogEntry entry : room == 0 ? List.<LogEntry>of() : slice.entries()) {
                FeedEntry read = CODEC.decode(entry.body());
                if (!read.changes().isEmpty()) { // one without was left when an unknown outcome was settled
                    entries.add(read);
                }
                position = position.after(shard, entry.sequence());
            }
            if (slice.last() > position.sequences().get(shard)) {
                more = true;
                if (entries.size() == limit) {
                    return new FeedPage(entries, position.turn((shard + (room > 0 ? 1 : 0)) % shards), true);
                }
            }
        }
        return new FeedPage(entries, position, more);
    }

    /** Returns the log to which the changes of a subject go. */
    public String logOf(String subject) {
        return log(Math.floorMod(subject.hashCode(), shards));
    }

    /** Returns an entry as the log keeps it. */
    public static String encode(FeedEntry entry) {
        return CODEC.encode(entry);
    }

    /**
     * Returns whether a commit has landed, by looking for it at the end of one of the logs it appends to: the answer to an
     * unknown outcome. Looks back over 10,000 entries, more than can be written while one commit is under way.
     */
    public boolean contains(String log, UUID batch) {
        long last = store.readLog(tenant, log, 0, 1).last();
        long from = Math.max(0, last - SETTLING_WINDOW);
        while (true) {
            LogSlice slice = store.readLog(tenant, log, from, 500);
            for (LogEntry entry : slice.entries()) {
                if (CODEC.decode(entry.body()).batch().equals(batch)) {
                    return true;
                }
                from = entry.sequence();
            }
            if (from >= slice.last()) {
                return false;
            }
        }
    }

    private static String log(int shard) {
        return "feed." + shard;
    }
}
