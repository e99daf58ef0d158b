package io.crmkit.benchmarks.tally;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.benchmarks.SideBySide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs every line once with next to no data, so that the benchmarks go on working; says nothing about time. */
class TallyLinesTest {
    private final SideBySide.Times times = new SideBySide.Times();

    @ParameterizedTest
    @EnumSource
    void everyLineRuns(Answers answers) throws Exception {
        TallyLines lines = new TallyLines();
        lines.answers = answers;
        lines.size = 10_000;
        lines.threads = 2;
        lines.fill();
        lines.array(times);
        lines.arrayByThreads(times);
        lines.streams(times);
        lines.owned(times);
        lines.shared(times);
        lines.close();

        SegmentLines segments = new SegmentLines();
        segments.answers = answers;
        segments.size = 10_000;
        segments.threads = 2;
        segments.fill();
        segments.scores(times);
        segments.close();

        assertThat(times.rounds).isEqualTo(6);
        assertThat(times.ours).isPositive();
        assertThat(times.peer).isPositive();
    }
}
