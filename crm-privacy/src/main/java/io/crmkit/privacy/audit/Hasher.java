package io.crmkit.privacy.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Computes the hashes of one operation; not safe for several threads. */
final class Hasher {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest sha256;

    Hasher() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    MerkleHash leaf(byte[] data) {
        sha256.update(LEAF);
        return MerkleHash.wrap(sha256.digest(data));
    }

    MerkleHash node(MerkleHash left, MerkleHash right) {
        sha256.update(NODE);
        left.feed(sha256);
        right.feed(sha256);
        return MerkleHash.wrap(sha256.digest());
    }

    MerkleHash empty() {
        return MerkleHash.wrap(sha256.digest());
    }

    /** Returns the hash over plain bytes, without a prefix. */
    MerkleHash plain(byte[] data) {
        return MerkleHash.wrap(sha256.digest(data));
    }
}
