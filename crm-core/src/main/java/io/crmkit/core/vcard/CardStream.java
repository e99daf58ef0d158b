package io.crmkit.core.vcard;

import io.crmkit.core.imports.ByteSource;
import io.crmkit.core.imports.RowProblem;
import io.crmkit.core.imports.TextDecoding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Splits a file into cards, with memory for one that is within the limits. Works on bytes, because a card may name another charset for
 * each property, and because old programs fold lines within a character.
 */
final class CardStream implements AutoCloseable {
    private static final int NONE = -1;
    /** The byte order mark of UTF-8; joined files have one before each part. */
    private static final String MARK = "\u00ef\u00bb\u00bf";

    private final InputStream in;
    private final VCardLimits limits;
    private final byte[] buffer = new byte[1 << 16];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final ByteArrayOutputStream ending = new ByteArrayOutputStream(2);
    private int position;
    private int end;
    private boolean pending;
    private boolean whole;
    private boolean utf8;
    private long number;

    private CardStream(InputStream in, VCardLimits limits) {
        this.in = in;
        this.limits = limits;
    }

    static CardStream open(ByteSource bytes, VCardLimits limits) throws IOException {
        return new CardStream(TextDecoding.bytes(bytes), limits);
    }

    /**
     * Returns the next card, or what stands between two cards and is none, as a card with a problem; empty at the end.
     *
     * @param copy gets the bytes as they come, of cards over the limits too
     */
    Optional<RawCard> next(OutputStream copy) throws IOException {
        while (head()) {
            if (!blank()) {
                number++;
                return Optional.of(marks("BEGIN") ? card(copy) : noCard(copy));
            }
            take(OutputStream.nullOutputStream());
        }
        return Optional.empty();
    }

    /** Returns whether a byte order mark has said that the file is in UTF-8. */
    boolean utf8() {
        return utf8;
    }

    private RawCard noCard(OutputStream copy) throws IOException {
        while (head() && !marks("BEGIN")) {
            take(copy);
        }
        return new CardLines(limits).failed(RowProblem.NOT_VCARD).card(number);
    }

    private RawCard card(OutputStream copy) throws IOException {
        CardLines lines = new CardLines(limits);
        take(copy);
        while (head()) {
            if (lines.continuedBy(first())) {
                lines.append(line, whole);
            } else if (!blank()) {
                if (marks("BEGIN") && !lines.expectsCard()) {
                    break; // the END of this card is missing, and this is the next one
                }
                if (marks("END") && lines.depth() == 0) {
                    take(copy);
                    return lines.card(number);
                }
                lines.begin(line, whole, marks("BEGIN") ? 1 : marks("END") ? -1 : 0);
            } else {
                lines.blank();
            }
            lines.endsWith(take(copy));
        }
        return lines.failed(RowProblem.NOT_VCARD).card(number);
    }

    /** Reads to the end of the next line, or as far as a property may reach; false behind the last one. */
    private boolean head() throws IOException {
        if (pending) {
            return true;
        }
        line.reset();
        ending.reset();
        int next = read();
        if (next == NONE) {
            return false;
        }
        while (next != NONE && next != '\n' && next != '\r' && line.size() < limits.lineBytes()) {
            line.write(next);
            next = read();
        }
        whole = next == NONE || next == '\n' || next == '\r';
        if (!whole) {
            position--;
        } else if (next != NONE) {
            ending.write(next);
            if (next == '\r' && peek() == '\n') {
                ending.write(read());
            }
        }
        pending = true;
        return true;
    }

    /** Copies the line with its end and the part of it that was not kept, goes behind it, and returns its last byte. */
    private int take(OutputStream copy) throws IOException {
        pending = false;
        line.writeTo(copy);
        int last = line.size() == 0 ? NONE : line.toByteArray()[line.size() - 1];
        if (whole) {
            ending.writeTo(copy);
            return last;
        }
        for (int next = read(); next != NONE; next = read()) {
            copy.write(next);
            if (next == '\n' || (next == '\r' && peek() != '\n')) {
                return last;
            }
            last = next == '\r' ? last : next;
        }
        return last;
    }

    private boolean blank() {
        return whole
                && line.size() <= CardLines.HEADER_BYTES
                && line.toString(StandardCharsets.ISO_8859_1).isBlank();
    }

    private int first() {
        return line.size() == 0 ? NONE : line.toByteArray()[0];
    }

    private boolean marks(String property) {
        if (!whole || line.size() >= 64) {
            return false;
        }
        String text =
                line.toString(StandardCharsets.ISO_8859_1).replace(" ", "").strip();
        boolean marked = text.startsWith(MARK);
        boolean found = text.substring(marked ? MARK.length() : 0).equalsIgnoreCase(property + ":VCARD");
        utf8 |= found && marked;
        return found;
    }

    private int read() throws IOException {
        if (position == end && !fill()) {
            return NONE;
        }
        return buffer[position++] & 0xFF;
    }

    private int peek() throws IOException {
        return position == end && !fill() ? NONE : buffer[position] & 0xFF;
    }

    /** The byte before stays at its place, so that one can be put back. */
    private boolean fill() throws IOException {
        if (end > 0) {
            buffer[0] = buffer[end - 1];
        }
        int count = in.read(buffer, 1, buffer.length - 1);
        position = 1;
        end = 1 + Math.max(0, count);
        return count > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
