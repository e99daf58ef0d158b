package io.crmkit.privacy.audit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.core.error.InvalidInputException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The hash of a node of a Merkle tree: 32 bytes of SHA-256. A leaf is SHA-256(0x00 || data), an inner node SHA-256(0x01 || left ||
 * right), the empty tree SHA-256 of nothing (RFC 6962, section 2.1; RFC 9162, section 2.1.1). JSON holds it in hexadecimal.
 */
public final class MerkleHash {
    static final int BYTES = 32;

    private final byte[] bytes;

    private MerkleHash(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Returns the hash with these bytes.
     *
     * @throws InvalidInputException if there are not 32 of them
     */
    public static MerkleHash of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new InvalidInputException("merkleHash", "must have " + BYTES + " bytes, has " + bytes.length);
        }
        return new MerkleHash(bytes.clone());
    }

    /**
     * Returns the hash that a text of 64 hexadecimal digits stands for.
     *
     * @throws InvalidInputException if the text is something else
     */
    @JsonCreator
    public static MerkleHash parse(String hex) {
        try {
            return of(HexFormat.of().parseHex(hex));
        } catch (IllegalArgumentException malformed) {
            throw new InvalidInputException("merkleHash", "must be hexadecimal", malformed);
        }
    }

    /** Returns the hash of a leaf with this data. */
    public static MerkleHash ofLeaf(byte[] data) {
        return new Hasher().leaf(data);
    }

    /** Returns the hash of the inner node above two nodes. */
    public static MerkleHash ofNode(MerkleHash left, MerkleHash right) {
        return new Hasher().node(left, right);
    }

    /** Returns the root of a tree without leaves. */
    public static MerkleHash ofEmptyTree() {
        return new Hasher().empty();
    }

    /** Takes over the array without a copy. */
    static MerkleHash wrap(byte[] fresh) {
        return new MerkleHash(fresh);
    }

    /** Returns the hash at a position of a longer array. */
    static MerkleHash at(byte[] hashes, int position) {
        return new MerkleHash(Arrays.copyOfRange(hashes, position * BYTES, (position + 1) * BYTES));
    }

    void copyTo(byte[] hashes, int position) {
        System.arraycopy(bytes, 0, hashes, position * BYTES, BYTES);
    }

    void feed(MessageDigest digest) {
        digest.update(bytes);
    }

    /** Returns a copy of the 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MerkleHash hash && MessageDigest.isEqual(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Returns 64 hexadecimal digits in lower case. */
    @JsonValue
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
