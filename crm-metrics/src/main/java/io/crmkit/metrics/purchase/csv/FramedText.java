package io.crmkit.metrics.purchase.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/**
 * The text of a file without its byte order mark, and with a last line of our own. Bytes that are no text of the charset are an error
 * and not replaced. Whoever reads the last line as a row of its own knows that no quotation mark was left open before it.
 */
final class FramedText extends Reader {
    /** The only cell of the last row. */
    static final String LAST = "\u0003";

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Reader text;
    private final String end = "\n" + LAST;
    private boolean begun;
    private int ended;

    FramedText(InputStream in, Charset charset) {
        text = new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!begun) {
            begun = true;
            int first = text.read();
            if (first >= 0 && first != BYTE_ORDER_MARK) {
                buffer[offset] = (char) first;
                return 1;
            }
        }
        int read = ended > 0 ? -1 : text.read(buffer, offset, length);
        if (read >= 0) {
            return read;
        }
        if (ended == end.length()) {
            return -1;
        }
        int rest = Math.min(length, end.length() - ended);
        end.getChars(ended, ended + rest, buffer, offset);
        ended += rest;
        return rest;
    }

    /** Does nothing: the stream is the caller's. */
    @Override
    public void close() {}
}
