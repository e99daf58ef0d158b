package io.crmkit.examples.quickstart.survey;

import java.io.IOException;
import java.io.Reader;

/** Hands characters on, counts the quotation marks among them, and can take whole lines out, ended by LF, CR or both. */
final class LineReader extends Reader {
    private final Reader in;
    private final char[] buffer = new char[1 << 16];
    private int next;
    private int end;
    private boolean oddQuotes;
    private boolean ended;

    LineReader(Reader in) {
        this.in = in;
    }

    /** Returns whether an odd number of quotation marks was handed on: one of them opens a cell that never ends. */
    boolean oddQuotes() {
        return oddQuotes;
    }

    /** Returns whether everything was handed on or taken out. */
    boolean atEnd() {
        return ended;
    }

    /** Takes a line out and returns its first characters, or all of them. */
    String line(int most) throws IOException {
        StringBuilder start = new StringBuilder();
        while (next < end || fill()) {
            char c = buffer[next++];
            if (c == '\n' || c == '\r') {
                if (c == '\r' && (next < end || fill()) && buffer[next] == '\n') {
                    next++;
                }
                break;
            }
            if (start.length() < most) {
                start.append(c);
            }
        }
        return start.toString();
    }

    @Override
    public int read(char[] into, int from, int most) throws IOException {
        if (next == end && !fill()) {
            return -1;
        }
        int count = Math.min(most, end - next);
        System.arraycopy(buffer, next, into, from, count);
        next += count;
        for (int i = from; i < from + count; i++) {
            oddQuotes ^= into[i] == '"';
        }
        return count;
    }

    private boolean fill() throws IOException {
        next = 0;
        end = Math.max(0, in.read(buffer, 0, buffer.length));
        ended = end == 0;
        return !ended;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
