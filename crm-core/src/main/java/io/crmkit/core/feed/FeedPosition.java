package io.crmkit.core.feed;

import io.crmkit.core.error.InvalidInputException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How far a reader has read: the last sequence of every shard, and the shard whose turn is next. Keep it as text
 * ({@link #toString} and {@link #parse}) together with what the reader has done with the entries.
 *
 * @param sequences the last sequence read of each shard
 * @param turn the shard to begin with, so that a busy one cannot hold up the others
 */
public record FeedPosition(List<Long> sequences, int turn) {
    /**
     * Copies the sequences.
     *
     * @throws InvalidInputException if there is no shard, a negative sequence or a turn outside the shards
     */
    public FeedPosition {
        sequences = List.copyOf(sequences);
        if (turn < 0 || turn >= sequences.size() || sequences.stream().anyMatch(sequence -> sequence < 0)) {
            throw new InvalidInputException("feedPosition", "must have a sequence of 0 or more for each shard");
        }
    }

    static FeedPosition start(int shards) {
        return new FeedPosition(Collections.nCopies(shards, 0L), 0);
    }

    /**
     * Returns the position with this text.
     *
     * @throws InvalidInputException if the text is none of {@link #toString}
     */
    public static FeedPosition parse(String text) {
        String[] parts = text.split("[:,]", -1);
        try {
            List<Long> sequences = new ArrayList<>();
            for (int i = 1; i < parts.length; i++) {
                sequences.add(Long.parseLong(parts[i]));
            }
            return new FeedPosition(sequences, Integer.parseInt(parts[0]));
        } catch (NumberFormatException malformed) {
            throw new InvalidInputException("feedPosition", "is malformed", malformed);
        }
    }

    FeedPosition after(int shard, long sequence) {
        List<Long> next = new ArrayList<>(sequences);
        next.set(shard, sequence);
        return new FeedPosition(next, turn);
    }

    FeedPosition turn(int shard) {
        return new FeedPosition(sequences, shard);
    }

    /** Returns the text form: the turn, a colon, the sequences with commas. */
    @Override
    public String toString() {
        return turn + ":"
                + String.join(",", sequences.stream().map(String::valueOf).toList());
    }
}
