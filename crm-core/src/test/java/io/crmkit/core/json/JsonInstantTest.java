package io.crmkit.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonInstantTest {
    record Event(Instant at) {}

    record Dated(
            @JsonFormat(pattern = "yyyyMMdd HHmm", timezone = "UTC")
            Instant at) {}

    private static final JsonCodec<Event> EVENT = JsonCodec.of(Event.class);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-23T15:00:00Z",
                "2024-02-29T23:59:59Z",
                "2000-02-29T00:00:00Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999999999Z",
                "1969-12-31T23:59:59.5Z",
                "2026-11-23T15:00:00.000000001Z",
                "2026-11-23T15:00:00.120Z"
            })
    void isTheMomentThatAFormatterFinds(String text) {
        assertThat(JsonInstant.parse(text)).contains(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-11-23T15:00:00",
                "2026-11-23 15:00:00Z",
                "2026-11-23T15:00:00z",
                "2026-11-23T15:00:00.Z",
                "2026-11-23T15:00:00.1234567890Z",
                "2026-11-23T15:00:00,5Z",
                "2026-11-23T15:00:00+00:00",
                "2026-11-23T15:00:60Z",
                "2026-11-23T15:60:00Z",
                "2026-11-23T24:00:00Z",
                "2026-02-29T15:00:00Z",
                "1900-02-29T15:00:00Z",
                "2026-04-31T15:00:00Z",
                "2026-00-10T15:00:00Z",
                "2026-13-10T15:00:00Z",
                "2026-11-00T15:00:00Z",
                "-026-11-23T15:00:00Z",
                "+12026-11-23T15:00:00Z",
                "2026-11-23T15:00:0\u0663Z"
            })
    void anotherFormOrNoMomentIsNotGuessedAt(String text) {
        assertThat(JsonInstant.parse(text)).isEmpty();
    }

    @Test
    void otherFormsAreReadAsBefore() {
        assertThat(EVENT.decode("{\"at\":\"2026-11-23T17:00:00+02:00\"}").at())
                .isEqualTo(Instant.parse("2026-11-23T15:00:00Z"));
        assertThat(EVENT.decode("{\"at\":1795446000}").at()).isEqualTo(Instant.ofEpochSecond(1_795_446_000));
        assertThatThrownBy(() -> EVENT.decode("{\"at\":\"2026-02-29T15:00:00Z\"}"))
                .isInstanceOf(UnreadableJsonException.class)
                .hasMessageContaining(".at");
    }

    @Test
    void aPropertyWithAFormatOfItsOwnIsReadInThat() {
        JsonCodec<Dated> dated = JsonCodec.of(Dated.class);

        assertThat(dated.decode("{\"at\":\"20261123 1500\"}").at()).isEqualTo(Instant.parse("2026-11-23T15:00:00Z"));
    }
}
