package io.crmkit.core.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/** Rows of a JSON Lines file (jsonlines.org): UTF-8, one JSON object in each line. Blank lines do not count. */
public final class JsonLines implements RowSource {
    private final ByteSource bytes;
    private final ImportLimits limits;

    private JsonLines(ByteSource bytes, ImportLimits limits) {
        this.bytes = bytes;
        this.limits = limits;
    }

    /** Returns the rows of a file within the standard limits. */
    public static JsonLines of(ByteSource bytes) {
        return new JsonLines(Objects.requireNonNull(bytes, "bytes"), ImportLimits.STANDARD);
    }

    /** Returns the same rows within other limits; of these, those of rows count. */
    public JsonLines within(ImportLimits other) {
        return new JsonLines(bytes, Objects.requireNonNull(other, "other"));
    }

    @Override
    public RowSource.Reader open() {
        try {
            return new Lines(TextDecoding.open(bytes, StandardCharsets.UTF_8), limits);
        } catch (IOException failed) {
            throw new UnreadableRowsException(0, "cannot be opened", failed);
        }
    }

    private static final class Lines implements RowSource.Reader {
        private final DecodedText text;
        private final ImportLimits limits;
        private Optional<String> malformed = Optional.empty();
        private long number;

        Lines(DecodedText text, ImportLimits limits) {
            this.text = text;
            this.limits = limits;
        }

        @Override
        public Optional<Row> next() {
            try {
                for (int first = text.read(); first >= 0; first = text.read()) {
                    StringBuilder line = new StringBuilder();
                    malformed = Optional.empty();
                    boolean tooLong = line(first, line);
                    if (!line.toString().isBlank()) {
                        number++;
                        if (number > limits.rows()) {
                            throw new UnreadableRowsException(number, "is one more than the limit of rows", null);
                        }
                        return Optional.of(row(line.toString(), tooLong));
                    }
                }
                return Optional.empty();
            } catch (IOException failed) {
                throw new UnreadableRowsException(number + 1, "cannot be read", failed);
            }
        }

        /** Reads to the end of the line, and keeps of it what the limit allows. */
        private boolean line(int first, StringBuilder line) throws IOException {
            boolean tooLong = false;
            for (int next = first; next >= 0 && next != '\n'; next = text.read()) {
                if (next == TextDecoding.MALFORMED) {
                    long at = text.nextMalformed();
                    malformed = malformed.or(() -> Optional.of("byte " + at));
                }
                if (line.length() < limits.rowCharacters()) {
                    line.append((char) next);
                } else if (next != '\r') {
                    tooLong = true;
                }
            }
            return tooLong;
        }

        private Row row(String line, boolean tooLong) {
            Optional<RowProblem> problem = tooLong
                    ? Optional.of(RowProblem.TOO_LONG)
                    : malformed.isPresent()
                            ? Optional.of(RowProblem.ENCODING)
                            : line.indexOf('\0') >= 0 ? Optional.of(RowProblem.NUL_CHARACTER) : Optional.empty();
            return new Row.Document(number, line.strip(), problem, tooLong ? Optional.empty() : malformed);
        }

        @Override
        public void close() {
            try {
                text.close();
            } catch (IOException failed) {
                throw new UnreadableRowsException(number, "cannot be closed behind", failed);
            }
        }
    }
}
