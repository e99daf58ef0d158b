package io.crmkit.recovery.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.recovery.compensation.Remedy;
import io.crmkit.recovery.failure.Severity;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorityPolicyTest {
    private static final String JSON = """
            {"id": "goodwill-eur", "version": "1", "validFrom": "2026-01-01", "currency": "EUR", "zone": "Europe/Berlin",
             "source": "house rules", "decideWithin": "PT72H", "issueWithin": "PT72H", "confirmWithin": "PT1H",
             "authorities": [
              {"id": "agent", "role": "agent", "remedies": ["VOUCHER"], "mostSevere": "MEDIUM",
               "limits": [{"scope": "PER_CASE", "amount": 50}]},
              {"id": "lead", "role": "lead", "remedies": ["VOUCHER", "REFUND"], "mostSevere": "CRITICAL",
               "limits": [{"scope": "PER_CASE", "amount": 500}]}],
             "caps": [{"scope": "PER_CUSTOMER_PER_YEAR", "amount": 600}]}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"id\": \"lead\"' | '\"id\": \"agent\"' | two of the id agent",
                "'\"role\": \"agent\"' | '\"role\": \" \"' | id and role",
                "'\"remedies\": [\"VOUCHER\"]' | '\"remedies\": []' | authority.agent.remedies must not be empty",
                "'[{\"scope\": \"PER_CASE\", \"amount\": 50}]' | '[]' | authority.agent.limits must not be empty",
                "'[{\"scope\": \"PER_CASE\", \"amount\": 50}]' | '[{\"scope\": \"PER_CASE\", \"amount\": 50}, {\"scope\": \"PER_CASE\", \"amount\": 5}]' | two of the scope PER_CASE",
                "'\"amount\": 50}' | '\"amount\": -50}' | must not be negative",
                "'\"amount\": 50}' | '\"amount\": 50.001}' | finer than EUR",
                "'\"amount\": 50}' | '\"amount\": 1E600000000}' | limit.PER_CASE must have at most 60 digits",
                "'\"amount\": 50}' | '\"amount\": 1E-600000000}' | limit.PER_CASE must have at most 60 digits",
                "'\"amount\": 600' | '\"amount\": 600.001' | finer than EUR",
                "'\"currency\": \"EUR\"' | '\"currency\": \"EURO\"' | ISO 4217",
                "'\"currency\": \"EUR\"' | '\"currency\": \"XXX\"' | policy.currency must be an ISO 4217 code of money",
                "'\"zone\": \"Europe/Berlin\"' | '\"zone\": \"Europe/Atlantis\"' | readable",
                "'\"scope\": \"PER_CUSTOMER_PER_YEAR\"' | '\"scope\": \"PER_CUSTOMER_PER_JEAR\"' | readable",
                "'\"decideWithin\": \"PT72H\"' | '\"decideWithin\": \"PT0S\"' | decideWithin must be at least one second",
                "'\"confirmWithin\": \"PT1H\"' | '\"confirmWithin\": \"PT1.5S\"' | in whole seconds",
                "'\"decideWithin\": \"PT72H\"' | '\"decideWithin\": \"PT2562047788015215H\"' | policy.decideWithin must lie within zero to 40000 days",
                "'\"issueWithin\": \"PT72H\"' | '\"issueWithin\": \"PT960000H1S\"' | policy.issueWithin must lie within zero to 40000 days",
                "'\"confirmWithin\": \"PT1H\"' | '\"confirmWithin\": \"PT960000H1S\"' | policy.confirmWithin must lie within zero to 40000 days",
                "'\"validFrom\": \"2026-01-01\"' | '\"validFrom\": \"2026-01-01\", \"validTo\": \"2026-01-01\"' | after validFrom",
                "'\"caps\"' | '\"kaps\"' | readable",
            })
    void aMalformedPolicyIsRefusedByPlaceAndRule(String from, String to, String rule) {
        assertThat(JSON).contains(from);

        assertThatThrownBy(() -> AuthorityPolicy.parse(JSON.replaceFirst(Pattern.quote(from), to)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(rule);
    }

    @Test
    void anAuthorityReachesToItsRemediesAndSeverities() {
        Authority agent = AuthorityPolicy.parse(JSON).authorities().get(0);

        assertThat(agent.covers(Remedy.VOUCHER, Severity.MEDIUM)).isTrue();
        assertThat(agent.covers(Remedy.VOUCHER, Severity.LOW)).isTrue();
        assertThat(agent.covers(Remedy.VOUCHER, Severity.HIGH)).isFalse();
        assertThat(agent.covers(Remedy.REFUND, Severity.LOW)).isFalse();
    }

    @Test
    void theVersionIsThatOfTheDayInTheZoneOfThePolicy() {
        AuthorityPolicies policies = AuthorityPolicies.of(List.of(
                AuthorityPolicy.parse(JSON.replace(
                        "\"validFrom\": \"2026-01-01\"", "\"validFrom\": \"2026-01-01\", \"validTo\": \"2026-07-01\"")),
                AuthorityPolicy.parse(
                        JSON.replace("2026-01-01", "2026-07-01").replace("\"version\": \"1\"", "\"version\": \"2\""))));

        assertThat(policies.find(CurrencyUnit.EUR, Instant.parse("2026-06-30T21:59:59Z")))
                .map(AuthorityPolicy::version)
                .hasValue("1");
        assertThat(policies.find(CurrencyUnit.EUR, Instant.parse("2026-06-30T22:00:00Z")))
                .as("midnight in Berlin")
                .map(AuthorityPolicy::version)
                .hasValue("2");
        assertThat(policies.find(CurrencyUnit.USD, Instant.parse("2026-06-30T22:00:00Z")))
                .isEmpty();
        assertThat(policies.find(CurrencyUnit.EUR, Instant.parse("2025-06-30T22:00:00Z")))
                .isEmpty();
    }

    @Test
    void policiesThatTheirLedgersCouldNotFollowAreRefused() {
        AuthorityPolicy first = AuthorityPolicy.parse(JSON.replace(
                "\"validFrom\": \"2026-01-01\"", "\"validFrom\": \"2026-01-01\", \"validTo\": \"2026-07-01\""));
        String next = JSON.replace("2026-01-01", "2026-07-01");

        assertThatThrownBy(() -> AuthorityPolicies.of(
                        List.of(first, AuthorityPolicy.parse(next.replace("Europe/Berlin", "Europe/London")))))
                .hasMessageContaining("keep currency and zone");
        assertThatThrownBy(() -> AuthorityPolicies.of(List.of(
                        first, AuthorityPolicy.parse(next.replace("\"currency\": \"EUR\"", "\"currency\": \"USD\"")))))
                .hasMessageContaining("keep currency and zone");
        assertThatThrownBy(() -> AuthorityPolicies.of(
                        List.of(first, AuthorityPolicy.parse(next.replace("goodwill-eur", "other")))))
                .hasMessageContaining("one for EUR");
        assertThatThrownBy(() -> AuthorityPolicies.of(
                        List.of(first, AuthorityPolicy.parse(next.replace("2026-07-01", "2026-08-01")))))
                .hasMessageContaining("must have a version on 2026-07-01");
        assertThatThrownBy(() -> AuthorityPolicies.of(List.of())).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void theSampleIsReadable() {
        Optional<AuthorityPolicy> sample =
                AuthorityPolicies.sample().find(CurrencyUnit.EUR, Instant.parse("2026-01-05T10:00:00Z"));

        assertThat(sample.orElseThrow().authorities())
                .extracting(Authority::role)
                .containsExactly("agent", "team-lead", "manager");
    }

    @ParameterizedTest
    @CsvSource({
        // an instant of 31 December in UTC that is New Year in Berlin, and one of the last night of the month
        "2026-12-31T22:59:59Z, 2026-12-31, 2026-12, 2026",
        "2026-12-31T23:00:00Z, 2027-01-01, 2027-01, 2027",
        "2026-03-29T00:59:59Z, 2026-03-29, 2026-03, 2026", // the night the clocks change
        "2026-03-29T21:59:59Z, 2026-03-29, 2026-03, 2026",
        "2026-03-29T22:00:00Z, 2026-03-30, 2026-03, 2026",
        "2026-03-31T22:00:00Z, 2026-04-01, 2026-04, 2026",
    })
    void windowsAreThoseOfTheZone(Instant at, String day, String month, String year) {
        ZoneId berlin = ZoneId.of("Europe/Berlin");

        assertThat(LimitScope.PER_EMPLOYEE_PER_DAY.window(at, berlin)).isEqualTo(day);
        assertThat(LimitScope.PER_CUSTOMER_PER_MONTH.window(at, berlin)).isEqualTo(month);
        assertThat(LimitScope.PER_YEAR.window(at, berlin)).isEqualTo(year);
        assertThat(LimitScope.PER_CASE.window(at, berlin)).isEqualTo("always");
    }
}
