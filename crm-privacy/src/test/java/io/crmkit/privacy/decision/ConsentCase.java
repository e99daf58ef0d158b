package io.crmkit.privacy.decision;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.crmkit.privacy.pack.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** One row of consent_cases.csv. */
record ConsentCase(
        String id,
        String jurisdiction,
        String channel,
        String purpose,
        List<Pair> relationship,
        List<Pair> consent,
        String localTime,
        String age,
        Outcome outcome,
        String reason,
        Set<String> obligations) {
    /** {@code key=value@date}; the list of pairs is ordered and keys repeat. */
    record Pair(String key, String value, String date) {
        static Pair parse(String text) {
            int equals = text.indexOf('=');
            String value = text.substring(equals + 1);
            int at = value.lastIndexOf('@');
            boolean dated = at >= 0 && value.substring(at + 1).matches("\\d{4}-\\d{2}-\\d{2}");
            return new Pair(
                    text.substring(0, equals),
                    dated ? value.substring(0, at) : value,
                    dated ? value.substring(at + 1) : "");
        }
    }

    static List<ConsentCase> all() throws IOException {
        List<ConsentCase> cases = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(ConsentCase.class.getResourceAsStream("/consent_cases.csv"));
                CsvReader<NamedCsvRecord> rows =
                        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (NamedCsvRecord row : rows) {
                cases.add(new ConsentCase(
                        row.getField("id"),
                        row.getField("jurisdiction"),
                        row.getField("channel"),
                        row.getField("purpose"),
                        pairs(row.getField("relationship_facts")),
                        pairs(row.getField("consent_facts")),
                        row.getField("local_time"),
                        row.getField("age"),
                        Outcome.valueOf(row.getField("expected_decision")),
                        row.getField("reason"),
                        split(row.getField("obligations"))));
            }
        }
        return cases;
    }

    private static List<Pair> pairs(String text) {
        return text.isEmpty()
                ? List.of()
                : List.of(text.split(";")).stream().map(Pair::parse).toList();
    }

    private static Set<String> split(String text) {
        return text.isEmpty() ? Set.of() : Set.of(text.split(";"));
    }

    @Override
    public String toString() {
        return id;
    }
}
