package io.crmkit.examples.quickstart.survey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.feedback.QuestionKind;
import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.score.Direction;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurveyReaderTest {
    private static final SurveyLayout LAYOUT = new SurveyLayout(
            "id",
            List.of(new Question(
                    "nps", QuestionKind.NPS, RatingScale.ZERO_TO_TEN, Direction.HIGHER_IS_BETTER, Set.of("11", "n/a"))),
            Optional.empty(),
            List.of(),
            new SurveyDate.Fixed(LocalDate.of(2026, 3, 1)),
            new SurveyLayout.Person(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("text")),
            new TreeMap<>());

    @TempDir
    private Path folder;

    private final List<Reject> rejects = new ArrayList<>();

    private List<Response> read(String text) throws Exception {
        return read(text.getBytes(UTF_8), UTF_8);
    }

    private List<Response> read(byte[] bytes, Charset encoding) throws Exception {
        Path file = Files.write(folder.resolve("survey.csv"), bytes);
        List<Response> responses = new ArrayList<>();
        try (SurveyReader reader =
                SurveyReader.open(new CsvFile(file, encoding, Optional.empty()), LAYOUT, rejects::add)) {
            for (Optional<Response> next = reader.next(); next.isPresent(); next = reader.next()) {
                responses.add(next.get());
            }
        }
        return responses;
    }

    private List<String> rejected() {
        return rejects.stream()
                .map(reject -> reject.line() + ": " + reject.reason())
                .toList();
    }

    @Test
    void readsRatingsAndCodesThatMeanBlank() throws Exception {
        List<Response> responses = read("id,nps,text\na,10,x\nb, 7.0 ,\nc,11,\nd,,\ne,n/a,\n");

        assertThat(responses)
                .extracting(response -> response.ratings().get(0))
                .containsExactly(
                        OptionalInt.of(10),
                        OptionalInt.of(7),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        OptionalInt.empty());
        assertThat(responses).extracting(Response::line).containsExactly(2L, 3L, 4L, 5L, 6L);
        assertThat(rejects).isEmpty();
    }

    @Test
    void saysWhyARowIsBadAndReadsOn() throws Exception {
        List<Response> responses =
                read("id,nps,text\n,5,\na,12,\nb,ten,\nc,7.5,\nd,-1,\ne,1e999999999,\nf,3\ng,3,x,y\nh,3,\n");

        assertThat(responses).extracting(Response::respondent).containsExactly("h");
        assertThat(rejected())
                .containsExactly(
                        "2: id is empty",
                        "3: nps is 12, which is not on the scale 0..10",
                        "4: nps is not a whole number",
                        "5: nps is not a whole number",
                        "6: nps is -1, which is not on the scale 0..10",
                        "7: nps is not a whole number",
                        "8: has 2 cells, the header has 3",
                        "9: has 4 cells, the header has 3");
        assertThat(rejects.get(1).cells()).containsExactly("a", "12", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void obeysTheByteOrderMarkWhateverEncodingIsGiven(String encoding) throws Exception {
        byte[] bytes = "\uFEFFid,nps,text\na,9,Stra\u00DFe\n".getBytes(Charset.forName(encoding));

        assertThat(read(bytes, ISO_8859_1).get(0).person().comment()).contains("Stra\u00DFe");
    }

    @Test
    void readsWithoutAMarkInTheEncodingThatIsGiven() throws Exception {
        byte[] bytes = "id,nps,text\na,9,Stra\u00DFe\n".getBytes(ISO_8859_1);

        assertThat(read(bytes, ISO_8859_1).get(0).person().comment()).contains("Stra\u00DFe");
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t", "|", ","})
    void findsTheSeparatorInTheFirstLine(String separator) throws Exception {
        String text = "id<nps<\"text\"\na<9<\"one; two, three | four\"\n".replace("<", separator);

        assertThat(read(text).get(0).person().comment()).contains("one; two, three | four");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void countsLinesOverEmptyOnesAndCellsOfSeveralLines(String end) throws Exception {
        List<Response> responses = read("id,nps,text\n\na,9,\"one\n\ntwo\"\n\nb,12,\nc,8,\n".replace("\n", end));

        assertThat(responses).extracting(Response::line).containsExactly(3L, 8L);
        assertThat(rejected()).containsExactly("7: nps is 12, which is not on the scale 0..10");
    }

    @Test
    void losesOnlyTheLineOfAQuotationMarkThatIsNeverClosed() throws Exception {
        List<Response> responses = read("id,nps,text\na,9,fine\nb,8,\"lost\nc,7,\nd,6,\n");

        assertThat(responses).extracting(Response::respondent).containsExactly("a", "c", "d");
        assertThat(responses).extracting(Response::line).containsExactly(2L, 4L, 5L);
        assertThat(rejected()).containsExactly("3: has a quotation mark that is not closed");
        assertThat(rejects.get(0).cells()).containsExactly("b,8,\"lost");
    }

    @Test
    void losesOnlyTheLineOfAQuotationMarkThatSwallowsTheNextQuotedCell() throws Exception {
        List<Response> responses = read("id,nps,text\nb,8,\"lost\nc,7,\"kept, too\"\nd,6,\n");

        assertThat(responses).extracting(Response::respondent).containsExactly("c", "d");
        assertThat(rejected()).singleElement().asString().startsWith("2: has");
    }

    @ParameterizedTest
    @ValueSource(strings = {"b,8,\"lost\nc,7,\"kept\"\n", "b,8,\"lost\nc,7,\"\"\n", "b,8\",\"lost\nc,7,kept\n"})
    void neverHidesARowInTheTextOfAnother(String rows) throws Exception {
        assertThat(read("id,nps,text\n" + rows))
                .extracting(Response::respondent)
                .containsExactly("c");
        assertThat(rejects).extracting(Reject::line).containsExactly(2L);
    }

    @Test
    void keepsACellThatHoldsACarriageReturnAlone() throws Exception {
        assertThat(read("id,nps,text\na,9,\"one\rtwo\r\nthree\"\n")
                        .get(0)
                        .person()
                        .comment())
                .contains("one\ntwo\nthree");
    }

    @Test
    void keepsAGoodRowOfSeveralLinesBeforeABrokenOne() throws Exception {
        List<Response> responses = read("id,nps,text\na,9,\"one\ntwo\"\nb,8,\"x\"y\nc,7,z\n");

        assertThat(responses).extracting(Response::respondent).containsExactly("a", "c");
        assertThat(rejects).extracting(Reject::line).containsExactly(4L);
    }

    @Test
    void takesATextOfSeveralLinesAtTheEndOfTheFile() throws Exception {
        List<Response> responses = read("id,nps,text\na,9,5\" wide\nb,8,\"one\n\"\"two\"\"\"\n");

        assertThat(responses.get(1).person().comment()).contains("one\n\"two\"");
        assertThat(rejects).isEmpty();
    }

    @Test
    void losesOnlyTheLineOfAQuotationMarkInALongFile() throws Exception {
        StringBuilder text = new StringBuilder("id,nps,text\nbad,8,\"lost\n");
        for (int i = 0; i < 200_000; i++) {
            text.append("r").append(i).append(",7,\n");
        }

        assertThat(read(text.toString())).hasSize(200_000);
        assertThat(rejected())
                .containsExactly("2: has a quotation mark that is out of place, or a cell that is too long");
    }

    @Test
    void givesUpOnAFileFullOfBrokenQuotationMarks() {
        String text = "id,nps,text\n" + "a,\"1\n".repeat(3_000);

        assertThatThrownBy(() -> read(text)).isInstanceOf(IOException.class).hasMessageContaining("separator");
    }

    @Test
    void rejectsARowWithAFieldOfTenMegabytes() throws Exception {
        List<Response> responses = read("id,nps,text\na,9," + "x".repeat(10_000_000) + "\nb,8,\n");

        assertThat(responses).extracting(Response::respondent).containsExactly("b");
        assertThat(rejects).singleElement().satisfies(reject -> {
            assertThat(reject.line()).isEqualTo(2);
            assertThat(reject.cells().get(0)).hasSize(1_000);
        });
    }

    @Test
    void rejectsTextThatNoStoreTakes() throws Exception {
        List<Response> responses = read("id,nps,text\na,9,nul \0 here\nb\0,8,\nc,7," + "x".repeat(10_001) + "\nd,6,\n");

        assertThat(responses).extracting(Response::respondent).containsExactly("d");
        assertThat(rejected())
                .containsExactly(
                        "2: text contains a NUL character",
                        "3: id contains a NUL character",
                        "4: text has 10001 characters, at most 10000");
    }

    @Test
    void namesTheColumnsThatAreMissing() {
        assertThatThrownBy(() -> read("id,score\n"))
                .isInstanceOf(LayoutException.class)
                .hasMessage("the file has no column nps, text; it has id, score");
        assertThatThrownBy(() -> read("id,nps,nps,text\n"))
                .isInstanceOf(LayoutException.class)
                .hasMessageContaining("two columns named nps");
        assertThatThrownBy(() -> read("\"id,nps,text\na,9,x\n"))
                .isInstanceOf(LayoutException.class)
                .hasMessage("the first line has a quotation mark that is not closed");
        assertThatThrownBy(() -> read("")).isInstanceOf(LayoutException.class).hasMessage("the file is empty");
    }

    @Test
    void showsNothingPersonalInTexts() throws Exception {
        Response response = read("id,nps,text\nada@example.org,9,secret\n").get(0);

        assertThat(response.toString() + response.person()).doesNotContain("ada", "secret");
    }
}
