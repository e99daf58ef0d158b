package io.crmkit.core.match;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SimilarityProperties {
    @Property
    void every_similarity_is_symmetric_and_lies_within_0_and_1(
            @ForAll Similarity similarity, @ForAll("texts") String a, @ForAll("texts") String b) {
        double alike = similarity.of(a, b);

        assertThat(alike).isBetween(0.0, 1.0).isEqualTo(similarity.of(b, a));
        assertThat(similarity.of(a, a)).isEqualTo(1);
    }

    @Property
    void a_long_text_is_matched_by_the_rules_of_a_short_one(@ForAll("names") String a, @ForAll("names") String b) {
        String tail = "-".repeat(64);

        double alike = Similarity.JARO_WINKLER.of(a + "x", b + "x");
        double padded = Similarity.JARO_WINKLER.of(a + "x" + tail, b + "x" + tail);

        assertThat(padded).isGreaterThanOrEqualTo(Math.min(alike, 0.5));
    }

    @Property
    void an_edit_distance_obeys_the_bounds_of_length(@ForAll("texts") String a, @ForAll("texts") String b) {
        int edits = EditDistance.of(a.toCharArray(), b.toCharArray());

        assertThat(edits).isBetween(Math.abs(a.length() - b.length()), Math.max(a.length(), b.length()));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                names(),
                Arbitraries.strings().ofMaxLength(80),
                Arbitraries.strings().withChars("0123456789-").ofMaxLength(10),
                Arbitraries.strings().withChars("0123456789.-").ofMaxLength(6),
                Arbitraries.strings().withChars("ab  \t").ofMaxLength(12),
                Arbitraries.strings().withChars("ab").ofMinLength(60).ofMaxLength(90));
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withChars("abcde").ofMaxLength(12);
    }
}
