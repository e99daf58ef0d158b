package io.crmkit.privacy.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published roots and proofs (transparency-dev/merkle), and every pattern that must not verify. */
class MerkleVectorsTest {
    private static final MerkleHash GARBAGE = MerkleHash.ofLeaf("garbage".getBytes(US_ASCII));

    @Test
    void no_row_is_left_out() {
        assertThat(Vectors.roots()).hasSize(9);
        assertThat(inclusions()).hasSize(21);
        assertThat(consistencies()).hasSize(21);
    }

    @Test
    void every_size_has_the_published_root() {
        MerkleTree tree = MerkleTree.create();
        List<MerkleHash> roots = Vectors.roots();

        assertThat(tree.head()).isEqualTo(new TreeHead(0, roots.get(0)));
        for (byte[] leaf : Vectors.leaves()) {
            tree.append(leaf);
            assertThat(tree.head().root()).isEqualTo(roots.get((int) tree.size()));
        }
        for (int size = 0; size < roots.size(); size++) {
            assertThat(tree.head(size)).isEqualTo(new TreeHead(size, roots.get(size)));
        }
    }

    @Test
    void leaf_and_node_have_prefixes_of_their_own() {
        byte[] leaf = "L123456".getBytes(US_ASCII);

        assertThat(MerkleHash.ofLeaf(leaf))
                .hasToString("395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56");
        assertThat(new Hasher().plain(leaf)).isNotEqualTo(MerkleHash.ofLeaf(leaf));
    }

    static List<Vectors.Inclusion> inclusions() {
        return Vectors.inclusions();
    }

    static List<Vectors.Consistency> consistencies() {
        return Vectors.consistencies();
    }

    @ParameterizedTest
    @MethodSource("inclusions")
    void inclusion_proofs_are_made_and_verify(Vectors.Inclusion row) {
        assertThat(tree(6).inclusion(row.proof().leafIndex(), row.head().size()))
                .isEqualTo(row.proof());
        assertThat(row.head().includes(row.leaf(), row.proof())).isTrue();
    }

    @ParameterizedTest
    @MethodSource("consistencies")
    void consistency_proofs_are_made_and_verify(Vectors.Consistency row) {
        assertThat(tree(6).consistency(row.earlier().size(), row.later().size()))
                .isEqualTo(row.proof());
        assertThat(row.later().continues(row.earlier(), row.proof())).isTrue();
    }

    @ParameterizedTest
    @MethodSource("inclusions")
    void falsified_inclusion_proofs_are_refused(Vectors.Inclusion row) {
        long index = row.proof().leafIndex();
        long size = row.head().size();
        MerkleHash root = row.head().root();
        List<MerkleHash> hashes = row.proof().hashes();

        for (long wrong : new long[] {index ^ 2, index + 1, index - 1, size, size + 1, Long.MAX_VALUE}) {
            if (wrong >= 0) {
                assertThat(row.head().includes(row.leaf(), new InclusionProof(wrong, hashes)))
                        .as("index %d", wrong)
                        .isFalse();
            }
        }
        for (long wrong : new long[] {size * 2, size / 2, 0}) {
            assertThat(new TreeHead(wrong, root).includes(row.leaf(), row.proof()))
                    .as("size %d", wrong)
                    .isFalse();
        }
        for (MerkleHash wrong : List.of(MerkleHash.ofEmptyTree(), GARBAGE, flipped(root, 0), flipped(root, 255))) {
            assertThat(new TreeHead(size, wrong).includes(row.leaf(), row.proof()))
                    .isFalse();
            assertThat(row.head().includes(wrong, row.proof())).isFalse();
        }
        falsified(hashes, root)
                .forEach((pattern, wrong) -> assertThat(
                                row.head().includes(row.leaf(), new InclusionProof(index, wrong)))
                        .as(pattern)
                        .isFalse());
    }

    @ParameterizedTest
    @MethodSource("consistencies")
    void falsified_consistency_proofs_are_refused(Vectors.Consistency row) {
        TreeHead earlier = row.earlier();
        TreeHead later = row.later();
        boolean equal = earlier.size() == later.size();

        for (long wrong :
                new long[] {earlier.size() + 1, earlier.size() - 1, earlier.size() ^ 2, 0, later.size() * 2}) {
            assertThat(later.continues(new TreeHead(wrong, earlier.root()), row.proof()))
                    .as("earlier size %d", wrong)
                    .isFalse();
        }
        for (long wrong : new long[] {later.size() * 2, later.size() / 2}) {
            assertThat(new TreeHead(wrong, later.root()).continues(earlier, row.proof()))
                    .as("later size %d", wrong)
                    .isFalse();
        }
        for (MerkleHash wrong : List.of(MerkleHash.ofEmptyTree(), GARBAGE, flipped(later.root(), 7))) {
            assertThat(new TreeHead(later.size(), wrong).continues(earlier, row.proof()))
                    .isFalse();
            assertThat(later.continues(new TreeHead(earlier.size(), wrong), row.proof()))
                    .isFalse();
        }
        if (!equal) {
            assertThat(new TreeHead(later.size(), earlier.root())
                            .continues(new TreeHead(earlier.size(), later.root()), row.proof()))
                    .as("swapped roots")
                    .isFalse();
            assertThat(earlier.continues(later, row.proof()))
                    .as("swapped heads")
                    .isFalse();
        }
        Map<String, List<MerkleHash>> patterns = new LinkedHashMap<>();
        patterns.putAll(falsified(row.proof().hashes(), later.root()));
        patterns.putAll(falsified(row.proof().hashes(), earlier.root()));
        patterns.forEach((pattern, wrong) -> assertThat(later.continues(earlier, new ConsistencyProof(wrong)))
                .as(pattern)
                .isFalse());
    }

