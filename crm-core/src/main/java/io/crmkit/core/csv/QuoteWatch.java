package io.crmkit.core.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Knows, at the end of a file, whether a quote is still open: the parser would take all behind it as one cell. */
final class QuoteWatch extends FilterReader {
    private final char separator;
    private Place place = Place.CELL_START;
    private boolean atEnd;

    QuoteWatch(Reader in, char separator) {
        super(in);
        this.separator = separator;
    }

    private enum Place {
        CELL_START,
        PLAIN,
        QUOTED,
        BEHIND_QUOTE
    }

    /** Returns whether the file has ended within quotes. */
    boolean unclosed() {
        return atEnd && place == Place.QUOTED;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next < 0) {
            atEnd = true;
        } else {
            place = behind(place, (char) next);
        }
        return next;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        atEnd |= count < 0;
        Place now = place;
        for (int i = 0; i < count; i++) {
            now = behind(now, target[offset + i]);
        }
        place = now;
        return count;
    }

    private Place behind(Place before, char next) {
        if (next == '"') {
            return switch (before) {
                case CELL_START, BEHIND_QUOTE -> Place.QUOTED;
                case QUOTED -> Place.BEHIND_QUOTE;
                default -> Place.PLAIN;
            };
        }
        if (before == Place.QUOTED) {
            return before;
        }
        return next == separator || next == '\n' || next == '\r' ? Place.CELL_START : Place.PLAIN;
    }
}
