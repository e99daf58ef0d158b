package io.crmkit.benchmarks.imports;

import io.crmkit.core.Crm;
import io.crmkit.core.csv.CsvFormat;
import io.crmkit.core.csv.CsvRows;
import io.crmkit.core.error.CrmException;
import io.crmkit.core.imports.FieldMapping;
import io.crmkit.core.imports.ImportListener;
import io.crmkit.core.imports.ImportMapping;
import io.crmkit.core.imports.ImportRun;
import io.crmkit.core.imports.JsonLines;
import io.crmkit.core.imports.RowSource;
import io.crmkit.store.memory.MemoryStore;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Imports files of 2 GB that are made as they are read and are meant to fill the memory; to be run with {@code -Xmx256m}. Prints what
 * became of each, how much of it was read, and the most live heap. The short form of it is a test of crm-core.
 */
public final class HostileStreams {
    private static final ImportMapping MAPPING =
            ImportMapping.customers("shop", "id", FieldMapping.of("name", "/name"));

    private HostileStreams() {}

    /**
     * Runs all of them.
     *
     * @param args the size in MiB, 2,048 if there is none
     */
    public static void main(String[] args) {
        long bytes = (args.length > 0 ? Long.parseLong(args[0]) : 2_048) << 20;
        AtomicLong live = ImportSide.watchHeap();
        Map<String, String[]> files = new LinkedHashMap<>();
        files.put("one endless quoted field", new String[] {"id,name\n1,\"", "x"});
        files.put("one line without an end", new String[] {"id,name\n1,", "x"});
        files.put("a row of endless cells", new String[] {"id,name\n1", ",x"});
        files.put("nothing but NUL", new String[] {"", "\0"});
        files.put("NUL behind a heading", new String[] {"id,name\n", "\0"});
        files.put("an unclosed quote at the start", new String[] {"\"", "1,x\n"});
        files.put("nothing but line ends", new String[] {"id,name\n", "\r\n"});
        files.put("rows that all fail", new String[] {"id,name\n", ("," + "x".repeat(3_000)).repeat(20) + "\n"});
        files.forEach((what, text) -> {
            Endless stream = new Endless(text[0], text[1], bytes);
            print("CSV", what, stream, CsvRows.of(() -> stream, CsvFormat.FOREIGN.separatedBy(',')));
        });
        Endless line = new Endless("{\"id\":\"1\",\"name\":\"", "x", bytes);
        print("JSON Lines", "one line without an end", line, JsonLines.of(() -> line));
        Endless deep = new Endless("{\"id\":", "[", bytes);
        print("JSON Lines", "one line of brackets", deep, JsonLines.of(() -> deep));
        System.out.printf(
                "most live heap: %d MiB of %d%n",
                live.get() >> 20, Runtime.getRuntime().maxMemory() >> 20);
    }

    private static void print(String kind, String what, Endless stream, RowSource rows) {
        long start = System.nanoTime();
        String became;
        try (Crm crm = Crm.builder(MemoryStore.create()).build()) {
            ImportRun run = crm.imports().run("hostile", MAPPING, rows, ImportListener.NONE);
            became = "rows " + run.rows() + " " + run.counts();
        } catch (CrmException refused) {
            became = refused.getClass().getSimpleName() + ": " + refused.getMessage();
        }
        System.out.printf(
                Locale.ROOT,
                "%s, %s: %s (%.1f MiB read, %.1f s)%n",
                kind,
                what,
                became,
                stream.at / 1048576.0,
                (System.nanoTime() - start) / 1e9);
    }

    /** A head and then the same again and again. */
    private static final class Endless extends InputStream {
        private final byte[] head;
        private final byte[] repeated;
        private final long bytes;
        private long at;

        Endless(String head, String repeated, long bytes) {
            this.head = head.getBytes(StandardCharsets.UTF_8);
            this.repeated = repeated.getBytes(StandardCharsets.UTF_8);
            this.bytes = bytes;
        }

        @Override
        public int read() {
            if (at >= bytes) {
                return -1;
            }
            long now = at++;
            return now < head.length ? head[(int) now] : repeated[(int) ((now - head.length) % repeated.length)];
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int count = (int) Math.min(length, bytes - at);
            for (int i = 0; i < count; i++) {
                target[offset + i] = (byte) read();
            }
            return count == 0 && length > 0 ? -1 : count;
        }
    }
}
