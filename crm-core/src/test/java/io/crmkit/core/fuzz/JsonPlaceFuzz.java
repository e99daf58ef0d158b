package io.crmkit.core.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.json.JsonPlace;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Timeout;

/** An input is a document of rules; every question is asked at every place of it. */
@Timeout(60)
class JsonPlaceFuzz {
    private static final int LONGEST = 65_536;

    private static final List<Function<JsonPlace, Object>> QUESTIONS = List.of(
            JsonPlace::properties,
            place -> place.only(Set.of("a", "b")),
            place -> place.required("a"),
            place -> place.optional("a"),
            place -> place.elements(3),
            place -> place.elementsOf("a"),
            JsonPlace::text,
            place -> place.matching("[a-z]+"),
            place -> place.oneOf(Thread.State.class),
            place -> place.parsed(LocalDate::parse, "a day"),
            place -> place.parsed(Period::parse, "a period"),
            place -> place.parsed(Duration::parse, "a duration"),
            JsonPlace::instant,
            JsonPlace::flag,
            JsonPlace::number,
            place -> place.whole(-3, 300),
            JsonPlace::whole);

    @FuzzTest
    @DictionaryFile(resourcePath = "segment.dict")
    void place(byte[] input) {
        Optional<JsonPlace> root =
                answer(() -> JsonPlace.parse("$", Secret.planted(new String(input, StandardCharsets.UTF_8)), LONGEST));
        root.ifPresent(place -> {
            asked(place);
            String json = place.toJson();
            assertThat(JsonPlace.parse("$", json, Integer.MAX_VALUE).toJson()).isEqualTo(json);
        });
    }

    private static void asked(JsonPlace place) {
        Secret.isNotIn(place.toString());
        QUESTIONS.forEach(question -> answer(() -> question.apply(place)));
        if (place.isObject()) {
            place.properties().values().forEach(JsonPlaceFuzz::asked);
        } else if (place.isList()) {
            place.elements().forEach(JsonPlaceFuzz::asked);
        }
    }

    private interface Question<T> {
        T ask();
    }

    private static <T> Optional<T> answer(Question<T> question) {
        try {
            return Optional.of(question.ask());
        } catch (InvalidInputException refused) {
            Secret.isKeptBy(refused);
            return Optional.empty();
        }
    }
}
