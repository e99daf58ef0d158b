package io.crmkit.privacy.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.crmkit.core.Crm;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.page.PageRequest;
import io.crmkit.core.repository.Query;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.privacy.key.Sealed;
import io.crmkit.privacy.key.SubjectKeyId;
import io.crmkit.privacy.key.SubjectKeys;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The audit log of a tenant: facts are appended once and never changed, and anybody who holds two signed heads can verify that. All
 * appends of a tenant change one record, so they happen one after the other; append several in one unit where you can. Safe for
 * many threads.
 */
public final class AuditLog {
    private static final int SALT_BYTES = 32;

    private final Crm crm;
    private final SubjectKeys keys;
    private final TreeHeadSigner signer;
    private final SecureRandom random;
    private final StoredTree tree;

    private AuditLog(Crm crm, SubjectKeys keys, TreeHeadSigner signer, SecureRandom random) {
        this.crm = Objects.requireNonNull(crm, "crm");
        this.keys = Objects.requireNonNull(keys, "keys");
        this.signer = Objects.requireNonNull(signer, "signer");
        this.random = Objects.requireNonNull(random, "random");
        this.tree = new StoredTree(crm);
    }

    /** Returns the log of the tenant of a CRM. */
    public static AuditLog of(Crm crm, SubjectKeys keys, TreeHeadSigner signer, SecureRandom random) {
        return new AuditLog(crm, keys, signer, random);
    }

    /** Returns the entity types of the log, which the module registers with every {@code Crm}. */
    public static Collection<EntityType<?, ?>> entityTypes() {
        return List.of(AuditEntry.TYPE, SignedTreeHead.TYPE, StoredTree.RANGE_TYPE, StoredTree.TILE_TYPE);
    }

    /**
     * Appends a fact in a unit of work of its own; otherwise like {@link #append(UnitOfWork, AuditRecord)}.
     *
     * @throws io.crmkit.store.StoreException if the store failed; see {@link Crm#work}
     */
    public AuditEntry append(AuditRecord fact) {
        return crm.compute(unit -> append(unit, fact));
    }

    /**
     * Appends a fact as part of a unit of work. A fact of the same kind and reference is left as it is, so the same call may come
     * twice.
     *
     * @return the entry, the new one or the one that is there
     * @throws io.crmkit.core.error.NotFoundException if the subject does not exist
     * @throws InvalidInputException if the subject is erased
     */
    public AuditEntry append(UnitOfWork unit, AuditRecord fact) {
        Optional<AuditEntry> known = find(fact.kind(), fact.reference());
        if (known.isPresent()) {
            return known.get();
        }
        var added = unit.addIfAbsent(AuditEntry.of(tree.size(unit), leaf(unit, fact)));
        if (added.created()) {
            tree.append(unit, added.entity().leaf().hash());
        }
        return added.entity();
    }

