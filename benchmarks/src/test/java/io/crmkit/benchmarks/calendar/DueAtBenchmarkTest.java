package io.crmkit.benchmarks.calendar;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueAtBenchmarkTest {
    @ParameterizedTest(name = "{0}, {1} hours")
    @CsvSource({"UTC, 8", "UTC, 800", "Europe/Berlin, 8", "Europe/Berlin, 800"})
    void bothSidesGiveTheSameDeadlines(String zone, int hours) {
        DueAtBenchmark benchmark = new DueAtBenchmark();
        benchmark.zone = zone;
        benchmark.hours = hours;

        assertThatCode(benchmark::prepare).doesNotThrowAnyException();
    }
}
