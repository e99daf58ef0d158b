package io.crmkit.examples.mvstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.crmkit.store.Value;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Values, texts and numbers one behind the other, as bytes: these have the same order, and no part runs into the next. */
final class Parts {
    static byte[] of(Object... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
        add(bytes, List.of(parts));
        return bytes.toByteArray();
    }

    private static void add(ByteArrayOutputStream bytes, Object part) {
        if (part instanceof List<?> parts) {
            parts.forEach(each -> add(bytes, each));
        } else if (part instanceof String text) {
            bytes.write(1);
            bytes.writeBytes(text.getBytes(UTF_8)); // ordered by code point, unlike Java's strings
            bytes.write(0); // ValidatingStore lets no U+0000 through, so a text cannot hold its own end
        } else if (part instanceof Long number) {
            bytes.write(2);
            bytes.writeBytes(
                    ByteBuffer.allocate(8).putLong(number ^ Long.MIN_VALUE).array()); // negative ones first
        } else if (part instanceof Value.Bool bool) {
            bytes.write(bool.value() ? 4 : 3);
        } else {
            add(bytes, part instanceof Value.Text text ? text.value() : ((Value.Int) part).value());
        }
    }

    /** Returns a key behind every key that starts with the parts of {@code prefix}: no part starts with 0xFF. */
    static byte[] end(byte[] prefix) {
        return ByteBuffer.allocate(prefix.length + 1)
                .put(prefix)
                .put((byte) 0xFF)
                .array();
    }

    static List<Value> read(byte[] bytes) {
        List<Value> values = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        while (in.hasRemaining()) {
            int type = in.get();
            if (type == 1) {
                int start = in.position();
                while (in.get() != 0) {}
                values.add(new Value.Text(new String(bytes, start, in.position() - 1 - start, UTF_8)));
            } else {
                values.add(type == 2 ? new Value.Int(in.getLong() ^ Long.MIN_VALUE) : new Value.Bool(type == 4));
            }
        }
        return values;
    }
}
