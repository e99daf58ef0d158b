package io.crmkit.core.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Writes the lines that failed, byte for byte as they came, so that they can be mended and imported again by the same mapping. Reads the
 * file a second time, beside the run, with memory for one MiB of a line. Holds personal data like the file itself.
 * {@link JsonLinesReport} says why each failed.
 */
public final class JsonLinesRejects implements ImportListener, AutoCloseable {
    private static final int HELD = 1 << 20;

    private final InputStream in;
    private final OutputStream out;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long number;

    private JsonLinesRejects(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /**
     * Returns a listener for one run, or for the rest of one.
     *
     * @param file the file of the run
     * @param out where to write; {@link #close} closes it
     * @throws UnreadableRowsException if the file cannot be opened
     */
    public static JsonLinesRejects of(ByteSource file, OutputStream out) {
        try {
            return new JsonLinesRejects(TextDecoding.bytes(file), Objects.requireNonNull(out, "out"));
        } catch (IOException failed) {
            throw new UnreadableRowsException(0, "cannot be opened", failed);
        }
    }

    /**
     * Writes a line that failed.
     *
     * @throws UnreadableRowsException if it cannot be read again or written
     */
    @Override
    public void decided(Row row, RowResult result) {
        if (result.outcome() == RowOutcome.FAILED) {
            try {
                for (boolean more = true; more && number < result.row(); ) {
                    more = next(result.row());
                }
            } catch (IOException failed) {
                throw new UnreadableRowsException(result.row(), "cannot be copied", failed);
            }
        }
    }

    /** Goes behind the next line, and copies it if it is the wanted one; false if there is none. Blank lines do not count. */
    private boolean next(long wanted) throws IOException {
        line.reset();
        int next = in.read();
        if (next < 0) {
            return false;
        }
        while (next >= 0 && next != '\n' && line.size() < HELD) {
            line.write(next);
            next = in.read();
        }
        boolean counts =
                !line.toString(StandardCharsets.UTF_8).replace("\uFEFF", "").isBlank();
        number += counts ? 1 : 0;
        OutputStream copy = counts && number == wanted ? out : OutputStream.nullOutputStream();
        line.writeTo(copy);
        for (; next >= 0 && next != '\n'; next = in.read()) {
            copy.write(next);
        }
        copy.write('\n');
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
        out.close();
    }
}
