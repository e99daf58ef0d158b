package io.crmkit.core.imports;

import io.crmkit.core.csv.CsvFormat;
import io.crmkit.core.csv.CsvRows;
import io.crmkit.core.vcard.VCardMapping;
import io.crmkit.core.vcard.VCardRows;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** The forms of files; each can say the same rows, with its own kinds of bad ones. */
enum Form {
    CSV {
        @Override
        ImportMapping mapping() {
            return ImportWorld.MAPPING;
        }

        @Override
        RowSource source(String file) {
            return CsvRows.of(() -> bytes(file), CsvFormat.FOREIGN.separatedBy(';'));
        }

        @Override
        String written(Map<String, String> row, String mishap) {
            String cells = row.values().stream()
                    .map(cell -> cell.chars().anyMatch(c -> c == ';' || c == '"' || c == '\n')
                            ? '"' + cell.replace("\"", "\"\"") + '"'
                            : cell)
                    .collect(Collectors.joining(";"));
            return cells + (mishap.equals(BROKEN) ? ";too many" : mishap) + "\n";
        }

        @Override
        String heading() {
            return ImportWorld.heading();
        }
    },
    JSON_LINES {
        @Override
        ImportMapping mapping() {
            return ImportWorld.MAPPING;
        }

        @Override
        RowSource source(String file) {
            return JsonLines.of(() -> bytes(file));
        }

        @Override
        String written(Map<String, String> row, String mishap) {
            return (mishap.equals(BROKEN) ? "{" : mishap)
                    + JsonMapper.builder().build().writeValueAsString(row) + "\n";
        }
    },
    VCARD {
        @Override
        ImportMapping mapping() {
            ImportMapping usual = VCardMapping.customers("shop");
            List<FieldMapping> fields = new ArrayList<>(usual.fields());
            fields.add(FieldMapping.of("/properties/X-PASSPORT", "/identifiers/0/value"));
            fields.add(FieldMapping.of("/properties/X-STAGE", "/lifecycle")
                    .withValues(Map.of("A", "ACTIVE", "B", "LOYAL")));
            fields.add(FieldMapping.of("/properties/X-BADGE", "/customFields/badge"));
            return ImportMapping.of("customer", usual.key(), fields.toArray(FieldMapping[]::new))
                    .with(UnknownColumns.IGNORE)
                    .withConstants(ImportWorld.MAPPING.constants());
        }

        @Override
        RowSource source(String file) {
            return VCardRows.of(() -> bytes(file));
        }

        @Override
        String written(Map<String, String> row, String mishap) {
            StringBuilder card = new StringBuilder("BEGIN:VCARD\nVERSION:3.0\n");
            card.append("N:")
                    .append(escaped(row, "family"))
                    .append(';')
                    .append(escaped(row, "given"))
                    .append(";;;\n");
            PROPERTIES.forEach((column, property) -> {
                if (!escaped(row, column).isEmpty()) {
                    card.append(property)
                            .append(':')
                            .append(escaped(row, column))
                            .append('\n');
                }
            });
            card.append(mishap.equals(BROKEN) ? "" : "X-MISHAP:" + mishap + "\nEND:VCARD\n");
            return card.toString();
        }
    };

    /** The mishap by which the row is none of its form. */
    static final String BROKEN = "broken";

    private static final Map<String, String> PROPERTIES = Map.of(
            "id", "UID",
            "born", "BDAY",
            "mail", "EMAIL",
            "phone", "TEL",
            "passport", "X-PASSPORT",
            "stage", "X-STAGE",
            "badge", "X-BADGE");

    abstract ImportMapping mapping();

    abstract RowSource source(String file);

    abstract String written(Map<String, String> row, String mishap);

    String heading() {
        return "";
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String escaped(Map<String, String> row, String column) {
        return row.getOrDefault(column, "")
                .replace("\\", "\\\\")
                .replace(",", "\\,")
                .replace(";", "\\;")
                .replace("\n", "\\n");
    }

    /** Returns a file of rows that meet in few keys and values, some of them bad in every known way. */
    String file(Random random, int rows) {
        StringBuilder file = new StringBuilder(heading());
        for (int i = 0; i < rows; i++) {
            Map<String, String> row = new LinkedHashMap<>();
            row.put("id", random.nextInt(20) == 0 ? "" : "c" + random.nextInt(8));
            row.put("given", ImportWorld.pick(random, "Ada", "Bo;b", "Eve \"E\"", ""));
            row.put("family", ImportWorld.pick(random, "King", "Łoś", "two\nlines"));
            row.put("born", ImportWorld.pick(random, "", "", "01.02.1990", "31.02.1990", "yesterday"));
            row.put(
                    "mail",
                    ImportWorld.pick(random, "", "a@example.org", "A@Example.org", "b@example.org", "no address"));
            row.put("phone", ImportWorld.pick(random, "", "+49 30 123456", "+4930123456", "0301"));
            row.put("passport", ImportWorld.pick(random, "", "", "", "P" + random.nextInt(3)));
            row.put("stage", ImportWorld.pick(random, "", "A", "B", "ACTIVE", "Z"));
            row.put("badge", ImportWorld.pick(random, "", "", "", "b" + random.nextInt(2)));
            file.append(written(row, ImportWorld.pick(random, "", "", "", "", "", "", BROKEN, "\0", "\uFFFD")));
        }
        return file.toString();
    }
}
