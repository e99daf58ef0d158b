package io.crmkit.metrics.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.core.error.InvalidInputException;
import org.junit.jupiter.api.Test;

class ResponseRateTest {
    @Test
    void invitationsThatDidNotArriveAreNotInTheDenominator() {
        ResponseRate rate = new ResponseRate(520, 20, 50);

        assertThat(rate.delivered()).isEqualTo(500);
        assertThat(rate.value()).hasValue(10);
        // the row BIN-WILSON-50of500 of metrics_vectors.csv
        assertThat(rate.interval(0.9).orElseThrow().lower()).isCloseTo(8.00391858824593, within(1e-10));
        assertThat(rate.interval(0.9).orElseThrow().upper()).isCloseTo(12.4266385821414, within(1e-10));
    }

    @Test
    void withoutInvitationsThereIsNoRate() {
        ResponseRate none = new ResponseRate(7, 7, 0);

        assertThat(none.value()).isEmpty();
        assertThat(none.interval(0.95)).isEmpty();
    }

    @Test
    void mergedRatesArePooledNotAveraged() {
        ResponseRate merged = new ResponseRate(100, 0, 50).merge(new ResponseRate(320, 20, 10));

        assertThat(merged).isEqualTo(new ResponseRate(420, 20, 60));
        assertThat(merged.value()).hasValue(15);
    }

    @Test
    void refusesNumbersThatCannotBeTrue() {
        assertRefused("invited", -1, 0, 0);
        assertRefused("undelivered", 1, -1, 0);
        assertRefused("undelivered", 1, 2, 0);
        assertRefused("responses", 1, 0, -1);
        assertRefused("responses", 10, 5, 6);
        assertThat(new ResponseRate(10, 5, 5).value()).hasValue(100);
    }

    private static void assertRefused(String field, long invited, long undelivered, long responses) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new ResponseRate(invited, undelivered, responses))
                .satisfies(e -> assertThat(e.field()).isEqualTo(field));
    }
}
