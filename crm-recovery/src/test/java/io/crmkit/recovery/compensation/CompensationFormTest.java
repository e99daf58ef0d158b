package io.crmkit.recovery.compensation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The form of tables, and what becomes of facts that nobody stated. */
class CompensationFormTest {
    private static final String JSON = """
        {'id': 'goodwill', 'version': '1', 'validFrom': '2026-01-01', 'currency': 'EUR', 'source': 'house rules',
         'facts': [{'name': 'tier', 'type': 'CODE', 'unlessStated': 'NONE'}, {'name': 'delay', 'type': 'NUMBER'},
                   {'name': 'again', 'type': 'FLAG'}, {'name': 'price', 'type': 'MONEY'}],
         'rows': [
          {'id': '1', 'priority': 2, 'when': [{'fact': 'delay', 'from': 60, 'below': 120}, {'fact': 'again', 'oneOf': ['true']}],
           'award': {'percent': 10, 'of': 'price', 'floor': 5, 'cap': 5}, 'remedies': ['VOUCHER'], 'needsApproval': false},
          {'id': '2', 'priority': 1, 'when': [{'fact': 'delay', 'above': 10, 'to': 600}],
           'award': {'amount': 2.005}, 'remedies': ['VOUCHER'], 'needsApproval': false}]}
        """;

    private static CompensationTable table(String from, String to) {
        assertThat(JSON).contains(from);
        return CompensationTable.parse(
                JSON.replaceFirst(Pattern.quote(from), to).replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'id': 'goodwill'         | 'id': ' '                               | pack must have id and version",
                "'validFrom': '2026-01-01', | ``                                   | table must be readable",
                "'id': 'goodwill',         | ``                                     | table must be readable",
                ", 'needsApproval': false  | ``                                     | table must be readable",
                "'priority': 2,            | ``                                     | table must be readable",
                "'fact': 'again',          | ``                                     | table must be readable",
                "'validFrom': '2026-01-01' | 'validFrom': '2026-01-01', 'validTo': '2026-01-01' | validTo must",
                "'name': 'delay'          | 'name': 'tier'                          | table.facts must not have two of"
                        + " the name tier",
                "'name': 'again'          | 'name': ' '                             | fact.name must not be blank",
                "'type': 'FLAG'           | 'type': 'FLAG', 'unlessStated': 'maybe'  | facts.again must be a FLAG",
                "'type': 'NUMBER'         | 'type': 'NUMBER', 'unlessStated': '1,5' | facts.delay must be a NUMBER",
                "'unlessStated': 'NONE'   | 'unlessStated': ' '                     | facts.tier must be a CODE",
                "'oneOf': ['true']        | 'oneOf': ['yes']                        | facts.again must be a FLAG",
                "'oneOf': ['true']        | 'from': 1                               | when.again must have oneOf for a"
                        + " FLAG",
                "'from': 60, 'below': 120 | 'oneOf': ['60']                         | when.delay must have the ends of"
                        + " a range for a NUMBER",
                "'from': 60, 'below': 120 | 'from': 60, 'oneOf': ['60']             | when.delay must have either"
                        + " oneOf or the ends of a range",
                "'from': 60, 'below': 120 | 'from': 60, 'above': 60                 | when.delay must have one lower"
                        + " and one upper end at most",
                "'from': 60, 'below': 120 | 'to': 120, 'below': 120                 | when.delay must have one lower"
                        + " and one upper end at most",
                "'from': 60, 'below': 120 | 'from': 121, 'to': 120                  | when.delay must leave a number"
                        + " between its ends",
                "'from': 60, 'below': 120 | 'from': 120, 'below': 120               | when.delay must leave a number"
                        + " between its ends",
                "'from': 60, 'below': 120 | 'above': 120, 'to': 120                 | when.delay must leave a number"
                        + " between its ends",
                "'fact': 'again'          | 'fact': 'delay'                         | row.1 must ask for delay once",
                "'id': '1'                | 'id': ' '                               | row.id must not be blank",
                "'currency': 'EUR'         | 'currency': 'XXX'                      | table.currency must be an ISO 4217"
                        + " code of money",
                "'currency': 'EUR'         | 'currency': 'XAU'                      | table.currency must be an ISO 4217"
                        + " code of money",
                "'amount': 2.005          | ``                                      | award must have an amount, 0 for"
                        + " nothing, or a percentage",
                "'amount': 2.005          | 'cap': 5                                | award must have an amount, 0 for"
                        + " nothing, or a percentage",
                "'percent': 10            | 'percent': 10, 'amount': 1              | award must be an amount or a"
                        + " percentage",
                "'percent': 10,           | 'amount': 10,                           | award must say what a percentage"
                        + " is of",
                "'of': 'price',           | ``                                      | award must say what a percentage"
                        + " is of",
                "'amount': 2.005          | 'amount': 1E600000000                   | award must have at most 60 digits",
                "'from': 60, 'below': 120 | 'from': 60, 'below': 1E600000000        | when.delay must have at most 60"
                        + " digits",
                "'floor': 5               | 'floor': -5                             | award must not have a negative"
                        + " number",
                "'floor': 5, 'cap': 5     | 'floor': 5.01, 'cap': 5                 | award must not have a floor"
                        + " above the cap",
                "'floor': 5, 'cap': 5     | 'floor': 5.005                          | award must not be finer than EUR",
                "'floor': 5, 'cap': 5     | 'cap': 5.005                            | award must not be finer than EUR",
            })
    void whatIsMalformedIsRefusedByPlaceAndRule(String from, String to, String rule) {
        assertThatThrownBy(() -> table(from, to))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(rule);
    }

