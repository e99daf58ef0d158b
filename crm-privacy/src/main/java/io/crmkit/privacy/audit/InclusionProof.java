package io.crmkit.privacy.audit;

import io.crmkit.core.error.InvalidInputException;
import java.util.List;

/**
 * Shows that a leaf is in a tree (RFC 6962, section 2.1.1). It does not state the size of the tree: that comes from the signed head,
 * because some proofs also fit a neighbouring size.
 *
 * @param leafIndex the place of the leaf, from 0
 * @param hashes from the sibling of the leaf upwards
 */
public record InclusionProof(long leafIndex, List<MerkleHash> hashes) {
    /**
     * Copies the hashes.
     *
     * @throws InvalidInputException if the index is negative
     */
    public InclusionProof {
        if (leafIndex < 0) {
            throw new InvalidInputException("inclusionProof.leafIndex", "must not be negative");
        }
        hashes = List.copyOf(hashes);
    }
}
