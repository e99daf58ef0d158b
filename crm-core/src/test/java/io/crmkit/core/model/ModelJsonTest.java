package io.crmkit.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jodamoney.JodaMoneyModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.crmkit.core.model.Filled.Sample;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelJsonTest {
    private static final com.fasterxml.jackson.databind.ObjectMapper JACKSON_2 =
            new com.fasterxml.jackson.databind.ObjectMapper()
                    .registerModules(new Jdk8Module(), new JavaTimeModule(), new JodaMoneyModule());

    @ParameterizedTest
    @MethodSource("io.crmkit.core.model.Filled#all")
    <E> void what_the_codec_writes_it_reads_back_equal(Sample<E> sample) {
        String json = sample.type().codec().encode(sample.entity());

        assertThat(sample.type().codec().decode(json)).isEqualTo(sample.entity());
    }

    @ParameterizedTest
    @MethodSource("io.crmkit.core.model.Filled#all")
    <E> void what_a_host_with_jackson_2_writes_it_reads_back_equal(Sample<E> sample) throws Exception {
        String json = JACKSON_2.writeValueAsString(sample.entity());

        assertThat(JACKSON_2.readValue(json, sample.type().entityClass())).isEqualTo(sample.entity());
    }

    @ParameterizedTest
    @MethodSource("io.crmkit.core.model.Filled#all")
    <E> void the_codec_and_jackson_2_read_each_other(Sample<E> sample) throws Exception {
        String ours = sample.type().codec().encode(sample.entity());
        String theirs = JACKSON_2.writeValueAsString(sample.entity());

        assertThat(JACKSON_2.readValue(ours, sample.type().entityClass())).isEqualTo(sample.entity());
        assertThat(sample.type().codec().decode(theirs)).isEqualTo(sample.entity());
    }
}
