package io.crmkit.core.match;

import io.crmkit.core.error.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Compares records by a model and what people decided before. Scores are sums of evidence in bits (Fellegi and Sunter 1969): the
 * binary logarithm of the odds that two records mean the same. Immutable, safe for many threads.
 */
public final class Matching {
    private final MatchModel model;
    private final DecisionMemory memory;
    private final FieldComparison[] fields;

    private Matching(MatchModel model, DecisionMemory memory) {
        this.model = Objects.requireNonNull(model, "model");
        this.memory = Objects.requireNonNull(memory, "memory");
        this.fields = Scorer.fields(model);
    }

    /** Returns the matching by a model alone. */
    public static Matching of(MatchModel model) {
        return new Matching(model, DecisionMemory.EMPTY);
    }

    /** Returns this matching, overruled by what people decided. */
    public Matching with(DecisionMemory decisions) {
        return new Matching(model, decisions);
    }

    /** Returns the model. */
    public MatchModel model() {
        return model;
    }

    /**
     * Compares two records.
     *
     * @param a the values of one record in the order of the fields, normalised, the empty text for a missing value
     * @param b the values of the other one
     * @throws InvalidInputException if the number of values is not that of the fields
     */
    public MatchResult compare(List<String> a, List<String> b) {
        RecordTable table = RecordTable.builder(model)
                .add("a", a.toArray(String[]::new))
                .add("b", b.toArray(String[]::new))
                .build();
        return result(new Scorer(model, fields, table), 0, 1, Optional.empty());
    }

    /**
     * Compares two records of a table.
     *
     * @throws InvalidInputException if the table was made for other fields
     */
    public MatchResult compare(RecordTable table, int a, int b) {
        return result(scorer(table), a, b, decided(table, a, b));
    }

    /**
     * Returns the blocking keys of a record as texts that do not show its values: two records are to be compared if they share one.
     * They name the model and its version, so that keys of different models never meet. At most 100 for each key of the model.
     *
     * @param values the values in the order of the fields
     * @throws InvalidInputException if the number of values is not that of the fields
     */
    public Set<String> keys(List<String> values) {
        if (values.size() != fields.length) {
            throw new InvalidInputException("recordTable.values", "must be " + fields.length);
        }
        return RecordKeys.of(model, values);
    }

    /**
     * Finds the pairs of a table that match or are for review, among those that share a blocking key.
     *
     * @throws InvalidInputException if the table was made for other fields or has more than 67,108,864 records
     */
    public Links links(RecordTable table) {
        Scorer scorer = scorer(table);
        Blocks blocks = new Blocks(model, table);
        List<Link> links = new ArrayList<>();
        long[] compared = new long[1];
        blocks.visit((a, b) -> {
            compared[0]++;
            long levels = scorer.levels(a, b);
            double bits = scorer.score(levels, a);
            if (bits >= model.reviewBits()) {
                MatchOutcome outcome = outcome(scorer, levels, bits, decided(table, a, b));
                if (outcome != MatchOutcome.NO_MATCH) {
                    links.add(new Link(a, b, bits, outcome));
                }
            }
        });
        return new Links(links, compared[0], blocks.passedOver());
    }

    /**
     * Groups the records of a table that mean the same, by the links that are matches. The strongest link comes first; two groups
     * become one if the result is not larger than the model allows and no pair in it scores below what it allows for clusters, was
     * decided to be two, or differs in a strong field. The order of the records does not matter.
     *
     * @return the groups of two records or more, each as record numbers in rising order
     */
    public List<List<Integer>> clusters(RecordTable table, Links links) {
        return new Clustering(this, scorer(table), table).clusters(links);
    }

    boolean mayBeTogether(Scorer scorer, RecordTable table, int a, int b) {
        Optional<MatchOutcome> decided = decided(table, a, b);
        if (decided.isPresent()) {
            return decided.get() == MatchOutcome.MATCH;
        }
        long levels = scorer.levels(a, b);
        return scorer.score(levels, a) >= model.clusterBits() && scorer.veto(levels) < 0;
    }

    private Optional<MatchOutcome> decided(RecordTable table, int a, int b) {
        return memory == DecisionMemory.EMPTY ? Optional.empty() : memory.decided(table.id(a), table.id(b));
    }

    private Scorer scorer(RecordTable table) {
        boolean fits = table.model() == model
                || table.model().fields().stream()
                        .map(MatchField::name)
                        .toList()
                        .equals(model.fields().stream().map(MatchField::name).toList());
        if (!fits || table.size() > Blocks.MOST_RECORDS) {
            throw new InvalidInputException(
                    "recordTable", "must be made for the fields of the model and not be too large");
        }
        return new Scorer(model, fields, table);
    }

    private MatchOutcome outcome(Scorer scorer, long levels, double bits, Optional<MatchOutcome> decided) {
        if (decided.isPresent()) {
            return decided.get();
        }
        if (bits >= model.matchBits()) {
            return scorer.veto(levels) < 0 ? MatchOutcome.MATCH : MatchOutcome.REVIEW;
        }
        return bits >= model.reviewBits() ? MatchOutcome.REVIEW : MatchOutcome.NO_MATCH;
    }

    private MatchResult result(Scorer scorer, int a, int b, Optional<MatchOutcome> decided) {
        long levels = scorer.levels(a, b);
        List<MatchResult.Evidence> evidence = new ArrayList<>();
        double bits = model.priorBits();
        for (int field = 0; field < fields.length; field++) {
            double added = scorer.bits(levels, field, a);
            evidence.add(new MatchResult.Evidence(
                    fields[field].field().name(),
                    agreement(fields[field].field(), Scorer.level(levels, field)),
                    added));
            bits += added;
        }
        for (int group = 0; group < model.groups().size(); group++) {
            double bound = scorer.bound(levels, group, a);
            if (bound != 0) {
                evidence.add(new MatchResult.Evidence(
                        model.groups().get(group).name(), MatchResult.Evidence.BOUNDED, bound));
                bits += bound;
            }
        }
        MatchOutcome outcome = outcome(scorer, levels, bits, decided);
        boolean vetoed = decided.isEmpty() && outcome == MatchOutcome.REVIEW && bits >= model.matchBits();
        return new MatchResult(
                model.id(),
                model.priorBits(),
                evidence,
                bits,
                outcome,
                vetoed ? Optional.of(fields[scorer.veto(levels)].field().name()) : Optional.empty());
    }

    private static String agreement(MatchField field, int level) {
        if (level == Scorer.MISSING) {
            return "missing";
        }
        if (level == 0) {
            return "equal";
        }
        if (level < field.different()) {
            return "like " + field.thresholds().get(level - 1);
        }
        return level == field.different()
                ? "different"
                : "exchanged with " + field.swappedWith().orElseThrow();
    }
}
