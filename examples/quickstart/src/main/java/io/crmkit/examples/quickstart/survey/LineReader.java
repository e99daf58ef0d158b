package io.crmkit.examples.quickstart.survey;

import java.io.IOException;
import java.io.Reader;

/**
 * Hands characters on with LF at the end of every line, whether it was LF, CR or both, because FastCSV 4 drops a quoted cell that
 * holds a CR alone. Remembers how the characters ended, and can take whole lines out.
 */
final class LineReader extends Reader {
    private final Reader in;
    private final char[] buffer = new char[1 << 16];
    private int next;
    private int end;
    private boolean afterReturn;
    private int quotes;
    private boolean lineEnded;

    LineReader(Reader in) {
        this.in = in;
    }

    /**
     * Returns whether what was handed on so far ends with a quotation mark that closes a cell, line ends aside. Two in a row
     * stand for one inside of the cell.
     */
    boolean endsClosed() {
        return quotes % 2 == 1;
    }

    /** Takes a line out and returns its first characters, or all of them. */
    String line(int most) throws IOException {
        StringBuilder start = new StringBuilder();
        while (next < end || fill()) {
            char c = buffer[next++];
            if (c == '\n') {
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
            boolean lineEnd = into[i] == '\n';
            if (!lineEnd) {
                quotes = into[i] == '"' ? (lineEnded ? 1 : quotes + 1) : 0;
            }
            lineEnded = lineEnd;
        }
        return count;
    }

    private boolean fill() throws IOException {
        next = 0;
        end = 0;
        while (end == 0) {
            int count = in.read(buffer, 0, buffer.length);
            if (count < 0) {
                return false;
            }
            for (int i = 0; i < count; i++) {
                char c = buffer[i];
                if (c != '\n' || !afterReturn) {
                    buffer[end++] = c == '\r' ? '\n' : c;
                }
                afterReturn = c == '\r';
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
