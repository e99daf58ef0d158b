package io.crmkit.core.imports;

import io.crmkit.core.error.InvalidInputException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Reads what rows say about consents. */
final class RowConsents {
    /** The offsets of the places where a day begins first and ends last. */
    private static final ZoneOffset EARLIEST = ZoneOffset.ofHours(14);

    private static final ZoneOffset LATEST = ZoneOffset.ofHours(-12);

    private final List<ConsentColumn> columns;
    private final RowMapping rows;
    private final Optional<ConsentIntake> intake;

    RowConsents(ImportMapping mapping, RowMapping rows, Optional<ConsentIntake> intake) {
        this.columns = mapping.consents();
        this.rows = rows;
        this.intake = intake;
        if (!columns.isEmpty()) {
            intake.orElseThrow(RowConsents::nobodyTakesThem).check(columns);
        }
    }

    static InvalidInputException nobodyTakesThem() {
        return new InvalidInputException(
                "importMapping.consents", "need imports that keep consents: Privacy.imports()");
    }

    ConsentIntake intake() {
        return intake.orElseThrow(RowConsents::nobodyTakesThem);
    }

    List<ConsentStatement> said(ImportRunId run, Row row, ObjectNode document) throws RefusedRow {
        List<ConsentStatement> said = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            ConsentColumn column = columns.get(i);
            String word = ConsentColumn.word(rows.cell(row, document, column.column()));
            boolean yes = column.yes().contains(word);
            if (!word.isEmpty() && !yes && !column.no().contains(word)) {
                throw new RefusedRow(RowProblem.UNREADABLE_VALUE, column.column());
            } else if (!word.isEmpty()) {
                Optional<String> time = filled(row, document, column.saidAt());
                said.add(checked(
                        column,
                        new ConsentStatement(
                                column.purpose(),
                                column.channel(),
                                yes,
                                saidAt(time, column, yes),
                                time.filter(text -> !isInstant(text)).isPresent(),
                                yes ? filled(row, document, column.evidence()) : Optional.empty(),
                                yes ? column.noticeVersion() : Optional.empty(),
                                run,
                                row.number(),
                                i)));
            }
        }
        return said;
    }

    private ConsentStatement checked(ConsentColumn column, ConsentStatement statement) throws RefusedRow {
        try {
            intake().check(statement);
            return statement;
        } catch (InvalidInputException refused) {
            throw new RefusedRow(RowProblem.UNREADABLE_VALUE, column.saidAt().orElse(column.column()));
        }
    }

    private static Optional<Instant> saidAt(Optional<String> text, ConsentColumn column, boolean yes)
            throws RefusedRow {
        if (text.isEmpty() && yes) {
            throw new RefusedRow(RowProblem.UNREADABLE_VALUE, column.saidAt().orElse(column.column()));
        }
        try {
            return text.map(time -> instant(time, yes));
        } catch (DateTimeException unreadable) {
            throw new RefusedRow(RowProblem.UNREADABLE_VALUE, column.saidAt().orElse(column.column()));
        }
    }

    private static boolean isInstant(String text) {
        return text.indexOf('T') >= 0;
    }

    private static Instant instant(String text, boolean yes) {
        if (isInstant(text)) {
            return OffsetDateTime.parse(text).toInstant();
        }
        LocalDate day = LocalDate.parse(text);
        return yes
                ? day.plusDays(1).atStartOfDay().toInstant(LATEST)
                : day.atStartOfDay().toInstant(EARLIEST);
    }

    private Optional<String> filled(Row row, ObjectNode document, Optional<String> column) {
        return column.map(name -> rows.cell(row, document, name).strip()).filter(text -> !text.isEmpty());
    }
}
