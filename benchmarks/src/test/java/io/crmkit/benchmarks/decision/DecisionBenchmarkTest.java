package io.crmkit.benchmarks.decision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionBenchmarkTest {
    @ParameterizedTest
    @CsvSource({"30, true", "30, false", "300, true", "300, false"})
    void bothSidesGiveTheSameAnswers(int rules, boolean roles) {
        DecisionBenchmark benchmark = new DecisionBenchmark();
        benchmark.rules = rules;
        benchmark.roles = roles;
        benchmark.load();

        assertThat(benchmark.permittedPeer()).isTrue();
        assertThat(benchmark.stoppedPeer()).isFalse();
        assertThat(benchmark.textPeer()).isEqualTo(benchmark.text().permitted());
        assertThat(benchmark.permittedInWords()).startsWith("PERMIT");
    }
}
