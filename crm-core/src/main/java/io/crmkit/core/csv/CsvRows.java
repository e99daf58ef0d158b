package io.crmkit.core.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.crmkit.core.imports.ByteSource;
import io.crmkit.core.imports.DecodedText;
import io.crmkit.core.imports.ImportLimits;
import io.crmkit.core.imports.Row;
import io.crmkit.core.imports.RowProblem;
import io.crmkit.core.imports.RowSource;
import io.crmkit.core.imports.TextDecoding;
import io.crmkit.core.imports.UnreadableRowsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Rows of a CSV file: quoted cells may hold separators, quotes and line breaks; empty lines do not count. A cell, row or heading over the
 * limits, or a quote that nothing closes, ends the file with an error; a row with another number of cells than the heading, a NUL or bytes
 * that are no text is rejected alone. A first line such as {@code sep=;}, which spreadsheets write, names the separator and is no row.
 * Needs FastCSV 4.3 or newer: older ones lose a row if a line break CR stands in its last cell.
 */
public final class CsvRows implements RowSource {
    private final ByteSource bytes;
    private final CsvFormat format;
    private final ImportLimits limits;

    private CsvRows(ByteSource bytes, CsvFormat format, ImportLimits limits) {
        this.bytes = bytes;
        this.format = format;
        this.limits = limits;
    }

    /** Returns the rows of a file within the standard limits. */
    public static CsvRows of(ByteSource bytes, CsvFormat format) {
        return new CsvRows(
                Objects.requireNonNull(bytes, "bytes"),
                Objects.requireNonNull(format, "format"),
                ImportLimits.STANDARD);
    }

    /** Returns the same rows within other limits. */
    public CsvRows within(ImportLimits other) {
        return new CsvRows(bytes, format, Objects.requireNonNull(other, "other"));
    }

    @Override
    public RowSource.Reader open() {
        try {
            DecodedText text = TextDecoding.open(bytes, format.charset());
            try {
                Optional<Character> stated = SeparatorLine.read(text);
                if (stated.isPresent() && format.separator().isPresent() && !stated.equals(format.separator())) {
                    throw new UnreadableRowsException(
                            0, "is a line \"sep=\" that names another separator than declared", null);
                }
                Optional<Character> known = format.separator().or(() -> stated);
                char separator = known.isPresent() ? known.get() : separator(text);
                return new Table(parser(text, separator), text, format, limits);
            } catch (IOException | RuntimeException failed) {
                text.close();
                throw failed;
            }
        } catch (IOException failed) {
            throw new UnreadableRowsException(0, "cannot be opened", failed);
        }
    }

