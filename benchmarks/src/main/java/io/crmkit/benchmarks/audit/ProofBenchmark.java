package io.crmkit.benchmarks.audit;

import io.crmkit.privacy.audit.ConsistencyProof;
import io.crmkit.privacy.audit.InclusionProof;
import io.crmkit.privacy.audit.MerkleTree;
import io.crmkit.privacy.audit.TreeHead;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Makes proofs from a tree of ten million leaves in memory. A stored log computes the same from the same tiles, after reading six
 * or fewer of them with one load.
 */
@State(Scope.Benchmark)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProofBenchmark {
    private static final int LEAVES = 10_000_000;

    private final SplittableRandom random = new SplittableRandom(6962);
    private final MerkleTree tree = MerkleTree.create();

    /** Fills the tree. */
    @Setup
    public void fill() {
        byte[] leaf = new byte[Integer.BYTES];
        for (int i = 0; i < LEAVES; i++) {
            ByteBuffer.wrap(leaf).putInt(i);
            tree.append(leaf);
        }
    }

    /** Proves that a leaf is in the tree. */
    @Benchmark
    public InclusionProof inclusion() {
        return tree.inclusion(random.nextLong(LEAVES), LEAVES);
    }

    /** Proves that the tree begins with a smaller one. */
    @Benchmark
    public ConsistencyProof consistency() {
        return tree.consistency(random.nextLong(1, LEAVES), LEAVES);
    }

    /** Computes the root. */
    @Benchmark
    public TreeHead head() {
        return tree.head();
    }
}
