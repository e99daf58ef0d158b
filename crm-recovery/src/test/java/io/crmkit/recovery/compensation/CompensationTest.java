package io.crmkit.recovery.compensation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.crmkit.core.error.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CompensationTest {
    private static final CompensationTables TABLES = CompensationTables.bundled();

    static List<NamedCsvRecord> cases() {
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().ofNamedCsvRecord(Path.of("src/test/resources/compensation_cases.csv"))) {
            return csv.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyRowIsThere() {
        assertThat(cases()).hasSize(17).extracting(row -> row.getField("id")).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyRowOfTheCaseFile(NamedCsvRecord row) {
        String input = row.getField("input");
        String scheme = row.getField("scheme");
        LocalDate date =
                find(scheme, "(\\d{4}-\\d\\d-\\d\\d)").map(LocalDate::parse).orElse(LocalDate.of(2025, 2, 1));
        boolean europe = scheme.startsWith("EU261");
        CompensationFacts facts = europe ? ofEurope(input) : ofAmerica(scheme, input);

        Compensation given = TABLES.find(europe ? "eu261" : "us-denied-boarding", date)
                .orElseThrow()
                .assess(facts);

        assertThat(given.amount())
                .as("%s: %s", row.getField("id"), given)
                .contains(Money.parse(row.getField("expected")));
        assertThat(given.row()).isPresent();
        assertThat(given.trace()).first().isEqualTo("row " + given.row().orElseThrow());
    }

    private static CompensationFacts ofEurope(String input) {
        CompensationFacts facts = CompensationFacts.NONE
                .flag("cancelled", input.contains("cancelled"))
                .flag("rerouted", input.contains("re-routed"))
                .flag("extraordinary", input.contains("extraordinary"))
                .flag("intra_eu", input.contains("intra-EU"));
        facts = number(facts, "distance_km", input, "(\\d+) km");
        facts = number(facts, "delay_minutes", input, "\\+(\\d+) min");
        return number(facts, "notice_days", input, "informed (\\d+) days");
    }

    private static CompensationFacts ofAmerica(String scheme, String input) {
        CompensationFacts facts = CompensationFacts.NONE
                .flag("international", scheme.contains("international"))
                .money("fare", Money.parse("USD " + find(input, "fare (\\d+)").orElseThrow()));
        return number(facts, "delay_minutes", input, "\\+(\\d+) min");
    }

    private static CompensationFacts number(CompensationFacts facts, String name, String input, String pattern) {
        return find(input, pattern)
                .map(found -> facts.number(name, Long.parseLong(found)))
                .orElse(facts);
    }

    private static Optional<String> find(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    @Test
    void aFactThatNobodyStatedLeavesTheQuestionOpen() {
        CompensationTable eu261 = TABLES.find("eu261", LocalDate.of(2026, 1, 1)).orElseThrow();

        Compensation open =
                eu261.assess(CompensationFacts.NONE.number("distance_km", 3_600).number("delay_minutes", 300));
        Compensation closed =
                eu261.assess(CompensationFacts.NONE.number("distance_km", 900).number("delay_minutes", 300));

        assertThat(open.amount()).isEmpty();
        assertThat(open.missing()).containsExactly("intra_eu");
        assertThat(closed.amount()).contains(Money.parse("EUR 250"));
        assertThat(eu261.assess(CompensationFacts.NONE
                                .number("distance_km", 900)
                                .number("delay_minutes", 179))
                        .trace())
                .containsExactly("no row holds");
    }

    @Test
    void theRowOfTheHighestPriorityDecidesInWhateverOrderTheyStand() {
        CompensationTable table = goodwill(0);
        List<CompensationRow> rows = new ArrayList<>(table.rows());
        CompensationFacts facts =
                CompensationFacts.NONE.code("severity", "S1").money("price", Money.parse("EUR 99.90"));
        Compensation given = table.assess(facts);

        assertThat(given.row()).contains("7");
        for (int seed = 0; seed < 10; seed++) {
            Collections.shuffle(rows, new Random(seed));
            assertThat(new CompensationTable(
                                    table.id(),
                                    table.version(),
                                    table.validFrom(),
                                    table.validTo(),
                                    table.currency(),
                                    table.source(),
                                    table.facts(),
                                    rows)
                            .assess(facts))
                    .isEqualTo(given);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // price, cap, given: half to even, once, at the end; the cap after rounding
        "0.25, 60, 0.12", // 50 % is 0.125
        "0.27, 60, 0.14", // 0.135
        "119.99, 60, 60.00", // 59.995 is 60.00, which is the cap
        "500, 60, 60.00",
        "120.01, 60, 60.00", // 60.005 is 60.00, so the cap is not hit
        "0, 60, 0.00",
    })
    void moneyIsRoundedOnceAndThenCapped(BigDecimal price, int cap, BigDecimal expected) {
        Compensation given = goodwill(cap)
                .assess(CompensationFacts.NONE
                        .code("severity", "S2")
                        .money("price", Money.of(org.joda.money.CurrencyUnit.EUR, price)));

        assertThat(given.amount().orElseThrow().getAmount()).isEqualTo(expected);
        assertThat(given.trace()).as("%s", given).contains("50 % of price");
        assertThat(given.trace().contains("cap of EUR 60.00 hit")).isEqualTo(price.intValue() == 500);
    }

    @Test
    void aStatuteWinsOverEveryCapOfGoodwill() {
        Compensation goodwill = goodwill(60)
                .assess(CompensationFacts.NONE.code("severity", "S2").money("price", Money.parse("EUR 500")))
                .within(Money.parse("EUR 20"), "of the case");
        Compensation statutory = TABLES.find("eu261", LocalDate.of(2026, 1, 1))
                .orElseThrow()
                .assess(CompensationFacts.NONE.number("distance_km", 900).number("delay_minutes", 300));

        assertThat(goodwill.amount()).contains(Money.parse("EUR 20"));
        assertThat(goodwill.within(Money.parse("EUR 30"), "of the day")).isEqualTo(goodwill);
        assertThat(goodwill.atLeast(statutory).amount()).contains(Money.parse("EUR 250"));
        assertThat(goodwill.atLeast(statutory).trace())
                .containsExactly(
                        "row 3",
                        "50 % of price",
                        "cap of EUR 60.00 hit",
                        "cap of the case hit: EUR 20.00 left",
                        "statutory minimum of eu261 example-1 row art. 7(1)(a), delayed");
        assertThat(goodwill.atLeast(statutory).remedies()).containsExactly(Remedy.PAYMENT, Remedy.VOUCHER);
        assertThatThrownBy(() -> goodwill.within(Money.parse("USD 1"), "of the case"))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> goodwill.within(Money.parse("EUR -1"), "of the case"))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void factsThatDoNotFitAreRefusedByName() {
        CompensationTable table = goodwill(60);

        Map.of(
                        "price", CompensationFacts.NONE.money("price", Money.parse("USD 1")),
                        "severity", CompensationFacts.NONE.money("severity", Money.parse("EUR 1")),
                        "colour", CompensationFacts.NONE.code("colour", "red"))
                .forEach((name, facts) -> assertThatThrownBy(() -> table.assess(facts))
                        .isInstanceOf(InvalidInputException.class)
                        .hasMessageContaining("facts." + name));
        assertThatThrownBy(() -> table.assess(CompensationFacts.NONE.number("price", 5)))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> CompensationFacts.NONE.money("price", Money.parse("EUR -1")))
                .isInstanceOf(InvalidInputException.class);
        assertThat(CompensationFacts.NONE.code("severity", "S9")).hasToString("facts [severity]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"priority\": 10, \"when\": [{\"fact\": \"severity\", \"oneOf\": [\"S2\"]}]' | '\"priority\": 20,"
                        + " \"when\": []' | can hold at the same time",
                "'\"id\": \"3\"' | '\"id\": \"7\"' | two of the id 7",
                "'\"fact\": \"severity\", \"oneOf\": [\"S2\"]' | '\"fact\": \"sevrity\", \"oneOf\": [\"S2\"]' |"
                        + " undeclared",
                "'\"fact\": \"severity\", \"oneOf\": [\"S2\"]' | '\"fact\": \"severity\", \"from\": 2' | oneOf for a"
                        + " CODE",
                "'\"oneOf\": [\"S2\"]' | '\"oneOf\": []' | either oneOf",
                "'\"of\": \"price\"' | '\"of\": \"severity\"' | fact of MONEY",
                "'\"percent\": 50' | '\"percent\": -50' | negative",
                "'\"currency\": \"EUR\"' | '\"currency\": \"EURO\"' | ISO 4217",
                "'\"cap\": 60' | '\"cap\": 60, \"floor\": 61' | floor above",
                "'\"cap\": 60' | '\"cap\": 60, \"kap\": 61' | readable",
                "'\"cap\": 60' | '\"cap\": 60, \"cap\": 6000' | readable",
            })
    void aMalformedTableIsRefusedByPlaceAndRule(String from, String to, String rule) {
        assertThat(json(60)).contains(from);

        assertThatThrownBy(() -> CompensationTable.parse(json(60).replaceFirst(Pattern.quote(from), to)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(rule);
    }

    @ParameterizedTest
    @CsvSource({
        // severity, kind, price, tier, need, row, amount, first remedy
        "S1, DELAY, 99.99, NONE, PROCEDURAL, 1, 99.99, REFUND",
        "S1, DELAY, 100, NONE, PROCEDURAL, 2, 100, REFUND",
        "S1, DELAY, 999.99, NONE, PROCEDURAL, 2, 750, REFUND",
        "S1, DELAY, 1000, NONE, PROCEDURAL, 3, 750, REFUND",
        "S1, DELAY, 9000, NONE, PROCEDURAL, 3, 2500, REFUND",
        "S2, UNAVAILABILITY, 12, NONE, DISTRIBUTIVE, 4, 10, REFUND",
        "S2, POOR_QUALITY, 300, GOLD, DISTRIBUTIVE, 5, 90, VOUCHER",
        "S2, POOR_QUALITY, 300, GOLD, INTERACTIONAL, 6, 45, VOUCHER",
        "S2, POOR_QUALITY, 300, NONE, PROCEDURAL, 7, 30, VOUCHER",
        "S3, DELAY, 40, SILVER, DISTRIBUTIVE, 8, 10, VOUCHER",
        "S3, DELAY, 40, NONE, DISTRIBUTIVE, 9, 4, VOUCHER",
        "S3, DELAY, 40, GOLD, INTERACTIONAL, 10, 10, LOYALTY_POINTS",
        "S3, DELAY, 40, SILVER, INTERACTIONAL, 11, 0, APOLOGY",
        "S4, DELAY, 40, GOLD, DISTRIBUTIVE, 12, 5, LOYALTY_POINTS",
        "S4, DELAY, 40, SILVER, DISTRIBUTIVE, 13, 0, APOLOGY",
    })
    void theSampleMatrixAnswersEveryFailure(
            String severity,
            String kind,
            BigDecimal price,
            String tier,
            String need,
            String row,
            BigDecimal amount,
            Remedy first) {
        Compensation given = TABLES.find("empowerment-matrix", LocalDate.of(2026, 1, 1))
                .orElseThrow()
                .assess(CompensationFacts.NONE
                        .code("severity", severity)
                        .code("failure_kind", kind)
                        .money("price", Money.of(org.joda.money.CurrencyUnit.EUR, price))
                        .code("tier", tier)
                        .code("justice_need", need));

        assertThat(given.row()).contains(row);
        assertThat(given.amount()).contains(Money.of(org.joda.money.CurrencyUnit.EUR, amount));
        assertThat(given.remedies()).first().isEqualTo(first);
        assertThat(given.needsApproval()).isEqualTo(row.equals("2") || row.equals("3"));
    }

    @Test
    void theSampleMatrixLeavesNoFailureWithoutARow() {
        CompensationTable matrix =
                TABLES.find("empowerment-matrix", LocalDate.of(2026, 1, 1)).orElseThrow();

        for (String severity : List.of("S1", "S2", "S3", "S4")) {
            for (String kind : List.of("DELAY", "POOR_QUALITY", "UNAVAILABILITY", "ERROR_IN_EXECUTION")) {
                for (String tier : List.of("NONE", "SILVER", "GOLD")) {
                    for (String need : List.of("DISTRIBUTIVE", "PROCEDURAL", "INTERACTIONAL")) {
                        for (int price : new int[] {0, 99, 100, 999, 1_000}) {
                            assertThat(matrix.assess(CompensationFacts.NONE
                                                    .code("severity", severity)
                                                    .code("failure_kind", kind)
                                                    .code("tier", tier)
                                                    .code("justice_need", need)
                                                    .money("price", Money.parse("EUR " + price)))
                                            .row())
                                    .isPresent();
                        }
                    }
                }
            }
        }
    }

    @Test
    void whatAStatuteDemandsIsKeptApart() {
        CompensationFacts facts = CompensationFacts.NONE.code("severity", "S2").money("price", Money.parse("EUR 500"));
        Compensation goodwill = goodwill(60).assess(facts);
        Compensation statutory = TABLES.find("eu261", LocalDate.of(2026, 1, 1))
                .orElseThrow()
                .assess(CompensationFacts.NONE.number("distance_km", 900).number("delay_minutes", 300));
        StatutoryPart part = new StatutoryPart("eu261 example-1", Money.parse("EUR 250"));

        assertThat(goodwill.statutory()).isEmpty();
        assertThat(goodwill.needsApproval()).isTrue();
        assertThat(statutory.asStatutory().statutory()).contains(part);
        assertThat(goodwill.atLeast(statutory).statutory()).contains(part);
        assertThat(goodwill.atLeast(statutory).needsApproval()).isFalse();
        assertThat(goodwill.atLeast(statutory)
                        .within(Money.parse("EUR 20"), "of the case")
                        .amount())
                .as("a cap that comes after it does not cut it")
                .contains(Money.parse("EUR 250"));
        Compensation more = goodwill(60)
                .assess(CompensationFacts.NONE.code("severity", "S1").money("price", Money.parse("EUR 900")))
                .atLeast(statutory);
        assertThat(more.amount()).contains(Money.parse("EUR 900"));
        assertThat(more.statutory()).contains(part);
        assertThat(more.within(Money.parse("EUR 300"), "of the case").statutory())
                .contains(part);
        assertThatThrownBy(() -> new StatutoryPart("eu261", Money.parse("EUR -1")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new StatutoryPart(" ", Money.parse("EUR 1")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Compensation(
                        "t",
                        Optional.of("1"),
                        Optional.of(Money.parse("EUR 1")),
                        Optional.of(part),
                        List.of(),
                        false,
                        new java.util.TreeSet<>(),
                        List.of()))
                .hasMessageContaining("part of the amount");
    }

    @Test
    void exactlyOneVersionHoldsOnEachDate() {
        assertThat(TABLES.find("us-denied-boarding", LocalDate.of(2021, 4, 12))
                        .orElseThrow()
                        .version())
                .isEqualTo("example-2015");
        assertThat(TABLES.find("us-denied-boarding", LocalDate.of(2021, 4, 13))
                        .orElseThrow()
                        .version())
                .isEqualTo("example-2021");
        assertThat(TABLES.find("us-denied-boarding", LocalDate.of(2015, 1, 1))).isEmpty();
        List<CompensationTable> gap = TABLES.all().stream()
                .filter(table -> !table.version().equals("example-2021"))
                .toList();
        assertThatThrownBy(() -> CompensationTables.of(gap))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("must have a version on 2021-04-13");
        assertThat(TABLES.replacedBy(List.of(goodwill(60))).all())
                .hasSize(TABLES.all().size() + 1);
    }

    private static CompensationTable goodwill(int cap) {
        return CompensationTable.parse(json(cap));
    }

    private static String json(int cap) {
        return """
            {"id": "goodwill", "version": "1", "validFrom": "2026-01-01", "currency": "EUR", "source": "house rules",
             "facts": [{"name": "severity", "type": "CODE"}, {"name": "price", "type": "MONEY"}],
             "rows": [
              {"id": "3", "priority": 10, "when": [{"fact": "severity", "oneOf": ["S2"]}],
               "award": {"percent": 50, "of": "price", "cap": CAP}, "remedies": ["VOUCHER"], "needsApproval": true},
              {"id": "7", "priority": 20, "when": [{"fact": "severity", "oneOf": ["S1"]}],
               "award": {"percent": 100, "of": "price"}, "remedies": ["REFUND"], "needsApproval": false},
              {"id": "9", "priority": 5, "when": [],
               "award": {"amount": 5}, "remedies": ["APOLOGY"], "needsApproval": false}]}
            """.replace("CAP", Integer.toString(cap));
    }
}
