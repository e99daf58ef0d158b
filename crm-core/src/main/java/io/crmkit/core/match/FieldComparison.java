package io.crmkit.core.match;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A field of a model, ready to compare many values. */
final class FieldComparison {
    private static final Pattern SEPARATOR = Pattern.compile(String.valueOf(MatchField.SEPARATOR));

    private final MatchField field;
    private final Similarity similarity;
    private final double[] thresholds;
    private final Map<String, Set<Integer>> aliases;
    private final double[] bits;

    FieldComparison(MatchField field) {
        this.field = field;
        this.similarity = field.similarity();
        this.thresholds =
                field.thresholds().stream().mapToDouble(Double::doubleValue).toArray();
        this.aliases = new HashMap<>();
        int group = 0;
        for (AliasGroup names : field.aliases()) {
            for (String name : names.values()) {
                aliases.computeIfAbsent(name, first -> new HashSet<>()).add(group);
            }
            group++;
        }
        this.bits = field.levels().stream().mapToDouble(LevelChance::bits).toArray();
    }

    MatchField field() {
        return field;
    }

    /** Returns the level of two values that differ, by number; neither is missing. */
    int levelOfUnequal(Dictionary values, int a, int b) {
        boolean several = field.several() && (values.several(a) || values.several(b));
        if (thresholds.length == 0 && aliases.isEmpty() && !several) {
            return 1; // without a look at the letters
        }
        char[] first = values.value(a);
        char[] second = values.value(b);
        double alike = several ? mostAlike(first, second) : likeness(first, second);
        if (several && alike == 1) {
            return 0;
        }
        int level = 0;
        while (level < thresholds.length && alike < thresholds[level]) {
            level++;
        }
        return level + 1;
    }

    private double mostAlike(char[] a, char[] b) {
        double most = 0;
        for (String one : SEPARATOR.split(new String(a), -1)) {
            for (String other : SEPARATOR.split(new String(b), -1)) {
                most = Math.max(most, one.equals(other) ? 1 : likeness(one.toCharArray(), other.toCharArray()));
            }
        }
        return most;
    }

    private double likeness(char[] a, char[] b) {
        double alike = similarity == Similarity.EXACT ? 0 : similarity.of(a, b);
        return alike < MatchField.ALIAS && !aliases.isEmpty() && stand(new String(a), new String(b))
                ? MatchField.ALIAS
                : alike;
    }

    private boolean stand(String a, String b) {
        Set<Integer> groups = aliases.get(a);
        Set<Integer> others = aliases.get(b);
        return groups != null && others != null && groups.stream().anyMatch(others::contains);
    }

    double bits(int level) {
        return bits[level];
    }

    /** Returns what agreement in a value says; less than usual if the value is common, more if it is rare. */
    double bitsOfEqual(String value) {
        if (field.rareFrequency() == 0) {
            return bits[0];
        }
        double share = field.frequencies().getOrDefault(value, field.rareFrequency());
        return Math.max(
                Bits.of(field.levels().get(0).m() / share), bits[1]); // never less than values that are only alike
    }
}
