package io.crmkit.store.tck;

import io.crmkit.store.Index;
import io.crmkit.store.Key;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.Value;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Texts and records of exact sizes. */
final class Sizes {
    private Sizes() {}

    static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /**
     * Returns a text of so many bytes: random, so that nobody compresses it, and of characters of one width in bytes, since a
     * limit of characters shows only in narrow ones and a limit of bytes only in wide ones. ASCII fills what is left.
     */
    static String text(Random random, int bytes, int width) {
        StringBuilder text = new StringBuilder(bytes);
        for (int i = 0; i < bytes / width; i++) {
            text.appendCodePoint(
                    switch (width) {
                        case 1 -> '!' + random.nextInt('~' - '!');
                        case 2 -> 0x400 + random.nextInt(0x100);
                        case 3 -> 0x4E00 + random.nextInt(0x5000);
                        default -> 0x10000 + random.nextInt(0x100000);
                    });
        }
        return text.append("x".repeat(bytes % width)).toString();
    }

    /** Returns a JSON text of so many bytes, most of them in characters of the given text. */
    static String json(int bytes, String character) {
        int inside = bytes - 2;
        int width = utf8(character);
        return "\"" + character.repeat(inside / width) + "x".repeat(inside % width) + "\"";
    }

    /** Returns a record of the widest kind, with these values in an index and the least values elsewhere. */
    static StoredRecord wide(String id, Index index, String... texts) {
        Map<String, Value> attributes = new HashMap<>();
        TckCatalog.WIDE
                .attributes()
                .forEach((name, type) -> attributes.put(
                        name,
                        switch (type) {
                            case TEXT -> new Value.Text("");
                            case INT -> new Value.Int(0);
                            case BOOL -> new Value.Bool(false);
                        }));
        for (int i = 0; i < texts.length; i++) {
            attributes.put(index.attributes().get(i), new Value.Text(texts[i]));
        }
        return new StoredRecord(new Key(TckCatalog.WIDE.name(), id), 1, "{}", attributes);
    }
}
