package io.crmkit.recovery.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import org.junit.jupiter.api.Test;

class ServiceFailureTest {
    private static final CustomerId ADA = new CustomerId("ada");

    @Test
    void twoReportsOfOneThingHaveOneFingerprint() {
        assertThat(ServiceFailure.delay(ADA)
                        .reference("order-7")
                        .severity(Severity.HIGH)
                        .build()
                        .fingerprint())
                .isEqualTo(
                        ServiceFailure.delay(ADA).reference("order-7").build().fingerprint())
                .isNotEqualTo(
                        ServiceFailure.delay(ADA).reference("order-8").build().fingerprint())
                .isNotEqualTo(ServiceFailure.poorQuality(ADA)
                        .reference("order-7")
                        .build()
                        .fingerprint());
        assertThatThrownBy(() ->
                        ServiceFailure.unavailability(ADA).fingerprint(" ").build())
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void severityIsOrderedFromTheMostSevere() {
        assertThat(Severity.CRITICAL.isAtLeast(Severity.HIGH)).isTrue();
        assertThat(Severity.HIGH.isAtLeast(Severity.HIGH)).isTrue();
        assertThat(Severity.MEDIUM.isAtLeast(Severity.HIGH)).isFalse();
        assertThat(Severity.LOW.code()).isEqualTo("S4");
        assertThat(ServiceFailure.errorInExecution(ADA).build().severity()).isEqualTo(Severity.MEDIUM);
    }
}
