package io.crmkit.metrics.value;

import static io.crmkit.metrics.purchase.ModelUnit.MONTH;
import static io.crmkit.metrics.purchase.ModelUnit.WEEK;
import static io.crmkit.metrics.purchase.ModelUnit.YEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.btyd.BgNbd;
import io.crmkit.metrics.btyd.GammaGamma;
import io.crmkit.metrics.purchase.ModelTime;
import io.crmkit.metrics.purchase.PurchaseSummary;
import io.crmkit.metrics.purchase.UnitConversion;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTest {
    private static final BgNbd WEEKLY = new BgNbd(0.243, 4.414, 0.793, 2.426, WEEK);
    private static final GammaGamma SPEND = new GammaGamma(6, 4, 16);
    private static final PurchaseSummary CUSTOMER = PurchaseSummary.of(3, 20, 38, 35, WEEK);
    private static final DiscountRate MONTHLY = DiscountRate.of(0.01, MONTH);

    @Test
    void lifetimeValueAddsUpOverPeriods() {
        double first = twelveMonths(6).of(CUSTOMER).orElseThrow();
        double both = twelveMonths(12).of(CUSTOMER).orElseThrow();
        double second = 0;
        for (int month = 7; month <= 12; month++) {
            double purchases = WEEKLY.expectedPurchases(CUSTOMER, ModelTime.weeks(month * 52.0 / 12))
                    - WEEKLY.expectedPurchases(CUSTOMER, ModelTime.weeks((month - 1) * 52.0 / 12));
            second += purchases * SPEND.expectedSpend(3, 35).orElseThrow() / Math.pow(1.01, month);
        }

        assertThat(both - first).isCloseTo(second, within(1e-12));
        assertThat(twelveMonths(12).ofMargin(0.3).of(CUSTOMER).orElseThrow()).isCloseTo(0.3 * both, within(1e-12));
    }

    private static LifetimeValue twelveMonths(int months) {
        return LifetimeValue.of(WEEKLY, SPEND, ModelTime.months(months), MONTHLY, UnitConversion.WEEKS_PER_MONTH_52_12);
    }

    @Test
    void withoutDiscountItIsPurchasesTimesSpend() {
        LifetimeValue value = LifetimeValue.of(WEEKLY, SPEND, ModelTime.weeks(52), DiscountRate.of(0, WEEK));

        assertThat(value.of(CUSTOMER).orElseThrow())
                .isCloseTo(
                        WEEKLY.expectedPurchases(CUSTOMER, ModelTime.weeks(52))
                                * SPEND.expectedSpend(CUSTOMER).orElseThrow(),
                        within(1e-12));
        assertThat(value.ofNewCustomer().orElseThrow())
                .isCloseTo(WEEKLY.expectedPurchases(ModelTime.weeks(52)) * 32, within(1e-12));
    }

    @Test
    void whoseSpendIsUnknownHasNoValue() {
        assertThat(twelveMonths(12).of(PurchaseSummary.of(3, 20, 38, WEEK))).isEmpty();
        assertThat(LifetimeValue.of(WEEKLY, new GammaGamma(6, 1, 16), ModelTime.weeks(52), DiscountRate.of(0, WEEK))
                        .ofNewCustomer())
                .isEmpty();
    }

    @Test
    void unitsMeetByANamedFactorOnly() {
        assertThatThrownBy(() -> LifetimeValue.of(WEEKLY, SPEND, ModelTime.months(12), MONTHLY))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> LifetimeValue.of(
                        WEEKLY, SPEND, ModelTime.weeks(52), MONTHLY, UnitConversion.WEEKS_PER_MONTH_52_12))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() ->
                        LifetimeValue.of(WEEKLY, SPEND, ModelTime.months(12), MONTHLY, UnitConversion.MONTHS_PER_YEAR))
                .isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 12.5, 10_001})
    void horizonsAreWholePeriods(double months) {
        assertThatThrownBy(() -> LifetimeValue.of(
                        WEEKLY, SPEND, ModelTime.months(months), MONTHLY, UnitConversion.WEEKS_PER_MONTH_52_12))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("horizon");
    }

    @Test
    void marginsAreShares() {
        assertThatThrownBy(() -> twelveMonths(12).ofMargin(1.2)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> twelveMonths(12).ofMargin(-0.1)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void ratesCompoundWhenTheyChangeTheirPeriod() {
        DiscountRate yearly = MONTHLY.convert(UnitConversion.MONTHS_PER_YEAR);

        assertThat(yearly.per()).isEqualTo(YEAR);
        assertThat(yearly.rate()).isCloseTo(Math.pow(1.01, 12) - 1, within(1e-14));
        assertThat(yearly.convert(UnitConversion.MONTHS_PER_YEAR).rate()).isCloseTo(0.01, within(1e-14));
        assertThat(yearly.presentValueOf1(ModelTime.years(2))).isCloseTo(Math.pow(1.01, -24), within(1e-14));
        assertThatThrownBy(() -> yearly.presentValueOf1(ModelTime.months(24)))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> DiscountRate.of(-0.01, YEAR)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> DiscountRate.of(0.1, YEAR).presentValue(List.of(1.0, Double.NaN)))
                .isInstanceOf(InvalidInputException.class);
        assertThat(DiscountRate.of(0.1, YEAR).presentValue(List.of())).isZero();
    }

    /** The sums themselves: margins come each year with probability r^k. */
    @ParameterizedTest
    @CsvSource({"0.8, 0.1, 0", "0.8, 0.1, 0.05", "0.95, 0.1, 0.1", "1, 0.1, 0", "0, 0.1, 0", "0.9, 0.2, -0.3"})
    void guptaLehmannIsTheSumItStandsFor(double retention, double rate, double growth) {
        GuptaLehmann rule =
                GuptaLehmann.of(7, retention, DiscountRate.of(rate, YEAR)).growing(growth);
        double sum = 0;
        double now = 0;
        for (int k = 0; k < 5_000; k++) {
            double ratio = retention * (1 + growth) / (1 + rate);
            now += 7 * Math.pow(ratio, k);
            sum += 7 * retention / (1 + rate) * Math.pow(ratio, k);
        }

        assertThat(rule.value()).isCloseTo(sum, within(1e-9));
        assertThat(rule.valueWithMarginNow()).isCloseTo(now, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "1.1, 0.1, 0",
        "1, 0, 0",
        "0.95, 0.1, 0.2",
        "-0.1, 0.1, 0",
        "0.8, 0.1, -1",
        "NaN, 0.1, 0",
        "0.8, 0.1, NaN"
    })
    void guptaLehmannRefusesWhatHasNoFiniteSum(double retention, double rate, double growth) {
        DiscountRate discount = DiscountRate.of(rate, YEAR);

        assertThatThrownBy(() -> new GuptaLehmann(100, retention, discount, growth))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> GuptaLehmann.of(Double.NaN, 0.5, discount)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void historicValueIsASumWithOrWithoutInterest() {
        List<HistoricValue.Margin> margins = List.of(
                new HistoricValue.Margin(100, ModelTime.years(2)), new HistoricValue.Margin(-20, ModelTime.years(0.5)));

        assertThat(HistoricValue.sum(margins)).isEqualTo(80);
        assertThat(HistoricValue.compounded(margins, DiscountRate.of(0.1, YEAR)))
                .isCloseTo(121 - 20 * Math.sqrt(1.1), within(1e-12));
        assertThat(HistoricValue.sum(List.of())).isZero();
        assertThatThrownBy(() -> HistoricValue.compounded(margins, MONTHLY)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new HistoricValue.Margin(Double.NaN, ModelTime.years(1)))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void profitIsWhatIsLeftAfterGoodsAndService() {
        CustomerProfit one = new CustomerProfit(200, 120, 30);
        CustomerProfit two = new CustomerProfit(100, 60, 55);
        CustomerProfit sum = CustomerProfit.sum(List.of(one, two));

        assertThat(one.margin()).isEqualTo(80);
        assertThat(one.profit()).isEqualTo(50);
        assertThat(one.profitability()).hasValue(0.25);
        assertThat(one.costToServeShare()).hasValue(0.15);
        assertThat(two.profit()).isEqualTo(-15);
        assertThat(sum).isEqualTo(new CustomerProfit(300, 180, 85));
        assertThat(CustomerProfit.sum(List.of())).isEqualTo(CustomerProfit.NONE);
        assertThat(CustomerProfit.NONE.profitability()).isEmpty();
        assertThat(CustomerProfit.NONE.costToServeShare()).isEmpty();
        for (double bad : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
            assertThatThrownBy(() -> new CustomerProfit(bad, 0, 0)).isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> new CustomerProfit(0, bad, 0)).isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> new CustomerProfit(0, 0, bad)).isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void equityIsSummedPerSegmentAndInAll() {
        CustomerEquity equity = CustomerEquity.builder()
                .add("retail", OptionalDouble.of(10.5))
                .add("retail", OptionalDouble.of(4.5))
                .add("trade", OptionalDouble.empty())
                .add("trade", OptionalDouble.of(100))
                .build();

        assertThat(equity.segments())
                .containsExactly(
                        Map.entry("retail", new CustomerEquity.Segment(2, 0, 15)),
                        Map.entry("trade", new CustomerEquity.Segment(1, 1, 100)));
        assertThat(equity.total()).isEqualTo(new CustomerEquity.Segment(3, 1, 115));
        assertThat(new CustomerEquity.Segment(2, 0, 15).mean()).hasValue(7.5);
        assertThat(CustomerEquity.none().total().mean()).isEmpty();
        assertThat(equity).hasToString(equity.segments().toString());
    }

    @Test
    void equityOfPartsMergesExactly() {
        SplittableRandom random = new SplittableRandom(3);
        CustomerEquity.Builder whole = CustomerEquity.builder();
        CustomerEquity merged = CustomerEquity.none();
        for (int part = 0; part < 20; part++) {
            CustomerEquity.Builder some = CustomerEquity.builder();
            for (int i = 0; i < 20; i++) {
                OptionalDouble value = OptionalDouble.of(random.nextDouble() * Math.pow(10, random.nextInt(12)));
                String segment = "s" + random.nextInt(3);
                whole.add(segment, value);
                some.add(segment, value);
            }
            merged = part % 2 == 0 ? merged.merge(some.build()) : some.build().merge(merged);
        }

        assertThat(merged).isEqualTo(whole.build()).hasSameHashCodeAs(whole.build());
        assertThat(merged).isNotEqualTo(CustomerEquity.none());
    }

    @Test
    void equityChecksWhatIsAdded() {
        CustomerEquity.Builder builder = CustomerEquity.builder();

        assertThatThrownBy(() -> builder.add(" ", OptionalDouble.of(1))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> builder.add("a", OptionalDouble.of(Double.NaN)))
                .isInstanceOf(InvalidInputException.class);
        assertThat(builder.build()).isEqualTo(CustomerEquity.none());
    }

    @Test
    void concentrationIsThatOfTheLargest() {
        Concentration ten = Concentration.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 55);

        assertThat(ten.customers()).isEqualTo(10);
        assertThat(ten.total()).isEqualTo(100);
        assertThat(ten.topShare(0.1)).hasValue(0.55);
        assertThat(ten.topShare(0.11)).hasValue(0.64);
        assertThat(ten.topShare(0)).hasValue(0);
        assertThat(ten.topShare(1)).hasValue(1);
        assertThatThrownBy(() -> ten.topShare(1.1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Concentration.of(1, -1)).isInstanceOf(InvalidInputException.class);
    }

    /** 0.07 times 100 is a hair above 7 in doubles. */
    @Test
    void shareOfCustomersIsRoundedUpButNotByRounding() {
        double[] alike = new double[100];
        Arrays.fill(alike, 3);

        assertThat(Concentration.of(alike).topShare(0.07).orElseThrow()).isCloseTo(0.07, within(1e-15));
        assertThat(Concentration.of(alike).topShare(0.071).orElseThrow()).isCloseTo(0.08, within(1e-15));
    }

    @Test
    void giniIsZeroForAlikeAndLargestForOne() {
        assertThat(Concentration.of(3, 3, 3, 3).gini()).hasValue(0);
        assertThat(Concentration.of(0, 0, 0, 9).gini()).hasValue(0.75);
        // mean absolute difference over twice the mean: (1+2+1+1+2+1) / 9 / (2 * 2) = 8 / 36
        assertThat(Concentration.of(1, 3, 2).gini().orElseThrow()).isCloseTo(8 / 36.0, within(1e-15));
        assertThat(Concentration.of().gini()).isEmpty();
        assertThat(Concentration.of(0, 0).gini()).isEmpty();
        assertThat(Concentration.of(0, 0).topShare(0.5)).isEmpty();
    }

    @Test
    void amountsWhoseSumsOverflowAreRefused() {
        assertThatThrownBy(() -> Concentration.of(1, 1e291))
                .hasMessage("amount must be finite and at most 1e290 in size");
        assertThat(Concentration.of(1e290, 1e290, 0).gini().orElseThrow()).isCloseTo(1 / 3.0, within(1e-12));
        assertThatThrownBy(() -> new CustomerProfit(1e291, 0, 0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> CustomerEquity.builder().add("a", OptionalDouble.of(-1e291)))
                .isInstanceOf(InvalidInputException.class);
        HistoricValue.Margin early = new HistoricValue.Margin(5, ModelTime.years(1e6));
        HistoricValue.Margin loss = new HistoricValue.Margin(-5, ModelTime.years(1e6));
        assertThatThrownBy(() -> HistoricValue.compounded(List.of(early, loss), DiscountRate.of(0.1, YEAR)))
                .hasMessage("margins must not be so long ago that their value is infinite");
    }
}
