package io.crmkit.examples.quickstart.survey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.feedback.QuestionKind;
import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.score.Direction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in a file, reading it ends, and each line counts once. */
class SurveyReaderProperties {
    private static final SurveyLayout LAYOUT = new SurveyLayout(
            "id",
            List.of(new Question(
                    "nps", QuestionKind.NPS, RatingScale.ZERO_TO_TEN, Direction.HIGHER_IS_BETTER, Set.of())),
            Optional.empty(),
            List.of(),
            new SurveyDate.Fixed(LocalDate.of(2026, 3, 1)),
            new SurveyLayout.Person(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()),
            new TreeMap<>());

    @Provide
    Arbitrary<String> junk() {
        return Arbitraries.strings()
                .withChars('a', '7', ',', ';', '"', '\n', '\r', '\0', ' ', '\uFFFD')
                .ofMaxLength(80);
    }

    @Property(tries = 500)
    void readsAnyFileLineByLine(@ForAll("junk") String junk) throws Exception {
        Path file = Files.createTempFile("survey", ".csv");
        List<Reject> rejects = new ArrayList<>();
        List<Long> good = new ArrayList<>();
        try {
            Files.write(file, ("id,nps\n" + junk + "\nlast,9\n").getBytes(UTF_8));
            try (SurveyReader reader =
                    SurveyReader.open(new CsvFile(file, UTF_8, Optional.of(',')), LAYOUT, rejects::add)) {
                for (Optional<Response> row = reader.next(); row.isPresent(); row = reader.next()) {
                    good.add(row.get().line());
                }
            }
        } finally {
            Files.delete(file);
        }
        List<Long> bad = rejects.stream().map(Reject::line).toList();

        assertThat(good).isSorted().doesNotHaveDuplicates().doesNotContainAnyElementsOf(bad);
        assertThat(bad).isSorted().doesNotHaveDuplicates();
    }
}
