package io.crmkit.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JsonInstantProperties {
    private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    @Property
    void whatIsWrittenIsRead(@ForAll("moments") Instant moment) {
        assertThat(JsonInstant.parse(moment.toString())).contains(moment);
    }

    @Property
    void aTextWithOneOtherCharacterIsReadAsAFormatterReadsItOrNotAtAll(
            @ForAll("moments") Instant moment, @ForAll("places") int place, @ForAll("characters") char character) {
        StringBuilder text = new StringBuilder(moment.toString());
        text.setCharAt(place % text.length(), character);

        Optional<Instant> read = JsonInstant.parse(text.toString());

        read.ifPresent(found -> assertThat(found).isEqualTo(formatted(text.toString())));
    }

    private static Instant formatted(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException refused) {
            throw new AssertionError("a formatter refuses " + text, refused);
        }
    }

    @Provide
    Arbitrary<Instant> moments() {
        Arbitrary<Integer> nanos = Arbitraries.oneOf(
                Arbitraries.just(0),
                Arbitraries.integers().between(0, 999).map(milli -> milli * 1_000_000),
                Arbitraries.integers().between(0, 999_999_999));
        return Combinators.combine(Arbitraries.longs().between(FIRST, LAST), nanos)
                .as(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(0, 1_000);
    }

    @Provide
    Arbitrary<Character> characters() {
        return Arbitraries.chars().with("0123456789-:.TZ+ \u0663");
    }
}
