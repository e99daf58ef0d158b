package io.crmkit.core.vcard;

import io.crmkit.core.imports.ByteSource;
import io.crmkit.core.imports.ImportListener;
import io.crmkit.core.imports.Row;
import io.crmkit.core.imports.RowOutcome;
import io.crmkit.core.imports.RowResult;
import io.crmkit.core.imports.UnreadableRowsException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/**
 * Writes the cards that failed, byte for byte as they came, so that they can be mended and imported again by the same mapping. Reads the
 * file a second time, beside the run, with memory for one card. Holds personal data like the file itself. {@code JsonLinesReport} says why
 * each failed.
 */
public final class VCardRejects implements ImportListener, AutoCloseable {
    private final CardStream cards;
    private final OutputStream out;
    private long number;

    private VCardRejects(CardStream cards, OutputStream out) {
        this.cards = cards;
        this.out = out;
    }

    /**
     * Returns a listener for one run, or for the rest of one.
     *
     * @param file the file of the run
     * @param out where to write; {@link #close} closes it
     * @throws UnreadableRowsException if the file cannot be opened
     */
    public static VCardRejects of(ByteSource file, OutputStream out) {
        try {
            return new VCardRejects(CardStream.open(file, VCardLimits.STANDARD), Objects.requireNonNull(out, "out"));
        } catch (IOException failed) {
            throw new UnreadableRowsException(0, "cannot be opened", failed);
        }
    }

    /**
     * Writes a card that failed.
     *
     * @throws UnreadableRowsException if it cannot be read again or written
     */
    @Override
    public void decided(Row row, RowResult result) {
        if (result.outcome() == RowOutcome.FAILED) {
            try {
                for (boolean more = true; more && number < result.row(); number++) {
                    boolean wanted = number + 1 == result.row();
                    more = cards.next(wanted ? out : OutputStream.nullOutputStream())
                            .isPresent();
                }
            } catch (IOException failed) {
                throw new UnreadableRowsException(result.row(), "cannot be copied", failed);
            }
        }
    }

    @Override
    public void close() throws IOException {
        cards.close();
        out.close();
    }
}
