package io.crmkit.core.match;

import io.crmkit.core.error.InvalidInputException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Records to compare: for each an id and one text per field of a model, normalised, the empty text for a missing value. Equal values
 * of a field are held once. Immutable; {@code toString} shows the size.
 */
public final class RecordTable {
    private final MatchModel model;
    private final int size;
    private final Texts ids;
    private final int[] numbers;
    private final Dictionary[] dictionaries;

    private RecordTable(Builder builder) {
        this.model = builder.model;
        this.size = builder.ids.size();
        this.ids = builder.ids;
        this.numbers = Arrays.copyOf(builder.numbers, size * builder.dictionaries.length);
        this.dictionaries = builder.dictionaries;
    }

    /** Starts a table for the fields of a model. */
    public static Builder builder(MatchModel model) {
        return new Builder(model);
    }

    /** Returns how many records there are. */
    public int size() {
        return size;
    }

    /** Returns the id of a record, counted from 0. */
    public String id(int record) {
        return ids.text(record);
    }

    /** Returns the model for whose fields the table was made. */
    MatchModel model() {
        return model;
    }

    int number(int record, int field) {
        return numbers[record * dictionaries.length + field];
    }

    Dictionary dictionary(int field) {
        return dictionaries[field];
    }

    @Override
    public String toString() {
        return "RecordTable{size=" + size() + "}";
    }

    /** Collects records. Not for several threads. */
    public static final class Builder {
        private static final int MOST_VALUES = Integer.MAX_VALUE - 64;

        private final MatchModel model;
        private final Texts ids = new Texts("recordTable.ids");
        private final Dictionary[] dictionaries;
        private int[] numbers = new int[1024];

        private Builder(MatchModel model) {
            this.model = Objects.requireNonNull(model, "model");
            this.dictionaries = dictionaries(model);
        }

        /** Fields that can be exchanged share their numbers, so that an exchange is seen without comparing texts. */
        private static Dictionary[] dictionaries(MatchModel model) {
            Map<String, Dictionary> byName = new HashMap<>();
            return model.fields().stream()
                    .map(field -> {
                        Dictionary own = field.swappedWith()
                                .map(byName::get)
                                .filter(Objects::nonNull)
                                .orElseGet(Dictionary::new);
                        byName.put(field.name(), own);
                        return own;
                    })
                    .toArray(Dictionary[]::new);
        }

        /**
         * Adds a record.
         *
         * @param id names the record; no two have the same, which is not checked
         * @param values one for each field, in the order of the model
         * @throws InvalidInputException if the number of values is another one or there are too many records
         */
        public Builder add(String id, String... values) {
            if (values.length != dictionaries.length) {
                throw new InvalidInputException("recordTable.values", "must be " + dictionaries.length);
            }
            int start = ids.size() * values.length;
            if (start > MOST_VALUES - values.length) {
                throw new InvalidInputException("recordTable.values", "must be at most " + MOST_VALUES + " in all");
            }
            Objects.requireNonNull(id, "id");
            if (start + values.length > numbers.length) {
                numbers = Arrays.copyOf(numbers, (int) Math.min(MOST_VALUES, 2L * numbers.length));
            }
            for (int field = 0; field < values.length; field++) {
                numbers[start + field] = dictionaries[field].number(values[field]);
            }
            ids.add(id);
            return this;
        }

        /** Returns the table; the builder is used up. */
        public RecordTable build() {
            return new RecordTable(this);
        }
    }
}
