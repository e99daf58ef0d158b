package io.crmkit.core.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How alike two texts are word by word, in any order. */
final class WordSimilarity {
    private static final double LIKE = 0.85;

    private WordSimilarity() {}

    static double of(char[] a, char[] b) {
        List<char[]> first = words(a);
        List<char[]> second = words(b);
        if (first.isEmpty() || second.isEmpty()) {
            return first.size() == second.size() ? 1 : 0;
        }
        return (oneWay(first, second) + oneWay(second, first)) / 2;
    }

    private static List<char[]> words(char[] text) {
        List<char[]> words = new ArrayList<>(4);
        int start = 0;
        for (int i = 0; i <= text.length; i++) {
            if (i == text.length || Character.isWhitespace(text[i])) {
                if (i > start) {
                    words.add(Arrays.copyOfRange(text, start, i));
                }
                start = i + 1;
            }
        }
        return words;
    }

    private static double oneWay(List<char[]> from, List<char[]> to) {
        double sum = 0;
        for (char[] word : from) {
            double best = 0;
            for (char[] other : to) {
                double similarity = Arrays.equals(word, other) ? 1 : JaroWinkler.of(word, other);
                best = similarity >= LIKE ? Math.max(best, similarity) : best;
            }
            sum += best;
        }
        return sum / from.size();
    }
}
