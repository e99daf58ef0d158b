package io.crmkit.core.segment;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How one clause of a rule came out for a customer, with those of its parts. It names fields and operators, never a value.
 *
 * @param path where the clause stands in the rule, such as {@code $.when.and[1]}
 * @param clause what it asks, such as {@code lifecycle in} or {@code count of purchases atLeast}
 * @param truth how it came out
 * @param reason why it is unknown; empty if its parts tell, or it is not
 * @param parts how its parts came out, all of them
 */
public record SegmentFinding(
        String path, String clause, Truth truth, Optional<Reason> reason, List<SegmentFinding> parts) {
    /** Copies the parts. */
    public SegmentFinding {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(clause, "clause");
        Objects.requireNonNull(truth, "truth");
        Objects.requireNonNull(reason, "reason");
        parts = List.copyOf(parts);
    }

    /** Why a clause is unknown. */
    public enum Reason {
        /** The field has no value. */
        MISSING_VALUE,
        /** There is no such record to take the last of. */
        NO_RECORD,
        /** Amounts of two currencies do not compare. */
        OTHER_CURRENCY,
        /** There are more records than a clause reads, and those read do not decide it. */
        TOO_MANY_RECORDS
    }

    /** Returns the finding and its parts as lines of text, parts indented. */
    public String text() {
        StringBuilder lines = new StringBuilder();
        write(lines, "");
        return lines.toString();
    }

    private void write(StringBuilder lines, String indent) {
        lines.append(indent).append(truth).append(' ').append(clause);
        reason.ifPresent(why -> lines.append(" (").append(why).append(')'));
        lines.append("  ").append(path).append('\n');
        parts.forEach(part -> part.write(lines, indent + "  "));
    }
}
