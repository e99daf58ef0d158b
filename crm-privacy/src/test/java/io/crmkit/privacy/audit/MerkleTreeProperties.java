package io.crmkit.privacy.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class MerkleTreeProperties {
    /** Beyond 65,536 leaves a third level of tiles begins. */
    private static final int LEAVES = 66_000;

    private static final MerkleTree TREE = tree(LEAVES);

    @Property(tries = 300)
    void every_leaf_of_every_size_can_be_proven(
            @ForAll @IntRange(min = 1, max = LEAVES) int size, @ForAll @IntRange(max = LEAVES - 1) int seed) {
        int index = seed % size;

        InclusionProof proof = TREE.inclusion(index, size);

        assertThat(TREE.head(size).includes(MerkleHash.ofLeaf(leaf(index)), proof))
                .isTrue();
        assertThat(TREE.head(size).includes(MerkleHash.ofLeaf(leaf(index + 1)), proof))
                .isFalse();
    }

    @Property(tries = 300)
    void every_size_continues_every_smaller_one(
            @ForAll @IntRange(min = 1, max = LEAVES) int size, @ForAll @IntRange(max = LEAVES - 1) int seed) {
        int earlier = 1 + seed % size;

        ConsistencyProof proof = TREE.consistency(earlier, size);

        assertThat(TREE.head(size).continues(TREE.head(earlier), proof)).isTrue();
    }

    @Property(tries = 50)
    void root_and_proof_are_those_of_the_recursive_definition(
            @ForAll @IntRange(min = 1, max = 600) int size, @ForAll @IntRange(max = 599) int seed) {
        List<MerkleHash> leaves = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            leaves.add(MerkleHash.ofLeaf(leaf(i)));
        }
        int index = seed % size;

        assertThat(TREE.head(size).root()).isEqualTo(root(leaves));
        assertThat(TREE.inclusion(index, size).hashes()).isEqualTo(path(index, leaves));
    }

    /** MTH of RFC 6962, section 2.1, word for word. */
    private static MerkleHash root(List<MerkleHash> leaves) {
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int split = split(leaves.size());
        return MerkleHash.ofNode(root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
    }

    /** PATH of RFC 6962, section 2.1.1, word for word. */
    private static List<MerkleHash> path(int index, List<MerkleHash> leaves) {
        if (leaves.size() == 1) {
            return new ArrayList<>();
        }
        int split = split(leaves.size());
        List<MerkleHash> left = leaves.subList(0, split);
        List<MerkleHash> right = leaves.subList(split, leaves.size());
        List<MerkleHash> path = index < split ? path(index, left) : path(index - split, right);
        path.add(root(index < split ? right : left));
        return path;
    }

    private static int split(int size) {
        int split = 1;
        while (split * 2 < size) {
            split *= 2;
        }
        return split;
    }

    private static MerkleTree tree(int size) {
        MerkleTree tree = MerkleTree.create();
        for (int i = 0; i < size; i++) {
            tree.append(leaf(i));
        }
        return tree;
    }

    private static byte[] leaf(int index) {
        return ByteBuffer.allocate(4).putInt(index).array();
    }
}
