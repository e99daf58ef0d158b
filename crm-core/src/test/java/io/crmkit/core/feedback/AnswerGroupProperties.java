package io.crmkit.core.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.interaction.Channel;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AnswerGroupProperties {
    @Property
    void aKeyStandsForOneGroupOnly(@ForAll("groups") AnswerGroup one, @ForAll("groups") AnswerGroup other) {
        assertThat(AnswerGroup.parse(one.key())).isEqualTo(one);
        assertThat(one.key().equals(other.key())).isEqualTo(one.equals(other));
    }

    /** These texts stand in indexes of stored feedback; another form of them needs a reindex. */
    @Example
    void theKeysThatAreStoredStayAsTheyAre() {
        AnswerGroup group = new AnswerGroup(
                RatingScale.ZERO_TO_TEN,
                OptionalInt.of(9),
                new BigDecimal("1.5"),
                Optional.of(Channel.EMAIL),
                Optional.of("check=out"),
                new TreeMap<>(Map.of("region", "a|b", "tier", "100%")));

        assertThat(group.key()).isEqualTo("0|10|9|1.5|EMAIL|check%3Dout|region=a%7Cb|tier=100%25");
        assertThat(new SurveyQuestion("s:1", "nps").key()).isEqualTo("3:s:1nps");
    }

    @Property
    void aQuestionIsFoundInItsKey(@ForAll("keys") String survey, @ForAll("keys") String question) {
        SurveyQuestion one = new SurveyQuestion(survey, question + "q");

        assertThat(SurveyQuestion.parse(one.key())).isEqualTo(one);
    }

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.strings().withChars("a|=%:70 C1\u00e9").ofMaxLength(6);
    }

    @Provide
    Arbitrary<AnswerGroup> groups() {
        Arbitrary<Map<String, String>> segments =
                Arbitraries.maps(keys().map(key -> key + "k"), keys()).ofMaxSize(3);
        Arbitrary<OptionalInt> ratings = Arbitraries.integers()
                .between(-2, 3)
                .map(rating -> rating == 3 ? OptionalInt.empty() : OptionalInt.of(rating));
        return Combinators.combine(
                        ratings,
                        Arbitraries.of("0.5", "1", "12").map(BigDecimal::new),
                        Arbitraries.of(Channel.class).optional(),
                        keys().map(key -> key + "t").optional(),
                        segments)
                .as((rating, weight, channel, touchpoint, values) -> new AnswerGroup(
                        new RatingScale(-2, 2), rating, weight, channel, touchpoint, new TreeMap<>(values)));
    }
}
