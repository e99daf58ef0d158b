package io.crmkit.core.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/** A text as bytes of UTF-8, behind its byte order mark. */
final class TranslatedBytes extends InputStream {
    private final Reader text;
    private byte[] character = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private int position;

    TranslatedBytes(Reader text) {
        this.text = text;
    }

    @Override
    public int read() throws IOException {
        if (position == character.length) {
            int unit = text.read();
            if (unit < 0) {
                return -1;
            }
            StringBuilder next = new StringBuilder(2).append((char) unit);
            if (Character.isHighSurrogate((char) unit)) {
                int low = text.read();
                if (low >= 0) {
                    next.append((char) low);
                }
            }
            character = next.toString().getBytes(StandardCharsets.UTF_8);
            position = 0;
        }
        return character[position++] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = 0;
        for (int next = 0; count < length && next >= 0; ) {
            next = read();
            if (next >= 0) {
                into[offset + count++] = (byte) next;
            }
        }
        return count == 0 && length > 0 ? -1 : count;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
