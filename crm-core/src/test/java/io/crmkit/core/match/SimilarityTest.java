package io.crmkit.core.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarityTest {
    /** Rows J*: Winkler (1990) and the table of Cohen, Ravikumar and Fienberg (2003). */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "J1, JARO_WINKLER, martha, marhta, 0.9611",
        "J2, JARO_WINKLER, dwayne, duane, 0.8400",
        "J3, JARO_WINKLER, dixon, dicksonx, 0.8133",
        "J4, JARO_WINKLER, shackleford, shackelford, 0.9818",
        "J5, JARO_WINKLER, abc, xyz, 0",
        "J6, JARO_WINKLER, a, b, 0",
        "L1, DAMERAU_LEVENSHTEIN, kitten, sitting, 0.571429",
        "L2, DAMERAU_LEVENSHTEIN, 2272, 2227, 0.75",
        "L3, DAMERAU_LEVENSHTEIN, ca, abc, 0",
        "D1, DATE, 1972-08-12, 1972-08-13, 0.9",
        "D2, DATE, 19720812, 1972-12-08, 0.9",
        "D3, DATE, 1972, 1972-12-08, 0.8",
        "D4, DATE, 1972-08-12, 1981-08-12, 0.6",
        "D5, DATE, 1972-08-12, 1985-03-04, 0",
        "D6, DATE, unknown, 1985-03-04, 0",
        "D7, DATE, 19720812, 1972-08-12, 0.9",
        "N1, NUMBER, 10, 12, 0.8333",
        "N2, NUMBER, -5, 5, 0",
        "N3, NUMBER, 10, ten, 0",
        "N4, NUMBER, 10, 10.0, 1",
        "W1, WORDS, acme trading ltd, ltd acme trading, 1",
        "W2, WORDS, acme, acme trading, 0.75",
        "W3, WORDS, alpha, omega, 0",
        "E1, EXACT, nsw, vic, 0",
    })
    void published_and_hand_worked_values_are_met(
            String row, Similarity similarity, String a, String b, double expected) {
        assertThat(similarity.of(a, b)).as(row).isCloseTo(expected, within(5e-5));
    }
}
