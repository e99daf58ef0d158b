package io.crmkit.core.imports;

import io.crmkit.core.json.JsonCodec;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Writes what became of every row as a line of JSON: {@code {"outcome":"FAILED","problem":"NOT_JSON","row":3}}, with the column or field
 * ({@code at}) and the id of the record where there are some. No value of a row is in it.
 */
public final class JsonLinesReport implements ImportListener {
    private static final JsonCodec<RowResult> CODEC = JsonCodec.of(RowResult.class);

    private final OutputStream out;

    private JsonLinesReport(OutputStream out) {
        this.out = out;
    }

    /** Returns a report that goes to a file, which stays open. */
    public static JsonLinesReport to(OutputStream out) {
        return new JsonLinesReport(Objects.requireNonNull(out, "out"));
    }

    /**
     * Writes a line.
     *
     * @throws UnreadableRowsException if it cannot be written
     */
    @Override
    public void decided(Row row, RowResult result) {
        try {
            out.write((CODEC.encode(result) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UnreadableRowsException(result.row(), "cannot be reported", failed);
        }
    }
}