    @Test
    void a_tree_without_leaves_proves_nothing() {
        TreeHead empty = tree(0).head();

        assertThat(empty.continues(empty, new ConsistencyProof(List.of()))).isFalse();
        assertThat(tree(3).head().continues(empty, new ConsistencyProof(List.of())))
                .isFalse();
        assertThat(empty.includes(MerkleHash.ofEmptyTree(), new InclusionProof(0, List.of())))
                .isFalse();
        assertThatThrownBy(() -> tree(3).consistency(0, 3)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> tree(3).inclusion(3, 3)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> tree(3).inclusion(0, 4)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_hash_has_32_bytes() {
        assertThatThrownBy(() -> MerkleHash.of(new byte[31])).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> MerkleHash.parse("00".repeat(33))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> MerkleHash.parse("zz")).isInstanceOf(InvalidInputException.class);
    }

    /** The large check of draft-ietf-plants-merkle-tree-certs: all aligned ranges of 130 leaves. */
    @Test
    void all_aligned_ranges_have_the_published_hashes() {
        StringBuilder roots = new StringBuilder();
        StringBuilder paths = new StringBuilder();

        for (int end = 0; end <= 130; end++) {
            for (int start = 0; start <= end; start++) {
                if (start == 0 || start == end || start % ceiling(end - start) == 0) {
                    MerkleTree tree = bytes(start, end);
                    roots.append("[%d, %d) %s%n"
                            .formatted(start, end, tree.head().root())
                            .replace(System.lineSeparator(), "\n"));
                    for (int index = start; index < end; index++) {
                        paths.append(index)
                                .append(" [")
                                .append(start)
                                .append(", ")
                                .append(end)
                                .append(')');
                        tree.inclusion(index - start, end - start)
                                .hashes()
                                .forEach(hash -> paths.append(' ').append(hash));
                        paths.append('\n');
                    }
                }
            }
        }

        assertThat(new Hasher().plain(roots.toString().getBytes(US_ASCII)))
                .hasToString("b82806ad4265bb151c1119c0f4db437bb4d1a1f887b3a7fba1cd4ebf552e3e81");
        assertThat(new Hasher().plain(paths.toString().getBytes(US_ASCII)))
                .hasToString("ac2a8f989e44d99e399db448050ff5f19757df53cfb716aa81015d3955d8163f");
    }

    private static int ceiling(int size) {
        return size == 1 ? 1 : Integer.highestOneBit(size - 1) * 2;
    }

    private static MerkleTree bytes(int start, int end) {
        MerkleTree tree = MerkleTree.create();
        for (int leaf = start; leaf < end; leaf++) {
            tree.append(new byte[] {(byte) leaf});
        }
        return tree;
    }

    private static MerkleTree tree(int size) {
        MerkleTree tree = MerkleTree.create();
        Vectors.leaves().subList(0, size).forEach(tree::append);
        return tree;
    }

    /** Everything that can be done to a list of hashes and must be noticed. */
    private static Map<String, List<MerkleHash>> falsified(List<MerkleHash> hashes, MerkleHash root) {
        Map<String, List<MerkleHash>> patterns = new LinkedHashMap<>();
        patterns.put("trailing garbage", edited(hashes, list -> append(list, GARBAGE)));
        patterns.put("preceding garbage", edited(hashes, list -> prepend(list, GARBAGE)));
        patterns.put("trailing root " + root, edited(hashes, list -> append(list, root)));
        patterns.put("preceding root " + root, edited(hashes, list -> prepend(list, root)));
        if (!hashes.isEmpty()) {
            patterns.put("empty", List.of());
            patterns.put("truncated at the end", hashes.subList(0, hashes.size() - 1));
            patterns.put("truncated at the front", hashes.subList(1, hashes.size()));
        }
        for (int i = 0; i < hashes.size(); i++) {
            int at = i;
            for (int bit : new int[] {0, 100, 255}) {
                patterns.put(
                        "bit " + bit + " of " + at, edited(hashes, list -> set(list, at, flipped(list.get(at), bit))));
            }
            patterns.put("inserted at " + at, edited(hashes, list -> insert(list, at, GARBAGE)));
            patterns.put("doubled at " + at, edited(hashes, list -> insert(list, at, list.get(at))));
            patterns.put("removed at " + at, edited(hashes, list -> {
                list.remove(at);
                return list;
            }));
        }
        if (hashes.size() > 1 && !hashes.get(0).equals(hashes.get(1))) {
            patterns.put("swapped", edited(hashes, list -> {
                Collections.swap(list, 0, 1);
                return list;
            }));
        }
        return patterns;
    }

    private static List<MerkleHash> edited(List<MerkleHash> hashes, UnaryOperator<List<MerkleHash>> edit) {
        return edit.apply(new ArrayList<>(hashes));
    }

    private static List<MerkleHash> append(List<MerkleHash> list, MerkleHash hash) {
        list.add(hash);
        return list;
    }

    private static List<MerkleHash> prepend(List<MerkleHash> list, MerkleHash hash) {
        return insert(list, 0, hash);
    }

    private static List<MerkleHash> insert(List<MerkleHash> list, int at, MerkleHash hash) {
        list.add(at, hash);
        return list;
    }

    private static List<MerkleHash> set(List<MerkleHash> list, int at, MerkleHash hash) {
        list.set(at, hash);
        return list;
    }

    private static MerkleHash flipped(MerkleHash hash, int bit) {
        byte[] bytes = hash.bytes();
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        return MerkleHash.of(bytes);
    }
}
