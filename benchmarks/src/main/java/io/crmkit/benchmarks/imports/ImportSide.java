package io.crmkit.benchmarks.imports;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.OperatingSystemMXBean;
import io.crmkit.benchmarks.store.Database;
import io.crmkit.core.Crm;
import io.crmkit.core.csv.CsvFormat;
import io.crmkit.core.csv.CsvRows;
import io.crmkit.core.imports.FieldMapping;
import io.crmkit.core.imports.ImportListener;
import io.crmkit.core.imports.ImportMapping;
import io.crmkit.core.imports.ImportRun;
import io.crmkit.core.imports.RowOutcome;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** One side of the comparison, as a process of its own: imports the file into a new SQLite database, and prints what it took. */
public final class ImportSide {
    static final String CRM_KIT = "crmkit";
    static final String BY_HAND = "by_hand";

    /** The size that CRM Kit chooses for SQLite. */
    static final int BATCH_ROWS = 500;

    static final ImportMapping MAPPING = ImportMapping.customers(
                    "shop",
                    "id",
                    FieldMapping.of("given", "/person/name/given"),
                    FieldMapping.of("family", "/person/name/family"),
                    FieldMapping.of("mail", "/emails/0/raw"),
                    FieldMapping.of("phone", "/phones/0/raw"),
                    FieldMapping.of("street", "/postalAddresses/0/lines/0"),
                    FieldMapping.of("zip", "/postalAddresses/0/postalCode"),
                    FieldMapping.of("town", "/postalAddresses/0/locality"),
                    FieldMapping.of("country", "/postalAddresses/0/country"),
                    FieldMapping.of("stage", "/lifecycle"))
            .withConstants(Map.of());

    private ImportSide() {}

    /**
     * Imports once. Prints seconds, seconds of the processors, the rows that were imported, and the most heap that was in use behind a collection, in MiB.
     *
     * @param args {@code crmkit} or {@code by_hand}, the file, and the directory of the databases
     */
    public static void main(String[] args) throws IOException, SQLException {
        Path file = Path.of(args[1]);
        AtomicLong live = watchHeap();
        try (Database database = Database.of("sqlite", args[2])) {
            long start = System.nanoTime();
            long rows = args[0].equals(CRM_KIT) ? crmKit(database, file) : byHand(database, file);
            double seconds = (System.nanoTime() - start) / 1e9;
            double processor =
                    ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
            System.out.printf(Locale.ROOT, "%.3f %.3f %d %d%n", seconds, processor, rows, live.get() >> 20);
        }
    }

    private static long crmKit(Database database, Path file) throws SQLException {
        try (Crm crm = Crm.builder(database.crmKit(CRM_KIT)).build()) {
            ImportRun run = crm.imports()
                    .run(
                            "customers",
                            MAPPING,
                            CsvRows.of(() -> Files.newInputStream(file), CsvFormat.FOREIGN),
                            ImportListener.NONE);
            return run.count(RowOutcome.CREATED);
        }
    }

    private static long byHand(Database database, Path file) throws IOException, SQLException {
        try (HandWrittenImport tables = HandWrittenImport.create(database, BY_HAND)) {
            return tables.run(file, BATCH_ROWS);
        }
    }

    /** Returns the most heap that was in use behind any collection from here on. */
    static AtomicLong watchHeap() {
        AtomicLong most = new AtomicLong();
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector)
                    .addNotificationListener(
                            (notification, context) -> {
                                GarbageCollectionNotificationInfo info = GarbageCollectionNotificationInfo.from(
                                        (CompositeData) notification.getUserData());
                                long used = info.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
                                        .filter(pool -> pool.getKey().startsWith("G1"))
                                        .map(Map.Entry::getValue)
                                        .mapToLong(MemoryUsage::getUsed)
                                        .sum();
                                most.accumulateAndGet(used, Math::max);
                            },
                            null,
                            null);
        }
        return most;
    }
}
