package io.crmkit.recovery.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.RatingScale;
import io.crmkit.core.id.CustomerId;
import io.crmkit.metrics.rate.NoValue;
import io.crmkit.recovery.numbers.BeforeAndAfter.Finding;
import io.crmkit.recovery.numbers.BeforeAndAfter.Pair;
import io.crmkit.recovery.numbers.Recurrence.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class RecoveryCalculatorsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);

    private static Failure failure(String customer, String cause, int day) {
        return new Failure(new CustomerId(customer), cause, START.plus(Duration.ofDays(day)));
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    @Test
    void aFailureRecursForTheSameCustomerAndCauseUpToTheLastInstantOfTheWindow() {
        List<Failure> failures = List.of(
                failure("ada", "late", 0),
                failure("ada", "late", 30),
                failure("ada", "lost", 31),
                failure("bob", "late", 1),
                failure("bob", "late", 32));

        Recurrence found = Recurrence.of(failures, MONTH, START.plus(Duration.ofDays(100)));

        assertThat(found.rate().matching()).isEqualTo(1);
        assertThat(found.rate().n()).isEqualTo(5);
        assertThat(found.tooRecent()).isZero();
    }

    @Test
    void whatWasNotWatchedLongEnoughDoesNotCountEvenIfItCameBackAlready() {
        List<Failure> failures = List.of(failure("ada", "late", 0), failure("ada", "late", 1));

        Recurrence found = Recurrence.of(failures, MONTH, START.plus(Duration.ofDays(30)));

        assertThat(found.rate().value()).hasValue(100);
        assertThat(found.rate().n()).isEqualTo(1);
        assertThat(found.tooRecent()).isEqualTo(1);
        Recurrence early = Recurrence.of(failures, MONTH, START.plus(Duration.ofDays(29)));
        assertThat(early.rate().value()).isEmpty();
        assertThat(early.rate().undefined()).hasValue(NoValue.NO_CASES);
        assertThatThrownBy(() -> Recurrence.of(failures, Duration.ZERO, START))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void theCostIsRoundedOnceAndCountsWhatFailedToo() {
        // 3 x 20 minutes at 10.01 are 10.01; each alone would be 3.34, together 10.02
        List<RecoveryCost.Case> cases = List.of(
                new RecoveryCost.Case(eur("50.00"), eur("20.00"), Duration.ofMinutes(20), true),
                new RecoveryCost.Case(eur("0.00"), eur("0.00"), Duration.ofMinutes(20), false),
                new RecoveryCost.Case(eur("10.00"), eur("0.00"), Duration.ofMinutes(20), false));

        RecoveryCost cost = RecoveryCost.of(cases, eur("10.01"));

        assertThat(cost.perCase().spend()).isEqualTo(eur("50.01"));
        assertThat(cost.perCase().n()).isEqualTo(3);
        assertThat(cost.perRecovered().value())
                .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo("50.01"));
    }

    @Test
    void costsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new RecoveryCost.Case(eur("1.00"), eur("1.01"), Duration.ZERO, true))
                .hasMessageContaining("cost.reversed");
        assertThatThrownBy(() -> new RecoveryCost.Case(eur("1.00"), Money.parse("USD 1.00"), Duration.ZERO, true))
                .hasMessageContaining("currency");
        assertThatThrownBy(() -> RecoveryCost.of(
                        List.of(new RecoveryCost.Case(eur("1.00"), eur("0.00"), Duration.ZERO, true)),
                        Money.parse("USD 1.00")))
                .hasMessageContaining("currency");
        assertThat(RecoveryCost.of(List.of(), eur("1.00")).perCase().value()).isEmpty();
    }

    /** Differences 1, 1, 2, 0, 1: mean 1, standard deviation sqrt(0.5); 1 ± 2.776 x 0.3162 = (0.122, 1.878). */
    @Test
    void satisfactionIsComparedWithinTheSamePeople() {
        List<Pair> pairs =
                new ArrayList<>(List.of(Pair.of(3, 4), Pair.of(4, 5), Pair.of(3, 5), Pair.of(4, 4), Pair.of(2, 3)));
        pairs.add(new Pair(OptionalInt.empty(), OptionalInt.of(5)));

        BeforeAndAfter found = BeforeAndAfter.of(RatingScale.ONE_TO_FIVE, pairs, 0.95);

        assertThat(found.difference().value()).hasValue(1);
        assertThat(found.difference().responses()).isEqualTo(5);
        assertThat(found.difference().excluded().total()).isEqualTo(1);
        assertThat(found.interval().orElseThrow().lower()).isCloseTo(0.122, within(0.001));
        assertThat(found.finding()).isEqualTo(Finding.HIGHER_AFTER);
        assertThat(BeforeAndAfter.of(RatingScale.ONE_TO_FIVE, pairs, 0.99).finding())
                .isEqualTo(Finding.NO_DIFFERENCE_SHOWN);
    }

    @Test
    void fewOrEqualPairsShowNothing() {
        assertThat(BeforeAndAfter.of(RatingScale.ONE_TO_FIVE, List.of(), 0.95).finding())
                .isEqualTo(Finding.NOT_ENOUGH_DATA);
        assertThat(BeforeAndAfter.of(RatingScale.ONE_TO_FIVE, List.of(Pair.of(1, 5)), 0.95)
                        .finding())
                .isEqualTo(Finding.NOT_ENOUGH_DATA);
        assertThat(BeforeAndAfter.of(RatingScale.ONE_TO_FIVE, Collections.nCopies(9, Pair.of(4, 5)), 0.95)
                        .finding())
                .isEqualTo(Finding.NOT_ENOUGH_DATA);
    }

    static class CalculatorProperties {
        @Property
        void beforeAndAfterExchangedGiveTheOppositeFinding(
                @ForAll @Size(max = 20) List<@IntRange(min = 1, max = 5) Integer> before, @ForAll Random random) {
            List<Pair> pairs = new ArrayList<>();
            List<Pair> exchanged = new ArrayList<>();
            for (int first : before) {
                int second = 1 + random.nextInt(5);
                pairs.add(Pair.of(first, second));
                exchanged.add(Pair.of(second, first));
            }

            Finding one = BeforeAndAfter.of(RatingScale.ONE_TO_FIVE, pairs, 0.9).finding();
            Finding other =
                    BeforeAndAfter.of(RatingScale.ONE_TO_FIVE, exchanged, 0.9).finding();

            assertThat(other)
                    .isEqualTo(
                            switch (one) {
                                case HIGHER_AFTER -> Finding.LOWER_AFTER;
                                case LOWER_AFTER -> Finding.HIGHER_AFTER;
                                case NO_DIFFERENCE_SHOWN, NOT_ENOUGH_DATA -> one;
                            });
        }

        @Property
        void theOrderOfFailuresDoesNotMatterAndEveryOneIsCountedOnce(
                @ForAll @Size(max = 30) List<@IntRange(max = 200) Integer> days, @ForAll Random random) {
            List<Failure> failures = new ArrayList<>();
            for (int i = 0; i < days.size(); i++) {
                failures.add(failure("customer-" + i % 3, "cause-" + i % 2, days.get(i)));
            }
            Instant now = START.plus(Duration.ofDays(200));
            Recurrence found = Recurrence.of(failures, MONTH, now);
            Collections.shuffle(failures, random);

            assertThat(Recurrence.of(failures, MONTH, now)).isEqualTo(found);
            assertThat(found.rate().n() + found.tooRecent())
                    .isEqualTo(failures.stream().distinct().count());
        }
    }
}
