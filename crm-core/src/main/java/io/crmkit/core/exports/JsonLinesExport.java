package io.crmkit.core.exports;

import io.crmkit.core.entity.EntityType;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * Writes whole records as JSON Lines (jsonlines.org, UTF-8): one canonical JSON object in each line, ids included. An import with
 * {@code ImportMapping.records} makes the same records of it, in this store or another.
 */
public final class JsonLinesExport {
    private JsonLinesExport() {}

    /**
     * Writes records, with memory for one.
     *
     * @param type their type
     * @param records such as {@code crm.customers().stream(query)}; records that name others come behind those in an import
     * @param out where to write; flushed, not closed
     * @return how many there were
     * @throws UncheckedIOException if one cannot be written
     */
    public static <E> long write(EntityType<E, ?> type, Stream<E> records, OutputStream out) {
        try {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            long count = 0;
            for (Iterator<E> each = records.iterator(); each.hasNext(); count++) {
                writer.write(type.codec().encode(each.next()));
                writer.write('\n');
            }
            writer.flush();
            return count;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
