package io.crmkit.core.imports;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Turns the bytes of a file into characters. A byte order mark decides the encoding and is left out; bytes that are no text become
 * {@link #MALFORMED}, so that only the rows that hold them are rejected.
 */
public final class TextDecoding {
    /** Stands for bytes that are no text: U+FFFD. */
    public static final char MALFORMED = '\uFFFD';

    private TextDecoding() {}

    /**
     * Opens a file as text.
     *
     * @param bytes the file
     * @param declared its encoding, unless a byte order mark of UTF-8 or UTF-16 says otherwise
     */
    public static BufferedReader open(ByteSource bytes, Charset declared) throws IOException {
        InputStream in = new BufferedInputStream(bytes.open(), 1 << 16);
        try {
            Charset charset = charset(in, declared);
            return new BufferedReader(
                    new InputStreamReader(
                            in,
                            charset.newDecoder()
                                    .onMalformedInput(CodingErrorAction.REPLACE)
                                    .onUnmappableCharacter(CodingErrorAction.REPLACE)
                                    .replaceWith(String.valueOf(MALFORMED))),
                    1 << 16);
        } catch (IOException | RuntimeException failed) {
            in.close();
            throw failed;
        }
    }

    /**
     * Opens a file as bytes. One that begins with a byte order mark of UTF-16 is translated to UTF-8, with the mark of that; any other
     * comes as it is.
     */
    public static InputStream bytes(ByteSource bytes) throws IOException {
        InputStream in = new BufferedInputStream(bytes.open(), 1 << 16);
        try {
            Charset charset = charset(in, StandardCharsets.ISO_8859_1);
            if (charset.equals(StandardCharsets.UTF_16BE) || charset.equals(StandardCharsets.UTF_16LE)) {
                return new TranslatedBytes(new BufferedReader(new InputStreamReader(in, charset), 1 << 16));
            }
            in.reset();
            return in;
        } catch (IOException | RuntimeException failed) {
            in.close();
            throw failed;
        }
    }

    private static Charset charset(InputStream in, Charset declared) throws IOException {
        in.mark(3);
        int first = in.read();
        int second = in.read();
        if (first == 0xFE && second == 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        if (first == 0xFF && second == 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        if (first == 0xEF && second == 0xBB && in.read() == 0xBF) {
            return StandardCharsets.UTF_8;
        }
        in.reset();
        return declared;
    }
}
