package io.crmkit.core.vcard;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Lines of at most 75 octets without their ends (RFC 6350, 3.2); ez-vcard counts characters, which is not the same. */
final class FoldedLines {
    private static final int OCTETS = 75;
    private static final byte[] END = {'\r', '\n'};

    private final OutputStream out;

    FoldedLines(OutputStream out) {
        this.out = out;
    }

    void write(String line) throws IOException {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        int begin = 0;
        int room = OCTETS;
        while (bytes.length - begin > room) {
            int end = begin + room;
            while ((bytes[end] & 0xC0) == 0x80) {
                end--; // not within a character
            }
            out.write(bytes, begin, end - begin);
            out.write(END);
            out.write(' ');
            begin = end;
            room = OCTETS - 1;
        }
        out.write(bytes, begin, bytes.length - begin);
        out.write(END);
    }

    void flush() throws IOException {
        out.flush();
    }
}
