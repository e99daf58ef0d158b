package io.crmkit.benchmarks.decision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AudienceRatioTest {
    /** That all three read the same rows, and that every round says the same, it checks itself. Says nothing about time. */
    @Test
    void aSmallAudienceIsDecidedAndReadBothWays() throws Exception {
        assertThat(AudienceRatio.compare(400, 2))
                .contains("audience of 400 customers", "n = 2 rounds")
                .contains("PERMIT=", "REVIEW=", "DENY=")
                .contains("deciding / through the store:", "deciding / plain JDBC:");
    }
}
