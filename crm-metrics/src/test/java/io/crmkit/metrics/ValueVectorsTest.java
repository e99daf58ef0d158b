package io.crmkit.metrics;

import static io.crmkit.metrics.purchase.ModelUnit.MONTH;
import static io.crmkit.metrics.purchase.ModelUnit.WEEK;
import static io.crmkit.metrics.purchase.ModelUnit.YEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.btyd.BgNbd;
import io.crmkit.metrics.btyd.GammaGamma;
import io.crmkit.metrics.contract.ContractCohort;
import io.crmkit.metrics.contract.ShiftedBetaGeometric;
import io.crmkit.metrics.fit.Fit;
import io.crmkit.metrics.purchase.ModelTime;
import io.crmkit.metrics.purchase.PurchaseSummaries;
import io.crmkit.metrics.purchase.PurchaseSummary;
import io.crmkit.metrics.purchase.UnitConversion;
import io.crmkit.metrics.value.Concentration;
import io.crmkit.metrics.value.DiscountRate;
import io.crmkit.metrics.value.GuptaLehmann;
import io.crmkit.metrics.value.LifetimeValue;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The rows of {@code customer_vectors.csv} on value, spend and contracts; a row that no branch knows fails. */
class ValueVectorsTest {
    static Stream<CustomerVector> contracts() {
        return CustomerVector.of("sbg");
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void contractsAgreeWithTheNumbersOfOthers(CustomerVector row) {
        switch (row.id()) {
            case "SBG-HE-FIT", "SBG-HE-FIT4" -> {
                int years = row.id().equals("SBG-HE-FIT4") ? 5 : 8;
                ShiftedBetaGeometric model = fit(row, years).model();
                row.check(model.alpha(), model.beta());
            }
            case "SBG-HE-FIT6" -> {
                Fit<ShiftedBetaGeometric> fit = fit(row, 8);
                row.check(fit.model().alpha(), fit.model().beta(), fit.logLikelihood() / 100);
            }
            case "SBG-HE-LL11" -> row.check(sbg(row).logLikelihood(List.of(cohort(row, 8))) / 100);
            case "SBG-HE-PROJ" ->
                row.check(stream(row, "t").map(t -> sbg(row).survival((int) t)).toArray());
            case "SBG-HE-R" ->
                row.check(IntStream.rangeClosed(1, 12)
                        .mapToDouble(sbg(row)::retention)
                        .toArray());
            case "SBG-HE-DERL" -> row.check(derl(row, (int) number(row, "n")));
            case "SBG-HE-DERLS" ->
                row.check(IntStream.rangeClosed(0, 8)
                        .mapToDouble(n -> derl(row, n))
                        .toArray());
            default -> throw new AssertionError("unknown row " + row);
        }
    }

    static Stream<CustomerVector> spend() {
        return CustomerVector.of("gamma_gamma");
    }

    @ParameterizedTest
    @MethodSource("spend")
    void spendAgreesWithTheNumbersOfOthers(CustomerVector row) {
        switch (row.id()) {
            case "GG-FIT" -> {
                GammaGamma model = GammaGamma.fit(sample(row)).orElseThrow().model();
                row.check(model.p(), model.q(), model.v());
            }
            case "GG-FIT6" -> {
                Fit<GammaGamma> fit = GammaGamma.fit(sample(row)).orElseThrow();
                row.check(fit.model().p(), fit.model().q(), fit.model().v(), fit.logLikelihood());
                assertThat(fit.sampleSize()).isEqualTo(946);
            }
            case "GG-LL" -> row.check(spendModel(row).logLikelihood(sample(row)));
            case "GG-E10-PUB", "GG-E10" ->
                row.check(row.input()
                        .get("x_m")
                        .valueStream()
                        .mapToDouble(pair -> spendModel(row)
                                .expectedSpend(pair.get(0).asLong(), pair.get(1).asDouble())
                                .orElseThrow())
                        .toArray());
            case "GG-E-TOY" ->
                row.check(spendModel(row)
                        .expectedSpend((long) number(row, "x"), number(row, "m"))
                        .orElseThrow());
            case "GG-POP" -> row.check(spendModel(row).meanSpend().orElseThrow());
            case "GG-POP-DOMAIN" -> assertThat(spendModel(row).meanSpend()).isEmpty();
            case "GG-CORR" -> row.check(GammaGamma.correlation(sample(row)).orElseThrow());
            case "GG-MEANALL" ->
                row.check(customers(row, 0.01).stream()
                        .mapToDouble(customer ->
                                spendModel(row).expectedSpend(customer).orElseThrow())
                        .average()
                        .orElseThrow());
            default -> throw new AssertionError("unknown row " + row);
        }
    }

    static Stream<CustomerVector> guptaLehmann() {
        return CustomerVector.of("clv_gupta_lehmann");
    }

    @ParameterizedTest
    @MethodSource("guptaLehmann")
    void guptaLehmannAgreesWithTheNumbersOfOthers(CustomerVector row) {
        DiscountRate discount = DiscountRate.of(number(row, "i"), YEAR);
        switch (row.id()) {
            case "GL-0.10", "GL-0.12", "GL-0.14", "GL-0.16" ->
                row.check(stream(row, "r")
                        .map(r -> GuptaLehmann.of(1, r, discount).value())
                        .toArray());
            case "GL-START0" ->
                row.check(GuptaLehmann.of(1, number(row, "r"), discount).valueWithMarginNow());
            case "GL-GROWTH" ->
                row.check(GuptaLehmann.of(1, number(row, "r"), discount)
                        .growing(number(row, "g"))
                        .value());
            case "GL-M100" ->
                row.check(GuptaLehmann.of(number(row, "m"), number(row, "r"), discount)
                        .value());
            case "GL-DOMAIN" ->
                assertThatThrownBy(() -> GuptaLehmann.of(number(row, "m"), number(row, "r"), discount))
                        .isInstanceOf(InvalidInputException.class);
            default -> throw new AssertionError("unknown row " + row);
        }
    }

    static Stream<CustomerVector> discounted() {
        return CustomerVector.of("clv_dcf");
    }

    @ParameterizedTest
    @MethodSource("discounted")
    void discountedValueAgreesWithTheNumbersOfOthers(CustomerVector row) {
        if (row.input().has("cash")) {
            row.check(DiscountRate.of(number(row, "d"), YEAR)
                    .presentValue(stream(row, "cash").boxed().toList()));
            return;
        }
        BgNbd purchases = new BgNbd(number(row, "r"), number(row, "alpha"), number(row, "a"), number(row, "b"), WEEK);
        long x = (long) number(row, "x");
        PurchaseSummary customer = x == 0
                ? PurchaseSummary.of(0, 0, number(row, "T"), WEEK)
                : PurchaseSummary.of(x, number(row, "t_x"), number(row, "T"), number(row, "m"), WEEK);
        double value = LifetimeValue.of(
                        purchases,
                        spendModel(row),
                        ModelTime.months(number(row, "months")),
                        DiscountRate.of(number(row, "monthly_discount"), MONTH),
                        UnitConversion.WEEKS_PER_MONTH_4_345)
                .of(customer)
                .orElseThrow();
        double margin = Double.parseDouble(row.tolerance());
        assertThat(value)
                .isCloseTo(row.expected().get("clv").asDouble(), within(margin))
                .isNotCloseTo(row.expected().get("wrong_30").asDouble(), within(1.0));
    }

    static Stream<CustomerVector> concentration() {
        return CustomerVector.of("concentration");
    }

    @ParameterizedTest
    @MethodSource("concentration")
    void concentrationAgreesWithTheNumbersOfOthers(CustomerVector row) {
        row.check(Concentration.of(histories(row).totals()).topShare(0.2).orElseThrow());
    }

    private static ShiftedBetaGeometric sbg(CustomerVector row) {
        return new ShiftedBetaGeometric(number(row, "alpha"), number(row, "beta"), YEAR);
    }

    private static ContractCohort cohort(CustomerVector row, int years) {
        return ContractCohort.of(
                YEAR, stream(row, "survival_percent").limit(years).toArray());
    }

    private static Fit<ShiftedBetaGeometric> fit(CustomerVector row, int years) {
        return ShiftedBetaGeometric.fit(List.of(cohort(row, years))).orElseThrow();
    }

    private static double derl(CustomerVector row, int renewals) {
        return sbg(row).discountedResidualLifetime(renewals, DiscountRate.of(number(row, "d"), YEAR))
                .orElseThrow();
    }

    private static GammaGamma spendModel(CustomerVector row) {
        return new GammaGamma(number(row, "p"), number(row, "q"), number(row, "v"));
    }

    private static PurchaseSummaries sample(CustomerVector row) {
        return PurchaseSummaries.of(WEEK, customers(row, 1e-12));
    }

    private static CdnowHistories histories(CustomerVector row) {
        return CdnowHistories.ofTransactions(row.input().get("file").asString());
    }

    private static List<PurchaseSummary> customers(CustomerVector row, double meanRoundedTo) {
        return histories(row)
                .until(LocalDate.parse(row.input().get("calibration_end").asString()), meanRoundedTo);
    }

    private static double number(CustomerVector row, String field) {
        return row.input().get(field).asDouble();
    }

    private static DoubleStream stream(CustomerVector row, String field) {
        JsonNode node = row.input().get(field);
        return (node.isArray() ? node.valueStream() : Stream.of(node)).mapToDouble(JsonNode::asDouble);
    }
}
