package io.crmkit.core.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayDeque;
import java.util.Deque;

/** Decodes bytes, puts U+FFFD for those that are no text, and remembers where every U+FFFD stood until it is asked. */
final class DecodingReader extends Reader {
    private final InputStream in;
    private final Charset charset;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 14).flip();
    private final CharBuffer chars = CharBuffer.allocate(1 << 13).flip();
    private final Deque<Long> malformed = new ArrayDeque<>();
    private long start;
    private boolean atEnd;
    private boolean flushed;

    DecodingReader(InputStream in, Charset charset, long start) {
        this.in = in;
        this.charset = charset;
        this.start = start;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    long nextMalformed() {
        return malformed.remove();
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (!chars.hasRemaining() && !flushed) {
            fill();
        }
        if (!chars.hasRemaining()) {
            return -1;
        }
        int read = Math.min(length, chars.remaining());
        chars.get(target, offset, read);
        return read;
    }

    private void fill() throws IOException {
        if (!atEnd) {
            start += bytes.position();
            bytes.compact();
            int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
            atEnd = read < 0;
            bytes.position(bytes.position() + Math.max(0, read)).flip();
        }
        chars.clear();
        boolean more = true;
        while (more) {
            int firstByte = bytes.position();
            int firstChar = chars.position();
            CoderResult result = decoder.decode(bytes, chars, atEnd);
            markWritten(firstByte, firstChar);
            boolean unreadable = result.isError() && chars.hasRemaining();
            if (unreadable) {
                malformed.add(start + bytes.position());
                chars.put(TextDecoding.MALFORMED);
                bytes.position(bytes.position() + result.length());
            }
            flushed = result.isUnderflow() && atEnd && decoder.flush(chars).isUnderflow();
            more = unreadable;
        }
        chars.flip();
    }

    /** Somebody may have written U+FFFD into the file: a text that went through a wrong encoding before. */
    private void markWritten(int firstByte, int firstChar) {
        for (int i = firstChar; i < chars.position(); i++) {
            if (chars.get(i) == TextDecoding.MALFORMED) {
                String before = new String(chars.array(), firstChar, i - firstChar);
                malformed.add(start + firstByte + before.getBytes(charset).length);
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
