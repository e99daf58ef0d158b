package io.crmkit.metrics.rating;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.RatingScale;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what an answer counts as. Slots 0 up to the points of the scale are its ratings from the lowest to the highest,
 * the slots behind them are the reasons of {@link Exclusion} in their order, so that one array counts both.
 */
final class AnswerSlots {
    private static final List<Exclusion> REASONS = List.of(Exclusion.values());

    final RatingScale scale;
    private final int min;
    private final int points;
    private final Set<String> missingTexts = new HashSet<>();
    private final Set<Integer> missingNumbers = new HashSet<>();
    private final boolean numbersMayBeMissing;

    AnswerSlots(RatingScale scale, List<String> missingCodes) {
        this.scale = scale;
        this.min = scale.min();
        this.points = scale.points();
        for (String code : missingCodes) {
            String text = code.strip();
            missingTexts.add(text);
            number(text).filter(AnswerSlots::isInt).ifPresent(number -> missingNumbers.add(number.intValueExact()));
        }
        this.numbersMayBeMissing = !missingNumbers.isEmpty();
    }

    int size() {
        return points + REASONS.size();
    }

    int slot(Exclusion reason) {
        return points + REASONS.indexOf(reason);
    }

    int slot(int answer) {
        // a listed code wins over the scale: the survey says that it is no rating
        if (numbersMayBeMissing && missingNumbers.contains(answer)) {
            return slot(Exclusion.MISSING_CODE);
        }
        int index = answer - min; // read without its sign, so that an answer below the scale lies far above it
        return Integer.compareUnsigned(index, points) < 0 ? index : slot(Exclusion.OUT_OF_RANGE);
    }

    int slot(String answer) {
        String text = answer.strip();
        if (text.isEmpty()) {
            return slot(Exclusion.BLANK);
        }
        if (missingTexts.contains(text)) {
            return slot(Exclusion.MISSING_CODE);
        }
        BigDecimal number = number(text)
                .orElseThrow(() -> new InvalidInputException("rating", "must be a number or a listed missing code"));
        if (number.stripTrailingZeros().scale() > 0) {
            return slot(Exclusion.NOT_WHOLE);
        }
        return isInt(number) ? slot(number.intValueExact()) : slot(Exclusion.OUT_OF_RANGE);
    }

    boolean isRating(int slot) {
        return slot < scale.points();
    }

    Exclusion reason(int slot) {
        return REASONS.get(slot - scale.points());
    }

    Exclusions exclusions(long[] slots) {
        Map<Exclusion, Long> counts = new EnumMap<>(Exclusion.class);
        for (Exclusion reason : REASONS) {
            counts.put(reason, slots[slot(reason)]);
        }
        return Exclusions.of(counts);
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    /** Compares before it converts: a text such as 1e999999999 must not be written out in digits. */
    private static boolean isInt(BigDecimal number) {
        return number.compareTo(BigDecimal.valueOf(Integer.MIN_VALUE)) >= 0
                && number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0
                && number.stripTrailingZeros().scale() <= 0;
    }
}
