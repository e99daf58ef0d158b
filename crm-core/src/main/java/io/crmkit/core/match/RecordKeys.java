package io.crmkit.core.match;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The blocking keys of one record as texts, for a store that finds records by them. */
final class RecordKeys {
    private static final Pattern SEPARATOR = Pattern.compile(String.valueOf(MatchField.SEPARATOR));
    private static final int MOST = 100;

    private RecordKeys() {}

    static Set<String> of(MatchModel model, List<String> values) {
        List<String> names = model.fields().stream().map(MatchField::name).toList();
        Set<String> keys = new LinkedHashSet<>();
        for (int key = 0; key < model.blocking().size(); key++) {
            List<Long> numbers = List.of(1L);
            for (BlockingKey.Part part : model.blocking().get(key).parts()) {
                List<Long> forms = forms(part, names, values);
                numbers = numbers.stream()
                        .flatMap(number -> forms.stream().map(form -> KeyForms.mixed(31 * number + form)))
                        .limit(MOST)
                        .toList();
            }
            for (long number : numbers) {
                keys.add(model.id() + "." + key + "." + Long.toHexString(number));
            }
        }
        return keys;
    }

    /** Returns the numbers of a part: one for each combination of values of its fields. */
    private static List<Long> forms(BlockingKey.Part part, List<String> names, List<String> values) {
        List<Long> sums = List.of(0L);
        for (String field : part.fields()) {
            List<Long> forms = new ArrayList<>();
            for (String value : SEPARATOR.split(values.get(names.indexOf(field)), -1)) {
                long form = KeyForms.of(part.form(), value.toCharArray());
                if (form != 0) {
                    forms.add(form);
                }
            }
            sums = sums.stream()
                    .flatMap(sum -> forms.stream().map(form -> sum + form))
                    .limit(MOST)
                    .toList();
        }
        return sums;
    }
}
