package io.crmkit.metrics.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.rating.Exclusion;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ColumnTest {
    @Test
    void textIsARatingOrMissingForAReason() {
        Column column = Column.ratings(
                "food", RatingScale.ONE_TO_FIVE, List.of("1", "5.0", "6", "0", " ", "9", "2.5"), "6", "0");

        assertThat(column.rows()).isEqualTo(7);
        assertThat(column.value(0)).isEqualTo(1);
        assertThat(column.value(1)).isEqualTo(5);
        assertThat(List.of(2, 3, 4, 5, 6)).noneMatch(column::present);
        assertThat(column.missing().byReason())
                .isEqualTo(Map.of(
                        Exclusion.MISSING_CODE, 2L,
                        Exclusion.BLANK, 1L,
                        Exclusion.OUT_OF_RANGE, 1L,
                        Exclusion.NOT_WHOLE, 1L));
    }

    @Test
    void toStringShowsNoAnswer() {
        assertThat(Column.of("age", 77)).hasToString("age (1 rows, missing {})");
    }

    static Stream<Runnable> refused() {
        Column one = Column.of("one", 1, 2, 3);
        return Stream.of(
                () -> Column.of(" ", 1),
                () -> Column.of("x", Double.NaN),
                () -> Column.of("x", Double.POSITIVE_INFINITY),
                () -> Column.of("x", -1e101),
                () -> Column.ratings("x", RatingScale.ONE_TO_FIVE, List.of("good")),
                () -> DriverData.of(one, List.of()),
                () -> DriverData.of(one, List.of(Column.of("two", 1, 2))),
                () -> DriverData.of(one, List.of(Column.of("one", 1, 2, 3))),
                () -> DriverData.of(one, List.of(Column.of("two", 1, 2, 3), Column.of("two", 1, 2, 3))));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void badColumnsAreRefused(Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(InvalidInputException.class);
    }
}
