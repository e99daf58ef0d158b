package io.crmkit.benchmarks.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
import io.crmkit.privacy.audit.AuditLog;
import io.crmkit.privacy.audit.AuditRecord;
import io.crmkit.privacy.audit.MerkleHash;
import io.crmkit.privacy.audit.SignedTreeHead;
import io.crmkit.privacy.audit.TreeHeadSigner;
import io.crmkit.privacy.key.AesKeyEncryption;
import io.crmkit.privacy.key.SubjectKeys;
import io.crmkit.store.memory.MemoryStore;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoredProofTimesTest {
    private static final int ENTRIES = 600;

    /** Every proof is verified by the program itself. Says nothing about time. */
    @Test
    void proofsOfAShortLogAreMade() throws Exception {
        assertThat(StoredProofTimes.measure(70_000, 5))
                .contains(
                        "audit log of 70,000 entries",
                        "n = 5 proofs",
                        "inclusion, ms: median",
                        "consistency, ms: median");
    }

    @Test
    void theTreeIsStoredAsAppendingWouldStoreIt() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        try (Crm appended = Crm.builder(MemoryStore.create()).build();
                Crm filled = Crm.builder(MemoryStore.create()).build()) {
            AuditLog log = log(appended, keys);
            List<MerkleHash> leaves = new ArrayList<>();
            appended.work(unit -> {
                leaves.clear();
                for (int i = 0; i < ENTRIES; i++) {
                    leaves.add(log.append(unit, AuditRecord.of("test", "entry-" + i, "{}"))
                            .leaf()
                            .hash());
                }
            });
            LongLog.fill(filled, ENTRIES, index -> leaves.get((int) index));
            SignedTreeHead head = log.sign();
            AuditLog same = log(filled, keys);

            assertThat(same.head()).isEqualTo(log.head());
            for (int leaf = 0; leaf < ENTRIES; leaf += 37) {
                assertThat(same.inclusion(leaf, head)).isEqualTo(log.inclusion(leaf, head));
            }
            same.append(AuditRecord.of("test", "one-more", "{}")); // goes on where it ends
            assertThat(same.head().size()).isEqualTo(ENTRIES + 1);
        }
    }

    private static AuditLog log(Crm crm, KeyPair keys) {
        SecureRandom random = new SecureRandom();
        return AuditLog.of(
                crm,
                SubjectKeys.of(crm, AesKeyEncryption.of("1", new byte[32], random), random),
                TreeHeadSigner.of("benchmark", "1", keys.getPrivate()),
                random);
    }
}
