package io.crmkit.core.match;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What comes of comparing two records, and why: the odds before any evidence, what each field adds, and the sum. Holds no values of
 * the records.
 *
 * @param model the model that was used, as name and version
 * @param priorBits the odds before any evidence, in bits
 * @param evidence what each field adds, in the order of the model, then what makes up for groups of fields that say too much
 * @param bits the score: the sum of the prior and the evidence
 * @param outcome what is to be done
 * @param veto the field whose values forbid a match without a person, if the score alone would make one
 */
public record MatchResult(
        String model,
        double priorBits,
        List<Evidence> evidence,
        double bits,
        MatchOutcome outcome,
        Optional<String> veto) {
    /** Copies the evidence. */
    public MatchResult {
        evidence = List.copyOf(evidence);
    }

    /**
     * What one field adds to a score.
     *
     * @param field the field
     * @param agreement how far the values agree: {@code equal}, {@code like 0.92}, {@code different}, {@code exchanged with family},
     *     {@code missing} or, for a group of fields, {@code shared, bounded}
     * @param bits what that adds, in bits; 0 if a value is missing
     */
    public record Evidence(String field, String agreement, double bits) {
        static final String BOUNDED = "shared, bounded";

        /** Returns whether it is of one field, not of a group of fields. */
        public boolean ofField() {
            return !agreement.equals(BOUNDED);
        }

        /** Returns whether both records have values that are equal, alike or exchanged with another field. */
        public boolean agrees() {
            return agreement.equals("equal") || agreement.startsWith("like ") || agreement.startsWith("exchanged ");
        }

        /** Returns whether both records have values, and they do not agree. */
        public boolean differs() {
            return agreement.equals("different");
        }
    }

    /** Returns the probability that both records mean the same, as the model sees it. */
    public double probability() {
        return Bits.probability(bits);
    }

    /** Returns this result, left to a person because of a field; the score stays. */
    public MatchResult vetoed(String field) {
        return new MatchResult(model, priorBits, evidence, bits, MatchOutcome.REVIEW, Optional.of(field));
    }

    /** Returns this result with what a person decided; the score stays. */
    public MatchResult decided(MatchOutcome decision) {
        return new MatchResult(model, priorBits, evidence, bits, decision, Optional.empty());
    }

    /** Returns the waterfall in words: the prior, one line for each field that says something, and the sum. */
    public String explanation() {
        StringBuilder text = new StringBuilder(line("prior", "", priorBits));
        text.append(evidence.stream()
                .filter(step -> step.bits() != 0)
                .map(step -> line(step.field(), step.agreement(), step.bits()))
                .collect(Collectors.joining()));
        text.append(line("score", outcome.toString(), bits));
        veto.ifPresent(field -> text.append(field).append(" differs, so a person decides\n"));
        return text.toString();
    }

    private static String line(String what, String how, double bits) {
        return String.format(Locale.ROOT, "%-20s %-24s %+8.2f%n", what, how, bits)
                .replace(System.lineSeparator(), "\n");
    }
}
