package io.crmkit.metrics.rating;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.RatingScale;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A {@link RatingTally} for each of several groups, such as segments or stores, counted in one pass over columns in memory. The
 * groups are numbered from 0; what the numbers stand for is the caller's. A row whose group is none of them is counted in
 * {@link #ungrouped}, so that the rows of all tallies together are the rows that were read. Immutable. {@link #merge} is exact,
 * associative and commutative, and the tallies of no rows change nothing.
 *
 * <p>Several threads each count a part of the columns and merge what they found.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public final class GroupedTally {
    /** How many groups there may be: a million. */
    public static final int MOST_GROUPS = 1_000_000;

    private final List<RatingTally> groups;
    private final RatingTally ungrouped;

    private GroupedTally(List<RatingTally> groups, RatingTally ungrouped) {
        this.groups = Collections.unmodifiableList(groups);
        this.ungrouped = ungrouped;
    }

    /**
     * Returns the tallies of two columns; short for {@link #ofBytes(RatingScale, int, byte[], byte[], int, int)} with all rows.
     */
    public static GroupedTally ofBytes(RatingScale scale, int groups, byte[] group, byte[] rating) {
        return ofBytes(scale, groups, group, rating, 0, rating.length);
    }

    /**
     * Returns the tallies of some rows of two columns.
     *
     * @param groups how many groups there are, 1 to {@link #MOST_GROUPS}
     * @param group the group of each row: a byte is read as a number from 0 to 255, and is of no group if it is {@code groups} or more
     * @param rating the answer of each row: a byte is read as a number from -128 to 127, and one off the scale is counted as
     *     {@link Exclusion#OUT_OF_RANGE}
     * @param from the index of the first row
     * @param to the index behind the last one
     * @throws InvalidInputException if there are no groups or too many, if the columns differ in length or do not have those rows
     */
    public static GroupedTally ofBytes(RatingScale scale, int groups, byte[] group, byte[] rating, int from, int to) {
        requireColumns(group.length, rating.length, from, to);
        AnswerSlots answers = new AnswerSlots(scale, List.of());
        GroupLanes lanes = new GroupLanes(answers, requireGroups(groups));
        lanes.add(group, rating, from, to);
        return of(lanes.tallies(answers));
    }

    /**
     * Returns the tallies of two columns, where groups are too many for a byte; short for
     * {@link #of(RatingScale, int, int[], byte[], int, int)} with all rows.
     */
    public static GroupedTally of(RatingScale scale, int groups, int[] group, byte[] rating) {
        return of(scale, groups, group, rating, 0, rating.length);
    }

    /**
     * Returns the tallies of some rows of two columns, where groups are too many for a byte.
     *
     * @param groups how many groups there are, 1 to {@link #MOST_GROUPS}
     * @param group the group of each row; a row is of no group if its number is negative, or {@code groups} or more
     * @param rating the answers, as in {@link #ofBytes(RatingScale, int, byte[], byte[], int, int)}
     * @param from the index of the first row
     * @param to the index behind the last one
     * @throws InvalidInputException if there are no groups or too many, if the columns differ in length or do not have those rows
     */
    public static GroupedTally of(RatingScale scale, int groups, int[] group, byte[] rating, int from, int to) {
        requireColumns(group.length, rating.length, from, to);
        AnswerSlots answers = new AnswerSlots(scale, List.of());
        GroupLanes lanes = new GroupLanes(answers, requireGroups(groups));
        lanes.add(group, rating, from, to);
        return of(lanes.tallies(answers));
    }

    private static GroupedTally of(List<RatingTally> tallies) {
        return new GroupedTally(tallies.subList(0, tallies.size() - 1), tallies.get(tallies.size() - 1));
    }

    @JsonCreator
    private static GroupedTally read(
            @JsonProperty(value = "groups", required = true) List<RatingTally> groups,
            @JsonProperty(value = "ungrouped", required = true) RatingTally ungrouped) {
        requireGroups(groups.size());
        for (RatingTally group : groups) {
            if (!group.scale().equals(ungrouped.scale())) {
                throw new InvalidInputException("groups", "must all be on the scale " + ungrouped.scale());
            }
        }
        return new GroupedTally(List.copyOf(groups), ungrouped);
    }

    private static int requireGroups(int groups) {
        if (groups < 1 || groups > MOST_GROUPS) {
            throw new InvalidInputException("groups", "must be 1 to " + MOST_GROUPS + ", were " + groups);
        }
        return groups;
    }

    private static void requireColumns(int groups, int ratings, int from, int to) {
        if (groups != ratings) {
            throw new InvalidInputException("rating", "must have " + groups + " rows as group has, had " + ratings);
        }
        RatingTally.requirePart(from, to, ratings);
    }

    /** Returns the scale the answers were given on. */
    public RatingScale scale() {
        return ungrouped.scale();
    }

    /** Returns the tallies of all groups; the index is the number of the group. */
    @JsonProperty("groups")
    public List<RatingTally> groups() {
        return groups;
    }

    /**
     * Returns the tally of one group; without answers if it did not occur.
     *
     * @throws InvalidInputException if there is no such group
     */
    public RatingTally group(int group) {
        if (group < 0 || group >= groups.size()) {
            throw new InvalidInputException("group", "must be 0 to " + (groups.size() - 1) + ", was " + group);
        }
        return groups.get(group);
    }

    /** Returns the tally of the rows that are in none of the groups. */
    @JsonProperty("ungrouped")
    public RatingTally ungrouped() {
        return ungrouped;
    }

    /**
     * Returns the tally of all rows, in a group or not.
     *
     * @throws ArithmeticException if a count does not fit a {@code long}
     */
    public RatingTally total() {
        return groups.stream().reduce(ungrouped, RatingTally::merge);
    }

    /**
     * Returns the tallies of the rows of both, group by group.
     *
     * @throws InvalidInputException if the other has another scale or another number of groups
     * @throws ArithmeticException if a count does not fit a {@code long}
     */
    public GroupedTally merge(GroupedTally other) {
        if (groups.size() != other.groups.size()) {
            throw new InvalidInputException(
                    "groups", "must be " + groups.size() + " to merge, were " + other.groups.size());
        }
        List<RatingTally> sums = new ArrayList<>(groups.size());
        for (int i = 0; i < groups.size(); i++) {
            sums.add(groups.get(i).merge(other.groups.get(i)));
        }
        return new GroupedTally(sums, ungrouped.merge(other.ungrouped));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GroupedTally that && groups.equals(that.groups) && ungrouped.equals(that.ungrouped);
    }

    @Override
    public int hashCode() {
        return 31 * groups.hashCode() + ungrouped.hashCode();
    }

    /** Returns the tallies of the groups in their order, and that of no group. */
    @Override
    public String toString() {
        return groups + " ungrouped " + ungrouped;
    }
}
