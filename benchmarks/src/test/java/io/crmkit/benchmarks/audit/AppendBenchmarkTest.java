package io.crmkit.benchmarks.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AppendBenchmarkTest {
    @Test
    void entriesAreHashedAndAppended() {
        AppendBenchmark benchmark = new AppendBenchmark();
        benchmark.bytes = 500;
        benchmark.open();

        assertThat(benchmark.hash()).isNotEqualTo(benchmark.hash());
        assertThat(benchmark.append()).isZero();
        assertThat(benchmark.append()).isEqualTo(1);
    }

    /** Says nothing about time. */
    @Test
    void theRatioIsPrinted() throws Exception {
        assertThat(AppendRatio.compare(2_000, 2)).contains("n = 2 rounds of 2,000", "appending / hashing:");
    }
}
