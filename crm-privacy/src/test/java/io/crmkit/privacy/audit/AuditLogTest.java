package io.crmkit.privacy.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.error.NotFoundException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.privacy.key.AesKeyEncryption;
import io.crmkit.privacy.key.SubjectKey;
import io.crmkit.privacy.key.SubjectKeyId;
import io.crmkit.privacy.key.SubjectKeys;
import io.crmkit.privacy.key.UnreadableSealException;
import io.crmkit.store.memory.MemoryStore;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditLogTest {
    private static final Instant NOW = Instant.parse("2026-11-23T17:00:00.123456Z");
    private static final String SECRET = "{\"purpose\":\"marketing\",\"said\":\"yes, Ada\"}";

    private final SecureRandom random = new SecureRandom();
    private KeyPair pair;
    private Crm crm;
    private AuditLog log;
    private AuditVerifier verifier;
    private CustomerId ada;

    @BeforeEach
    void open() throws NoSuchAlgorithmException {
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        crm = Crm.builder(MemoryStore.create()).clock(() -> NOW).build();
        SubjectKeys keys = SubjectKeys.of(crm, AesKeyEncryption.of("v1", new byte[32], random), random);
        log = AuditLog.of(crm, keys, TreeHeadSigner.of("acme", "2026", pair.getPrivate()), random);
        verifier = AuditVerifier.of("acme", "2026", pair.getPublic());
        ada = crm.customers().add(Customer.person("Ada", "Lovelace").build()).id();
    }

    @AfterEach
    void close() {
        crm.close();
    }

    private AuditRecord fact(int number) {
        return AuditRecord.about(ada, "consent", "form-" + number, SECRET);
    }

    @Test
    void a_receipt_proves_a_fact_to_somebody_without_the_store() {
        log.append(fact(1));
        AuditEntry entry = log.append(fact(2));
        log.append(fact(3));

        String handedOut = log.receipt(entry, log.sign()).toJson();

        AuditReceipt receipt = AuditReceipt.parse(handedOut);
        assertThat(verifier.verify(receipt)).isEqualTo(AuditVerdict.VALID);
        assertThat(receipt.opening().map(AuditReceipt.Opening::content)).contains(SECRET);
        assertThat(receipt.leaf().at()).isEqualTo(NOW);
        assertThat(receipt.toString()).doesNotContain("yes, Ada");
    }

    @Test
    void a_receipt_that_somebody_changed_is_refused() {
        AuditEntry entry = log.append(fact(1));
        log.append(fact(2));
        AuditReceipt receipt = log.receipt(entry, log.sign());
        AuditLeaf leaf = receipt.leaf();
        AuditReceipt.Opening opening = receipt.opening().orElseThrow();

        assertThat(verifier.verify(new AuditReceipt(
                        new AuditLeaf(
                                leaf.kind(),
                                leaf.reference(),
                                NOW.minusSeconds(1),
                                leaf.key(),
                                leaf.payload(),
                                leaf.commitment()),
                        receipt.opening(),
                        receipt.proof(),
                        receipt.head())))
                .isEqualTo(AuditVerdict.NOT_INCLUDED);
        assertThat(verifier.verify(new AuditReceipt(
                        leaf,
                        Optional.of(new AuditReceipt.Opening(opening.salt(), SECRET.replace("yes", "no"))),
                        receipt.proof(),
                        receipt.head())))
                .isEqualTo(AuditVerdict.OTHER_CONTENT);
        assertThat(verifier.verify(new AuditReceipt(
                        leaf, Optional.of(new AuditReceipt.Opening("%%", SECRET)), receipt.proof(), receipt.head())))
                .isEqualTo(AuditVerdict.OTHER_CONTENT);
        assertThat(verifier.verify(new AuditReceipt(
                        leaf,
                        receipt.opening(),
                        new InclusionProof(1, receipt.proof().hashes()),
                        receipt.head())))
                .isEqualTo(AuditVerdict.NOT_INCLUDED);
    }

    @Test
    void a_head_that_somebody_changed_is_refused() throws NoSuchAlgorithmException {
        log.append(fact(1));
        SignedTreeHead head = log.sign();
        KeyPair other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();

        assertThat(verifier.verify(head)).isEqualTo(AuditVerdict.VALID);
        assertThat(verifier.verify(changed(head, 2, head.root(), head.at(), head.signature())))
                .isEqualTo(AuditVerdict.WRONG_SIGNATURE);
        assertThat(verifier.verify(changed(head, 1, MerkleHash.ofEmptyTree(), head.at(), head.signature())))
                .isEqualTo(AuditVerdict.WRONG_SIGNATURE);
        assertThat(verifier.verify(changed(head, 1, head.root(), NOW.plusSeconds(1), head.signature())))
                .isEqualTo(AuditVerdict.WRONG_SIGNATURE);
        assertThat(verifier.verify(changed(head, 1, head.root(), head.at(), "no base 64")))
                .isEqualTo(AuditVerdict.WRONG_SIGNATURE);
        assertThat(AuditVerifier.of("other", "2026", pair.getPublic()).verify(head))
                .isEqualTo(AuditVerdict.OTHER_LOG);
        assertThat(AuditVerifier.of("acme", "2027", pair.getPublic()).verify(head))
                .isEqualTo(AuditVerdict.UNTRUSTED_KEY);
        assertThat(AuditVerifier.of("acme", "2026", other.getPublic()).verify(head))
                .isEqualTo(AuditVerdict.WRONG_SIGNATURE);
        assertThat(AuditVerifier.of("acme", "2027", other.getPublic())
                        .trusting("2026", pair.getPublic())
                        .verify(head))
                .isEqualTo(AuditVerdict.VALID);
    }

    private static SignedTreeHead changed(
            SignedTreeHead head, long size, MerkleHash root, Instant at, String signature) {
        return new SignedTreeHead(head.log(), size, root, at, head.keyId(), signature);
    }

    @Test
    void two_heads_show_that_nothing_was_rewritten() {
        for (int i = 0; i < 5; i++) {
            log.append(fact(i));
        }
        SignedTreeHead earlier = log.sign();
        for (int i = 5; i < 9; i++) {
            log.append(fact(i));
        }
        SignedTreeHead later = log.sign();

        assertThat(verifier.verify(earlier, later, log.consistency(earlier, later)))
                .isEqualTo(AuditVerdict.VALID);
        assertThat(verifier.verify(later, earlier, log.consistency(earlier, later)))
                .isEqualTo(AuditVerdict.NOT_CONTINUED);
        assertThat(log.consistency(later, later).hashes()).isEmpty();
        assertThat(log.signedHead()).contains(later);
        assertThat(log.sign()).isEqualTo(later);
    }

    @Test
    void the_stored_tree_is_that_of_memory_over_several_tiles() {
        MerkleTree memory = MerkleTree.create();
        for (int batch = 0; batch < 6; batch++) {
            int first = batch * 100;
            crm.work(unit -> {
                for (int i = first; i < first + 100; i++) {
                    log.append(unit, fact(i));
                }
            });
        }
        for (int i = 0; i < 600; i++) {
            memory.append(log.find("consent", "form-" + i).orElseThrow().leaf().bytes());
        }

        SignedTreeHead head = log.sign();

        assertThat(head.treeHead()).isEqualTo(memory.head());
        for (long index : new long[] {0, 255, 256, 511, 512, 599}) {
            assertThat(log.inclusion(index, head)).isEqualTo(memory.inclusion(index, 600));
        }
        assertThat(log.matches(head)).isTrue();
    }

    @Test
    void a_fact_is_logged_once() {
        AuditEntry first = log.append(fact(1));

        assertThat(log.append(fact(1))).isEqualTo(first);
        List<AuditEntry> both = new ArrayList<>();
        crm.work(unit -> {
            both.clear();
            both.add(log.append(unit, fact(2)));
            both.add(log.append(unit, fact(2)));
        });

        assertThat(both.get(1)).isEqualTo(both.get(0));
        assertThat(log.head().size()).isEqualTo(2);
    }

    @Test
    void many_threads_build_one_tree() throws Exception {
        int facts = 60;
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<AuditEntry>> running = new ArrayList<>();
            for (int i = 0; i < facts * 2; i++) {
                int number = i % facts; // every fact twice
                running.add(pool.submit(() -> log.append(fact(number))));
            }
            for (Future<AuditEntry> one : running) {
                one.get();
            }
        } finally {
            pool.shutdown();
        }

        assertThat(log.head().size()).isEqualTo(facts);
        assertThat(log.matches(log.sign())).isTrue();
    }

    @Test
    void destroying_the_key_leaves_every_proof_valid_and_nothing_readable() {
        AuditEntry entry = log.append(fact(1));
        AuditReceipt before = log.receipt(entry, log.sign());

        crm.repository(SubjectKey.TYPE).remove(new SubjectKeyId(ada.value()));

        AuditReceipt after = log.receipt(entry, log.sign());
        assertThat(after.opening()).isEmpty();
        assertThat(verifier.verify(after)).isEqualTo(AuditVerdict.VALID);
        assertThat(verifier.verify(before)).isEqualTo(AuditVerdict.VALID);
        assertThat(new String(entry.leaf().bytes(), UTF_8)).doesNotContain("Ada");
    }

    @Test
    void equal_contents_have_different_commitments_and_ciphertexts() {
        AuditLeaf first = log.append(fact(1)).leaf();
        AuditLeaf second = log.append(fact(2)).leaf();

        assertThat(first.commitment()).isNotEqualTo(second.commitment());
        assertThat(first.payload()).isNotEqualTo(second.payload());
    }

    @Test
    void a_fact_about_nobody_stays_readable() {
        AuditEntry entry = log.append(AuditRecord.of("pack", "eu/2026-05", "{\"loaded\":true}"));

        assertThat(log.open(entry).map(AuditReceipt.Opening::content)).contains("{\"loaded\":true}");
        assertThat(entry.leaf().key()).isEmpty();
    }

    @Test
    void changed_entries_and_missing_hashes_are_found() {
        log.append(fact(1));
        AuditEntry second = log.append(fact(2));
        SignedTreeHead head = log.sign();
        AuditLeaf leaf = second.leaf();
        AuditLeaf forged = new AuditLeaf(
                leaf.kind(),
                leaf.reference(),
                leaf.at(),
                leaf.key(),
                Base64.getEncoder().encodeToString(new byte[60]),
                leaf.commitment());

        crm.repository(AuditEntry.TYPE).update(second.id(), entry -> new AuditEntry(entry.id(), 1, forged));

        assertThat(log.matches(head)).isFalse();
        assertThatThrownBy(() -> log.open(crm.repository(AuditEntry.TYPE).get(second.id())))
                .isInstanceOf(UnreadableSealException.class);

        crm.repository(AuditEntry.TYPE).remove(second.id());
        assertThat(log.matches(head)).isFalse();

        crm.repository(StoredTree.TILE_TYPE).remove(new StoredTree.NodeId("0/0"));
        assertThatThrownBy(() -> log.inclusion(0, head)).isInstanceOf(CorruptAuditLogException.class);
        assertThatThrownBy(() -> log.append(fact(3))).isInstanceOf(CorruptAuditLogException.class);
    }

    @Test
    void bad_input_is_refused() {
        log.append(fact(1));
        SignedTreeHead head = log.sign();

        assertThatThrownBy(() -> log.inclusion(1, head)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> AuditRecord.of("Consent", "x", "{}")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> AuditRecord.of("consent", "a b", "{}")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> log.append(AuditRecord.about(new CustomerId("nobody"), "consent", "x", "{}")))
                .isInstanceOf(NotFoundException.class);
        assertThat(log.head().size()).isEqualTo(1);
        assertThatThrownBy(() -> TreeHeadSigner.of(
                        "acme",
                        "2026",
                        KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate()))
                .isInstanceOf(InvalidInputException.class);
    }
}
