package io.crmkit.examples.quickstart.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurveyDateTest {
    @ParameterizedTest
    @CsvSource({
        "yyyy-MM-dd, 2026-02-28",
        "dd.MM.yyyy, 28.02.2026",
        "M/d/yyyy, 2/28/2026",
        "yyyy-MM-dd'T'HH:mm:ss, 2026-02-28T23:59:00"
    })
    void readsADateInAnyForm(String pattern, String cell) throws Exception {
        assertThat(SurveyDate.Written.of("day", pattern).read(cell)).isEqualTo(LocalDate.of(2026, 2, 28));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-02-30", "28.02.2026", "today"})
    void rejectsWhatIsNoDate(String cell) {
        assertThatThrownBy(() -> SurveyDate.Written.of("day", "yyyy-MM-dd").read(cell))
                .isInstanceOf(BadRowException.class)
                .hasMessage("day is not a date of the expected form");
    }

    @Test
    void completesADayOfTheMonth() throws Exception {
        SurveyDate may = new SurveyDate.DayOfMonth("INTDATE", YearMonth.of(2017, 5));

        assertThat(may.read("13")).isEqualTo(LocalDate.of(2017, 5, 13));
        assertThatThrownBy(() -> may.read("32")).hasMessage("INTDATE is not a day of 2017-05");
    }
}
