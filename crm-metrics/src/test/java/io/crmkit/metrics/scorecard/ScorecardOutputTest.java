package io.crmkit.metrics.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.crmkit.core.Crm;
import io.crmkit.core.feedback.AnswerGroup;
import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.csat.Csat;
import io.crmkit.metrics.driver.Coverage;
import io.crmkit.metrics.driver.Importance;
import io.crmkit.metrics.driver.ImportanceGrid;
import io.crmkit.metrics.nps.Nps;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.score.Score;
import io.crmkit.store.memory.MemoryStore;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScorecardOutputTest {
    private static final Breakdown REGION = Breakdown.segment("region");
    private static final String LONG = "n\u00e4rrisch ".repeat(50);

    private static AnswerGroup group(int rating, String region) {
        return new AnswerGroup(
                RatingScale.ZERO_TO_TEN,
                rating < 0 ? OptionalInt.empty() : OptionalInt.of(rating),
                BigDecimal.ONE,
                Optional.empty(),
                Optional.empty(),
                new TreeMap<>(Map.of("region", region)));
    }

    /** January: 40 of {@code region} and 30 of "south", 2 blank. February: 3 and 30. March: nothing. */
    private static Scorecard card(String region) {
        Map<AnswerGroup, Long> january =
                Map.of(group(10, region), 30L, group(0, region), 10L, group(7, "south"), 30L, group(-1, "south"), 2L);
        Map<AnswerGroup, Long> february = Map.of(group(10, region), 3L, group(3, "south"), 30L);
        Score performance = Csat.mean(RatingTally.of(RatingScale.ONE_TO_FIVE, 5, 4, 1));
        Map<String, Score> performances = new LinkedHashMap<>();
        performances.put(region, performance);
        performances.put("price", Csat.mean(RatingTally.of(RatingScale.ONE_TO_FIVE, 2, 2, 1)));
        Map<String, Double> weights = new LinkedHashMap<>();
        weights.put(region, 0.3);
        weights.put("price", 0.2);
        return Scorecard.of(
                        Answers.months()
                                .by(REGION)
                                .benchmark(Benchmark.of(region, 42, region))
                                .baselineOfFirst(1)
                                .build(),
                        period -> switch (period.label()) {
                            case "2026-01" -> january;
                            case "2026-02" -> february;
                            default -> Map.of();
                        })
                .withDrivers(ImportanceGrid.of(
                                new Importance("shapley.lmg", weights, 0.5, new Coverage(3, 3, Map.of())), performances)
                        .orElseThrow());
    }

    private static String json(Scorecard card) throws IOException {
        StringBuilder json = new StringBuilder();
        card.writeJson(json);
        return json.toString();
    }

    private static List<NamedCsvRecord> csv(Scorecard card) throws IOException {
        StringBuilder csv = new StringBuilder();
        card.writeCsv(csv);
        return CsvReader.builder().ofNamedCsvRecord(csv.toString()).stream().toList();
    }

    private static String html(Scorecard card) throws IOException {
        StringBuilder html = new StringBuilder();
        card.writeHtml("Scores", Locale.GERMANY, html);
        return html.toString();
    }

    @Test
    void jsonHasEveryScoreWithItsStateAndNothingOfWhatIsWithheld() throws IOException {
        JsonNode json = JsonMapper.shared().readTree(json(card("north")));

        assertThat(json.get("format").stringValue()).isEqualTo("crmkit.scorecard/1");
        assertThat(json.get("definition").get("id").stringValue()).isEqualTo("nps");
        assertThat(json.get("zone").stringValue()).isEqualTo("Z");
        assertThat(json.get("threshold").intValue()).isEqualTo(5);
        assertThat(json.get("periods")).hasSize(3);
        JsonNode overall = json.get("total").get("overall");
        assertThat(overall.get("responses").intValue()).isEqualTo(103);
        assertThat(overall.get("value").doubleValue()).isEqualTo(100.0 * (33 - 40) / 103);
        assertThat(overall.get("counts")).hasSize(11);
        assertThat(overall.get("excluded").get("BLANK").intValue()).isEqualTo(2);
        assertThat(overall.get("interval").get("method").stringValue()).isEqualTo("nps.adjusted_wald");
        assertThat(overall.get("benchmark").get("standing").stringValue()).isEqualTo("WORSE");
        JsonNode periods = json.get("total").get("periods");
        assertThat(periods.get(1).get("change").get("difference").doubleValue()).isNegative();
        assertThat(periods.get(2).get("state").stringValue()).isEqualTo("NO_ANSWERS");
        assertThat(periods.get(2).get("value")).as("no answers are not 0").isNull();
        JsonNode cell = json.get("breakdowns")
                .get(0)
                .get("groups")
                .get(0)
                .get("periods")
                .get(1);
        assertThat(JsonMapper.shared().writeValueAsString(cell)).isEqualTo("{\"state\":\"WITHHELD\"}");
        assertThat(json.get("controlChart").get("points")).hasSize(2);
        assertThat(json.get("drivers").get("points")).hasSize(2);
    }

    @Test
    void csvHasOneLineForEachScore() throws IOException {
        List<NamedCsvRecord> lines = csv(card("north"));

        assertThat(lines).hasSize(3 * 4);
        StringBuilder text = new StringBuilder();
        card("north").writeCsv(text);
        assertThat(text.toString().replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
        assertThat(text.toString()).endsWith("\r\n");
        assertThat(lines.get(0).getField("scope")).isEqualTo("total");
        assertThat(lines.get(0).getField("first_day")).isEqualTo("2026-01-01");
        assertThat(lines.get(0).getField("last_day")).isEqualTo("2026-03-31");
        assertThat(Double.parseDouble(lines.get(0).getField("score"))).isEqualTo(100.0 * (33 - 40) / 103);
        assertThat(lines.get(2).getField("change")).startsWith("-");
        assertThat(lines.get(3).getField("state")).isEqualTo("NO_ANSWERS");
        assertThat(lines.get(3).getField("score")).isEmpty();
        NamedCsvRecord withheld = lines.get(6);
        assertThat(List.of(withheld.getField("group"), withheld.getField("state"), withheld.getField("responses")))
                .containsExactly("north", "WITHHELD", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://evil\";\"x\")",
                "+1",
                "-1+1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                " =1",
                "\uFF1D1"
            })
    void noSpreadsheetTakesANameForAFormula(String name) throws IOException {
        List<NamedCsvRecord> lines = csv(card(name));

        assertThat(lines.stream().map(line -> line.getField("group")))
                .contains("'" + name)
                .doesNotContain(name);
    }

    @Test
    void csvKeepsHarmlessNamesAsTheyAre() throws IOException {
        assertThat(csv(card("a,\"b\" \r\n'c'; =d")).stream().map(line -> line.getField("group")))
                .contains("a,\"b\" \r\n'c'; =d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\" onmouseover=\"alert(1)",
                "' onload='alert(1)",
                "</title></svg><img src=x onerror=alert(1)>",
                "&lt;b&gt;",
                "]]><!--",
                "\u202Egnp.exe",
                "a\u0007\u001bb\uFFFF",
                "\uD83D\uDE00 \u4E2D\u6587"
            })
    void aNameIsOnlyEverText(String name) throws IOException, ParserConfigurationException, SAXException {
        Scorecard card = card(name);
        String html = html(card);

        Document page = parse(html);
        assertThat(page.getElementsByTagName("script").getLength()).isZero();
        assertThat(page.getElementsByTagName("img").getLength()).isZero();
        NodeList all = page.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            for (int j = 0; j < all.item(i).getAttributes().getLength(); j++) {
                assertThat(all.item(i).getAttributes().item(j).getNodeName()).doesNotStartWith("on");
            }
        }
        assertThat(page.getDocumentElement().getTextContent())
                .contains(name.replaceAll("[\u202E\u0007\u001b\uFFFF]", "\uFFFD"));
        assertThat(JsonMapper.shared()
                        .readTree(json(card))
                        .get("breakdowns")
                        .get(0)
                        .get("groups")
                        .valueStream()
                        .map(group -> group.get("name").stringValue()))
                .contains(name);
    }

    /** The page is well-formed XML too, but for the two tags that HTML does not close. */
    private static Document parse(String html) throws IOException, ParserConfigurationException, SAXException {
        String xml = Pattern.compile("<meta [^>]*>")
                .matcher(html.replace("<!DOCTYPE html>\n", ""))
                .replaceAll("");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    @Test
    void aLongNameIsCutInTheChartAndWholeInTheTable() throws IOException {
        String html = html(card(LONG));

        assertThat(html).contains("<bdi>" + LONG + "</bdi>").contains("\u2026</text>");
        assertThat(Pattern.compile("<text [^>]*>[^<]{120,}").matcher(html).find())
                .isFalse();
    }

    @Test
    void thePageNeedsNothingElse() throws IOException {
        assertThat(html(card("north")))
                .doesNotContain("<script")
                .doesNotContain("http:")
                .doesNotContain("https:")
                .doesNotContain("@import")
                .doesNotContain("url(");
    }

    @Test
    void everyDrawingHasATitleADescriptionAndATable() throws IOException, ParserConfigurationException, SAXException {
        Document page = parse(html(card("north")));

        NodeList drawings = page.getElementsByTagName("svg");
        assertThat(drawings.getLength())
                .as("distribution, trend, control chart, regions, drivers")
                .isEqualTo(5);
        for (int i = 0; i < drawings.getLength(); i++) {
            NodeList parts = drawings.item(i).getChildNodes();
            assertThat(parts.item(1).getNodeName()).isEqualTo("title");
            assertThat(parts.item(3).getNodeName()).isEqualTo("desc");
        }
        assertThat(page.getElementsByTagName("table").getLength()).isGreaterThanOrEqualTo(drawings.getLength());
    }

    @Test
    void numbersOfThePageFollowTheLocale() throws IOException {
        assertThat(html(card("north"))).contains(">\u22126,8<"); // 100 * (33 - 40) / 103
    }

    @Test
    void aPageWithoutAnswersSaysSo() throws IOException, ParserConfigurationException, SAXException {
        Scorecard empty =
                Scorecard.of(Answers.months().by(REGION).baselineOfFirst(1).build(), period -> Map.of());
        String html = html(empty);

        parse(html);
        assertThat(html).contains("no answers").doesNotContain("NaN");
        assertThat(json(empty)).doesNotContain("NaN");
    }

    @Test
    void aPageOfWithheldAnswersTellsNoNumber() throws IOException, ParserConfigurationException, SAXException {
        Scorecard card = Scorecard.of(
                Answers.months().by(REGION).build(),
                period -> period.label().equals("2026-01") ? Map.of(group(10, "north"), 4L) : Map.of());
        String html = html(card);

        parse(html);
        assertThat(html).contains("withheld").doesNotContain("100,0").doesNotContain("n 4");
        assertThat(json(card)).doesNotContain("\"value\"").doesNotContain("\"responses\"");
        assertThat(csv(card))
                .allSatisfy(line -> assertThat(line.getField("score") + line.getField("responses"))
                        .isEmpty());
    }

    @Test
    void manyPeriodsHaveFewLabels() throws IOException {
        Scorecard card = Scorecard.of(
                Answers.months()
                        .every(PeriodKind.DAY)
                        .from(LocalDate.of(2024, 1, 1))
                        .showSmallGroups()
                        .build(),
                period -> Map.of(group(9, "north"), 3L));

        assertThat(Pattern.compile("<text class=\"tick\"[^>]*>20\\d\\d-")
                        .matcher(html(card))
                        .results()
                        .count())
                .isBetween(4L, 16L);
    }

    @Test
    void theOutputOfStoredAnswersIsThatOfTheirCounts() throws IOException {
        try (Crm crm = Crm.builder(MemoryStore.create()).build()) {
            new Answers(crm).add(7, 10, 1, Map.of("region", "north"));
            ScorecardRequest request = Answers.months().by(REGION).build();
            Scorecard counted = Scorecard.of(
                    request, period -> period.label().equals("2026-01") ? Map.of(group(10, "north"), 7L) : Map.of());

            assertThat(json(Scorecard.of(crm, request))).isEqualTo(json(counted));
            assertThat(counted.total().overall().score()).contains(Nps.of(RatingTally.of(10, 10, 10, 10, 10, 10, 10)));
        }
    }
}
