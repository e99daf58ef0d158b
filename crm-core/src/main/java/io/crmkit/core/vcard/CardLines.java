package io.crmkit.core.vcard;

import io.crmkit.core.imports.RowProblem;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Gathers the properties of a card; keeps nothing of it any more once it has a problem, but still knows where it ends. */
final class CardLines {
    /** Where a line begins to matter no more for where a card ends, whatever the limits are. */
    static final int HEADER_BYTES = 2_000;

    private final VCardLimits limits;
    private final List<byte[]> lines = new ArrayList<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private Optional<RowProblem> problem = Optional.empty();
    private int depth;
    private int properties;
    private int bytes;
    private boolean quotedPrintable;
    private boolean softBreak;
    private boolean agent;
    private boolean afterBlank;

    CardLines(VCardLimits limits) {
        this.limits = limits;
    }

    /** Returns in how many cards within the card the end of it is. */
    int depth() {
        return depth;
    }

    /** Returns whether a card may begin within this one: behind an AGENT without a value, as in vCard 2.1. */
    boolean expectsCard() {
        return agent;
    }

    /** Returns whether a line that begins so belongs to the property before it. */
    boolean continuedBy(int first) {
        return softBreak || (!afterBlank && properties > 0 && (first == ' ' || first == '\t'));
    }

    void append(ByteArrayOutputStream more, boolean whole) {
        line.write('\n');
        add(more, whole);
        agent = false;
    }

    void begin(ByteArrayOutputStream next, boolean whole, int deeper) {
        flush();
        afterBlank = false;
        depth += deeper;
        properties++;
        fail(depth > limits.nesting(), RowProblem.TOO_DEEP);
        fail(properties > limits.properties(), RowProblem.TOO_MANY);
        String text = next.size() <= HEADER_BYTES
                ? next.toString(StandardCharsets.ISO_8859_1)
                : new String(next.toByteArray(), 0, HEADER_BYTES, StandardCharsets.ISO_8859_1);
        int colon = text.indexOf(':');
        String header = text.substring(0, Math.max(0, colon)).toUpperCase(Locale.ROOT);
        quotedPrintable = header.contains("QUOTED-PRINTABLE");
        String name = header.substring(header.indexOf('.') + 1).split(";", 2)[0].strip();
        agent = name.equals("AGENT")
                && next.size() <= HEADER_BYTES
                && text.substring(colon + 1).isBlank();
        add(next, whole);
    }

    /** A blank line ends a property in base64, as programs for vCard 2.1 write it. */
    void blank() {
        afterBlank = !softBreak;
    }

    void endsWith(int last) {
        softBreak = quotedPrintable && last == '=';
    }

    private void add(ByteArrayOutputStream more, boolean whole) {
        bytes = Math.min(Integer.MAX_VALUE - limits.lineBytes() - 2, bytes) + more.size() + 1;
        fail(
                !whole || line.size() + more.size() > limits.lineBytes() || bytes > limits.cardBytes(),
                RowProblem.TOO_LONG);
        if (problem.isEmpty()) {
            line.writeBytes(more.toByteArray());
        } else {
            line.reset();
        }
    }

    CardLines failed(RowProblem why) {
        fail(true, why);
        return this;
    }

    private void fail(boolean broken, RowProblem why) {
        if (broken && problem.isEmpty()) {
            problem = Optional.of(why);
            lines.clear();
        }
    }

    private void flush() {
        if (problem.isEmpty() && line.size() > 0) {
            lines.add(line.toByteArray());
        }
        line.reset();
    }

    RawCard card(long number) {
        flush();
        return new RawCard(number, List.copyOf(lines), problem);
    }
}
