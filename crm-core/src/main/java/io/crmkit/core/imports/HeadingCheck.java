package io.crmkit.core.imports;

import io.crmkit.core.error.InvalidInputException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Compares the columns of a file with those of a mapping. What is said about them names columns of the mapping only: the first line of a
 * file without a heading holds personal data.
 */
final class HeadingCheck {
    private static final int NAMED = 10;

    private HeadingCheck() {}

    /**
     * Checks the columns of a file.
     *
     * @throws InvalidInputException if one of the mapping is missing, or there are others and they are refused
     */
    static void check(List<String> columns, Set<String> known, UnknownColumns unknown) {
        Set<String> missing = new TreeSet<>(known);
        columns.forEach(missing::remove);
        if (!missing.isEmpty()) {
            String rule = "must have every column of the mapping: "
                    + listed(missing.stream().map(name -> '"' + name + '"').toList())
                    + (missing.size() == 1 ? " is missing" : " are missing");
            List<String> otherCase = missing.stream()
                    .filter(name -> columns.stream().anyMatch(name::equalsIgnoreCase))
                    .map(name -> '"' + name + '"')
                    .toList();
            throw new InvalidInputException(
                    "import.columns",
                    otherCase.isEmpty()
                            ? rule
                            : rule + "; there, but with other upper and lower case: " + listed(otherCase));
        }
        List<String> others = IntStream.range(0, columns.size())
                .filter(place -> !known.contains(columns.get(place)))
                .mapToObj(place -> Integer.toString(place + 1))
                .toList();
        if (unknown == UnknownColumns.REFUSE && !others.isEmpty()) {
            throw new InvalidInputException(
                    "import.columns",
                    "must all be in the mapping: "
                            + (others.size() == 1
                                    ? "column " + listed(others) + " of " + columns.size() + " is not"
                                    : "columns " + listed(others) + " of " + columns.size() + " are not"));
        }
    }

    private static String listed(List<String> words) {
        String first = words.stream().limit(NAMED).collect(Collectors.joining(", "));
        return words.size() > NAMED ? first + " and " + (words.size() - NAMED) + " more" : first;
    }
}