    /** The parser must not judge the number of cells: such a row is rejected alone. */
    private CsvReader<CsvRecord> parser(DecodedText text, char separator) {
        int buffer = Math.max(1 << 16, 2 * Math.min(limits.cellCharacters(), 1 << 28) + (1 << 14));
        return CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false) // else the rest of the file would be one cell
                .skipEmptyLines(true)
                .maxBufferSize(buffer)
                .build(
                        CsvRecordHandler.of(handler -> handler.maxFields(limits.columns())
                                .maxFieldSize(limits.cellCharacters())
                                .maxRecordSize(Math.max(limits.cellCharacters(), limits.rowCharacters()))),
                        text);
    }

    /** Returns what comes most often in the first line outside of quotes; a comma if nothing does. */
    private char separator(DecodedText text) throws IOException {
        int[] counts = new int[CsvFormat.SEPARATORS.length()];
        int most = Math.min(limits.rowCharacters(), 1 << 20);
        text.mark(most + 1);
        boolean quoted = false;
        for (int read = 0; read < most; read++) {
            int next = text.read();
            if (next < 0 || (!quoted && (next == '\n' || next == '\r'))) {
                break;
            }
            quoted ^= next == '"';
            int kind = quoted ? -1 : CsvFormat.SEPARATORS.indexOf(next);
            if (kind >= 0) {
                counts[kind]++;
            }
        }
        text.reset();
        int best = 0;
        for (int kind = 1; kind < counts.length; kind++) {
            best = counts[kind] > counts[best] ? kind : best;
        }
        return CsvFormat.SEPARATORS.charAt(best);
    }

    private static final class Table implements RowSource.Reader {
        private final CsvReader<CsvRecord> parser;
        private final CloseableIterator<CsvRecord> records;
        private final DecodedText text;
        private final CsvFormat format;
        private final ImportLimits limits;
        private List<String> columns = List.of();
        private boolean begun;
        private long number;

        Table(CsvReader<CsvRecord> parser, DecodedText text, CsvFormat format, ImportLimits limits) {
            this.parser = parser;
            this.text = text;
            this.format = format;
            this.limits = limits;
            this.records = parser.iterator();
        }

        @Override
        public Optional<Row> next() {
            Optional<CsvRecord> read = read();
            if (!begun && read.isPresent()) {
                begun = true;
                columns = columns(read.get());
                read = format.heading() ? read() : read;
            }
            return read.map(this::row);
        }

        private Optional<CsvRecord> read() {
            long at = begun || !format.heading() ? number + 1 : 0;
            try {
                return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
            } catch (CsvParseException malformed) {
                if (malformed.getCause() instanceof Error failed) {
                    throw failed;
                } else if (malformed.getCause() instanceof RuntimeException failed) {
                    throw failed; // of the source: the parser wraps whatever that throws
                }
                throw new UnreadableRowsException(at, CsvFault.of(malformed).rule(limits), null);
            } catch (UncheckedIOException failed) {
                throw new UnreadableRowsException(at, "cannot be read", failed.getCause());
            }
        }

        private List<String> columns(CsvRecord first) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < first.getFieldCount(); i++) {
                String name = format.heading() ? format.read(first.getField(i)).strip() : "";
                names.add(name.isEmpty() ? (format.heading() ? "#" : "") + (i + 1) : name);
            }
            Optional<String> malformed = malformed(first.getFields());
            if (malformed.isPresent()) {
                throw new UnreadableRowsException(0, "is no text in the encoding at " + malformed.get(), null);
            } else if (names.stream().anyMatch(Table::hasNul)) {
                throw new UnreadableRowsException(0, "must not hold NUL characters", null);
            } else if (new HashSet<>(names).size() < names.size()) {
                throw new UnreadableRowsException(0, "must name different columns", null);
            }
            return List.copyOf(names);
        }

        private Row row(CsvRecord read) {
            number++;
            if (number > limits.rows()) {
                throw new UnreadableRowsException(number, "is one more than the limit of rows", null);
            }
            List<String> cells = new ArrayList<>(read.getFieldCount());
            for (int i = 0; i < read.getFieldCount(); i++) {
                cells.add(format.read(read.getField(i)));
            }
            Optional<String> malformed = malformed(read.getFields());
            return malformed.isPresent()
                    ? row(cells, RowProblem.ENCODING, malformed)
                    : cells.size() == columns.size()
                            ? sized(cells)
                            : row(cells, RowProblem.CELL_COUNT, Optional.empty());
        }

        private Row sized(List<String> cells) {
            for (int i = 0; i < cells.size(); i++) {
                if (hasNul(cells.get(i))) {
                    return row(cells, RowProblem.NUL_CHARACTER, Optional.of(columns.get(i)));
                }
            }
            return new Row.Cells(number, columns, cells, Optional.empty());
        }

        private Row row(List<String> cells, RowProblem problem, Optional<String> at) {
            return new Row.Cells(number, columns, cells, Optional.of(problem), at);
        }

        private static boolean hasNul(String cell) {
            return cell.indexOf('\0') >= 0;
        }

        /** Returns where the first bytes are that are no text; those of every cell that was read must be asked for once. */
        private Optional<String> malformed(List<String> cells) {
            Optional<String> first = Optional.empty();
            for (String cell : cells) {
                for (int i = cell.indexOf(TextDecoding.MALFORMED);
                        i >= 0;
                        i = cell.indexOf(TextDecoding.MALFORMED, i + 1)) {
                    long at = text.nextMalformed();
                    first = first.or(() -> Optional.of("byte " + at));
                }
            }
            return first;
        }

        @Override
        public void close() {
            try {
                parser.close();
            } catch (IOException failed) {
                throw new UnreadableRowsException(number, "cannot be closed behind", failed);
            }
        }
    }
}
