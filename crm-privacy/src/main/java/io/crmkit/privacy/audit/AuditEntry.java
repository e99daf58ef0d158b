package io.crmkit.privacy.audit;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.entity.UniqueKey;
import io.crmkit.core.id.Id;
import java.util.List;
import java.util.Objects;

/**
 * A leaf of the audit log as it is stored; never changed.
 *
 * @param id given by the repository
 * @param leafIndex its place in the tree, from 0
 * @param leaf what the hash covers
 */
public record AuditEntry(AuditEntryId id, long leafIndex, AuditLeaf leaf) {
    /** The place in the tree. */
    public static final Attribute<AuditEntry, Long> LEAF_INDEX = Attribute.integer("leaf_index", AuditEntry::leafIndex);

    /** By place in the tree. */
    public static final EntityIndex<AuditEntry> BY_LEAF = EntityIndex.of("by_leaf", LEAF_INDEX);

    /** What it is about: kind and reference. */
    public static final UniqueKey<AuditEntry, String> FACT = new UniqueKey<>(
            "fact", entry -> List.of(fact(entry.leaf().kind(), entry.leaf().reference())), fact -> fact);

    /** What the library has to know about entries. */
    public static final EntityType<AuditEntry, AuditEntryId> TYPE = EntityType.builder(
                    "audit_entry", AuditEntry.class, AuditEntryId::new)
            .id(AuditEntry::id, (entry, id) -> new AuditEntry(id, entry.leafIndex, entry.leaf))
            .index(BY_LEAF)
            .unique(FACT)
            .onMerge(MergeRule.unaffected())
            .onErasure(ErasureRule.keep("ciphertext under the key of the subject, which an erasure destroys"))
            .build();

    /** Refuses nulls. */
    public AuditEntry {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(leaf, "leaf");
    }

    static AuditEntry of(long leafIndex, AuditLeaf leaf) {
        return new AuditEntry(new AuditEntryId(Id.UNASSIGNED), leafIndex, leaf);
    }

    static String fact(String kind, String reference) {
        return kind + " " + reference;
    }
}
