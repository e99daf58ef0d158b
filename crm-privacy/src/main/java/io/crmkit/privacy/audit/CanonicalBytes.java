package io.crmkit.privacy.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Bytes that stand for exactly one list of values: a name with a version, then each value behind its length (32 bits). */
final class CanonicalBytes {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);

    private CanonicalBytes() {}

    static CanonicalBytes of(String name) {
        return new CanonicalBytes().add(name);
    }

    CanonicalBytes add(String text) {
        return add(text.getBytes(UTF_8));
    }

    CanonicalBytes add(long number) {
        return add(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    CanonicalBytes add(byte[] value) {
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value.length).array());
        bytes.writeBytes(value);
        return this;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
