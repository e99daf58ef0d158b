package io.crmkit.metrics.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.core.error.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelTimeTest {
    @Test
    void isReadOnlyInItsOwnUnit() {
        ModelTime year = ModelTime.months(12);

        assertThat(year.in(ModelUnit.MONTH)).isEqualTo(12);
        assertThatThrownBy(() -> year.in(ModelUnit.WEEK))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("must be in the unit week, not month");
    }

    @Test
    void changesItsUnitByANamedFactorInBothDirections() {
        ModelTime weeks = ModelTime.months(12).convert(UnitConversion.WEEKS_PER_MONTH_52_12);

        assertThat(weeks.unit()).isEqualTo(ModelUnit.WEEK);
        assertThat(weeks.length()).isCloseTo(52, within(1e-12));
        assertThat(weeks.convert(UnitConversion.WEEKS_PER_MONTH_52_12).in(ModelUnit.MONTH))
                .isCloseTo(12, within(1e-12));
        assertThat(ModelTime.months(1)
                        .convert(UnitConversion.WEEKS_PER_MONTH_4_345)
                        .length())
                .isEqualTo(4.345);
    }

    @Test
    void isNotConvertedBetweenUnitsThatTheFactorDoesNotKnow() {
        assertThatThrownBy(() -> ModelTime.days(30).convert(UnitConversion.WEEKS_PER_MONTH_52_12))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("weeks_per_month.52/12");
    }

    @ParameterizedTest
    @CsvSource({"MONTH, WEEK, 30", "MONTH, WEEK, 3.9", "WEEK, DAY, 7.1", "YEAR, DAY, 12", "MONTH, WEEK, NaN"})
    void factorsOfNoCalendarAreRefused(ModelUnit larger, ModelUnit smaller, double factor) {
        assertThatThrownBy(() -> new UnitConversion("own", larger, smaller, factor))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("factor");
    }

    @ParameterizedTest
    @CsvSource({"MONTH, WEEK, 4", "MONTH, WEEK, 5", "MONTH, DAY, 30", "YEAR, MONTH, 13", "QUARTER, DAY, 89"})
    void calendarsOfAHouseAreTaken(ModelUnit larger, ModelUnit smaller, double factor) {
        assertThat(ModelTime.of(2, larger)
                        .convert(new UnitConversion("own", larger, smaller, factor))
                        .in(smaller))
                .isEqualTo(2 * factor);
    }

    @Test
    void theLargerUnitComesFirst() {
        assertThatThrownBy(() -> new UnitConversion("own", ModelUnit.WEEK, ModelUnit.MONTH, 0.25))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("larger");
    }

    @Test
    void lengthsAreFiniteAndNotNegative() {
        assertThatThrownBy(() -> ModelTime.weeks(-1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> ModelTime.weeks(Double.NaN)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> ModelTime.weeks(1).times(-1)).isInstanceOf(InvalidInputException.class);
        assertThat(ModelTime.weeks(-0.0)).isEqualTo(ModelTime.weeks(0));
        assertThat(ModelTime.weeks(4).times(2.5)).isEqualTo(ModelTime.weeks(10));
    }
}
