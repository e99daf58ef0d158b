package io.crmkit.metrics.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VectorReportTest {
    private static final String HEADER = "id,metric,method,input,expected,tolerance,source\n";

    private final MetricVector mean = vector("MEAN,m,mean,\"{\"\"data\"\":[1,2]}\",1.5,0.01,a book");
    private final MetricVector pair = vector("PAIR,m,lower and upper,{},\"[10,20]\",rel:0.1,computed");
    private final MetricVector named =
            vector("NAMED,m,two,{},\"{\"\"n\"\":1,\"\"hist\"\":[2,3],\"\"wrong_n\"\":9}\",0,x");
    private final MetricVector refuse = vector("REFUSE,m,rejects,{},\"{\"\"error\"\":\"\"EMPTY\"\"}\",0,x");
    private final MetricVector trap =
            vector("TRAP,m,any,\"{\"\"file\"\":\"\"a.csv\"\"}\",\"{\"\"wrong_a\"\":2.5}\",0.1,x");

    private static MetricVector vector(String row) {
        return MetricVectors.parse(HEADER + row).get(0);
    }

    private static VectorResult.Outcome outcome(MetricVector vector, double... numbers) {
        return vector.check(Answer.of(numbers)).outcome();
    }

    @Test
    void readsARow() {
        assertThat(mean)
                .isEqualTo(new MetricVector(
                        "MEAN",
                        "m",
                        "mean",
                        Map.of("data", List.of(1, 2)),
                        List.of(1.5),
                        Map.of(),
                        false,
                        new Tolerance(0.01, false),
                        "a book"));
        assertThat(named.expected()).containsExactly(1.0, 2.0, 3.0);
        assertThat(named.mistakes()).containsExactly(Map.entry("wrong_n", 9.0));
        assertThat(refuse.refusal()).isTrue();
        assertThat(trap.file()).contains("a.csv");
        assertThat(mean.file()).isEmpty();
    }

    @Test
    void numbersPassWithinTheTolerance() {
        assertThat(outcome(mean, 1.5099)).isEqualTo(VectorResult.Outcome.PASSED);
        assertThat(outcome(mean, 1.511)).isEqualTo(VectorResult.Outcome.FAILED);
        assertThat(outcome(pair, 10.9, 21.9)).isEqualTo(VectorResult.Outcome.PASSED);
        assertThat(outcome(pair, 11.1, 20)).isEqualTo(VectorResult.Outcome.FAILED);
        assertThat(outcome(named, 1, 2, 3)).isEqualTo(VectorResult.Outcome.PASSED);
    }

    @Test
    void missingNumbersAndNumbersThatAreNoneFail() {
        assertThat(outcome(pair, 10)).isEqualTo(VectorResult.Outcome.FAILED);
        assertThat(outcome(pair, 10, 20, 30)).isEqualTo(VectorResult.Outcome.FAILED);
        assertThat(outcome(pair, 20, 10)).isEqualTo(VectorResult.Outcome.FAILED);
        assertThat(outcome(mean, Double.NaN)).isEqualTo(VectorResult.Outcome.FAILED);
        assertThat(outcome(trap)).isEqualTo(VectorResult.Outcome.FAILED);
        assertThat(outcome(trap, Double.NaN)).isEqualTo(VectorResult.Outcome.FAILED);
    }

    @Test
    void aKnownMistakeIsNamed() {
        assertThat(outcome(trap, 3)).isEqualTo(VectorResult.Outcome.PASSED);
        assertThat(trap.check(Answer.of(2.45)).detail()).isEqualTo("is the known mistake wrong_a, was [2.45]");
        assertThat(named.check(Answer.of(9, 2, 3)).detail()).startsWith("is the known mistake wrong_n");
    }

    @Test
    void aRefusalIsRightWhereItIsDueAndNowhereElse() {
        assertThat(refuse.check(Answer.refused()).outcome()).isEqualTo(VectorResult.Outcome.PASSED);
        assertThat(refuse.check(Answer.of(0)).detail()).isEqualTo("expected a refusal, was [0.0]");
        assertThat(mean.check(Answer.refused()).detail()).isEqualTo("expected [1.5], was refused");
    }

    @Test
    void aReportNamesEachRowThatFailedOrWasSkipped() {
        VectorReport report = VectorReport.of(List.of(mean, pair, refuse, trap), vector -> switch (vector.id()) {
            case "MEAN" -> Answer.of(1.5);
            case "PAIR" -> Answer.of(10, 25);
            case "REFUSE" -> throw new IllegalStateException("divided by 0");
            default -> Answer.unsupported("no file");
        });

        assertThat(report).hasToString("""
                4 vectors: 1 passed, 2 failed, 1 skipped
                FAILED PAIR: m, lower and upper: expected [10.0, 20.0], was [10.0, 25.0]
                FAILED REFUSE: m, rejects: threw java.lang.IllegalStateException: divided by 0
                SKIPPED TRAP: m, any: no file""");
        assertThat(report.passed()).extracting(result -> result.vector().id()).containsExactly("MEAN");
        assertThat(report.passed().get(0)).hasToString("PASSED MEAN: m, mean");
    }

    @Test
    void theBundledVectorsHaveIdsOfTheirOwnAndSources() {
        List<MetricVector> bundled = MetricVectors.bundled();

        assertThat(bundled).extracting(MetricVector::id).doesNotHaveDuplicates();
        assertThat(bundled).allSatisfy(vector -> {
            assertThat(vector.source()).isNotBlank();
            assertThat(vector.refusal()
                            || !vector.expected().isEmpty()
                            || !vector.mistakes().isEmpty())
                    .as(vector.id())
                    .isTrue();
        });
    }

    @Test
    void readsRfc4180() {
        assertThat(CsvRows.of("a,\"b \"\"c\"\", d\",\r\n\"x\ny\",,z"))
                .containsExactly(List.of("a", "b \"c\", d", ""), List.of("x\ny", "", "z"));
        assertThat(CsvRows.of("")).isEmpty();
        assertThatThrownBy(() -> CsvRows.of("\"a")).hasMessageContaining("quote");
        assertThatThrownBy(() -> CsvRows.of("\"a\"b,c")).hasMessageContaining("line break");
        assertThatThrownBy(() -> MetricVectors.parse("id,metric\n")).hasMessageContaining("columns");
    }
}
