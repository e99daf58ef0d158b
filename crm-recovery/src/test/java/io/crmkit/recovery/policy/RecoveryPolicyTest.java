package io.crmkit.recovery.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.recovery.calendar.Budget;
import io.crmkit.recovery.calendar.BusinessCalendar;
import io.crmkit.recovery.deadline.ClockRules;
import io.crmkit.recovery.deadline.Duty;
import io.crmkit.recovery.deadline.Target;
import io.crmkit.recovery.failure.Severity;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecoveryPolicyTest {
    private static final BusinessCalendar ALWAYS = BusinessCalendar.alwaysOpen(ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "CRITICAL, PT1H, PT8H, PT6H",
        "HIGH, PT2H, P2BD, P1BD",
        "MEDIUM, PT4H, P5BD, P4BD",
        "LOW, P1BD, P10BD, P8BD"
    })
    void theSampleIsWhatItsTableSays(Severity severity, String acknowledge, String resolve, String remind) {
        RecoveryPolicy standard = RecoveryPolicy.standard(ZoneOffset.UTC);

        assertThat(standard.rules(severity, Target.ACKNOWLEDGE).map(ClockRules::duty))
                .hasValue(Duty.of(Target.ACKNOWLEDGE, Budget.parse(acknowledge)));
        assertThat(standard.rules(severity, Target.RESOLVE).map(ClockRules::duty))
                .hasValue(Duty.of(Target.RESOLVE, Budget.parse(resolve)).remindAfter(Budget.parse(remind)));
        assertThat(standard.rules(severity)).hasSize(2);
    }

    @Test
    void aPolicyLeavesNoFailureWithoutADeadline() {
        RecoveryPolicy.Builder policy = RecoveryPolicy.builder("p-1", ALWAYS);
        for (Severity severity : Severity.values()) {
            policy.duty(severity, Duty.of(Target.ACKNOWLEDGE, Budget.parse("PT1H")));
            if (severity != Severity.LOW) {
                policy.duty(severity, Duty.of(Target.RESOLVE, Budget.parse("PT1H")));
            }
        }

        assertThatThrownBy(policy::build)
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("policy.duties must say by when to RESOLVE a failure of severity LOW");
        policy.duty(Severity.LOW, Duty.of(Target.RESOLVE, Budget.parse("PT1H")));
        assertThat(policy.build()).hasToString("p-1");
        assertThatThrownBy(() -> policy.reopenWindow(Duration.ofSeconds(-1)).build())
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> RecoveryPolicy.builder(" ", ALWAYS).build()).isInstanceOf(InvalidInputException.class);
    }

    static Stream<Arguments> windows() {
        return Stream.of(
                window("followUpWindow", RecoveryPolicy.Builder::followUpWindow),
                window("reopenWindow", RecoveryPolicy.Builder::reopenWindow),
                window("allowedSkew", RecoveryPolicy.Builder::allowedSkew),
                window("allowedBackdating", RecoveryPolicy.Builder::allowedBackdating));
    }

    private static Arguments window(
            String name, BiFunction<RecoveryPolicy.Builder, Duration, RecoveryPolicy.Builder> setter) {
        return Arguments.of(name, setter);
    }

    /** A longer one would pass the end of time as soon as it is used. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("windows")
    void aWindowIsBetweenZeroAnd40000Days(
            String name, BiFunction<RecoveryPolicy.Builder, Duration, RecoveryPolicy.Builder> setter) {
        RecoveryPolicy standard = RecoveryPolicy.standard(ZoneOffset.UTC);

        for (Duration good : List.of(Duration.ZERO, Duration.ofDays(40_000))) {
            assertThat(setter.apply(standard.toBuilder("p-1", ALWAYS), good).build())
                    .hasToString("p-1");
        }
        for (Duration bad : List.of(
                Duration.ofNanos(-1), Duration.ofDays(40_000).plusNanos(1), Duration.ofSeconds(Long.MAX_VALUE))) {
            assertThatThrownBy(() ->
                            setter.apply(standard.toBuilder("p-1", ALWAYS), bad).build())
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("policy." + name + " must lie within zero to 40000 days");
        }
    }
}
