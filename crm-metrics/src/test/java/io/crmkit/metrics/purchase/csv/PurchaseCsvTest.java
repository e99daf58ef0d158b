package io.crmkit.metrics.purchase.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.purchase.PurchaseLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PurchaseCsvTest {
    private static final PurchaseCsv PLAIN = layout().build();

    private static PurchaseCsv.Builder layout() {
        return PurchaseCsv.builder(CurrencyUnit.EUR)
                .customer("customer")
                .day("day")
                .amount("amount");
    }

    private static InputStream file(String text) {
        return file(text, StandardCharsets.UTF_8);
    }

    private static InputStream file(String text, Charset charset) {
        return new ByteArrayInputStream(text.getBytes(charset));
    }

    private static PurchaseLog<String> log(String customer, String day, String amount) {
        return PurchaseLog.<String>builder(CurrencyUnit.EUR)
                .add(customer, LocalDate.parse(day), Money.parse(amount))
                .build();
    }

    private static void assertRefused(String field, ThrowingCallable reading) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(reading)
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo(field))
                .satisfies(refusal -> assertThat(refusal.getCause()).isNull());
    }

    @Test
    void columnsAreFoundByNameInAnyOrderAndOthersArePassedOver() throws IOException {
        PurchaseImport all =
                PLAIN.read(file("note,amount, day ,customer\nx,12.50,2025-03-31, ada \n\n,-2,2025-04-01,bob\n"));

        assertThat(all.log())
                .isEqualTo(log("ada", "2025-03-31", "EUR 12.50").merge(log("bob", "2025-04-01", "EUR -2")));
        assertThat(all.rows()).isEqualTo(2);
        assertThat(all.badRows()).isEmpty();
    }

    @Test
    void byteOrderMarkSeparatorQuotesAndDecimalCommaAreRead() throws IOException {
        PurchaseCsv german = layout().day("day", DateTimeFormatter.ofPattern("d.M.uuuu", Locale.ROOT))
                .amount("amount", ',')
                .separator(';')
                .build();

        PurchaseImport all = german.read(
                file("\uFEFFcustomer;day;amount;note\r\n\"O\"\"Neil; A\";3.2.2025;\"12,5\";\"two\r\nlines\"\r\n"));

        assertThat(all.log()).isEqualTo(log("O\"Neil; A", "2025-02-03", "EUR 12.50"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "ISO-8859-1"})
    void theCharsetIsTheStatedOne(String name) throws IOException {
        Charset charset = Charset.forName(name);
        String mark = name.equals("UTF-16LE") ? "\uFEFF" : "";
        InputStream in = file(mark + "customer,day,amount\nZoë,2025-01-01,1\n", charset);

        assertThat(layout().charset(charset).build().read(in).log()).isEqualTo(log("Zoë", "2025-01-01", "EUR 1"));
    }

    @Test
    void bytesThatAreNoTextAreRefusedAndNotReplaced() {
        InputStream latin = file("customer,day,amount\nZoë,2025-01-01,1\n", StandardCharsets.ISO_8859_1);

        assertRefused("file", () -> PLAIN.readSkipping(latin, row -> {}));
    }

    @Test
    void instantsAreCountedInTheStatedZone() throws IOException {
        PurchaseCsv csv = layout().instant("at", ZoneId.of("Europe/Berlin")).build();

        PurchaseImport all = csv.read(file("customer,at,amount\na,2025-03-31T22:30:00Z,1\n"));

        assertThat(all.log()).isEqualTo(log("a", "2025-04-01", "EUR 1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,2025-01-01,1,EUR,more | CELL_COUNT",
                "a,2025-01-01,1          | CELL_COUNT",
                "' ,2025-01-01,1,EUR'    | CUSTOMER_BLANK",
                "a,2025-02-29,1,EUR      | DAY_FORMAT",
                "a,01/02/2025,1,EUR      | DAY_FORMAT",
                "a,,1,EUR                | DAY_FORMAT",
                "a,+999999999-12-31,1,EUR | DAY_RANGE",
                "a,9999-12-31,1,EUR      | DAY_RANGE",
                "a,1899-12-31,1,EUR      | DAY_RANGE",
                "a,3000-01-01,1,EUR      | DAY_RANGE",
                "a,2025-01-01,1,USD      | CURRENCY",
                "a,2025-01-01,1,eur      | CURRENCY",
                "a,2025-01-01,1,         | CURRENCY",
                "a,2025-01-01,,EUR       | AMOUNT_FORMAT",
                "a,2025-01-01,-,EUR      | AMOUNT_FORMAT",
                "a,2025-01-01,.5,EUR     | AMOUNT_FORMAT",
                "a,2025-01-01,5.,EUR     | AMOUNT_FORMAT",
                "a,2025-01-01,NaN,EUR    | AMOUNT_FORMAT",
                "a,2025-01-01,1e9,EUR    | AMOUNT_FORMAT",
                "a,2025-01-01,1e999999999,EUR | AMOUNT_FORMAT",
                "a,2025-01-01,€ 5,EUR    | AMOUNT_FORMAT",
                "a,2025-01-01,1.2.3,EUR  | AMOUNT_FORMAT",
                "a,2025-01-01,1 000,EUR  | AMOUNT_FORMAT",
                "a,2025-01-01,٣,EUR      | AMOUNT_FORMAT",
                "a,2025-01-01,0.005,EUR  | AMOUNT_DECIMALS",
                "a,2025-01-01,92233720368547758.08,EUR | AMOUNT_SIZE",
                "a,2025-01-01,-92233720368547758.08,EUR | AMOUNT_SIZE",
            })
    void aBadRowIsLeftOutWithLineAndReason(String row, RowProblem problem) throws IOException {
        PurchaseCsv csv = layout().currency("currency").build();
        String text = "customer,day,amount,currency\nb,2025-01-01,3,EUR\n\n" + row + "\nb,2025-01-02,4,EUR\n";
        List<BadRow> bad = new ArrayList<>();

        PurchaseImport good = csv.readSkipping(file(text), bad::add);

        assertThat(bad).containsExactly(new BadRow(4, problem));
        assertThat(good.badRows()).containsExactly(entry(problem, 1L));
        assertThat(good.skipped()).isEqualTo(1);
        assertThat(good.rows()).isEqualTo(3);
        assertThat(good.log()).isEqualTo(log("b", "2025-01-01", "EUR 3").merge(log("b", "2025-01-02", "EUR 4")));
        assertRefused("line[4]." + problem.field(), () -> csv.read(file(text)));
    }

    @ParameterizedTest
    @CsvSource({
        "92233720368547758.07, EUR 92233720368547758.07",
        "+1.500, EUR 1.50",
        "-0.00, EUR 0",
        "0000000000000000000000007, EUR 7"
    })
    void amountsAreExact(String amount, String expected) throws IOException {
        assertThat(PLAIN.read(file("customer,day,amount\na,1900-01-01," + amount))
                        .log())
                .isEqualTo(log("a", "1900-01-01", expected));
    }

    @Test
    void formatsOfDaysAreStrict() {
        assertRefused("day", () -> layout().day("day", DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT)));
        assertRefused("day", () -> layout().day("day", DateTimeFormatter.ofPattern("dd.MM.uu", Locale.ROOT)));
        assertRefused("day", () -> layout().day("day", DateTimeFormatter.ISO_LOCAL_TIME));
        assertRefused(
                "line[2].day",
                () -> layout().day("day", DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT))
                        .build()
                        .read(file("customer,day,amount\na,31.02.2025,1\n")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                   | file",
                "' '                                  | header.customer",
                "customer,day                         | header.amount",
                "customer,day,amount,day              | header.day",
                "customer;day;amount                  | header.customer",
                "Customer,day,amount                  | header.customer",
            })
    void aHeaderNamesEachColumnOnce(String header, String field) {
        assertRefused(
                field,
                () -> PLAIN.readSkipping(
                        file(header + "\na,2025-01-01,1\n".repeat(header.isEmpty() ? 0 : 1)), row -> {}));
    }

    @Test
    void aHeaderWithoutRowsIsAnEmptyLog() throws IOException {
        PurchaseImport none = PLAIN.read(file("customer,day,amount"));

        assertThat(none.log().entries()).isZero();
        assertThat(none.rows()).isZero();
    }

    /** A lost quotation mark must not swallow the rows behind it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"a,2025-01-01,1\nb,2025-01-01,2\nc,2025-01-01,3",
                "a,2025-01-01,1\nb,2025-01-01,\"2",
                "a,2025-01-01,1\nb,2025-01-01,2\n\"",
                "\"a,2025-01-01,1\nb\"c,2025-01-01,2\n",
                "\"a\"x,2025-01-01,1\n",
            })
    void quotationMarksThatDoNotCloseRefuseTheFile(String rows) {
        assertRefused("file", () -> PLAIN.readSkipping(file("customer,day,amount\n" + rows), row -> {}));
    }

    @Test
    void theLastLineOfOurOwnIsNoRowOfTheFile() throws IOException {
        PurchaseImport good =
                PLAIN.readSkipping(file("customer,day,amount\n\u0003\na,2025-01-01,1\n\u0003"), row -> {});

        assertThat(good.badRows()).containsExactly(entry(RowProblem.CELL_COUNT, 2L));
        assertThat(good.log().entries()).isEqualTo(1);
    }

    @Test
    void limitsRefuseTheFile() throws IOException {
        PurchaseCsv two = layout().limits(2, 20).build();
        String row = "a,2025-01-01,1\n";

        assertThat(two.read(file("customer,day,amount\n" + row.repeat(2))).rows())
                .isEqualTo(2);
        assertRefused("file", () -> two.readSkipping(file("customer,day,amount\n" + row.repeat(3)), bad -> {}));
        assertThat(two.read(file("customer,day,amount\n" + "a".repeat(20) + ",2025-01-01,1"))
                        .rows())
                .isEqualTo(1);
        assertRefused(
                "file",
                () -> two.readSkipping(file("customer,day,amount\n" + "a".repeat(21) + ",2025-01-01,1"), bad -> {}));
        assertRefused("file", () -> PLAIN.readSkipping(file("customer,day,amount\n" + ",".repeat(2_000)), bad -> {}));
        assertRefused("rows", () -> layout().limits(0, 1));
        assertRefused("cellLength", () -> layout().limits(1, 0));
        assertRefused("cellLength", () -> layout().limits(1, 1_000_001));
    }

    @Test
    void aFileWithoutEndIsCutOffAtALimit() {
        InputStream endless = new InputStream() {
            private int at;

            @Override
            public int read() {
                return at < 20 ? "customer,day,amount\n".charAt(at++) : 'a';
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                for (int i = 0; i < length; i++) {
                    bytes[offset + i] = (byte) read();
                }
                return length;
            }
        };

        assertRefused("file", () -> PLAIN.readSkipping(endless, row -> {}));
    }

    @Test
    void nothingOfTheFileIsInMessages() throws IOException {
        String secret = "ada@example.org";
        List<String> said = new ArrayList<>();
        for (String row : List.of(
                secret + "," + secret + ",1", secret + ",2025-01-01," + secret, "\"" + secret + "\"" + secret)) {
            assertThatThrownBy(() -> PLAIN.read(file("customer,day,amount\n" + row)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasNoCause()
                    .satisfies(refusal -> said.add(refusal.getMessage()));
        }
        said.add(PLAIN.readSkipping(
                        file("customer,day,amount\n" + secret + ",2025-01-01,x\n" + secret + ",2025-01-01,5"),
                        row -> said.add(row.toString()))
                .toString());

        assertThat(said).hasSize(5).noneMatch(text -> text.contains("ada"));
        assertThat(said.get(3)).isEqualTo("line 2: amount must be a plain number with the stated decimal separator");
    }

    @Test
    void aStreamThatFailsIsToldAsItIs() {
        IOException broken = new IOException("gone");
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw broken;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                throw broken;
            }
        };

        assertThatThrownBy(() -> PLAIN.read(failing)).isSameAs(broken);
    }

    @Test
    void theStreamIsLeftOpen() throws IOException {
        boolean[] closed = new boolean[1];
        InputStream in = new ByteArrayInputStream("customer,day,amount\n".getBytes(StandardCharsets.UTF_8)) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };

        PLAIN.read(in);

        assertThat(closed[0]).isFalse();
    }

    @Test
    void layoutsThatCannotBeReadAreRefused() {
        assertRefused(
                "customer",
                () -> PurchaseCsv.builder(CurrencyUnit.EUR).day("d").amount("a").build());
        assertRefused(
                "day",
                () -> PurchaseCsv.builder(CurrencyUnit.EUR)
                        .customer("c")
                        .amount("a")
                        .build());
        assertRefused(
                "amount",
                () -> PurchaseCsv.builder(CurrencyUnit.EUR)
                        .customer("c")
                        .day("d")
                        .build());
        assertRefused("currency", () -> layout().currency(" "));
        assertRefused("decimalSeparator", () -> layout().amount("amount", ' '));
        for (char separator : new char[] {'"', '\n', '\r', 'a', '1', '.', '-'}) {
            assertRefused("separator", () -> layout().separator(separator));
        }
        LocalDate day = LocalDate.of(2025, 1, 1);
        assertRefused("days", () -> layout().days(day, day.minusDays(1)));
        assertRefused("days", () -> layout().days(LocalDate.MIN, day));
        assertRefused("days", () -> layout().days(day, LocalDate.MAX));
    }

    @Test
    void acceptedDaysIncludeBothEnds() throws IOException {
        LocalDate day = LocalDate.of(2025, 1, 1);
        PurchaseCsv oneDay = layout().days(day, day).build();

        assertThat(oneDay.read(file("customer,day,amount\na,2025-01-01,1")).rows())
                .isEqualTo(1);
        assertRefused("line[2].day", () -> oneDay.read(file("customer,day,amount\na,2025-01-02,1")));
        assertRefused("line[2].day", () -> oneDay.read(file("customer,day,amount\na,2024-12-31,1")));
    }
}
