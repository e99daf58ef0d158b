package io.crmkit.examples.quickstart.survey;

import io.crmkit.core.interaction.Channel;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Reads the responses of a survey file one by one, in constant memory. Bad rows are handed to a consumer and passed over. */
public final class SurveyReader implements Closeable {
    /** The value of a segment for respondents whose cell is empty. */
    public static final String NO_SEGMENT = "(blank)";

    private static final int LONGEST_KEY = 100;
    private static final Set<String> YES = Set.of("yes", "y", "true", "1");
    private static final Set<String> NO = Set.of("no", "n", "false", "0");

    private final SurveyLayout layout;
    private final Consumer<Reject> rejects;
    private final CsvRows rows;
    private final List<String> header;
    private final Columns columns;

    private SurveyReader(
            SurveyLayout layout, Consumer<Reject> rejects, CsvRows rows, List<String> header, Columns columns) {
        this.layout = layout;
        this.rejects = rejects;
        this.rows = rows;
        this.header = header;
        this.columns = columns;
    }

    /**
     * Opens a file and reads its header.
     *
     * @throws LayoutException if the file is empty or lacks a column of the layout
     */
    public static SurveyReader open(CsvFile file, SurveyLayout layout, Consumer<Reject> rejects)
            throws IOException, LayoutException {
        CsvRows rows = new CsvRows(file);
        try {
            Optional<CsvRow> first = rows.next();
            if (first.isEmpty()) {
                throw new LayoutException("the file is empty");
            }
            if (first.get().problem().isPresent()) {
                throw new LayoutException(
                        "the first line " + first.get().problem().get());
            }
            List<String> header = first.get().cells();
            return new SurveyReader(layout, rejects, rows, header, new Columns(header, layout));
        } catch (IOException | LayoutException | RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    /** Returns the names of all columns as they stand in the file. */
    public List<String> header() {
        return header;
    }

    /** Returns how many cells held bytes that are nothing in the encoding of the file, so far. */
    public long undecodable() {
        return columns.undecodable();
    }

    /** Returns the next good row; empty at the end of the file. */
    public Optional<Response> next() throws IOException {
        for (Optional<CsvRow> row = rows.next(); row.isPresent(); row = rows.next()) {
            try {
                return Optional.of(read(row.get()));
            } catch (BadRowException bad) {
                rejects.accept(
                        new Reject(row.get().line(), bad.reason(), row.get().cells()));
            }
        }
        return Optional.empty();
    }

    private Response read(CsvRow row) throws BadRowException {
        if (row.problem().isPresent()) {
            throw new BadRowException(row.problem().get());
        }
        List<String> cells = row.cells();
        String respondent = columns.cell(cells, layout.respondent());
        if (respondent.isEmpty()) {
            throw new BadRowException(layout.respondent() + " is empty");
        }
        if (respondent.length() > LONGEST_KEY) {
            throw new BadRowException(layout.respondent() + " has more than " + LONGEST_KEY + " characters");
        }
        return new Response(
                row.line(),
                respondent,
                ratings(cells),
                weight(cells),
                segments(cells),
                date(cells),
                person(cells),
                consents(cells),
                cells);
    }

    private List<OptionalInt> ratings(List<String> cells) throws BadRowException {
        List<OptionalInt> ratings = new ArrayList<>(layout.questions().size());
        for (Question question : layout.questions()) {
            ratings.add(question.read(columns.cell(cells, question.column())));
        }
        return ratings;
    }

    private BigDecimal weight(List<String> cells) throws BadRowException {
        if (layout.weight().isEmpty()) {
            return BigDecimal.ONE;
        }
        String column = layout.weight().get();
        String cell = columns.cell(cells, column);
        try {
            BigDecimal weight = new BigDecimal(cell);
            if (weight.signum() > 0 && weight.precision() <= 30 && Math.abs(weight.scale()) <= 30) {
                return weight;
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw new BadRowException(column + " is not a weight above 0");
    }

    private SortedMap<String, String> segments(List<String> cells) throws BadRowException {
        SortedMap<String, String> segments = new TreeMap<>();
        for (String column : layout.segments()) {
            String cell = columns.cell(cells, column);
            if (cell.length() > LONGEST_KEY) {
                throw new BadRowException(column + " has more than " + LONGEST_KEY + " characters");
            }
            segments.put(column, cell.isEmpty() ? NO_SEGMENT : cell);
        }
        return segments;
    }

    private LocalDate date(List<String> cells) throws BadRowException {
        Optional<String> column = layout.date().column();
        return layout.date().read(column.isEmpty() ? "" : columns.cell(cells, column.get()));
    }

    private Response.Person person(List<String> cells) throws BadRowException {
        SurveyLayout.Person person = layout.person();
        return new Response.Person(
                columns.optional(cells, person.name()),
                columns.optional(cells, person.email()),
                columns.optional(cells, person.phone()),
                columns.optional(cells, person.language()),
                columns.optional(cells, person.country()),
                columns.optional(cells, person.comment()));
    }

    private Map<Channel, Boolean> consents(List<String> cells) throws BadRowException {
        Map<Channel, Boolean> consents = new EnumMap<>(Channel.class);
        for (Map.Entry<Channel, String> column : layout.consents().entrySet()) {
            String cell = columns.cell(cells, column.getValue()).toLowerCase(Locale.ROOT);
            if (YES.contains(cell) || NO.contains(cell)) {
                consents.put(column.getKey(), YES.contains(cell));
            } else if (!cell.isEmpty()) {
                throw new BadRowException(column.getValue() + " is neither yes nor no");
            }
        }
        return consents;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
