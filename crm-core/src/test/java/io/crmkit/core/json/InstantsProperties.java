package io.crmkit.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class InstantsProperties {
    private static final JsonCodec<Instant> CODEC = JsonCodec.of(Instant.class);

    @Property
    void anInstantIsWrittenAndReadAsIsoSays(
            @ForAll @LongRange(min = -70_000_000_000L, max = 260_000_000_000L) long second,
            @ForAll @IntRange(max = 999_999_999) int nano,
            @ForAll @IntRange(max = 9) int zeros) {
        int unit = (int) Math.pow(10, zeros);
        Instant instant = Instant.ofEpochSecond(second, nano / unit * (long) unit);
        String text = DateTimeFormatter.ISO_INSTANT.format(instant);

        assertThat(Instants.write(instant)).isEqualTo(text);
        assertThat(CODEC.encode(instant)).isEqualTo('"' + text + '"');
        assertThat(CODEC.decode('"' + text + '"')).isEqualTo(instant);
        Instants.read(text).ifPresent(read -> assertThat(read).isEqualTo(instant));
    }

    @Example
    void theUsualFormIsReadWithoutFormatters() {
        assertThat(Instants.read("2026-11-22T10:15:30Z")).contains(Instant.parse("2026-11-22T10:15:30Z"));
        assertThat(Instants.read("2026-11-22T10:15:30.5Z")).contains(Instant.parse("2026-11-22T10:15:30.5Z"));
        assertThat(Instants.read("0000-02-29T00:00:00.123456789Z"))
                .contains(Instant.parse("0000-02-29T00:00:00.123456789Z"));
    }

    @Example
    void everyOtherFormIsLeftToJackson() {
        for (String text : new String[] {
            "",
            "2026-11-22",
            "2026-02-29T10:15:30Z",
            "2026-11-22T24:00:00Z",
            "2026-06-30T23:59:60Z",
            "2026-11-22T10:60:30Z",
            "2026-11-22T10:15:30.Z",
            "2026-11-22T10:15:30,5Z",
            "2026-11-22T10:15:30+01:00",
            "2026-11-22 10:15:30Z",
            "+12026-11-22T10:15:30Z",
            "2026-1a-22T10:15:30Z",
            "2026-11-22T10:15:30.1234567890Z"
        }) {
            assertThat(Instants.read(text)).as(text).isEmpty();
        }
        assertThat(CODEC.decode("\"2026-11-22T24:00:00Z\"")).isEqualTo(Instant.parse("2026-11-23T00:00:00Z"));
        assertThat(CODEC.decode("\"2026-11-22T10:15:30+01:00\"")).isEqualTo(Instant.parse("2026-11-22T09:15:30Z"));
    }
}
