package io.crmkit.store.jdbc;

import io.crmkit.store.IncompatibleStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Looks at a database file before SQLite opens it: what is cut off inside the last page, or wholly, SQLite takes as it is. */
final class SqliteFile {
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 100;
    private static final int PAGE_SIZE_AT = 16;
    private static final int LARGEST_PAGE = 65_536; // written as 1

    private SqliteFile() {}

    /**
     * Refuses a file that does not end where a page ends, and one without content whose write-ahead log has some: SQLite would
     * read zeros in the one and throw the log of the other away. A file that cannot be read is left to SQLite.
     *
     * @throws IncompatibleStoreException if it is one of these; nothing was touched
     */
    static void refuseCutOff(Path file) {
        try {
            long size = Files.exists(file) ? Files.size(file) : 0;
            boolean log = hasContent(file, "-wal");
            // Looked at again: another instance may have made both in between, the file before the log.
            if (size == 0 && log && (!Files.exists(file) || Files.size(file) == 0)) {
                throw new IncompatibleStoreException(
                        "the database is empty, but its write-ahead log is not: the file was cut off or replaced",
                        null);
            }
            // With a journal or a log the last page may be on its way.
            if (size >= HEADER && !log && !hasContent(file, "-journal") && size % pageSize(file) != 0) {
                throw new IncompatibleStoreException("the database is damaged: its last page is cut off", null);
            }
        } catch (IOException e) {
            // SQLite knows better what is in the way.
        }
    }

    private static boolean hasContent(Path file, String suffix) throws IOException {
        Path beside = Path.of(file + suffix);
        return Files.exists(beside) && Files.size(beside) > 0;
    }

    /** Returns 1 for what is no database. */
    private static int pageSize(Path file) throws IOException {
        byte[] header;
        try (InputStream in = Files.newInputStream(file)) {
            header = in.readNBytes(HEADER);
        }
        if (!Arrays.equals(MAGIC, Arrays.copyOf(header, MAGIC.length))) {
            return 1;
        }
        int size = Short.toUnsignedInt(ByteBuffer.wrap(header).getShort(PAGE_SIZE_AT));
        return size == 1 ? LARGEST_PAGE : Math.max(1, size);
    }
}
