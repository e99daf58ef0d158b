package io.crmkit.metrics.rfm;

import io.crmkit.core.error.InvalidInputException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The scores and segments of customers at a date, with the measure and the rules that made them. {@link RfmScale#unreachable} and
 * {@link SegmentRules#unreachable} tell which segments stay empty whoever buys what.
 *
 * @param scale the measure
 * @param rules the rules
 * @param rows the customers in the order they were given in
 * @param <C> the key of a customer
 */
public record RfmTable<C>(RfmScale scale, SegmentRules rules, List<RfmRow<C>> rows) {
    /**
     * Copies and checks the rows.
     *
     * @throws InvalidInputException if the rules are for another number of bins, or a customer is there twice
     */
    public RfmTable {
        rows = List.copyOf(rows);
        if (scale.bins() != rules.bins()) {
            throw new InvalidInputException("rules.bins", "must be as many as those of the scale");
        }
        Set<C> customers = new HashSet<>();
        if (!rows.stream().allMatch(row -> customers.add(row.values().customer()))) {
            throw new InvalidInputException("customers", "must not be there twice");
        }
    }

    /**
     * Returns the scores and segments of customers.
     *
     * @throws InvalidInputException if the rules are for another number of bins, or a customer is there twice
     */
    public static <C> RfmTable<C> of(RfmScale scale, SegmentRules rules, Collection<RfmValues<C>> customers) {
        List<RfmRow<C>> rows = new ArrayList<>(customers.size());
        for (RfmValues<C> values : customers) {
            RfmScore score = scale.score(values);
            rows.add(new RfmRow<>(values, score, rules.segment(score)));
        }
        return new RfmTable<>(scale, rules, rows);
    }

    /** Returns each segment in numbers, in the order of the rules, empty ones included. */
    public List<SegmentTotal> totals() {
        return rules.segments().stream().map(this::total).toList();
    }

    /**
     * Returns a segment in numbers.
     *
     * @throws InvalidInputException if the rules have no such segment
     */
    public SegmentTotal total(String segment) {
        if (!rules.segments().contains(segment)) {
            throw new InvalidInputException("segment", "must be one of the rules");
        }
        List<RfmValues<C>> members = rows.stream()
                .filter(row -> row.segment().equals(segment))
                .map(RfmRow::values)
                .toList();
        return new SegmentTotal(
                segment,
                members.size(),
                members.stream().mapToLong(RfmValues::frequency).sum(),
                members.stream().mapToDouble(RfmValues::monetary).sum());
    }
}
