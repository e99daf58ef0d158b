package io.crmkit.privacy.audit;

import java.util.List;

/**
 * Shows that one tree begins with another one: nothing was changed, only appended (RFC 6962, section 2.1.2). The sizes come from the
 * two signed heads.
 *
 * @param hashes in the order of the RFC; empty between equal trees
 */
public record ConsistencyProof(List<MerkleHash> hashes) {
    /** Copies the hashes. */
    public ConsistencyProof {
        hashes = List.copyOf(hashes);
    }
}
