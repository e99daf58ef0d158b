package io.crmkit.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.Lookup;
import io.crmkit.core.entity.UniqueKey;
import io.crmkit.core.model.Filled.Sample;
import io.crmkit.store.Value;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PersonalDataTest {
    @ParameterizedTest
    @MethodSource("io.crmkit.core.model.Filled#all")
    <E> void no_personal_value_appears_in_the_text_of_an_entity(Sample<E> sample) {
        assertThat(sample.type().codec().encode(sample.entity()))
                .as("the sample is filled")
                .contains(Filled.MARKER);

        assertThat(sample.entity().toString()).doesNotContain(Filled.MARKER);
    }

    @Test
    void exactly_the_fields_named_personal_are_hidden() {
        Filled.all().collect(Collectors.groupingBy(Sample::type)).forEach((type, samples) -> {
            Set<String> hidden = new TreeSet<>();
            for (Sample<?> sample : samples) {
                for (String part : sample.entity().toString().split("[{,] ?", -1)) {
                    if (part.matches("\\w+=\\*\\*\\*}?")) {
                        hidden.add(part.substring(0, part.indexOf('=')));
                    }
                }
            }

            assertThat(hidden).as(type.name()).isEqualTo(new TreeSet<>(type.personalFields()));
        });
    }

    @ParameterizedTest
    @MethodSource("io.crmkit.core.model.Filled#all")
    <E> void invariant_i6_an_erasure_that_keeps_an_entity_leaves_no_personal_value(Sample<E> sample) {
        if (!(sample.type().erasureRule() instanceof ErasureRule.Redact<E> rule)) {
            assertThat(sample.type().erasureRule()).isInstanceOf(ErasureRule.Delete.class);
            return;
        }

        E redacted = rule.redaction().apply(sample.entity());

        assertThat(sample.type().codec().encode(redacted)).doesNotContainIgnoringCase(Filled.MARKER);
        assertThat(sample.type().idOf(redacted)).isEqualTo(sample.type().idOf(sample.entity()));
        assertThat(rule.redaction().apply(redacted)).as("idempotent").isEqualTo(redacted);
        for (UniqueKey<E, ?> key : sample.type().uniqueKeys()) {
            assertThat(texts(key, redacted)).noneMatch(text -> text.contains(Filled.MARKER));
        }
        for (Lookup<E, ?> lookup : sample.type().lookups()) {
            assertThat(lookup.values().apply(redacted)).isEmpty();
        }
        assertThat(sample.type().attributesOf(redacted).values())
                .doesNotContain(new Value.Text(Filled.MARKER), new Value.Text(Filled.MARKER.toLowerCase(Locale.ROOT)));
    }

    private static <E, V> List<String> texts(UniqueKey<E, V> key, E entity) {
        return key.values().apply(entity).stream().map(key.text()).toList();
    }
}
