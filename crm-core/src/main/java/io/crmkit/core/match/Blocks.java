package io.crmkit.core.match;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pairs of records that share a blocking key, each pair once. */
final class Blocks {
    private static final int RECORD_BITS = 26;
    private static final long RECORD = (1L << RECORD_BITS) - 1;
    static final int MOST_RECORDS = 1 << RECORD_BITS;

    private final RecordTable table;
    private final int largest;
    private final long[][] keys;
    private long passedOver;

    Blocks(MatchModel model, RecordTable table) {
        this.table = table;
        this.largest = model.largestBlock();
        this.keys = new long[model.blocking().size()][];
        Map<String, Map<KeyForm, long[]>> parts = new HashMap<>();
        for (int key = 0; key < keys.length; key++) {
            keys[key] = keys(model, model.blocking().get(key), parts);
        }
    }

    private long[] keys(MatchModel model, BlockingKey key, Map<String, Map<KeyForm, long[]>> parts) {
        List<String> names = model.fields().stream().map(MatchField::name).toList();
        long[] numbers = new long[table.size()];
        Arrays.fill(numbers, 1);
        for (BlockingKey.Part part : key.parts()) {
            long[][] forms = new long[part.fields().size()][];
            int[] fields = new int[forms.length];
            for (int i = 0; i < forms.length; i++) {
                fields[i] = names.indexOf(part.fields().get(i));
                forms[i] = forms(
                        fields[i],
                        part.form(),
                        parts.computeIfAbsent(part.fields().get(i), field -> new HashMap<>()));
            }
            for (int record = 0; record < numbers.length; record++) {
                long sum = 0;
                for (int i = 0; i < forms.length; i++) {
                    long form = forms[i][table.number(record, fields[i])];
                    boolean missing = form == 0 || (sum == 0 && i > 0);
                    sum = missing ? 0 : sum + form;
                }
                numbers[record] = sum == 0 || numbers[record] == 0 ? 0 : KeyForms.mixed(31 * numbers[record] + sum);
            }
        }
        return numbers;
    }

    private long[] forms(int field, KeyForm form, Map<KeyForm, long[]> known) {
        return known.computeIfAbsent(form, wanted -> {
            Dictionary dictionary = table.dictionary(field);
            long[] numbers = new long[dictionary.size()];
            for (int number = 1; number < numbers.length; number++) {
                numbers[number] = KeyForms.of(form, dictionary.value(number));
            }
            return numbers;
        });
    }

    /**
     * Visits every pair that shares a key which no more than the largest block share. Pairs come in batches by their first record, so
     * that what is read for one pair lies near what was read for the one before.
     */
    void visit(PairVisitor visitor) {
        PairBatch batch = new PairBatch(visitor);
        for (int key = 0; key < keys.length; key++) {
            long[] sorted = sorted(keys[key]);
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
                keys[key][(int) (sorted[i] & RECORD)] = 0; // so that a later key may bring the pair
            }
            return;
        }
        for (int i = start; i < end; i++) {
            int a = (int) (sorted[i] & RECORD);
            for (int j = i + 1; j < end; j++) {
                int b = (int) (sorted[j] & RECORD);
                if (keys[key][a] == keys[key][b] && !cameBefore(key, a, b)) {
                    batch.add(Math.min(a, b), Math.max(a, b));
                }
            }
        }
    }

    private boolean cameBefore(int key, int a, int b) {
        for (int before = 0; before < key; before++) {
            if (keys[before][a] != 0 && keys[before][a] == keys[before][b]) {
                return true;
            }
        }
        return false;
    }

    private static long[] sorted(long[] numbers) {
        long[] sorted = new long[numbers.length];
        int size = 0;
        for (int record = 0; record < numbers.length; record++) {
            if (numbers[record] != 0) {
                sorted[size++] = numbers[record] << RECORD_BITS | record;
            }
        }
        return SortedNumbers.of(sorted, size);
    }

    /** Returns in how many keys of records too many shared the key. */
    long passedOver() {
        return passedOver;
    }
}
