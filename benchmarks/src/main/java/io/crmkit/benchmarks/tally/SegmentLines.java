package io.crmkit.benchmarks.tally;

import io.crmkit.benchmarks.SideBySide;
import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.nps.Nps;
import io.crmkit.metrics.nps.NpsScore;
import io.crmkit.metrics.rating.GroupedTally;
import io.crmkit.metrics.rating.RatingTally;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The NPS of each of a hundred segments, from two columns in memory; the peer is DuckDB. */
@SuppressWarnings("NullAway.Init") // JMH calls fill() first
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 2)
public class SegmentLines {
    private static final RatingScale SCALE = RatingScale.ZERO_TO_TEN;
    private static final int SEGMENTS = 100;
    private static final int REPEATED = 10;

    /** How the ratings are spread. */
    @Param("UNIFORM")
    public Answers answers;

    /** How many rows there are, a multiple of ten. */
    @Param("100000000")
    public int size;

    /** How many threads each side has. */
    @Param("1")
    public int threads;

    private byte[] segment;
    private byte[] rating;
    private Parts parts;
    private DuckTable table;

    /** Fills both sides with a tenth of the rows ten times over, and compares what they count. */
    @Setup
    public void fill() throws Exception {
        int part = size / REPEATED;
        byte[] segments = Answers.segments(part, SEGMENTS);
        byte[] ratings = answers.column(part);
        segment = new byte[size];
        rating = new byte[size];
        for (int i = 0; i < REPEATED; i++) {
            System.arraycopy(segments, 0, segment, i * part, part);
            System.arraycopy(ratings, 0, rating, i * part, part);
        }
        parts = new Parts(threads);
        table = DuckTable.of(segments, ratings, REPEATED, threads);
        if (!tallies().equals(table.tallies(SCALE, SEGMENTS))) {
            throw new IllegalStateException("the sides count different things");
        }
    }

    /** Ends both sides. */
    @TearDown
    public void close() throws SQLException {
        parts.close();
        table.close();
    }

    /** The score of each segment. */
    @Benchmark
    public void scores(SideBySide.Times times) throws Exception {
        SideBySide.measure(times, () -> scores(tallies()), () -> scores(table.tallies(SCALE, SEGMENTS)));
    }

    private List<RatingTally> tallies() throws Exception {
        return parts.split(
                        size,
                        (from, to) -> GroupedTally.ofBytes(SCALE, SEGMENTS, segment, rating, from, to),
                        GroupedTally::merge)
                .groups();
    }

    private static List<NpsScore> scores(List<RatingTally> tallies) {
        return tallies.stream().map(Nps::of).toList();
    }
}
