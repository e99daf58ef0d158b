package io.crmkit.benchmarks.audit;

import io.crmkit.privacy.audit.MerkleHash;
import io.crmkit.privacy.audit.MerkleTree;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Appends an entry to a tree in memory, or hashes it alone. An entry of the audit log has some 500 bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class AppendBenchmark {
    /** The bytes of an entry. */
    @Param({"500"})
    public int bytes;

    private final Random random = new Random(6962);
    private byte[] entry = new byte[0];
    private MerkleTree tree = MerkleTree.create();
    private long number;

    /** Makes an entry and an empty tree. */
    @Setup(Level.Iteration)
    public void open() {
        entry = new byte[bytes];
        random.nextBytes(entry);
        tree = MerkleTree.create();
    }

    private byte[] next() {
        ByteBuffer.wrap(entry).putLong(number++);
        return entry;
    }

    /** Hashes the entry, as a leaf. */
    @Benchmark
    public MerkleHash hash() {
        return MerkleHash.ofLeaf(next());
    }

    /** Appends the entry. */
    @Benchmark
    public long append() {
        return tree.append(next());
    }
}
