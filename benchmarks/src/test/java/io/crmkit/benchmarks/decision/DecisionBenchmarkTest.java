package io.crmkit.benchmarks.decision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionBenchmarkTest {
    @ParameterizedTest
    @ValueSource(ints = {30, 300})
    void bothSidesGiveTheSameAnswers(int rules) {
        DecisionBenchmark benchmark = new DecisionBenchmark();
        benchmark.rules = rules;
        benchmark.load();

        assertThat(benchmark.permittedPeer()).isTrue();
        assertThat(benchmark.stoppedPeer()).isFalse();
        assertThat(benchmark.textPeer()).isEqualTo(benchmark.text().permitted());
        assertThat(benchmark.permittedInWords()).startsWith("PERMIT");
    }
}
