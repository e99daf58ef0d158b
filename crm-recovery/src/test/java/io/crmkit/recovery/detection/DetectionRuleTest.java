package io.crmkit.recovery.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectionRuleTest {
    private static final String JSON = """
            {"id": "low-rating", "version": "1", "validFrom": "2025-01-01",
             "level": {"side": "AT_MOST", "fire": 2},
             "pattern": {"breaches": 1, "of": 1, "within": "PT1S"},
             "lateness": "PT2S", "cooldown": "PT3S",
             "kind": "POOR_QUALITY", "severity": "HIGH",
             "storm": {"moreThan": 5, "within": "PT4S", "cases": "OPEN"}}
            """;

    /** A longer one would pass the end of time as soon as the rule is used. */
    @ParameterizedTest
    @CsvSource({
        "PT1S, P40000DT0.000000001S, rule.pattern.within",
        "PT2S, PT2562047788015215H, rule.lateness",
        "PT2S, -PT1S, rule.lateness",
        "PT3S, P40000DT0.000000001S, rule.cooldown",
        "PT3S, -PT1S, rule.cooldown",
        "PT4S, PT2562047788015215H, rule.storm.within"
    })
    void noTimeOfARuleIsLongerThan40000Days(String written, String bad, String field) {
        assertThat(DetectionRule.parse(JSON.replace(written, "P40000D"))).hasToString("low-rating 1");
        assertThatThrownBy(() -> DetectionRule.parse(JSON.replace(written, bad)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(field + " must lie within zero to 40000 days");
    }
}
