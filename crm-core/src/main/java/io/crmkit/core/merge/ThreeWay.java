package io.crmkit.core.merge;

import io.crmkit.core.json.JsonFields;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Takes one change of a record back and keeps what changed later, field by field; of lists, element by element.
 *
 * @param json the record without the change
 * @param later the fields that were changed later
 */
record ThreeWay(String json, Map<String, UnmergeConflict.Kind> later) {
    /**
     * Takes a change back.
     *
     * @param before the record before the change
     * @param after as the change left it
     * @param now as it is now
     */
    static ThreeWay restore(String before, String after, String now) {
        SortedMap<String, String> was = JsonFields.of(before);
        SortedMap<String, String> made = JsonFields.of(after);
        SortedMap<String, String> is = JsonFields.of(now);
        Set<String> fields = new TreeSet<>(was.keySet());
        fields.addAll(made.keySet());
        fields.addAll(is.keySet());
        SortedMap<String, String> result = new TreeMap<>();
        Map<String, UnmergeConflict.Kind> later = new TreeMap<>();
        for (String field : fields) {
            Optional<String> old = Optional.ofNullable(was.get(field));
            Optional<String> merged = Optional.ofNullable(made.get(field));
            Optional<String> current = Optional.ofNullable(is.get(field));
            Optional<String> value = current.equals(merged) ? old : current;
            if (!current.equals(merged)) {
                boolean touched = !old.equals(merged);
                boolean lists = isList(old) && isList(merged) && isList(current);
                if (touched && lists) {
                    value = list(elements(old), elements(merged), elements(current));
                }
                later.put(
                        field,
                        touched && !lists ? UnmergeConflict.Kind.FIELD_CONFLICT : UnmergeConflict.Kind.CHANGED_LATER);
            }
            value.ifPresent(text -> result.put(field, text));
        }
        return new ThreeWay(JsonFields.join(result), later);
    }

    /** What the change added goes, what it removed comes back in front, what came later stays behind. */
    private static Optional<String> list(List<String> old, List<String> merged, List<String> current) {
        Set<String> result = new LinkedHashSet<>();
        for (String element : old) {
            if (current.contains(element) || !merged.contains(element)) {
                result.add(element);
            }
        }
        for (String element : current) {
            if (!merged.contains(element)) {
                result.add(element);
            }
        }
        return result.isEmpty() ? Optional.empty() : Optional.of("[" + String.join(",", result) + "]");
    }

    private static boolean isList(Optional<String> value) {
        return value.isEmpty() || value.get().startsWith("[");
    }

    private static List<String> elements(Optional<String> array) {
        return array.flatMap(JsonFields::elements).orElse(List.of());
    }
}
