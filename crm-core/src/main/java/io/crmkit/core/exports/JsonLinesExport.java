package io.crmkit.core.exports;

import io.crmkit.core.entity.EntityType;
import io.crmkit.core.id.Id;
import io.crmkit.core.repository.Query;
import io.crmkit.core.repository.Repository;
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
     * @param records such as {@code crm.customers().stream(query)}; in an import, records that name others must come behind those, for
     *     which {@link #writeAll} cares among records of one type
     * @param out where to write; flushed, not closed
     * @return how many there were
     * @throws UncheckedIOException if one cannot be written
     */
    public static <E> long write(EntityType<E, ?> type, Stream<E> records, OutputStream out) {
        try {
            Lines<E> lines = new Lines<>(type, out);
            for (Iterator<E> each = records.iterator(); each.hasNext(); ) {
                lines.write(each.next());
            }
            return lines.end();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * Writes all records of a type, those that name others of the same type behind these: a customer behind the one that it was merged
     * into, an account behind the one above. So one import makes all of them, however far apart they were in the store.
     *
     * <p>Reads the store twice; memory holds one chain of such names, and the ids of what stands within one, neither its beginning nor its
     * end. Nobody should merge or move records meanwhile: one that begins to name another is written twice, which an import takes as a
     * repeated key, and one that ceases to is left out.
     *
     * @param type the type
     * @param records its repository
     * @param out where to write; flushed, not closed
     * @return how many there were
     * @throws UncheckedIOException if one cannot be written
     */
    public static <E, I extends Id> long writeAll(EntityType<E, I> type, Repository<E, I> records, OutputStream out) {
        try {
            Lines<E> lines = new Lines<>(type, out);
            NamedFirst<E, I> order = new NamedFirst<>(type, records);
            for (Iterator<E> each = records.stream(Query.<E>all()).iterator(); each.hasNext(); ) {
                E next = each.next();
                if (order.namesNone(next)) {
                    lines.write(next);
                }
            }
            for (Iterator<E> each = records.stream(Query.<E>all()).iterator(); order.more() && each.hasNext(); ) {
                for (E next : order.upTo(each.next())) {
                    lines.write(next);
                }
            }
            return lines.end();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static final class Lines<E> {
        private final EntityType<E, ?> type;
        private final Writer writer;
        private long count;

        Lines(EntityType<E, ?> type, OutputStream out) {
            this.type = type;
            this.writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        }

        void write(E record) throws IOException {
            writer.write(type.codec().encode(record));
            writer.write('\n');
            count++;
        }

        long end() throws IOException {
            writer.flush();
            return count;
        }
    }
}
