package io.crmkit.core.match;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pairs of records that share a blocking key, each pair once. */
final class Blocks {
    private static final int RECORD_BITS = 26;
    private static final long RECORD = (1L << RECORD_BITS) - 1;
    private static final int PAGE_BITS = 14;
    private static final int PAGE = 1 << PAGE_BITS;
    static final int MOST_RECORDS = 1 << RECORD_BITS;

    private final RecordTable table;
    private final int largest;
    private final int width;
    /** The keys of each record side by side, so that two records are compared in two places of the memory; records by the page. */
    private final long[][] pages;

    private long passedOver;

    Blocks(MatchModel model, RecordTable table) {
        this.table = table;
        this.largest = model.largestBlock();
        this.width = model.blocking().size();
        this.pages = new long[(table.size() + PAGE - 1) / PAGE][width * Math.min(PAGE, table.size())];
        Map<String, Map<KeyForm, long[]>> parts = new HashMap<>();
        for (int key = 0; key < width; key++) {
            number(model, key, parts);
        }
    }

    private long number(int record, int key) {
        return pages[record >>> PAGE_BITS][(record & (PAGE - 1)) * width + key];
    }

    private void number(int record, int key, long number) {
        pages[record >>> PAGE_BITS][(record & (PAGE - 1)) * width + key] = number;
    }

    private void number(MatchModel model, int key, Map<String, Map<KeyForm, long[]>> known) {
        List<String> names = model.fields().stream().map(MatchField::name).toList();
        List<BlockingKey.Part> parts = model.blocking().get(key).parts();
        int[][] fields = new int[parts.size()][];
        long[][][] forms = new long[fields.length][][];
        for (int part = 0; part < fields.length; part++) {
            KeyForm form = parts.get(part).form();
            fields[part] =
                    parts.get(part).fields().stream().mapToInt(names::indexOf).toArray();
            forms[part] = Arrays.stream(fields[part])
                    .mapToObj(field ->
                            forms(field, form, known.computeIfAbsent(names.get(field), first -> new HashMap<>())))
                    .toArray(long[][]::new);
        }
        for (int record = 0; record < table.size(); record++) {
            long number = 1;
            for (int part = 0; part < fields.length && number != 0; part++) {
                long sum = sum(record, fields[part], forms[part]);
                number = sum == 0 ? 0 : KeyForms.mixed(31 * number + sum);
            }
            number(record, key, number);
        }
    }

    /** Returns the first of several values. */
    private static char[] first(char[] values) {
        int end = 0;
        while (end < values.length && values[end] != MatchField.SEPARATOR) {
            end++;
        }
        return end == values.length ? values : Arrays.copyOf(values, end);
    }

    /** Returns the number of a part of a key, in which the order of the fields does not count; 0 if a value is missing. */
    private long sum(int record, int[] fields, long[][] forms) {
        long sum = 0;
        for (int i = 0; i < fields.length; i++) {
            long form = forms[i][table.number(record, fields[i])];
            if (form == 0) {
                return 0;
            }
            sum += form;
        }
        return sum;
    }

    private long[] forms(int field, KeyForm form, Map<KeyForm, long[]> known) {
        return known.computeIfAbsent(form, wanted -> {
            Dictionary dictionary = table.dictionary(field);
            long[] numbers = new long[dictionary.size()];
            for (int number = 1; number < numbers.length; number++) {
                numbers[number] = KeyForms.of(form, first(dictionary.value(number)));
            }
            return numbers;
        });
    }

    /**
     * Visits every pair that shares a key which no more than the largest block share. Pairs come in batches by their first record, so
     * that what is read for one pair lies near what was read for the one before.
     */
    void visit(PairVisitor visitor) {
        PairBatch batch = new PairBatch(visitor, PairBatch.MOST);
        for (int key = 0; key < width; key++) {
            long[] sorted = sorted(key);
            int start = 0;
            while (start < sorted.length) {
                int end = start + 1;
                while (end < sorted.length && sorted[end] >>> RECORD_BITS == sorted[start] >>> RECORD_BITS) {
                    end++;
                }
                visitBlock(key, sorted, start, end, batch);
                start = end;
            }
        }
        batch.flush();
    }

    private void visitBlock(int key, long[] sorted, int start, int end, PairBatch batch) {
        if (end - start > largest) {
            passedOver += end - start;
            for (int i = start; i < end; i++) {
                number((int) (sorted[i] & RECORD), key, 0); // so that a later key may bring the pair
            }
            return;
        }
        for (int i = start; i < end; i++) {
            int a = (int) (sorted[i] & RECORD);
            for (int j = i + 1; j < end; j++) {
                int b = (int) (sorted[j] & RECORD);
                if (number(a, key) == number(b, key) && !cameBefore(key, a, b)) {
                    batch.add(Math.min(a, b), Math.max(a, b));
                }
            }
        }
    }

    private boolean cameBefore(int key, int a, int b) {
        for (int before = 0; before < key; before++) {
            if (number(a, before) != 0 && number(a, before) == number(b, before)) {
                return true;
            }
        }
        return false;
    }

    private long[] sorted(int key) {
        long[] numbers = new long[table.size()];
        int size = 0;
        for (int record = 0; record < numbers.length; record++) {
            long number = number(record, key);
            if (number != 0) {
                numbers[size++] = number << RECORD_BITS | record;
            }
        }
        return SortedNumbers.of(numbers, size);
    }

    /** Returns in how many keys of records too many shared the key. */
    long passedOver() {
        return passedOver;
    }
}
