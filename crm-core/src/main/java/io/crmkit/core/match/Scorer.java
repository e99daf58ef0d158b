package io.crmkit.core.match;

import java.util.List;

/** Compares the records of a table by a model. */
final class Scorer {
    /** Four bits for each field. */
    static final int MISSING = 15;

    private final RecordTable table;
    private final FieldComparison[] fields;
    private final int[] partners;
    /** By number of the value, for fields whose values count by how common they are; else empty. */
    private final double[][] equalBits;

    private final double prior;
    private final int width;
    private final int[][] groups;
    private final double[] most;
    private final double[] least;

    Scorer(MatchModel model, RecordTable table) {
        this(model, fields(model), table);
    }

    Scorer(MatchModel model, FieldComparison[] fields, RecordTable table) {
        this.table = table;
        this.fields = fields;
        this.width = fields.length;
        this.partners = partners(model);
        this.prior = model.priorBits();
        List<String> names = model.fields().stream().map(MatchField::name).toList();
        this.groups = model.groups().stream()
                .map(group -> group.fields().stream().mapToInt(names::indexOf).toArray())
                .toArray(int[][]::new);
        this.most = model.groups().stream().mapToDouble(EvidenceGroup::mostBits).toArray();
        this.least =
                model.groups().stream().mapToDouble(EvidenceGroup::leastBits).toArray();
        this.equalBits = new double[width][];
        for (int field = 0; field < width; field++) {
            Dictionary dictionary = table.dictionary(field);
            boolean byValue = fields[field].field().rareFrequency() != 0;
            equalBits[field] = new double[byValue ? dictionary.size() : 0];
            for (int number = 1; number < equalBits[field].length; number++) {
                equalBits[field][number] = fields[field].bitsOfEqual(dictionary.text(number));
            }
        }
    }

    static FieldComparison[] fields(MatchModel model) {
        return model.fields().stream().map(FieldComparison::new).toArray(FieldComparison[]::new);
    }

    /** Returns for each field the later field that it can be exchanged with, or -1. */
    static int[] partners(MatchModel model) {
        List<String> names = model.fields().stream().map(MatchField::name).toList();
        int[] partners = new int[names.size()];
        for (int field = 0; field < partners.length; field++) {
            int partner =
                    model.fields().get(field).swappedWith().map(names::indexOf).orElse(-1);
            partners[field] = partner > field ? partner : -1;
        }
        return partners;
    }

    FieldComparison field(int field) {
        return fields[field];
    }

    int width() {
        return width;
    }

    /** Returns the levels of all fields, four bits each, the first field lowest. */
    long levels(int a, int b) {
        long levels = 0;
        for (int field = 0; field < width; field++) {
            levels |= (long) level(field, table.number(a, field), table.number(b, field)) << (4 * field);
        }
        for (int field = 0; field < width; field++) {
            if (partners[field] >= 0) {
                levels = exchanged(levels, field, partners[field], a, b);
            }
        }
        return levels;
    }

    private int level(int field, int a, int b) {
        if (a == 0 || b == 0) {
            return MISSING;
        }
        if (a == b) {
            return 0;
        }
        return fields[field].levelOfUnequal(table.dictionary(field), a, b);
    }

    /** Two fields that differ but agree crosswise count once, as an exchange. */
    private long exchanged(long levels, int field, int partner, int a, int b) {
        int different = fields[field].field().different();
        if (level(levels, field) != different
                || level(levels, partner) != fields[partner].field().different()) {
            return levels;
        }
        boolean crosswise = level(field, table.number(a, field), table.number(b, partner)) < different
                && level(field, table.number(a, partner), table.number(b, field)) < different;
        return crosswise ? with(with(levels, field, different + 1), partner, MISSING) : levels;
    }

    static int level(long levels, int field) {
        return ((int) (levels >>> (4 * field))) & 15;
    }

    static long with(long levels, int field, int level) {
        return (levels & ~(15L << (4 * field))) | ((long) level << (4 * field));
    }

    /** Returns the score of a pair with these levels; {@code a} tells which values are equal. */
    double score(long levels, int a) {
        double score = prior;
        for (int field = 0; field < width; field++) {
            score += bits(levels, field, a);
        }
        for (int group = 0; group < groups.length; group++) {
            score += bound(levels, group, a);
        }
        return score;
    }

    /** Returns what makes up for a group of fields that says too much. */
    double bound(long levels, int group, int a) {
        double pro = 0;
        double contra = 0;
        for (int field : groups[group]) {
            double bits = bits(levels, field, a);
            if (bits > 0) {
                pro += bits;
            } else {
                contra += bits;
            }
        }
        return Math.min(0, most[group] - pro) + Math.max(0, least[group] - contra);
    }

    double bits(long levels, int field, int a) {
        int level = level(levels, field);
        if (level == MISSING) {
            return 0;
        }
        return level == 0 && equalBits[field].length > 0
                ? equalBits[field][table.number(a, field)]
                : fields[field].bits(level);
    }

    /** Returns the first strong field that differs, or -1. */
    int veto(long levels) {
        for (int field = 0; field < width; field++) {
            if (fields[field].field().strong()
                    && level(levels, field) != MISSING
                    && level(levels, field) == fields[field].field().different()) {
                return field;
            }
        }
        return -1;
    }
}
