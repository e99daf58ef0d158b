package io.crmkit.privacy.request;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The data of one person, to be handed to that person alone. It holds the data in clear: keep it no longer than it takes to hand it
 * over. {@code toString} hides it.
 */
public final class SubjectExport {
    private final ObjectNode content;
    private final SortedMap<String, Integer> counts;
    private final SortedMap<String, String> leftOut;

    SubjectExport(ObjectNode content, Map<String, Integer> counts, Map<String, String> leftOut) {
        this.content = content;
        this.counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
        this.leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
    }

    /** Returns how many records of each entity type it holds. */
    public SortedMap<String, Integer> counts() {
        return counts;
    }

    /** Returns which entity types, or fields as {@code type.field}, were left out, and why. */
    public SortedMap<String, String> leftOut() {
        return leftOut;
    }

    /** Returns it as JSON; the exact form. */
    public String toJson() {
        return content.toString();
    }

    /**
     * Returns it as CSV (RFC 4180), one line for each value: section, entity type, number of the record in its section, path of the
     * value in the record, value. What a spreadsheet could take for a formula has an apostrophe in front; JSON has the exact values.
     */
    public String toCsv() {
        CsvTable csv = new CsvTable().row(List.of("section", "type", "record", "field", "value"));
        for (Map.Entry<String, JsonNode> section : content.properties()) {
            if (section.getKey().equals("records") || section.getKey().equals("logs")) {
                section.getValue()
                        .properties()
                        .forEach(type -> items(csv, section.getKey(), type.getKey(), type.getValue()));
            } else {
                items(csv, section.getKey(), "", section.getValue());
            }
        }
        return csv.toString();
    }

    private static void items(CsvTable csv, String section, String type, JsonNode node) {
        if (!node.isArray()) {
            leaves(csv, List.of(section, type, ""), "", node);
            return;
        }
        for (int i = 0; i < node.size(); i++) {
            leaves(csv, List.of(section, type, Integer.toString(i + 1)), "", node.get(i));
        }
    }

    private static void leaves(CsvTable csv, List<String> place, String path, JsonNode node) {
        if (node.isObject()) {
            String prefix = path.isEmpty() ? "" : path + ".";
            node.properties().forEach(field -> leaves(csv, place, prefix + field.getKey(), field.getValue()));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                leaves(csv, place, path + "[" + (i + 1) + "]", node.get(i));
            }
        } else {
            List<String> cells = new ArrayList<>(place);
            cells.add(path);
            cells.add(node.asString());
            csv.row(cells);
        }
    }

    @Override
    public String toString() {
        return "SubjectExport[***]";
    }
}
