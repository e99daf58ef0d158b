package io.crmkit.core.merge;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A record that went from the loser to the survivor and can go back by its merge rule alone.
 *
 * @param type its entity type
 * @param id its id
 */
public record MovedRecord(String type, String id) {
    /** Refuses null. */
    public MovedRecord {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(id, "id");
    }

    static Map<String, String> texts(Map<MovedRecord, String> digests) {
        Map<String, String> texts = new TreeMap<>();
        digests.forEach((moved, digest) -> texts.put(moved.text(), digest));
        return texts;
    }

    String text() {
        return type + "/" + id;
    }
}
