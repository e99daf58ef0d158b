package io.crmkit.privacy.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code merkle_vectors.json}. */
final class Vectors {
    private static final JsonNode ALL = read();

    private Vectors() {}

    record Inclusion(MerkleHash leaf, InclusionProof proof, TreeHead head) {
        @Override
        public String toString() {
            return "inclusion of " + proof.leafIndex() + " in " + head.size();
        }
    }

    record Consistency(TreeHead earlier, TreeHead later, ConsistencyProof proof) {
        @Override
        public String toString() {
            return "consistency of " + earlier.size() + " with " + later.size();
        }
    }

    static List<byte[]> leaves() {
        List<byte[]> leaves = new ArrayList<>();
        ALL.get("leaves_hex").forEach(hex -> leaves.add(HexFormat.of().parseHex(hex.stringValue())));
        return leaves;
    }

    static List<MerkleHash> roots() {
        return hashes(ALL.get("roots_by_size"));
    }

    static JsonNode hash() {
        return ALL.get("hash");
    }

    static List<Inclusion> inclusions() {
        List<Inclusion> rows = new ArrayList<>();
        ALL.get("inclusion")
                .forEach(row -> rows.add(new Inclusion(
                        hash(row, "leaf_hash"),
                        new InclusionProof(row.get("index").longValue(), hashes(row.get("proof"))),
                        new TreeHead(row.get("size").longValue(), hash(row, "root")))));
        return rows;
    }

    static List<Consistency> consistencies() {
        List<Consistency> rows = new ArrayList<>();
        ALL.get("consistency")
                .forEach(row -> rows.add(new Consistency(
                        new TreeHead(row.get("size1").longValue(), hash(row, "root1")),
                        new TreeHead(row.get("size2").longValue(), hash(row, "root2")),
                        new ConsistencyProof(hashes(row.get("proof"))))));
        return rows;
    }

    private static MerkleHash hash(JsonNode row, String field) {
        return MerkleHash.parse(row.get(field).stringValue());
    }

    private static List<MerkleHash> hashes(JsonNode list) {
        List<MerkleHash> hashes = new ArrayList<>();
        list.forEach(hex -> hashes.add(MerkleHash.parse(hex.stringValue())));
        return hashes;
    }

    private static JsonNode read() {
        try (InputStream in = Objects.requireNonNull(Vectors.class.getResourceAsStream("/merkle_vectors.json"))) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
