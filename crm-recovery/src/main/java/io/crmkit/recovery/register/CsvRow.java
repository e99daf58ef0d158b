package io.crmkit.recovery.register;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** An entry as a row of CSV. */
final class CsvRow {
    /** What makes a spreadsheet calculate, as OWASP lists it under "CSV Injection". */
    private static final String FORMULA = "=+-@\t\r\n";

    private static final Map<String, Function<RegisterEntry, Object>> COLUMNS = new LinkedHashMap<>();

    static {
        COLUMNS.put("number", RegisterEntry::number);
        COLUMNS.put("customer", RegisterEntry::customer);
        COLUMNS.put("received_at", RegisterEntry::receivedAt);
        COLUMNS.put("occurred_at", RegisterEntry::occurredAt);
        COLUMNS.put("source", RegisterEntry::source);
        COLUMNS.put("channel", RegisterEntry::channel);
        COLUMNS.put("kind", RegisterEntry::kind);
        COLUMNS.put("category", RegisterEntry::category);
        COLUMNS.put("severity", RegisterEntry::severity);
        COLUMNS.put("safety", RegisterEntry::safety);
        COLUMNS.put("reference", RegisterEntry::reference);
        COLUMNS.put("evidence", entry -> String.join(" ", entry.evidence()));
        COLUMNS.put("remedy_sought", RegisterEntry::remedySought);
        COLUMNS.put("state", RegisterEntry::state);
        COLUMNS.put("cycle", RegisterEntry::cycle);
        COLUMNS.put("reports", RegisterEntry::reports);
        COLUMNS.put("owner", RegisterEntry::owner);
        COLUMNS.put("acknowledged_at", RegisterEntry::acknowledgedAt);
        COLUMNS.put("apologies", RegisterEntry::apologies);
        COLUMNS.put("decision", RegisterEntry::decision);
        COLUMNS.put("recourse_told_at", RegisterEntry::recourseToldAt);
        COLUMNS.put("resolution", RegisterEntry::resolution);
        COLUMNS.put("resolved_at", RegisterEntry::resolvedAt);
        COLUMNS.put("acceptance", RegisterEntry::acceptance);
        COLUMNS.put("closed_at", RegisterEntry::closedAt);
        COLUMNS.put("referred_to", RegisterEntry::referredTo);
        COLUMNS.put("incident", RegisterEntry::incident);
        COLUMNS.put("root_cause", RegisterEntry::rootCause);
        COLUMNS.put("clocks", RegisterEntry::clocks);
        COLUMNS.put("late", RegisterEntry::late);
    }

    private CsvRow() {}

    static void header(Appendable out) throws IOException {
        out.append(String.join(",", COLUMNS.keySet())).append("\r\n");
    }

    static void write(RegisterEntry entry, Appendable out) throws IOException {
        String separator = "";
        for (Function<RegisterEntry, Object> column : COLUMNS.values()) {
            Object value = column.apply(entry);
            String text = value instanceof Optional<?> optional
                    ? optional.map(Object::toString).orElse("")
                    : value.toString();
            out.append(separator).append(cell(text));
            separator = ",";
        }
        out.append("\r\n");
    }

    private static String cell(String text) {
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
