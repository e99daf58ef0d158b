package io.crmkit.metrics.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.feedback.QuestionKind;
import io.crmkit.core.feedback.RatingScale;
import io.crmkit.core.id.CustomerId;
import io.crmkit.metrics.ces.Ces;
import io.crmkit.metrics.csat.Csat;
import io.crmkit.metrics.nps.Nps;
import io.crmkit.metrics.nps.NpsScore;
import io.crmkit.metrics.rating.Exclusion;
import io.crmkit.metrics.score.Score;
import io.crmkit.metrics.score.ScoreDefinition;
import io.crmkit.store.memory.MemoryStore;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Scorecards of four years of the passenger survey of the airport of San Francisco (public domain, DataSF), 11,694 passengers, stored
 * as feedback. Skipped, and reported as skipped, where the folder {@code ../shared/data} beside the project is missing. The expected
 * numbers were computed from the files by other programs.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SfoScorecardTest {
    private static final Path DATA = Path.of("..", "..", "shared", "data", "sfo");
    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    private static final RatingScale FIVE = RatingScale.ONE_TO_FIVE;

    /** Not asked, "not applicable" and blank, as the years write them. */
    private static final Set<String> NO_RATING = Set.of("", "0", "6", "Blank", "BLANK", "blank", "NR");

    private final Crm crm = Crm.builder(MemoryStore.create()).build();

    @BeforeAll
    void store() throws IOException {
        assumeThat(DATA).as("survey data beside the project").exists();
        CustomerId passengers = crm.customers()
                .add(Customer.person("All", "Passengers").build())
                .id();
        for (int year = 2014; year <= 2017; year++) {
            List<Feedback> answers = new ArrayList<>();
            Instant when = LocalDate.of(year, 5, 15).atTime(12, 0).atZone(ZONE).toInstant();
            Path file = DATA.resolve(year + "_SFO_Customer_Survey.csv");
            try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
                for (NamedCsvRecord row : rows) {
                    for (String column : List.of("Q7ALL", "Q13GETRATE", "Q14FIND", "Q14PASSTHRU", "NETPRO")) {
                        row.findField(column)
                                .ifPresent(cell -> answers.add(answer(passengers, column, cell, row)
                                        .answeredAt(when)
                                        .build()));
                    }
                }
            }
            for (int i = 0; i < answers.size(); i += 250) {
                List<Feedback> some = answers.subList(i, Math.min(answers.size(), i + 250));
                crm.work(unit -> some.forEach(unit::add));
            }
        }
    }

    @AfterAll
    void close() {
        crm.close();
    }

    private static Feedback.Builder answer(CustomerId customer, String column, String cell, NamedCsvRecord row) {
        boolean nps = column.equals("NETPRO");
        OptionalInt rating = (nps ? Set.of("", "11") : NO_RATING).contains(cell.strip())
                ? OptionalInt.empty()
                : OptionalInt.of(Integer.parseInt(cell.strip()));
        return Feedback.answer(
                        customer, nps ? QuestionKind.NPS : QuestionKind.CSAT, nps ? RatingScale.ZERO_TO_TEN : FIVE)
                .survey("sfo")
                .question(column)
                .rating(rating)
                .weight(new BigDecimal(row.getField("WEIGHT").strip()))
                .putSegments("strata", row.getField("STRATA").strip());
    }

    private static ScorecardRequest.Builder years(String question, ScoreDefinition definition) {
        return ScorecardRequest.builder()
                .question("sfo", question)
                .score(definition)
                .from(LocalDate.of(2014, 1, 1))
                .until(LocalDate.of(2018, 1, 1))
                .every(PeriodKind.YEAR)
                .in(ZONE);
    }

    private static ScoreDefinition definition(String name) {
        ScoreDefinition definition = switch (name.replace(".weighted", "")) {
            case "nps" -> Nps.DEFINITION;
            case "csat.mean" -> Csat.meanOn(FIVE);
            case "csat.top2" -> Csat.top2BoxOn(FIVE);
            case "ces.easy_mean_5pt" -> Ces.EASY_MEAN;
            default -> Ces.EASY_PERCENT;
        };
        return name.endsWith(".weighted") ? definition.overWeights() : definition;
    }

    @Test
    void npsOf2017HasThePublishedValueAndGroups() {
        Scorecard card = Scorecard.of(crm, years("NETPRO", Nps.DEFINITION).build());

        NpsScore nps = (NpsScore) card.total().periods().get(3).score().orElseThrow();
        assertThat(nps.value().orElseThrow()).isCloseTo(39.839767, within(5e-7));
        assertThat(List.of(nps.detractors(), nps.passives(), nps.promoters())).containsExactly(342L, 968L, 1436L);
        assertThat(nps.excluded().count(Exclusion.BLANK))
                .as("84 codes 11 and an empty cell")
                .isEqualTo(85);
        assertThat(card.total().periods().get(0).state()).isEqualTo(ReportedScore.State.NO_ANSWERS);
        assertThat(card.total().overall().score()).contains(nps);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "sfo_scores.csv", numLinesToSkip = 1)
    void scoresOfEachYear(String question, String definition, int year, double value, long n, long excluded) {
        Scorecard card =
                Scorecard.of(crm, years(question, definition(definition)).build());

        Score score = card.total().periods().get(year - 2014).score().orElseThrow();
        assertThat(score.value().orElseThrow()).isCloseTo(value, within(5e-7));
        assertThat(score.responses()).isEqualTo(n);
        assertThat(score.excluded().total()).isEqualTo(excluded);
    }

    @Test
    void theStrataAddUpToEveryYear() {
        Scorecard card = Scorecard.of(
                crm,
                years("Q7ALL", Csat.meanOn(FIVE))
                        .by(Breakdown.segment("strata"))
                        .showSmallGroups()
                        .build());

        for (int i = 0; i < 4; i++) {
            int year = i;
            assertThat(card.by(Breakdown.segment("strata")).groups().stream()
                            .mapToLong(group -> group.scores()
                                    .periods()
                                    .get(year)
                                    .score()
                                    .orElseThrow()
                                    .responses())
                            .sum())
                    .isEqualTo(card.total()
                            .periods()
                            .get(year)
                            .score()
                            .orElseThrow()
                            .responses());
        }
    }
}
