package io.crmkit.core.imports;

import java.io.BufferedReader;

/** The characters of a file, and where in it those bytes stand that are no text. */
public final class DecodedText extends BufferedReader {
    private final DecodingReader decoding;

    DecodedText(DecodingReader decoding) {
        super(decoding, 1 << 16);
        this.decoding = decoding;
    }

    /**
     * Returns where the next {@link TextDecoding#MALFORMED} stood in the file, in bytes from 0; to be called once for each that was read,
     * in their order.
     *
     * @throws java.util.NoSuchElementException if it is called more often
     */
    public long nextMalformed() {
        return decoding.nextMalformed();
    }
}
