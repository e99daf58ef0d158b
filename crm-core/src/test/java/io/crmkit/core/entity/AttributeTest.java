package io.crmkit.core.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class AttributeTest {
    private static final Attribute<String, String> TEXT = Attribute.text("text", value -> value);
    private static final Attribute<String, Long> LENGTH = Attribute.integer("length", String::length);
    private static final Attribute<String, Boolean> EMPTY = Attribute.flag("empty", String::isEmpty);
    private static final Attribute<String, LocalDate> DAY = Attribute.date("day", LocalDate::parse);
    private static final Attribute<String, Instant> AT = Attribute.instant("at", Instant::parse);

    @Test
    void a_value_is_written_as_text_and_read_back() {
        assertThat(TEXT.parse(TEXT.textOf("a b"))).isEqualTo("a b");
        assertThat(LENGTH.textOf("abc")).isEqualTo("3");
        assertThat(LENGTH.parse("3")).isEqualTo(3);
        assertThat(EMPTY.textOf("")).isEqualTo("true");
        assertThat(EMPTY.parse("false")).isFalse();
        assertThat(DAY.parse(DAY.textOf("2026-11-23"))).isEqualTo("2026-11-23");
        assertThat(AT.textOf("1970-01-01T00:00:01.0000019Z")).isEqualTo("1000001");
        assertThat(AT.valueOf("1970-01-01T00:00:01.0000019Z")).isEqualTo("1970-01-01T00:00:01.000001Z");
        assertThatThrownBy(() -> LENGTH.parse("three")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void dates_and_instants_are_temporal_and_numbers_are_not() {
        assertThat(DAY.isTemporal()).isTrue();
        assertThat(AT.isTemporal()).isTrue();
        assertThat(LENGTH.isTemporal()).isFalse();
        assertThat(TEXT.isTemporal()).isFalse();
        assertThat(EMPTY.isTemporal()).isFalse();
    }
}