    @ParameterizedTest
    @CsvSource({"from, 60, to, 60", "from, 60, below, 61", "above, 60, to, 61"})
    void aRangeMayHoldOneNumberOnly(String lower, int low, String upper, int high) {
        CompensationTable table =
                table("'from': 60, 'below': 120", "'" + lower + "': " + low + ", '" + upper + "': " + high);

        assertThat(table.rows()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "10, none",
        "10.01, 2",
        "59, 2",
        "60, 1",
        "119.99, 1",
        "120, 2",
        "600, 2",
        "600.01, none",
    })
    void theEndsOfARangeAreAsTheyAreWritten(BigDecimal delay, String row) {
        Compensation given = table("'again'", "'again'")
                .assess(CompensationFacts.NONE
                        .number("delay", delay)
                        .flag("again", true)
                        .money("price", Money.parse("EUR 500")));

        assertThat(given.row().orElse("none")).isEqualTo(row);
    }

    @Test
    void anAmountIsRoundedHalfToEvenAndFloorAndCapMayBeTheSame() {
        CompensationTable table = table("'again'", "'again'");
        CompensationFacts facts = CompensationFacts.NONE.number("delay", 60).money("price", Money.parse("EUR 500"));

        assertThat(table.assess(facts.flag("again", false)).amount()).hasValue(Money.parse("EUR 2.00"));
        assertThat(table.assess(facts.flag("again", true)).amount()).hasValue(Money.parse("EUR 5.00"));
    }

    /** A row that fails anyway needs none of its facts; one that may hold needs all, the base of its percentage too. */
    @Test
    void onlyWhatCouldChangeTheAnswerIsMissing() {
        CompensationTable table = table("'again'", "'again'");
        CompensationFacts late = CompensationFacts.NONE.number("delay", 90);

        assertThat(table.assess(late).missing()).containsExactly("again", "price");
        assertThat(table.assess(late.flag("again", true)).missing()).containsExactly("price");
        assertThat(table.assess(late.flag("again", false)).row()).hasValue("2");
        assertThat(table.assess(CompensationFacts.NONE.number("delay", 300)).row())
                .hasValue("2");
    }

    @Test
    void factsOfAnotherTypeAreRefused() {
        CompensationTable table = table("'again'", "'again'");

        assertThatThrownBy(() -> table.assess(CompensationFacts.NONE.code("again", "yes")))
                .hasMessage("facts.again must be a FLAG");
        assertThatThrownBy(() -> table.assess(CompensationFacts.NONE.code("delay", "late")))
                .hasMessage("facts.delay must be a NUMBER");
        assertThatThrownBy(() -> table.assess(CompensationFacts.NONE.code("delay", "1E600000000")))
                .hasMessage("facts.delay must have at most 60 digits");
        assertThatThrownBy(() -> CompensationFacts.NONE.number("delay", new BigDecimal("1E600000000")))
                .hasMessage("facts.delay must have at most 60 digits");
        assertThatThrownBy(() -> table.assess(CompensationFacts.NONE.number("price", 5)))
                .hasMessage("facts.price must be money in EUR");
        assertThatThrownBy(() -> table.assess(CompensationFacts.NONE.money("delay", Money.parse("EUR 5"))))
                .hasMessage("facts.delay must not be money");
    }

    @Test
    void capsAndStatutesAreOfOneCurrencyAndDecided() {
        Compensation given = new Compensation(
                "t",
                Optional.of("1"),
                Optional.of(Money.parse("EUR 10")),
                Optional.empty(),
                List.of(Remedy.VOUCHER, Remedy.REFUND),
                false,
                new java.util.TreeSet<>(),
                List.of());
        Compensation dollars = new Compensation(
                "us",
                Optional.of("1"),
                Optional.of(Money.parse("USD 10")),
                Optional.empty(),
                List.of(),
                false,
                new java.util.TreeSet<>(),
                List.of());
        Compensation open = table("'again'", "'again'").assess(CompensationFacts.NONE.number("delay", 90));

        assertThatThrownBy(() -> given.atLeast(dollars)).hasMessage("statutory must be in EUR");
        assertThatThrownBy(() -> given.within(Money.parse("USD 1"), "x")).hasMessage("left must be in EUR");
        assertThatThrownBy(() -> given.atLeast(open)).hasMessage("statutory must be decided; missing [again, price]");
        assertThat(given.asStatutory().within(Money.parse("EUR 30"), "x"))
                .as("what is left is more")
                .isEqualTo(given.asStatutory());
    }

    @Test
    void aStatuteAddsItsRemediesBeforeTheOthersAndEachOnce() {
        Compensation goodwill =
                table("'amount': 2.005", "'amount': 2").assess(CompensationFacts.NONE.number("delay", 300));
        Compensation statutory = new Compensation(
                "statute",
                Optional.of("1"),
                Optional.of(Money.parse("EUR 250")),
                Optional.empty(),
                List.of(Remedy.PAYMENT, Remedy.VOUCHER),
                false,
                new java.util.TreeSet<>(),
                List.of());

        assertThat(goodwill.atLeast(statutory).remedies()).containsExactly(Remedy.PAYMENT, Remedy.VOUCHER);
    }

    @Test
    void theBundledTablesAreThereInTheirVersions() {
        assertThat(CompensationTables.bundled().all())
                .extracting(CompensationTable::toString)
                .containsExactly(
                        "empowerment-matrix example-1",
                        "eu261 example-1",
                        "us-denied-boarding example-2015",
                        "us-denied-boarding example-2021",
                        "us-denied-boarding example-2025");
        assertThat(CompensationTables.of(List.of(table("'again'", "'again'")))
                        .find("goodwill", LocalDate.parse("2026-01-01")))
                .isPresent();
    }
}
