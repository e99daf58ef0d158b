package io.crmkit.benchmarks.audit;

import io.crmkit.benchmarks.store.Database;
import io.crmkit.core.Crm;
import io.crmkit.privacy.audit.AuditLog;
import io.crmkit.privacy.audit.AuditVerdict;
import io.crmkit.privacy.audit.AuditVerifier;
import io.crmkit.privacy.audit.ConsistencyProof;
import io.crmkit.privacy.audit.InclusionProof;
import io.crmkit.privacy.audit.MerkleHash;
import io.crmkit.privacy.audit.SignedTreeHead;
import io.crmkit.privacy.audit.TreeHead;
import io.crmkit.privacy.audit.TreeHeadSigner;
import io.crmkit.privacy.key.AesKeyEncryption;
import io.crmkit.privacy.key.SubjectKeys;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Prints how long a proof takes from an audit log of ten million entries on SQLite, as a host asks for it: {@code AuditLog.inclusion} of
 * a random entry, and {@code AuditLog.consistency} with a random earlier tree, tiles read from the file. Each proof is verified.
 */
public final class StoredProofTimes {
    private static final String SIDE = "log";
    private static final String NAME = "benchmark";
    private static final int WARMUPS = 2_000;

    private final SplittableRandom random = new SplittableRandom(6962);
    private final AuditLog log;
    private final SignedTreeHead head;
    private final List<SignedTreeHead> earlier;

    private StoredProofTimes(Crm crm, KeyPair keys, long size) {
        SecureRandom secure = new SecureRandom();
        TreeHeadSigner signer = TreeHeadSigner.of(NAME, "1", keys.getPrivate());
        SubjectKeys subjects = SubjectKeys.of(crm, AesKeyEncryption.of("1", new byte[32], secure), secure);
        List<TreeHead> heads = LongLog.fill(crm, size, StoredProofTimes::leaf);
        log = AuditLog.of(crm, subjects, signer, secure);
        head = log.sign();
        AuditVerifier verifier = AuditVerifier.of(NAME, "1", keys.getPublic());
        require(verifier.verify(head) == AuditVerdict.VALID, "signature");
        require(head.treeHead().equals(heads.get(heads.size() - 1)), "head of all leaves");
        earlier = heads.stream()
                .limit(heads.size() - 1L)
                .map(each -> new SignedTreeHead(NAME, each.size(), each.root(), head.at(), "1", "not asked for"))
                .toList();
    }

    /** Stands for an entry: a number of its own is as good as 500 bytes, which are hashed just once. */
    private static MerkleHash leaf(long index) {
        return MerkleHash.ofLeaf(ByteBuffer.allocate(Long.BYTES).putLong(index).array());
    }

    /**
     * Fills a log in the temporary directory, half a gigabyte, and asks for proofs.
     *
     * @param args how many entries, ten million if there is none; how many proofs of each kind, 20,000
     */
    public static void main(String[] args) throws GeneralSecurityException, IOException, SQLException {
        long size = args.length > 0 ? Long.parseLong(args[0]) : 10_000_000;
        int proofs = args.length > 1 ? Integer.parseInt(args[1]) : 20_000;
        System.out.println(measure(size, proofs));
    }

    /** Returns what is printed. */
    static String measure(long size, int proofs) throws GeneralSecurityException, IOException, SQLException {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        try (Database database = Database.of("sqlite", "")) {
            try (Crm crm = Crm.builder(database.crmKit(SIDE)).build()) {
                StoredProofTimes times = new StoredProofTimes(crm, keys, size);
                return String.format(
                        Locale.ROOT,
                        "SQLite, audit log of %,d entries, n = %,d proofs of each kind, all verified; goal: below 1 ms%n%s%n%s",
                        size,
                        proofs,
                        summary("inclusion", times.inclusions(proofs)),
                        summary("consistency", times.consistencies(proofs)));
            } finally {
                database.remove(SIDE);
            }
        }
    }

    private double[] inclusions(int proofs) {
        double[] milliseconds = new double[proofs];
        for (int i = -WARMUPS; i < proofs; i++) {
            long leaf = random.nextLong(head.size());
            long start = System.nanoTime();
            InclusionProof proof = log.inclusion(leaf, head);
            double time = (System.nanoTime() - start) / 1e6;
            require(head.treeHead().includes(leaf(leaf), proof), "a proof of leaf " + leaf);
            milliseconds[Math.max(i, 0)] = time;
        }
        return milliseconds;
    }

    private double[] consistencies(int proofs) {
        double[] milliseconds = new double[proofs];
        for (int i = -WARMUPS; i < proofs; i++) {
            SignedTreeHead from = earlier.get(random.nextInt(earlier.size()));
            long start = System.nanoTime();
            ConsistencyProof proof = log.consistency(from, head);
            double time = (System.nanoTime() - start) / 1e6;
            require(head.treeHead().continues(from.treeHead(), proof), "a proof from size " + from.size());
            milliseconds[Math.max(i, 0)] = time;
        }
        return milliseconds;
    }

    private static String summary(String kind, double[] milliseconds) {
        double[] sorted = milliseconds.clone();
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT,
                "%s, ms: median %.3f (min %.3f .. max %.3f), 99th percentile %.3f",
                kind,
                sorted[sorted.length / 2],
                sorted[0],
                sorted[sorted.length - 1],
                sorted[(int) (sorted.length * 0.99)]);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("no " + what);
        }
    }
}
