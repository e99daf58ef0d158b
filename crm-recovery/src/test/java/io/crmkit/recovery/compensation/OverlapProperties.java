package io.crmkit.recovery.compensation;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.error.InvalidInputException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Two rows of one priority are refused if, and only if, there are facts that both hold for. */
class OverlapProperties {
    private static final List<DeclaredFact> FACTS = List.of(
            new DeclaredFact("tier", DeclaredFact.Type.CODE, Optional.empty()),
            new DeclaredFact("delay", DeclaredFact.Type.NUMBER, Optional.empty()));
    private static final List<String> TIERS = List.of("A", "B", "C");

    @Provide
    Arbitrary<List<Condition>> conditions() {
        Arbitrary<Optional<Condition>> ofTier = Arbitraries.of(TIERS)
                .set()
                .ofMinSize(1)
                .ofMaxSize(2)
                .map(tiers -> new Condition(
                        "tier", tiers, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()))
                .optional();
        Arbitrary<Optional<Condition>> ofDelay = Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(0, 1, 2),
                        Arbitraries.of(0, 1, 2))
                .as(OverlapProperties::range);
        return Combinators.combine(ofTier, ofDelay).as((tier, delay) -> {
            List<Condition> all = new ArrayList<>();
            tier.ifPresent(all::add);
            delay.ifPresent(all::add);
            return all;
        });
    }

    /** Lower and upper end: none, part of the range, not part of it; nothing if no number is left between them. */
    private static Optional<Condition> range(int low, int high, int lower, int upper) {
        boolean empty = lower > 0 && upper > 0 && (low > high || (low == high && (lower == 2 || upper == 2)));
        if (empty || (lower == 0 && upper == 0)) {
            return Optional.empty();
        }
        return Optional.of(new Condition(
                "delay",
                Set.of(),
                end(lower == 2, low),
                end(lower == 1, low),
                end(upper == 1, high),
                end(upper == 2, high)));
    }

    private static Optional<BigDecimal> end(boolean there, int value) {
        return there ? Optional.of(BigDecimal.valueOf(value)) : Optional.empty();
    }

    private static CompensationRow row(String id, int priority, List<Condition> when) {
        Award award = new Award(
                Optional.of(BigDecimal.ONE), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        return new CompensationRow(id, priority, when, award, List.of(Remedy.VOUCHER), false);
    }

    private static CompensationTable table(CompensationRow... rows) {
        return new CompensationTable(
                "t", "1", LocalDate.EPOCH, Optional.empty(), "EUR", "a test", FACTS, List.of(rows));
    }

    /** Every tier, and every number that matters: the ends, between them and beyond them. */
    private static boolean bothHoldSomewhere(CompensationTable first, CompensationTable second) {
        for (String tier : TIERS) {
            for (int halves = -1; halves <= 7; halves++) {
                CompensationFacts facts = CompensationFacts.NONE
                        .code("tier", tier)
                        .number("delay", BigDecimal.valueOf(halves).divide(BigDecimal.valueOf(2)));
                if (first.assess(facts).row().isPresent()
                        && second.assess(facts).row().isPresent()) {
                    return true;
                }
            }
        }
        return false;
    }

    @Property
    void rowsOfOnePriorityMustExcludeEachOther(
            @ForAll("conditions") List<Condition> one, @ForAll("conditions") List<Condition> other) {
        boolean refused = false;
        try {
            table(row("1", 7, one), row("2", 7, other));
        } catch (InvalidInputException overlap) {
            refused = true;
        }

        assertThat(refused).isEqualTo(bothHoldSomewhere(table(row("1", 7, one)), table(row("2", 7, other))));
        assertThat(table(row("1", 7, one), row("2", 8, other)).rows())
                .extracting(CompensationRow::id)
                .containsExactly("2", "1");
    }
}