    private AuditLeaf leaf(UnitOfWork unit, AuditRecord fact) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] content = fact.content().getBytes(UTF_8);
        byte[] plain = Arrays.copyOf(salt, SALT_BYTES + content.length);
        System.arraycopy(content, 0, plain, SALT_BYTES, content.length);
        MerkleHash commitment = AuditLeaf.commitment(salt, fact.content());
        String context = context(fact.kind(), fact.reference());
        Optional<Sealed> sealed = fact.subject().map(subject -> keys.seal(unit, subject, plain, context));
        return new AuditLeaf(
                fact.kind(),
                fact.reference(),
                crm.now(),
                sealed.map(seal -> seal.key().value()).orElse(""),
                sealed.map(Sealed::ciphertext)
                        .orElseGet(() -> Base64.getEncoder().encodeToString(plain)),
                commitment);
    }

    private static String context(String kind, String reference) {
        return "audit " + AuditEntry.fact(kind, reference);
    }

    /** Returns the entry of a fact. */
    public Optional<AuditEntry> find(String kind, String reference) {
        return crm.repository(AuditEntry.TYPE).findBy(AuditEntry.FACT, AuditEntry.fact(kind, reference));
    }

    /** Returns the tree as it is now. */
    public TreeHead head() {
        return tree.head();
    }

    /**
     * Signs the tree as it is now and keeps the head. If nothing was appended since the last head, that one is returned.
     *
     * @throws io.crmkit.store.StoreException if the store failed; see {@link Crm#work}
     */
    public SignedTreeHead sign() {
        SignedTreeHead head = signer.sign(tree.head(), crm.now());
        return crm.repository(SignedTreeHead.TYPE).addIfAbsent(head).entity();
    }

    /** Returns the newest signed head; empty before the first one. */
    public Optional<SignedTreeHead> signedHead() {
        return crm
                .repository(SignedTreeHead.TYPE)
                .page(Query.by(SignedTreeHead.BY_SIZE).descending(), PageRequest.ofSize(1))
                .items()
                .stream()
                .findFirst();
    }

    /**
     * Returns the content of an entry.
     *
     * @return empty if the key of the subject is destroyed
     * @throws io.crmkit.privacy.key.UnreadableSealException if the entry was changed
     */
    public Optional<AuditReceipt.Opening> open(AuditEntry entry) {
        AuditLeaf leaf = entry.leaf();
        Optional<byte[]> plain = leaf.key().isEmpty()
                ? Optional.of(Base64.getDecoder().decode(leaf.payload()))
                : keys.open(
                        new Sealed(new SubjectKeyId(leaf.key()), leaf.payload()),
                        context(leaf.kind(), leaf.reference()));
        return plain.map(bytes -> new AuditReceipt.Opening(
                Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, SALT_BYTES)),
                new String(bytes, SALT_BYTES, bytes.length - SALT_BYTES, UTF_8)));
    }

    /**
     * Returns what proves an entry without the store.
     *
     * @throws InvalidInputException if the entry came after the head
     * @throws CorruptAuditLogException if hashes are missing
     */
    public AuditReceipt receipt(AuditEntry entry, SignedTreeHead head) {
        return new AuditReceipt(entry.leaf(), open(entry), inclusion(entry.leafIndex(), head), head);
    }

    /**
     * Proves that a leaf is in a tree; reads one batch of tiles.
     *
     * @throws InvalidInputException if the leaf is not in that tree
     * @throws CorruptAuditLogException if hashes are missing
     */
    public InclusionProof inclusion(long leafIndex, SignedTreeHead head) {
        if (leafIndex < 0 || leafIndex >= head.size()) {
            throw new InvalidInputException("leafIndex", "must lie within the tree");
        }
        return new InclusionProof(
                leafIndex, ProofPlan.inclusion(leafIndex, head.size()).hashes(new Hasher(), tree::tiles));
    }

    /**
     * Proves that a tree begins with an earlier one; reads one batch of tiles.
     *
     * @throws InvalidInputException if the earlier one is empty or larger
     * @throws CorruptAuditLogException if hashes are missing
     */
    public ConsistencyProof consistency(SignedTreeHead earlier, SignedTreeHead later) {
        if (earlier.size() < 1 || earlier.size() > later.size()) {
            throw new InvalidInputException("earlier", "must have at least one leaf and no more than the later");
        }
        return new ConsistencyProof(
                earlier.size() == later.size()
                        ? List.of()
                        : ProofPlan.consistency(earlier.size(), later.size()).hashes(new Hasher(), tree::tiles));
    }

    /**
     * Hashes all stored entries again and compares them with a head: the regular audit. Reads the whole log, in pages.
     *
     * @return whether the entries are those that were signed
     */
    public boolean matches(SignedTreeHead head) {
        Hasher hasher = new Hasher();
        CompactRange range = CompactRange.EMPTY;
        try (var entries = crm.repository(AuditEntry.TYPE).stream(
                Query.by(AuditEntry.BY_LEAF).below(AuditEntry.LEAF_INDEX, head.size()))) {
            for (AuditEntry entry : (Iterable<AuditEntry>) entries::iterator) {
                if (entry.leafIndex() != range.size()) {
                    return false;
                }
                range = range.append(hasher, entry.leaf().hash(), (level, index, root) -> {});
            }
        }
        return head.treeHead().equals(new TreeHead(range.size(), range.root(hasher)));
    }
}
