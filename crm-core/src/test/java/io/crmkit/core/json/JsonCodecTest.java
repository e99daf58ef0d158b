package io.crmkit.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class JsonCodecTest {
    record Old(String name, Optional<Integer> age, List<Line> lines) {}

    record Line(String sku, int count) {}

    record Everything(
            String zebra,
            Optional<String> absent,
            List<String> none,
            Map<String, Integer> map,
            BigDecimal amount,
            Instant at,
            LocalDate day,
            Duration length,
            Money price) {}

    private static final JsonCodec<Old> OLD = JsonCodec.of(Old.class);

    @Test
    void outputIsCanonical() {
        Everything value = new Everything(
                "z",
                Optional.empty(),
                List.of(),
                Map.of("b", 2, "a", 1),
                new BigDecimal("1.50"),
                Instant.parse("2026-11-21T10:15:30.000001Z"),
                LocalDate.parse("2026-11-21"),
                Duration.ofMinutes(90),
                Money.of(CurrencyUnit.EUR, new BigDecimal("12.50")));

        String json = JsonCodec.of(Everything.class).encode(value);

        assertThat(JsonCodec.of(Everything.class).decode(json)).isEqualTo(value);
        assertThat(json)
                .isEqualTo("{\"amount\":\"1.50\",\"at\":\"2026-11-21T10:15:30.000001Z\",\"day\":\"2026-11-21\","
                        + "\"length\":\"PT1H30M\",\"map\":{\"a\":1,\"b\":2},"
                        + "\"price\":{\"amount\":\"12.50\",\"currency\":\"EUR\"},\"zebra\":\"z\"}");
    }

    @Test
    void whatANewerVersionWroteSurvivesAChangeByAnOlderOne() {
        String stored = "{\"age\":36,\"colour\":\"red\",\"lines\":[{\"count\":1,\"note\":\"n1\",\"sku\":\"a\"},"
                + "{\"count\":2,\"note\":\"n2\",\"sku\":\"b\"}],\"name\":\"Ada\",\"nested\":{\"x\":1}}";
        Old before = OLD.decode(stored);

        assertThat(rewrite(stored, before, new Old("Bea", before.age(), before.lines())))
                .isEqualTo(stored.replace("Ada", "Bea"));
        assertThat(rewrite(stored, before, new Old("Ada", Optional.empty(), before.lines())))
                .as("a known property that was cleared does not come back")
                .isEqualTo(stored.replace("\"age\":36,", ""));
        assertThat(rewrite(
                        stored,
                        before,
                        new Old("Ada", before.age(), List.of(before.lines().get(1)))))
                .as("an element that moved keeps what it had")
                .contains("\"lines\":[{\"count\":2,\"note\":\"n2\",\"sku\":\"b\"}]")
                .doesNotContain("n1");
        assertThat(rewrite(stored, before, new Old("Ada", before.age(), List.of(new Line("a", 5), new Line("b", 2)))))
                .as("an element that changed in place keeps what is unknown of it")
                .contains("{\"count\":5,\"note\":\"n1\",\"sku\":\"a\"}");
    }

    @Test
    void differencesAreThePropertiesWhoseValuesAreNotTheSame() {
        Old before = new Old("Ada", Optional.of(36), List.of(new Line("a", 1), new Line("b", 2)));
        Old after = new Old("Ada", Optional.empty(), List.of(new Line("a", 1), new Line("b", 3)));

        assertThat(OLD.encodeDifferences(after, before))
                .as("what is inside of a changed property is told whole, also what is the same there")
                .isEqualTo("{\"lines\":[{\"count\":1,\"sku\":\"a\"},{\"count\":3,\"sku\":\"b\"}]}");
        assertThat(OLD.encodeDifferences(before, after))
                .isEqualTo("{\"age\":36,\"lines\":[{\"count\":1,\"sku\":\"a\"},{\"count\":2,\"sku\":\"b\"}]}");
        assertThat(OLD.encodeDifferences(after, after)).isEqualTo("{}");
        assertThat(OLD.encode(after)).as("and nothing of it stays").startsWith("{\"lines\"").endsWith("\"Ada\"}");
    }

    @Test
    void unreadableJsonNamesThePlaceButNotTheValue() {
        assertThatThrownBy(() -> OLD.decode("{\"lines\":[{\"count\":\"secret\"}]}"))
                .isInstanceOf(UnreadableJsonException.class)
                .hasMessageContaining("Old is unreadable at .lines[0].count")
                .hasMessageNotContaining("secret")
                .hasNoCause();
        assertThatThrownBy(() -> OLD.decode("{\"name\":\"secret"))
                .isInstanceOf(UnreadableJsonException.class)
                .hasMessageNotContaining("secret");
    }

    private static String rewrite(String stored, Old before, Old next) {
        return JsonCodec.keepUnknown(stored, OLD.encode(before), OLD.encode(next));
    }
}
