package io.crmkit.core.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import io.crmkit.core.imports.ImportLimits;
import java.util.Optional;

/** What is wrong with a file, told by the words of the parser, which has one exception for all of it and may quote a cell in it. */
enum CsvFault {
    CELL("max field size"),
    ENDLESS("maximum buffer size"),
    ROW("max record size"),
    COLUMNS("maximum limit of"),
    OPEN_QUOTE("Unclosed quoted field"),
    BEHIND_QUOTE("character after closing quote"),
    /** What another version of the parser says in other words. */
    ANY("");

    private final String words;

    CsvFault(String words) {
        this.words = words;
    }

    static CsvFault of(CsvParseException malformed) {
        String message = Optional.ofNullable(malformed.getMessage()).orElse("");
        for (CsvFault fault : values()) {
            if (message.contains(fault.words)) {
                return fault;
            }
        }
        return ANY;
    }

    /** Returns what a row with this fault breaks, as a part of a message. */
    String rule(ImportLimits limits) {
        return switch (this) {
            case CELL, ENDLESS ->
                "has more than " + limits.cellCharacters()
                        + " characters in a cell: over the limit, or a quote that nobody closes";
            case ROW -> "has more than " + limits.rowCharacters() + " characters, the limit of a row";
            case COLUMNS -> "has more than " + limits.columns() + " columns, the limit";
            case OPEN_QUOTE -> "has a quote that nobody closes";
            case BEHIND_QUOTE -> "has text behind a quote that is closed";
            case ANY ->
                "has a quote that nobody closes or text behind one that is closed, or is over " + limits.words();
        };
    }
}
